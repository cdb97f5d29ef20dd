"""A count beside the list in its own sentence: whether the list is longer, or complete and shorter."""

import re
from typing import Final

from pactbook.book.names import organisation
from pactbook.model.claims import Count

_OPEN: Final = re.compile(
    r"\b(?:including|includes?|such as|among|like|for example|for instance|e\.g\.|notably|others?|etc"
    r"|so on|also|as well as|recent(?:ly)?|latest|last|newest|of (?:them|these)|ranging|from|starting"
    r"|beginning)\b|…|\.\.\.",
    re.I,
)
"""Words by which a list need not be complete."""
_NAME: Final = r"(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:(?:of|and\s+Herzegovina|the)\s+)?[A-Z][\w.’'-]*)*"
_LIST: Final = re.compile(rf"{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NAME})+")
_SEPARATOR: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?!Herzegovina)")
_TO_LIST: Final = re.compile(r"[^,;:(–—]{0,80}?(?:,?\s(?:with|by|namely)\s|\s?[:(–—]\s?)\Z")
"""What may stand between a number and its own list: "agreements with", "countries (", "of them:"."""
_WORDS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def denied(value: Count, sentence: str) -> str | None:
    """What the list says against the number, in words; None where it says nothing against it.

    The list must hang on the number, and each of its names must have been read. A shorter list says something
    only where no word leaves it open.
    """
    listed = len({organisation(member) for member in value.members})
    if value.ordinal or listed == value.value or listed < 2 or listed not in _lengths(value.value, sentence):
        return None
    if listed > value.value:
        return f"Its own list names {listed}, not {value.value}."
    if _OPEN.search(sentence):
        return None
    return f"Its own list names {listed}, not {value.value}, and nothing says that it is not complete."


def _lengths(number: int, sentence: str) -> list[int]:
    """How many names each list that hangs on a number has."""
    word = _WORDS[number - 1] if 0 < number <= len(_WORDS) else str(number)
    ends = [m.end() for m in re.finditer(rf"\b(?:{number}|{word})\b", sentence, re.I)]
    return [
        len(_SEPARATOR.split(match.group()))
        for match in _LIST.finditer(sentence)
        if any(end <= match.start() and _TO_LIST.fullmatch(sentence[end : match.start()]) for end in ends)
    ]
