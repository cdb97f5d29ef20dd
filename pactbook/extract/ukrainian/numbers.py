"""Numbers in figures and in words, cardinal and ordinal, in every case."""

import functools
import re
from dataclasses import dataclass
from typing import Final

_UNITS: Final = {
    1: "один одна одне одну одного одної однієї одному одній одним однією",
    2: "два дві двох двом двома двоє",
    3: "три трьох трьом трьома троє",
    4: "чотири чотирьох чотирьом чотирма четверо",
    30: "тридцять тридцяти тридцятьох тридцятьма",
    40: "сорок сорока",
    90: "дев'яносто дев'яноста",
    100: "сто ста",
    200: "двісті двохсот двомстам",
    300: "триста трьохсот",
    400: "чотириста чотирьохсот",
    0.5: "пів",
    1.5: "півтора півтори",
}
_FIVES: Final = {
    5: "п'ят",
    6: "шіст шест",
    7: "сім сем",
    8: "вісім восьм",
    9: "дев'ят",
    10: "десят",
    11: "одинадцят",
    12: "дванадцят",
    13: "тринадцят",
    14: "чотирнадцят",
    15: "п'ятнадцят",
    16: "шістнадцят",
    17: "сімнадцят",
    18: "вісімнадцят",
    19: "дев'ятнадцят",
    20: "двадцят",
}
_COLLECTIVE: Final = {5: "п'ятеро", 6: "шестеро", 7: "семеро", 8: "восьмеро", 9: "дев'ятеро", 10: "десятеро"}
_TENS: Final = {50: "п'ятдесят", 60: "шістдесят", 70: "сімдесят", 80: "вісімдесят"}
_HUNDREDS: Final = {500: "п'ятсот", 600: "шістсот", 700: "сімсот", 800: "вісімсот", 900: "дев'ятсот"}
_ORDINALS: Final = {
    1: "перш",
    2: "друг",
    4: "четверт",
    5: "п'ят",
    6: "шост",
    7: "сьом",
    8: "восьм",
    **{value: stem for value, stem in _FIVES.items() if value > 8},
    30: "тридцят",
    40: "сороков",
    50: "п'ятдесят",
}
_ENDINGS: Final = ("ий", "а", "е", "у", "ої", "ою", "ого", "ому", "ій", "им", "і", "их")

SCALES: Final = (
    (1e12, r"трлн\.?|трильйон(?:а|и|ів|у|ом)?"),
    (1e9, r"млрд\.?|мільярд(?:а|и|ів|у|ом|ами|ам|ах)?"),
    (1e6, r"млн\.?|мільйон(?:а|и|ів|у|ом|ами|ам|ах)?"),
    (1e3, r"тис\.?|тисяч(?:а|і|у|ею|ам|ами)?"),
)
SCALE: Final = "(?:" + "|".join(pattern for _, pattern in SCALES) + ")"
_SCALES = tuple((value, re.compile(pattern, re.I)) for value, pattern in SCALES)
LARGEST: Final = 1e14
"""Figures from here on are no figures of this matter; JSON would not carry much larger ones exactly."""
FIGURE: Final = r"(?:\d{1,3}(?:[\u00a0\u202f ]\d{3})+|\d+)(?:[.,]\d+)?"


@functools.cache
def _cardinals() -> dict[str, float]:
    found: dict[str, float] = {}
    for value, words in _UNITS.items():
        found |= dict.fromkeys(words.split(), value)
    for number, stems in _FIVES.items():
        for stem in stems.split():
            found |= {stem + e: float(number) for e in ("ь", "и", "ьох", "ьом", "ьма", "ома")}
    found |= {"сім": 7, "семи": 7, "сьома": 7, "сімома": 7, "вісім": 8, "восьми": 8, "сімох": 7, "вісьмох": 8}
    found |= {word: float(value) for value, word in _COLLECTIVE.items()}
    for value, stem in _TENS.items():
        found |= {stem + e: float(value) for e in ("", "и", "ьох", "ьма")}
    found |= {word: float(value) for value, word in _HUNDREDS.items()}
    return found


@functools.cache
def _ordinals() -> dict[str, int]:
    found = {stem + end: value for value, stem in _ORDINALS.items() for end in _ENDINGS}
    return found | dict.fromkeys(
        ("третій", "третя", "третє", "третю", "третьої", "третьою", "третього", "третьому"), 3
    )


@functools.cache
def word_pattern() -> str:
    """A pattern for a cardinal in words of one to four words."""
    ordered = sorted(_cardinals(), key=len, reverse=True)
    one = "(?:" + "|".join(map(re.escape, ordered)) + ")"
    return rf"{one}(?:\s{one}){{0,3}}"


def value_of(text: str) -> float | None:
    """The value of a figure ("1,8", "150 000") or of words ("двадцять два").

    None for anything else, and from 1e14 on. A comma or a point is the decimal sign; spaces group thousands.
    """
    plain = re.sub(r"[\u00a0\u202f ]", "", text)
    if re.fullmatch(r"\d+(?:[.,]\d+)?", plain):
        number = float(plain.replace(",", "."))
        return number if number < LARGEST else None
    total = 0.0
    for word in text.lower().split():
        value = _cardinals().get(word)
        if value is None:
            return None
        total += value
    return total or None


def scale_of(text: str) -> float:
    """What a scale word multiplies by; 1 where there is none."""
    return next((value for value, pattern in _SCALES if pattern.fullmatch(text.strip())), 1.0)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal number at `text[start:end]`."""

    start: int
    end: int
    value: int


_ORDINAL_FIGURE = re.compile(
    r"\b(\d{1,3})-?(?:а|я|та|га|ша|тя|ту|гу|шу|тю|ою|ю|ї|ої|го|й|ий|му|е|те|ма|му|ми)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def find_ordinals(text: str) -> list[Ordinal]:
    """Ordinals in figures ("15-та") and words ("двадцять друга")."""
    found = [
        Ordinal(m.start(), m.end(), int(m.group(1)))
        for m in _ORDINAL_FIGURE.finditer(text)
        if "-" in m.group()
    ]
    words = list(_WORD.finditer(text))
    for index, word in enumerate(words):
        value = _ordinals().get(word.group().lower())
        if value is None:
            continue
        start = word.start()
        if value < 10 and index:
            tens = _cardinals().get(words[index - 1].group().lower())
            if tens in (20, 30, 40, 50) and words[index - 1].end() + 1 == start:
                value, start = value + int(tens), words[index - 1].start()
        found.append(Ordinal(start, word.end(), value))
    return sorted(found, key=lambda o: o.start)
