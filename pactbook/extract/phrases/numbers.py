"""Numbers in digits and words, with their multiplier: `1,072`, `74,4 million`, `two and a half billion`.

How separators are read, by form alone (the same characters give the same number everywhere):
spaces and apostrophes group thousands; so do a comma or a point before exactly three digits (`1,072`,
`170.000`, `1.072 million`), save after a zero (`0.125`) and save a single point before billions and more
(`1.125 billion`); every other single comma or point is a decimal mark (`74,4 million`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.patterns import GAP, HYPHEN, JOIN, SPACE, WORD_END, WORD_START, any_of, phrase


@dataclass(frozen=True, slots=True)
class Number:
    """A cardinal. `step` is the place value of its last printed digit (1e8 for "1.3 billion")."""

    start: int
    end: int
    value: float
    step: float | None


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a row: "15th", "fifteenth"."""

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as scanned: `end` includes the multiplier, `bare_end` does not; `written` is "digits",
    "words" or "one" (the word alone); `scale` is None without a multiplier."""

    start: int
    end: int
    bare_end: int
    value: float
    step: float
    scale: float | None
    written: str


_BELOW_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORD_VALUES: Final[dict[str, int]] = {
    **{word: n for n, word in enumerate((*_BELOW_TEN, *_TEENS, "nineteen"), 1)},
    **{word: 20 + 10 * n for n, word in enumerate(_TENS)},
    "fourty": 40,
}
_MISSPELT_MILLION: Final = ("milion", "milions", "milllion", "millon", "millons")
_MISSPELT_BILLION: Final = ("bilion", "bilions", "billlion", "billon", "billons")
SCALES: Final[dict[str, float]] = {
    **dict.fromkeys(("thousand", "thousands", "k", "tsd"), 1e3),
    **dict.fromkeys(("million", "millions", "mn", "m", "mln", "mil", "mio", "mill", *_MISSPELT_MILLION), 1e6),
    **dict.fromkeys(
        ("billion", "billions", "bn", "b", "bln", "bil", "milliard", "milliards", "mrd", *_MISSPELT_BILLION),
        1e9,
    ),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn", "trln"), 1e12),
}
_LETTERS = frozenset("kmb")
_GROUPERS = "\u0020\u00a0\u2009\u202f\u2007'\u2019"

_UNIT = any_of(*_BELOW_TEN)
_TENS_AND_UNIT = f"{any_of(*_TENS, 'fourty')}(?:{JOIN}{_UNIT}{WORD_END})?"
_SMALL = f"(?:{_TENS_AND_UNIT}|{any_of(*_BELOW_TEN, *_TEENS, 'nineteen')}){WORD_END}"
_HUNDREDS = (
    f"(?:(?:{_SMALL}|an?{WORD_END}){JOIN}hundred{WORD_END}(?!{SPACE}of{WORD_END})"
    f"(?:{SPACE}(?:and{SPACE})?{_SMALL})?|{_SMALL})"
)
_HALVES = f"{SPACE}and{SPACE}(?:(?:an?|one){JOIN})?(?:half|quarter)|{SPACE}and{SPACE}three{JOIN}quarters"
_SCALE_WORD = any_of(*(word for word in SCALES if word not in _LETTERS))
_SCALE = (
    rf"(?:{JOIN}?hundred(?={JOIN}))?{JOIN}?(?:thousand{SPACE}(?=million))?"
    rf"(?:{_SCALE_WORD}|(?<=[\d½¼¾])[kKmMbB]){WORD_END}"
)
_LOOSE_SCALE = rf"{JOIN}?(?:{_SCALE_WORD}|[kKmMbB]){WORD_END}"
_PART = (
    f"(?:half(?:{JOIN}an?)?|an?{JOIN}half|(?:a|one){JOIN}quarter{SPACE}of{SPACE}an?|"
    f"three{JOIN}quarters{SPACE}of{SPACE}an?|"
    f"{phrase('another')}|{phrase('an additional')}|{phrase('a further')}|{phrase('an extra')}|an?)"
)
DIGITS: Final = (
    rf"(?:\d{{1,3}}(?:[{_GROUPERS}]\d{{3}}(?!\d)){{1,5}}(?:[.,]\d{{1,6}})?(?!{GAP}mm{WORD_END})"
    r"|\d{1,3}(?:,\d{3}){1,5}\.\d{1,6}|\d{1,3}(?:\.\d{3}){1,5},\d{1,6}"
    r"|\d{1,3}(?:,\d{3}){2,5}|\d{1,3}(?:\.\d{3}){2,5}"
    r"|\d{1,15}(?:[.,]\d{1,9})?)[½¼¾]?(?!\d)(?![.,]\d)|[½¼¾](?!\d)"
)
WORDS: Final = (
    f"(?:{_PART}{WORD_END}(?=(?:{JOIN}dozen|(?:{JOIN}hundred)?{JOIN}{_SCALE_WORD}){WORD_END})"
    f"|{_HUNDREDS}(?:{_HALVES})?{WORD_END})"
)
FIGURE: Final = rf"(?:(?P<digits>(?:{DIGITS})(?:{_HALVES})?)|(?P<words>{WORDS}))"
FREE: Final = rf"{WORD_START}(?<![^\W\d_]{HYPHEN})(?<!\d[.,'\u2019])"
"""Where a number may begin that has no currency before it: not inside `F-16`, `CV90` or `16.02.2024`."""

_FIGURE = re.compile(f"{FREE}{FIGURE}", re.IGNORECASE)
_FIGURE_ONLY = re.compile(FIGURE, re.IGNORECASE)
_SCALE_RE = re.compile(_SCALE, re.IGNORECASE)
_LOOSE_RE = re.compile(_LOOSE_SCALE, re.IGNORECASE)
_DOZEN_RE = re.compile(rf"{JOIN}dozen{WORD_END}", re.IGNORECASE)
_TAIL_RE = re.compile(
    rf"{SPACE}(?:and{SPACE})?(?P<part>{_HUNDREDS}){SPACE}thousand{WORD_END}"
    rf"|{SPACE}(?:and{SPACE})?(?P<rest>{_SMALL}{JOIN}hundred{WORD_END}(?:{SPACE}and{SPACE}{_SMALL})?)",
    re.IGNORECASE,
)
_NOT_A_NUMBER = re.compile(r"(?:no|any|every|some|this|that|each|the)\s+\Z", re.IGNORECASE)
_ORDINAL_WORDS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_ORDINAL_UNITS = tuple(word for word, n in _ORDINAL_WORDS.items() if n < 10)
_ORDINAL = re.compile(
    rf"{WORD_START}(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)"
    rf"|(?P<tens>{any_of(*_TENS)}){JOIN}(?P<unit>{any_of(*_ORDINAL_UNITS)})"
    rf"|(?P<word>{any_of(*_ORDINAL_WORDS)})){WORD_END}",
    re.IGNORECASE,
)


def find_numbers(text: str) -> list[Number]:
    """Cardinals in `text`, multiplier included. "Hundreds of", "billions of euros" hold no number."""
    return [Number(f.start, f.end, f.value, f.step) for f in figures(text) if _stands(text, f)]


def find_ordinals(text: str) -> list[Ordinal]:
    """Ordinals in `text`, in digits or words up to the hundredth."""
    found = []
    for match in _ORDINAL.finditer(text):
        if match["digits"]:
            value = int(match["digits"])
        elif match["tens"]:
            value = WORD_VALUES[match["tens"].lower()] + _ORDINAL_WORDS[match["unit"].lower()]
        else:
            value = _ORDINAL_WORDS[match["word"].lower()]
        found.append(Ordinal(match.start(), match.end(), value))
    return found


def figures(text: str) -> Iterator[Figure]:
    """Every number in `text`, in order, before any reading of what stands around it."""
    at = 0
    while match := _FIGURE.search(text, at):
        figure = read(text, match)
        yield figure
        at = figure.end


def read(text: str, match: re.Match[str], loose: bool = False, skip: int = 0) -> Figure:
    """The figure that `match` (with groups `digits` and `words`) begins, with the multiplier after it.

    `loose` takes a single letter as multiplier after a space too, as in "€500 m"; `skip` is the number
    of characters between the number and its multiplier to pass over, as in "500-odd million".
    """
    start, bare_end = match.span("digits" if match["digits"] else "words")
    scale, end = _scale(text, bare_end + skip, loose)
    if scale is None:
        end = bare_end
    value, step = _value(match, scale)
    words = "" if match["digits"] else match["words"].lower()
    if words and scale is None and (dozen := _DOZEN_RE.match(text, end)):
        return Figure(start, dozen.end(), bare_end, value * 12, step * 12, None, "words")
    if words and scale is not None:
        value, step, end = _tail(text, end, value, step, scale)
    written = "one" if words == "one" and scale is None else "words" if words else "digits"
    return Figure(start, end, bare_end, value, step, scale, written)


def rescaled(text: str, figure: Figure, scale: float | None) -> tuple[float, float]:
    """Value and step of a figure whose multiplier stands elsewhere: the 2 of "2 to 3 billion"."""
    match = _FIGURE_ONLY.match(text, figure.start, figure.bare_end)
    return _value(match, scale) if match else (figure.value, figure.step)


def _value(match: re.Match[str], scale: float | None) -> tuple[float, float]:
    digits = match["digits"]
    value, step = _digits_value(digits, scale) if digits else _words_value(match["words"].lower())
    return _exact(value * (scale or 1.0)), step * (scale or 1.0)


def _scale(text: str, at: int, loose: bool) -> tuple[float | None, int]:
    found = (_SCALE_RE.match(text, at)) or (_LOOSE_RE.match(text, at) if loose else None)
    if not found:
        return None, at
    factor = 1.0
    for word in re.findall(r"[a-z]+", found[0].lower()):
        factor *= 100.0 if word == "hundred" else SCALES[word]
    return factor, found.end()


def _tail(text: str, end: int, value: float, step: float, scale: float) -> tuple[float, float, int]:
    tail = _TAIL_RE.match(text, end)
    if tail and tail["part"] and scale > 1e3:
        return value + _words_value(tail["part"].lower())[0] * 1e3, 1e3, tail.end()
    if tail and tail["rest"] and scale == 1e3:
        return value + _words_value(tail["rest"].lower())[0], 1.0, tail.end()
    return value, step, end


def _digits_value(written: str, scale: float | None) -> tuple[float, float]:
    head = re.match(r"[\d.,\s'\u2019]*\d|", written)
    number = head[0] if head else ""
    value, step = _separated(re.sub(rf"[{_GROUPERS}]", "", number), scale) if number else (0.0, 1.0)
    rest = written[len(number) :].lower()
    for sign, part in (
        ("½", 0.5),
        ("¼", 0.25),
        ("¾", 0.75),
        ("half", 0.5),
        ("three", 0.75),
        ("quarter", 0.25),
    ):
        if sign in rest:
            return value + part, 0.5 if part == 0.5 else 0.25
    return value, step


def _separated(number: str, scale: float | None) -> tuple[float, float]:
    marks = [c for c in number if c in ".,"]
    if not marks:
        return float(number), 1.0
    last = marks[-1]
    tail = number.rpartition(last)[2]
    grouped = len(set(marks)) == 1 and len(tail) == 3 and not number.startswith("0")
    if grouped and len(marks) == 1 and last == "." and (scale or 0) >= 1e9:
        grouped = False
    head_length = len(number) - 4
    if grouped and (len(marks) > 1 or head_length <= 3):
        return float(number.replace(last, "")), 1.0
    whole = number[: len(number) - len(tail) - 1].replace(".", "").replace(",", "")
    return float(f"{whole}.{tail}"), 10.0 ** -len(tail)


def _words_value(words: str) -> tuple[float, float]:
    tokens = [t for t in re.findall(r"[a-z]+", words) if t not in ("and", "of", "an")]
    total, seen, step = 0.0, False, 1.0
    for i, token in enumerate(tokens):
        if token in WORD_VALUES:
            total, seen = total + WORD_VALUES[token], True
        elif token == "hundred":
            total, seen = (total or 1.0) * 100, True
        elif token == "half":
            total, seen, step = total + 0.5, True, 0.5
        elif token in ("quarter", "quarters"):
            three = i > 0 and tokens[i - 1] == "three"
            one = i > 0 and tokens[i - 1] == "one"
            total = total - (3 if three else 1 if one else 0) + (0.75 if three else 0.25)
            seen, step = True, 0.25
    return (total if seen else 1.0), step


def _exact(value: float) -> float:
    """The product of a decimal and a multiplier without binary dust: 1.1 billion is 1100000000."""
    nearest = round(value)
    return float(nearest) if abs(value - nearest) <= 1e-9 * max(1.0, abs(value)) else value


def _stands(text: str, figure: Figure) -> bool:
    """False for letters stuck to the digits ("155mm", "1990s") and for "one" as a pronoun."""
    if figure.end < len(text) and text[figure.end].isalpha():
        return False
    if figure.written == "one":
        return not _NOT_A_NUMBER.search(text, max(0, figure.start - 8), figure.start)
    return True
