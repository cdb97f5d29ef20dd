"""Periods that money or a promise is for: "in 2024", "until 2027", "over the next four years".

Ends are ISO partial dates, None where open. `cue` says how the period was put:
`in` (in, for, during, this year), `of` ("the 2024 budget"), `range` (two ends), `until` (until, through,
to), `by`, `since`, `as_of` (a total up to then), `since_invasion` (the full-scale invasion: 2022-02-24),
`from` (from, starting), `next_n` ("over the next four years": n years with the year of publication as the
first), `past_n` (from n years before publication to publication) and `over_n` ("over five years": both ends
open, `years` is 5).
"""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.days import resolve
from pactbook.extract.phrases.moments import MONTH, iso, parse_published
from pactbook.extract.phrases.numbers import WORD_VALUES
from pactbook.extract.phrases.patterns import (
    DASH,
    GAP,
    HYPHEN,
    JOIN,
    SPACE,
    WORD_END,
    WORD_START,
    any_of,
    phrases,
    words,
)


@dataclass(frozen=True, slots=True)
class PeriodSpan:
    """A period as written. `years` is its length where the words give one ("the next four years")."""

    start: int
    end: int
    period_start: str | None
    period_end: str | None
    cue: str
    years: float | None = None


INVASION: Final = "2022-02-24"

_YEAR = r"(?:19|20)\d\d(?!\d|[.,]\d)"
_NAMED_YEAR = phrases(
    *words("""
    this year, next year, last year, the current year, the coming year, the previous year,
    this calendar year, next calendar year, the current calendar year, the following year,
    the next year, this fiscal year, next fiscal year, last fiscal year, the next fiscal year,
    the current fiscal year, the coming fiscal year, the next financial year,
    the current financial year, this financial year, next financial year, the upcoming year
    """)
)
_FISCAL = (
    rf"(?:(?:the{SPACE})?(?:fiscal|financial|budget|budgetary|calendar){SPACE}(?:years?{SPACE})?"
    rf"|(?:the{SPACE})?years?{SPACE}|FY{SPACE}?)"
)
_EDGE = (
    rf"(?:(?:(?:the{SPACE})?(?:very{SPACE})?(?:end|start|beginning|middle|course|close|rest|remainder)"
    rf"{SPACE}of"
    rf"|(?:the{SPACE})?(?:first|second|third|fourth|last|final){SPACE}(?:half|quarter|months?){SPACE}of"
    rf"|(?:the{SPACE})?(?:spring|summer|autumn|fall|winter)(?:{SPACE}of)?|Q[1-4](?:{SPACE}of)?|early|late"
    rf"|mid|at{SPACE}least)"
    rf"(?:{SPACE}|{HYPHEN}))?"
)
_DAY = r"(?:(?:the\s)?\d{1,2}(?:st|nd|rd|th)?(?:\sof)?)".replace(r"\s", SPACE)
_DATED = (
    rf"(?:{_DAY}{SPACE})?(?-i:{MONTH})(?:{SPACE}\d{{1,2}}(?:st|nd|rd|th)?(?!\d))?"
    rf"(?:,?{SPACE}(?:of{SPACE})?{_YEAR})?"
)
_YEAR_END = phrases(
    *words("""
    year's end, year’s end, year-end, year end, the end of the year, end of the year, the end of year,
    the year's end, the year’s end, the rest of the year, the remainder of the year,
    the course of the year
    """)
)
_POINT = rf"(?:{_YEAR_END}|{_EDGE}(?:{_FISCAL}?{_YEAR}|{_NAMED_YEAR}|{_DATED})|\d{{4}}-\d\d-\d\d)"
_SECOND = (
    rf"(?:{_EDGE}(?:{_FISCAL}?{_YEAR}|{_DATED})|\d\d(?!\d|[.,:]\d|{SPACE}?(?:%|percent|million|billion)))"
)
_TO = (
    rf"(?:{GAP}{DASH}{GAP}|/"
    rf"|{SPACE}(?:to|until|till|through|thru|up{SPACE}to|up{SPACE}until|up{SPACE}through){SPACE})"
)
_LEADS = phrases(
    *words("""
    annually from, yearly from, each year from, every year from, in the period from, in the period of,
    in the period, for the period, for the period from, over the period, during the period, from, for,
    in, over, during, between, starting from, starting in, throughout, across, within, in the years,
    for the years, over the years, during the years, in the years of, from the years
    """)
)
_LEAD = rf"(?:{_LEADS}{SPACE}(?:the{SPACE})?)?"
_COUNT = rf"(?:\d{{1,3}}|{any_of(*WORD_VALUES)}|(?:several|few|couple{SPACE}of)|a)"
_UNIT = r"(?:years?|decades?|months?)"
_NEXT = phrases("next", "coming", "following", "upcoming", "subsequent", "forthcoming")
_PAST = phrases("past", "last", "previous", "preceding", "recent")
_OUTSET = (
    rf"(?:the{SPACE})?(?:very{SPACE})?(?:start|beginning|onset|outbreak|outset|first{SPACE}days?){SPACE}of"
)
_INVASION = (
    rf"(?:(?:(?:the|Russia['’]s|Moscow['’]s|Vladimir{SPACE}Putin['’]s|Putin['’]s)?{SPACE}?"
    rf"(?:(?:very{SPACE})?(?:start|beginning|onset|outbreak|launch|first{SPACE}days?|outset|early"
    rf"{SPACE}days){SPACE}of{SPACE})?"
    rf"(?:(?:the|Russia['’]s|Russian|this|its|Moscow['’]s|Putin['’]s|a|Russia){SPACE}){{0,4}}"
    r"(?:(?:full[-\u2010\u2011 ]?scale|all-out|large-scale|unprovoked|illegal|brutal|military|Russian"
    r"|further|current|2022"
    rf"|renewed|second|armed),?{SPACE}(?:and{SPACE})?){{0,4}}"
    rf"(?:invasion|war|aggression|attack|assault|conflict|hostilities)(?:{SPACE}(?:began|started|broke"
    rf"{SPACE}out|commenced|of{SPACE}Ukraine"
    rf"|on{SPACE}Ukraine|against{SPACE}Ukraine|in{SPACE}Ukraine))?)"
    rf"|(?:Russia|Moscow|Putin|Russian{SPACE}(?:forces|troops)|Russian{SPACE}President{SPACE}Vladimir"
    rf"{SPACE}Putin)"
    rf"(?:['’]s{SPACE}(?:forces|troops))?{SPACE}(?:first{SPACE})?(?:launched|invaded|began|started|attacked)"
    rf"(?:{SPACE}(?:(?:its|the|a|their){SPACE})?(?:full[-\u2010\u2011 ]?scale{SPACE})?(?:invasion|war"
    rf"|attack|assault|Ukraine))?"
    rf"(?:{SPACE}(?:of|on|against){SPACE}Ukraine)?)"
    rf"(?:,?{SPACE}(?:(?:(?:back{SPACE})?(?:on|in){SPACE})?(?P<inv>{_DATED}|{_YEAR})"
    rf"|(?P<ago>{_COUNT}{SPACE}(?:months|years){SPACE}ago)))?"
)
_AFTER_2014 = re.compile(r"\b2014\b")

_COMPARED = re.compile(
    rf"\b(?:compared|comparison|relative|prior|back|similar|close|owing|down|due|equal|contrast){SPACE}\Z",
    re.IGNORECASE,
)
_PAST_YEAR = re.compile(rf"(?:the{SPACE}previous|last){SPACE}(?:fiscal{SPACE})?year", re.IGNORECASE)
_BARE_POINT = re.compile(rf"(?:\d|(?-i:{MONTH}))", re.IGNORECASE)

_FORMS: Final = (
    rf"(?P<since_invasion>(?:since{SPACE}|from{SPACE}(?={_OUTSET})){_INVASION}{WORD_END})",
    rf"(?P<and>(?:(?:in|for|during|over|both|between|of){SPACE}(?:both{SPACE})?"
    rf"(?:the{SPACE}years{SPACE})?)(?P<a1>{_FISCAL}?{_YEAR})"
    rf"(?:,{SPACE}{_YEAR}){{0,5}},?{SPACE}and{SPACE}(?:(?:in|for){SPACE})?(?P<a2>{_YEAR}|{_NAMED_YEAR}))",
    rf"(?P<thisand>(?:(?:in|for|during|over|both){SPACE})?(?P<n1>this{SPACE}year|last{SPACE}year){SPACE}"
    rf"(?:and|or){SPACE}(?P<n2>next(?:{SPACE}year)?|this(?:{SPACE}year)?|the{SPACE}next){WORD_END})",
    rf"(?P<range>{_LEAD}(?:(?<![\w.,/\u2013-])){_FISCAL}?(?P<r1>{_EDGE}(?:{_YEAR}|{_DATED}|this{SPACE}year"
    rf"|now|today))"
    rf"(?:(?<=year)|(?<=now)|(?<=today)|(?<=\d)|(?<=[a-z.])){_TO}(?:and{SPACE}including{SPACE})?(?P<r2>"
    rf"{_SECOND}){WORD_END})",
    rf"(?P<between>between{SPACE}(?P<b1>{_POINT}){SPACE}and{SPACE}(?P<b2>{_POINT}){WORD_END})",
    rf"(?P<next>(?:(?:over|in|for|during|within|throughout|across){SPACE})?(?:the{SPACE}|each{SPACE}of"
    rf"{SPACE}the{SPACE}"
    rf"|its{SPACE})?(?:course{SPACE}of{SPACE}the{SPACE})?(?:{_NEXT}{SPACE}(?:(?P<nn>{_COUNT})"
    rf"{JOIN})?(?P<nu>{_UNIT})"
    rf"|(?P<mn>{_COUNT}){SPACE}{_NEXT}{SPACE}(?P<mu>years)){WORD_END})",
    rf"(?P<past>(?:(?:over|in|for|during|within|throughout){SPACE})?the{SPACE}{_PAST}{SPACE}(?P<pn>"
    rf"{_COUNT}){SPACE}"
    rf"(?P<pu>{_UNIT}){WORD_END})",
    rf"(?P<over>(?:over|for|during|across|throughout|spread{SPACE}over|within){SPACE}(?:(?:a|the|an){SPACE})?"
    rf"(?:(?:total{SPACE})?(?:period|term|duration){SPACE}of{SPACE})?(?:(?:at{SPACE}least|up{SPACE}to"
    rf"|about|around){SPACE})?(?P<on>{_COUNT}){JOIN}(?P<ou>{_UNIT})"
    rf"(?:{SPACE}(?:period|term)s?)?{WORD_END}(?!{SPACE}(?:ago|later|earlier|old)))",
    rf"(?P<by>(?:by|no{SPACE}later{SPACE}than|before(?={SPACE}the{SPACE}end{SPACE}of)|not{SPACE}later"
    rf"{SPACE}than){SPACE}"
    rf"(?P<by1>{_POINT}){WORD_END})",
    rf"(?P<until>(?:up{SPACE}until|up{SPACE}to|until|till|through|thru|to{SPACE}(?=the{SPACE}end)|to(?="
    rf"{SPACE}{_YEAR}))"
    rf"{SPACE}?(?:and{SPACE}including{SPACE})?(?P<u1>{_POINT}){WORD_END})",
    rf"(?P<months>(?:(?:in|for|during|over){SPACE})?the{SPACE}(?P<me>first|last|final){SPACE}(?P<mm>{_COUNT})"
    rf"{SPACE}months{SPACE}of{SPACE}(?P<my>{_YEAR}))",
    rf"(?P<since>(?:ever{SPACE})?since{SPACE}(?P<s1>{_POINT}|(?:the{SPACE})?(?:start|beginning){SPACE}of"
    rf"{SPACE}(?:the|this){SPACE}year){WORD_END})",
    rf"(?P<from>(?:(?:starting|beginning|commencing|effective)(?:{SPACE}(?:from|in|on|as{SPACE}of|with))?"
    rf"|from|as{SPACE}from|with{SPACE}effect{SPACE}from|(?:to{SPACE})?(?:start|begin)(?:s)?{SPACE}in)"
    rf"{SPACE}(?P<f1>{_POINT}){WORD_END}(?:{SPACE}(?:onwards?|on(?!\w)|forward|and{SPACE}beyond)(?!"
    rf"{SPACE}(?:the|a)\b))?)",
    rf"(?P<as_of>as{SPACE}(?:of|at){SPACE}(?P<o2>{_POINT}){WORD_END})",
    rf"(?P<in>(?:in|for|during|throughout|within|over|across|at|as{SPACE}early{SPACE}as){SPACE}(?:the"
    rf"{SPACE}year{SPACE}of{SPACE})?"
    rf"(?:(?:course|whole|all){SPACE}of{SPACE})?(?:the{SPACE}whole{SPACE}of{SPACE}|the{SPACE})?(?P<i1>"
    rf"{_POINT}|{_NAMED_YEAR}){WORD_END})",
    rf"(?P<fiscal>(?:(?:fiscal|financial|budget|budgetary){SPACE}(?:years?{SPACE})?|FY"
    rf"{SPACE}?)[’']?(?P<fy>{_YEAR}|[12]\d)"
    rf"(?:{GAP}[-/\u2013]{GAP}(?P<fy2>{_YEAR}|\d\d))?(?!\d)|(?P<fyb>{_YEAR}){SPACE}(?:fiscal|financial"
    rf"|budget){SPACE}year)",
    rf"(?P<of>(?:the|its|their|our|a|['’]s|country['’]s){SPACE}(?P<o1>{_YEAR})(?={SPACE}[a-z]|\Z))",
    rf"(?P<named>(?P<m1>(?:(?:(?:the{SPACE})?(?:end|start|beginning|rest|remainder|first{SPACE}half|second"
    rf"{SPACE}half){SPACE}of"
    rf"|early|late|later|earlier|mid){SPACE})?(?:{_NAMED_YEAR}|this{SPACE}month|next{SPACE}month|last"
    rf"{SPACE}month"
    rf"|(?=(?:the|early|late|mid|end|start|beginning|first|second|third|fourth|Q[1-4]|spring|summer|autumn"
    rf"|winter)\b){_EDGE}{_YEAR})){WORD_END})",
)
_PERIOD: Final = re.compile(f"{WORD_START}(?:{'|'.join(_FORMS)})", re.IGNORECASE)


def find_periods(text: str, published: str | None = None) -> list[PeriodSpan]:
    """Periods in `text`, in order, resolved against `published` (ISO at any precision, or None)."""
    found: list[PeriodSpan] = []
    at = 0
    while match := _PERIOD.search(text, at):
        span = _period(match, published)
        at = match.end() if span else match.start() + max(1, len(re.match(r"\w*", match[0])[0]))  # type: ignore[index]
        if span:
            found.append(span)
    return found


def _period(match: re.Match[str], published: str | None) -> PeriodSpan | None:
    cue, start, end, years = _read(match, published)
    if cue == "none":
        return None
    return PeriodSpan(match.start(), match.end(), start, end, cue, years)


_Reading = tuple[str, str | None, str | None, float | None]
_NOTHING: Final[_Reading] = ("none", None, None, None)


def _read(m: re.Match[str], published: str | None) -> _Reading:
    name = next(key for key in _NAMES if m[key] is not None)
    if name == "since_invasion":
        if _AFTER_2014.search(m[name]):
            return "since", "2014", None, None
        started = _point(m["inv"], published) if m["inv"] else _ago(m["ago"], published)
        if started is not None:
            return "since", started, None, None
        return "since_invasion", INVASION, None, None
    if name in ("and", "range", "between", "thisand"):
        return _two_ends(m, name, published)
    if name in ("next", "past", "over"):
        return _length(m, name, published)
    if name == "fiscal":
        return _fiscal(m)
    if name == "months":
        return _months(m)
    group = {
        "by": "by1",
        "until": "u1",
        "since": "s1",
        "from": "f1",
        "in": "i1",
        "of": "o1",
        "named": "m1",
        "as_of": "o2",
    }[name]
    value = _point(m[group], published, forward=name in ("by", "until"))
    if _compares(m, name, m[group]):
        return _NOTHING
    if value is None:
        return _NOTHING if published else _unresolved(name)
    if name in ("by", "until", "as_of"):
        return name, None, value, None
    if name in ("since", "from"):
        return name, value, None, None
    return ("in" if name == "named" else name), value, value, None


def _ago(written: str | None, published: str | None) -> str | None:
    """The month or year that lies "six months ago" before publication."""
    base = parse_published(published)
    if not written or base is None:
        return None
    count, unit, *_ = written.split()
    number = _number(count)
    if number is None or base.month is None:
        return None
    if unit.lower() == "years":
        return str(base.year - int(number))
    months = base.year * 12 + base.month - 1 - int(number)
    return f"{months // 12}-{months % 12 + 1:02}"


def _compares(m: re.Match[str], name: str, point: str) -> bool:
    """True for words that set a year beside another, or an event in it, and no period for money."""
    if name == "until" and m[name][:2].lower() == "to":
        return _COMPARED.search(m.string, max(0, m.start() - 16), m.start()) is not None
    if name == "from":
        return _PAST_YEAR.fullmatch(point) is not None
    return name == "in" and m[name][:2].lower() == "at" and _BARE_POINT.match(point) is not None


def _unresolved(name: str) -> _Reading:
    return ("in" if name == "named" else name), None, None, None


def _two_ends(m: re.Match[str], name: str, published: str | None) -> _Reading:
    groups = {"and": ("a1", "a2"), "range": ("r1", "r2"), "between": ("b1", "b2"), "thisand": ("n1", "n2")}[
        name
    ]
    first, second = m[groups[0]], m[groups[1]]
    if name == "thisand":
        base = parse_published(published)
        if base is None:
            return "range", None, None, None
        low = base.year - (first.lower().startswith("last"))
        return "range", iso(low), iso(low + 1), None
    if first.lower() in ("now", "today"):
        base = parse_published(published)
        start = iso(base.year) if base else None
    else:
        start = _point(first, published)
    if re.fullmatch(r"\d\d", second):
        if not start or len(start) != 4:
            return _NOTHING
        second = start[:2] + second
    lone = first.lower() not in ("now", "today", "this year")
    if start and lone and not re.search(r"\d{4}", first) and (year := re.search(r"\d{4}", second)):
        start = resolve(f"{first} {year[0]}", published) or start
    end = _point(second, published)
    if start and end and not start[:4] <= end[:4]:
        return _NOTHING
    return "range", start, end, None


def _point(written: str, published: str | None, forward: bool = False) -> str | None:
    """The ISO value of an end: a year, a month, a day or "the end of next year"."""
    if re.fullmatch(
        rf"(?:the{SPACE})?(?:start|beginning){SPACE}of{SPACE}(?:the|this){SPACE}year", written, re.IGNORECASE
    ):
        base = parse_published(published)
        return iso(base.year) if base else None
    lone = re.fullmatch(rf"(?:{_EDGE})(?-i:{MONTH})", written, re.IGNORECASE)
    if lone:
        return resolve(("until " if forward else "in ") + written, published)
    return resolve(written, published)


def _number(written: str | None) -> float | None:
    if not written:
        return 1.0
    words = written.lower()
    if words.isdigit():
        return float(words)
    return 1.0 if words == "a" else float(WORD_VALUES[words]) if words in WORD_VALUES else None


def _length(m: re.Match[str], name: str, published: str | None) -> _Reading:
    count, unit = {
        "next": (m["nn"] or m["mn"], m["nu"] or m["mu"]),
        "past": (m["pn"], m["pu"]),
        "over": (m["on"], m["ou"]),
    }[name]
    number = _number(count)
    unit = unit.lower()
    if name == "next" and count is None and unit in ("year", "month", "years", "months"):
        if unit.endswith("s"):
            return "next_n", None, None, None
        value = resolve(f"next {unit}", published)
        return "in", value, value, None
    if name == "over" and (count or "").lower() == "a" and unit in ("year", "month"):
        return _NOTHING
    years = None if number is None else number * 10 if unit.startswith("decade") else number
    years = years / 12 if years is not None and unit.startswith("month") else years
    base = parse_published(published)
    if name == "over":
        return "over_n", None, None, years
    if base is None or years is None:
        return ("next_n" if name == "next" else "past_n"), None, None, years
    if name == "past":
        return "past_n", iso(base.year - max(1, round(years))), iso(base.year), years
    return "next_n", iso(base.year), iso(base.year + max(1, round(years)) - 1), years


def _months(m: re.Match[str]) -> _Reading:
    """ "the first four months of 2024" """
    count = int(_number(m["mm"]) or 0)
    if not 0 < count <= 12:
        return _NOTHING
    low, high = (1, count) if m["me"].lower() == "first" else (13 - count, 12)
    return "range", f"{m['my']}-{low:02}", f"{m['my']}-{high:02}", None


def _fiscal(m: re.Match[str]) -> _Reading:
    first = m["fyb"] or m["fy"]
    first = first if len(first) == 4 else "20" + first
    second = m["fy2"] or first
    second = second if len(second) == 4 else first[:2] + second
    return ("in", first, second, None) if first == second else ("range", first, second, None)


_NAMES: Final = (
    "since_invasion", "months",
    "and", "thisand", "range", "between", "next", "past", "over", "by", "until", "since",
    "from", "as_of", "in", "fiscal", "of", "named",
)  # fmt: skip
