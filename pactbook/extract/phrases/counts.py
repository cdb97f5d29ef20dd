"""How many agreements or countries: "seven bilateral security agreements", "the 15th such deal"."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.bounds import left_bound
from pactbook.extract.phrases.numbers import find_numbers, find_ordinals
from pactbook.extract.phrases.patterns import SPACE, WORD_END, WORD_START, any_of, phrases, words


@dataclass(frozen=True, slots=True)
class CountSpan:
    """A number or an ordinal with what it counts. `noun` is the head in lower case as written, "countries"
    for states and their like, and None for a bare "a total of 14"; `bound` as for money."""

    start: int
    end: int
    value: int
    ordinal: bool
    noun: str | None
    bound: str = "exact"


_SINGULAR: Final = (
    "agreement", "pact", "deal", "accord", "treaty", "document", "memorandum", "declaration", "arrangement",
    "compact", "contract", "instrument", "convention", "partnership", "commitment", "signing", "signature",
)  # fmt: skip
_PLURAL: Final = (
    *(f"{word}s" for word in _SINGULAR if not word.endswith("y")), "treaties", "memoranda", "understandings",
)  # fmt: skip
_STATES: Final = words(
    "countries, states, nations, allies, partners, governments, members, signatories, capitals"
)
_STATE: Final = ("country", "state", "nation", "ally", "partner", "government", "member", "signatory")
_NO_LINK: Final = any_of(
    *words("""
    a, an, and, or, but, as, at, by, for, from, in, into, on, to, with, without, after, before, since,
    until, while, during, than, that, which, who, whom, whose, is, are, was, were, be, been, being,
    has, have, had, will, would, can, could, may, might, shall, should, must, do, does, did, said,
    says, say, not, no, he, she, it, they, we, you, i, sign, signs, reach, reached, join, joins,
    include, includes, years, year, months, month, weeks, week, days, day, hours, hour, minutes,
    percent, per, cent, million, billion, trillion, thousand, euros, euro, dollars, dollar, pounds,
    kroner, people, soldiers, troops, tanks, times, time, km, kilometres, miles, o'clock, pages,
    january, february, march, april, june, july, august, september, october, november, december,
    countries', half, round, rounds, meeting, anniversary, paragraph, paragraphs, article, articles
    """)
)
_LINK = (
    rf"(?:(?!{_NO_LINK}{WORD_END})[^\W\d_][\w'’\u2010\u2011.-]{{0,24}}(?<!\.)(?:,(?={SPACE}[a-z]))?{SPACE})"
)
_OF = rf"(?:of{SPACE}(?:(?:the|these|those|such|its|them|Ukraine['’]s){SPACE})?)"
_SHUT = rf"(?![^\W_]|[-\u2010\u2011/]\w|['’]s?{SPACE}[a-z])"
_AFTER_CARDINAL = re.compile(
    rf"{SPACE}{_OF}?{_LINK}{{0,6}}?(?:(?P<noun>{any_of(*_PLURAL)})|(?P<states>{any_of(*_STATES)})){_SHUT}",
    re.IGNORECASE,
)
_AFTER_ONE = re.compile(
    rf"{SPACE}{_LINK}{{0,6}}?(?:(?P<noun>{any_of(*_SINGULAR)})|(?P<states>{any_of(*_STATE)})){_SHUT}",
    re.IGNORECASE,
)
_TOTAL = re.compile(rf"{WORD_START}(?:a|in){SPACE}total{SPACE}of{SPACE}\Z", re.IGNORECASE)
_TOTAL_ENDS = re.compile(
    rf"{SPACE}?(?:[.,;:)\u2014]|\Z|"
    rf"{phrases('have', 'has', 'were', 'are', 'so far', 'already', 'to date', 'now')}{WORD_END})"
)
_NUMBER_TO = re.compile(
    rf"{WORD_START}(?:number|total|tally|count){SPACE}of{SPACE}{_LINK}{{0,5}}?(?P<noun>{any_of(*_PLURAL)}|"
    rf"{any_of(*_STATES)})"
    rf"{SPACE}(?:{_LINK}{{0,3}}?)(?:to|at|is|reached|reaches|now|was|hit|hits){SPACE}(?:now{SPACE}|already"
    rf"{SPACE})?\Z",
    re.IGNORECASE,
)
_OWN: Final = phrases(*words("an additional, another, a further, a total of, the, its, their, his, our"))
_BEFORE = re.compile(rf"{WORD_START}{_OWN}{SPACE}\Z", re.IGNORECASE)
_NAMED_NUMBER = re.compile(
    r"(?:\b(?:articles?|section|annex|no\.?|number|minsk|group of|chapter|paragraph|point|g|page|jan|feb"
    r"|mar|apr|may|jun|jul|aug"
    r"|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november"
    r"|december)\.?\s+|[$€£#/])\Z",
    re.IGNORECASE,
)
_MOST_COUNTED: Final = 999


def find_counts(text: str) -> list[CountSpan]:
    """Counts of agreements and of countries in `text`, in order."""
    found = [
        span
        for number in find_numbers(text)
        if (span := _cardinal(text, number.start, number.end, number.value))
    ]
    found += [
        span
        for ordinal in find_ordinals(text)
        if (span := _ordinal(text, ordinal.start, ordinal.end, ordinal.value))
    ]
    kept: list[CountSpan] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _cardinal(text: str, start: int, end: int, value: float) -> CountSpan | None:
    if (
        value != int(value)
        or not 0 < value <= _MOST_COUNTED
        or _NAMED_NUMBER.search(text, max(0, start - 14), start)
    ):
        return None
    after = (_AFTER_ONE if value == 1 else _AFTER_CARDINAL).match(text, end)
    if after:
        noun = "countries" if after["states"] else after["noun"].lower()
        return _span(text, start, after.end(), int(value), False, noun)
    low = max(0, start - 90)
    if _TOTAL_ENDS.match(text, end):
        if _TOTAL.search(text, low, start):
            return _span(text, start, end, int(value), False, None)
        if named := _NUMBER_TO.search(text, low, start):
            noun = "countries" if named["noun"].lower() in _STATES else named["noun"].lower()
            return CountSpan(named.start(), end, int(value), False, noun)
    return None


def _ordinal(text: str, start: int, end: int, value: int) -> CountSpan | None:
    after = _AFTER_ONE.match(text, end)
    if not after or _NAMED_NUMBER.search(text, max(0, start - 14), start):
        return None
    if after["states"] and value == 3 and text[start:end].lower() == "third":
        return None
    noun = "countries" if after["states"] else after["noun"].lower()
    return _span(text, start, after.end(), value, True, noun)


def _span(text: str, start: int, end: int, value: int, ordinal: bool, noun: str | None) -> CountSpan:
    low, bound = (start, None) if ordinal else left_bound(text, start, max(0, start - 60))
    before = _BEFORE.search(text, max(0, low - 30), low)
    return CountSpan(before.start() if before else low, end, value, ordinal, noun, bound or "exact")
