"""Which language a text is in: Ukrainian or not, by its letters and its smallest words."""

import re
from typing import Final

_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґЎў]")
_OURS = re.compile(r"[ІіЇїЄєҐґ]")
_THEIRS = re.compile(r"[ЫыЭэЁёЪъЎў]")
_LATIN = re.compile(r"[A-Za-z]")
_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        "з із зі та й що щодо який яка яке під між як це цього було буде вже але або його надасть зараз",
    )
)
_OTHER_WORDS: Final = frozenset(
    re.findall(
        r"\w+", "и с со что который которая которые как это был была было будут он она его или если за"
    )
)
_WORD = re.compile(r"\w+")
_SAMPLE: Final = 4000


def is_ukrainian(text: str) -> bool:
    """True when the text is in Ukrainian; Russian, Belarusian and Bulgarian are refused, so is Latin script.

    Looks at the first 4,000 characters only: the letters і, ї, є, ґ stand in nearly every Ukrainian sentence
    and never in a Russian one, ы, э, ё, ъ the other way round; where a short text has neither, small words
    decide.
    """
    sample = text[:_SAMPLE]
    cyrillic = len(_CYRILLIC.findall(sample))
    if cyrillic < 8 or cyrillic < len(_LATIN.findall(sample)) * 0.5:
        return False
    ours, theirs = len(_OURS.findall(sample)), len(_THEIRS.findall(sample))
    if ours or theirs:
        return ours > 4 * theirs and ours / cyrillic >= 0.02
    words = [word.lower() for word in _WORD.findall(sample)]
    return sum(w in _WORDS for w in words) > sum(w in _OTHER_WORDS for w in words)
