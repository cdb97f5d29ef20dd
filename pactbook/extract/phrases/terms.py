"""Lengths of time: "10 years", "ten-year", "a decade", "six months", "within 24 hours"."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.numbers import FIGURE, FREE, read
from pactbook.extract.phrases.patterns import GAP, HYPHEN, JOIN, SPACE, WORD_END, WORD_START, any_of


@dataclass(frozen=True, slots=True)
class TermSpan:
    """A length of time in the unit that is written: years (a decade is 10), months or hours (a day is 24)."""

    start: int
    end: int
    years: float | None
    months: float | None
    hours: float | None


_UNITS: Final[dict[str, tuple[str, float]]] = {
    **dict.fromkeys(("year", "years", "yr", "yrs"), ("years", 1.0)),
    **dict.fromkeys(("decade", "decades"), ("years", 10.0)),
    **dict.fromkeys(("month", "months"), ("months", 1.0)),
    **dict.fromkeys(("hour", "hours", "hrs"), ("hours", 1.0)),
    **dict.fromkeys(("day", "days"), ("hours", 24.0)),
    **dict.fromkeys(("week", "weeks"), ("hours", 168.0)),
}
_NOT_A_TERM = (
    rf"(?!(?:{JOIN})(?:old|olds|ago|later|earlier|anniversary|after{SPACE}the|before{SPACE}the){WORD_END})"
)
_WITHIN = (
    rf"(?:(?:within|in{SPACE}under|under|after|for|over){SPACE}(?:the{SPACE}(?:next|first|coming){SPACE})?)?"
)
_REPEATED = rf"(?:{GAP}\({GAP}[\w-]{{1,20}}{GAP}\))?"
_TERM = re.compile(
    rf"(?:{WORD_START}(?P<within>within){SPACE})?{FREE}{FIGURE}{_REPEATED}(?P<and>{SPACE}(?:full|calendar"
    rf"|consecutive))?"
    rf"(?:{JOIN})(?P<unit>{any_of(*_UNITS)})(?:{HYPHEN}long)?(?P<half>{SPACE}and{SPACE}a{SPACE}half)?"
    rf"{WORD_END}{_NOT_A_TERM}"
    rf"|{WORD_START}(?:(?:for|within|of|lasts?|lasting|least|than|over|in){SPACE})(?:(?:the{SPACE}next|a"
    rf"|one){SPACE})"
    rf"(?P<one>year|month|decade|day|week|hour)(?P<onehalf>{SPACE}and{SPACE}a{SPACE}half)?{WORD_END}"
    rf"{_NOT_A_TERM}"
    rf"|{WORD_START}(?:an?|the|this|coming|next|per)?{SPACE}?(?:(?:next|coming|full|whole)"
    rf"{SPACE})?(?P<decade>decade)"
    rf"(?:{HYPHEN}long)?(?P<decadehalf>{SPACE}and{SPACE}a{SPACE}half)?{WORD_END}{_NOT_A_TERM}"
    rf"|{WORD_START}(?P<word>yearlong|half{JOIN}(?:a{JOIN})?year|half{JOIN}a{JOIN}decade"
    rf"|hundred{HYPHEN}year|century{HYPHEN}long){WORD_END}",
    re.IGNORECASE,
)


def find_terms(text: str) -> list[TermSpan]:
    """Lengths of time in `text`, in order. Ages and distances ("10 years ago") are left out."""
    return [_term(text, match) for match in _TERM.finditer(text)]


def _term(text: str, match: re.Match[str]) -> TermSpan:
    if match["word"]:
        word = match["word"].lower()
        if word.startswith(("hundred", "century")):
            return _span(match, "years", 100.0)
        return _span(match, "years", 5.0) if "decade" in word else _span(
            match, "months", 12.0 if word == "yearlong" else 6.0
        )  # fmt: skip
    written = match["unit"] or match["one"] or match["decade"]
    unit, factor = _UNITS[written.lower()]
    number = read(text, match).value if match["unit"] else 1.0
    if match["half"] or match["onehalf"] or match["decadehalf"]:
        number += 0.5
    return _span(match, unit, number * factor)


def _span(match: re.Match[str], unit: str, value: float) -> TermSpan:
    parts = {name: value if name == unit else None for name in ("years", "months", "hours")}
    return TermSpan(match.start(), match.end(), parts["years"], parts["months"], parts["hours"])
