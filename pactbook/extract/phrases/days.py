"""Dates in prose, resolved against the day of publication.

A day and month without a year take the year that puts them nearest to publication (of two as near, the
past one). A weekday is the latest such day on or before publication; with `future_hint`, or after "next" or
"this", the first one after. A week has no ISO form of its own here: its value is its month, or its year, or
None. In `a/b/2024` the part above 12 is the day; where neither is, the reading nearest to publication counts,
else day first.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.moments import (
    MONTH,
    WEEKDAYS,
    YEAR,
    Published,
    day_value,
    iso,
    month_number,
    month_value,
    nearest_year,
    parse_published,
    week_value,
    weekday_date,
)
from pactbook.extract.phrases.numbers import WORD_VALUES
from pactbook.extract.phrases.patterns import (
    DASH,
    GAP,
    HYPHEN,
    SPACE,
    WORD_END,
    WORD_START,
    any_of,
    phrases,
    words,
)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as written. `value` is ISO 8601 at `precision` (day, week, month, year), or None where the
    publication date is needed and not known; `relative` tells that it was needed; `rule` names how."""

    start: int
    end: int
    value: str | None
    precision: str
    relative: bool
    rule: str


_ORDINAL_NAMES: Final = words("""
    first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth,
    thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth,
    twenty-first, twenty-second, twenty-third, twenty-fourth, twenty-fifth, twenty-sixth,
    twenty-seventh, twenty-eighth, twenty-ninth, thirtieth, thirty-first
""")
_ORDINAL_DAYS: Final = {word: n for n, word in enumerate(_ORDINAL_NAMES, 1)}
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?![\w%]|[.,]\d)|(?i:{any_of(*_ORDINAL_DAYS)})(?!\w))"
_MORE_DAYS = rf"(?:(?:{GAP}{DASH}{GAP}|{SPACE}(?:and|to){SPACE}){_DAY})"
_WEEKDAY = f"(?:{any_of(*WEEKDAYS)})"
_NOT_UNITS = (
    rf"(?!{GAP}(?:%|[$€£])|{SPACE}(?:per{SPACE}cent|percent|million|billion|bn|mln|thousand|countries"
    rf"|states|nations"
    rf"|people|troops|soldiers|tanks|aircraft|jets|missiles|vehicles|drones|shells|euros|dollars|pounds|km"
    rf"|years"
    rf"|rounds|units|systems|members|howitzers|helicopters){WORD_END})"
)
_EDGE = (
    r"(?i:(?:early|mid|late|the\s+(?:very\s+)?(?:start|beginning|end|middle|close|course|rest"
    r"|remainder)\s+of|the"
    r"\s+(?:first|second|third|fourth|final|last)\s+(?:half|quarter|months?|weeks?|days?)\s+of|(?:spring"
    r"|summer"
    r"|autumn|fall|winter)(?:\s+of)?|(?:first|second|third|fourth)\s+(?:quarter|half)\s+of|Q[1-4]|H[12]"
    r"|(?:in\s+)?the\s+(?:spring|summer|autumn|fall|winter)\s+of|beginning\s+of|end\s+of|start\s+of"
    r"|year-?end)"
)
_EDGE = _EDGE.replace(r"\s+", SPACE) + rf"(?:{SPACE}|{HYPHEN}))?"
_YEAR_END = phrases(
    *words("""
    year's end, year’s end, year-end, year end, the end of the year, end of the year, the end of year,
    the year's end, the year’s end, later in the year, earlier in the year, the start of the year,
    the beginning of the year, the rest of the year, the remainder of the year
    """)
)
_AGO_UNITS: Final = {"day": 1, "week": 7, "month": 0, "year": 0}
_SMALL_NUMBER = rf"(?:\d{{1,3}}|an?|{any_of(*WORD_VALUES)})"

_FORMS: Final = (
    r"(?P<iso>(?<![-\u2013/.])(?P<iy>(?:19|20)\d\d)(?P<isep>[-/.])(?P<im>\d\d)(?P=isep)(?P<id>\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?!\d|[-/.]\d))",
    r"(?P<numeric>(?<![-/.])(?P<na>\d{1,2})(?P<nsep>[./])(?P<nb>\d{1,2})(?P=nsep)(?P<ny>(?:19|20)\d\d)"
    r"(?!\d|[-/.]\d))",
    r"(?P<isomonth>(?<![-\u2013/.])(?P<my>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?!\d|[-\u2013/.]\d))",
    rf"(?P<daymonth>(?<![-/.])(?:{_WEEKDAY},?{SPACE})?(?:the{SPACE})?(?P<dd>{_DAY}){_MORE_DAYS}?"
    rf"(?:{SPACE}(?:day{SPACE})?of)?{SPACE}(?P<dm>{MONTH})(?:,?{SPACE}(?:of{SPACE})?(?P<dy>{YEAR}))?)",
    rf"(?P<monthday>(?:{_WEEKDAY},?{SPACE})?(?P<tm>{MONTH}){SPACE}(?:the{SPACE})?(?P<td>{_DAY})"
    rf"{_MORE_DAYS}?(?:,?{SPACE}(?P<ty>{YEAR})|{_NOT_UNITS}))",
    rf"(?P<monthyear>{_EDGE}(?P<ym>{MONTH}),?{SPACE}(?:of{SPACE})?(?P<yy>{YEAR}))",
    rf"(?P<lastmonth>(?P<lw>(?i:last|next|this|this{SPACE}past|earlier{SPACE}this|this{SPACE}coming"
    rf"|of{SPACE}last|of{SPACE}this)){SPACE}(?P<lm>{MONTH}))",
    rf"(?P<alone>(?i:in|since|until|till|by|from|during|through|before|after|starting|to|for)"
    rf"{SPACE}{_EDGE}(?P<am>{MONTH})(?!{SPACE}\d))",
    rf"(?P<edgemonth>(?=(?i:early|mid|late|the|end|beginning|start)){_EDGE}(?P<em>{MONTH})(?!{SPACE}\d))",
    rf"(?P<year>(?<![.,/\u2013$€£¥#-])(?:(?i:(?:fiscal|financial|budget|calendar){SPACE}(?:years?{SPACE})?"
    rf"|(?:the{SPACE})?year{SPACE})|FY{SPACE}?)?{_EDGE}(?P<y4>{YEAR})(?![-/\u2013]\d){_NOT_UNITS})",
    rf"(?P<midyear>(?i:mid|late|early|pre|post|end){HYPHEN}(?P<hy>{YEAR}))",
    rf"(?P<fy>FY{SPACE}?[’']?(?P<fy2>[12]\d)(?![\d/\u2013-]))",
    rf"(?P<weekday>(?:(?P<ww>(?i:last|next|this|coming|this{SPACE}coming|this{SPACE}past|past|previous"
    rf"|earlier{SPACE}on)){SPACE})?(?P<wd>{_WEEKDAY}){WORD_END})",
    rf"(?P<near>(?i:{phrases('the day before yesterday', 'the day after tomorrow', 'today', 'yesterday')}"
    rf"|{phrases('tomorrow', 'tonight', 'this morning', 'this afternoon', 'this evening', 'last night')})"
    rf"{WORD_END})",
    rf"(?P<around>(?i:(?:(?:earlier|later){SPACE})?(?P<aw>last|this|next|the{SPACE}next|the{SPACE}upcoming"
    rf"|the{SPACE}previous|the{SPACE}past"
    rf"|the{SPACE}current|the{SPACE}coming|the{SPACE}following)){SPACE}(?i:(?:calendar|fiscal|financial"
    rf"|budget){SPACE})?(?P<au>(?i:week|month|year)){WORD_END})",
    rf"(?P<yearend>(?i:{_YEAR_END}){WORD_END})",
    rf"(?P<monthend>(?i:(?:the{SPACE})?(?:end|start|beginning|middle){SPACE}of{SPACE}(?:the|this)"
    rf"{SPACE}month)"
    rf"{WORD_END})",
    rf"(?P<ago>(?P<gn>(?i:{_SMALL_NUMBER}))(?:{SPACE}|{HYPHEN})(?P<gu>(?i:day|week|month|year))s?"
    rf"{SPACE}(?i:ago){WORD_END})",
)
DATE: Final = re.compile(f"{WORD_START}(?:{'|'.join(_FORMS)})")
_AHEAD = re.compile(r"(?:until|till|by|through|before|starting)\b", re.IGNORECASE)


def find_dates(text: str, published: str | None = None, future_hint: bool = False) -> list[DateSpan]:
    """Dates in `text`, in order. `published` is ISO at any precision; `future_hint` reads weekdays and
    year-less dates forward, for a sentence about what is to come."""
    base = parse_published(published)
    found: list[DateSpan] = []
    at = 0
    while match := DATE.search(text, at):
        span = _date(match, base, future_hint)
        at = match.end() if span else _after_first_word(match)
        if span:
            found.append(span)
    return found


def resolve(written: str, published: str | None = None) -> str | None:
    """The ISO value of the first date in a short text; None where there is none."""
    found = find_dates(written, published)
    return found[0].value if found else None


def _after_first_word(match: re.Match[str]) -> int:
    word = re.match(r"\w+|.", match[0], re.DOTALL)
    return match.start() + max(1, word.end() if word else 1)


def _date(match: re.Match[str], base: Published | None, future: bool) -> DateSpan | None:
    for name, reader in _READERS.items():
        if match[name] is not None:
            read = reader(match, base, future)
            if read is None:
                return None
            value, precision, relative, rule = read
            return DateSpan(match.start(), match.end(), value, precision, relative, rule)
    return None


_Read = tuple[str | None, str, bool, str] | None


def _iso(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    value = iso(int(m["iy"]), int(m["im"]), int(m["id"]))
    return (value, "day", False, "printed") if value else None


def _numeric(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    first, second, year = int(m["na"]), int(m["nb"]), int(m["ny"])
    day_first, month_first = iso(year, second, first), iso(year, first, second)
    if m["nsep"] == "." or not month_first or not day_first:
        value = day_first if m["nsep"] == "." else day_first or month_first
        return (value, "day", False, "printed") if value else None
    if base and base.date and day_first != month_first:
        here = base.date
        readings = (day_first, month_first)
        value = min(readings, key=lambda day: abs((datetime.date.fromisoformat(day) - here).days))
        return value, "day", False, "order of day and month nearest to publication"
    return day_first, "day", False, "printed" if day_first == month_first else "day first"


def _iso_month(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return iso(int(m["my"]), int(m["mm"])), "month", False, "printed"


def _day_number(written: str) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else _ORDINAL_DAYS[written.lower()]


def _day_and_month(month: str, day: str, year: str | None, base: Published | None, future: bool) -> _Read:
    m, d = month_number(month), _day_number(day)
    if year:
        value = iso(int(year), m, d)
        return (value, "day", False, "printed") if value else None
    if iso(2024, m, d) is None:
        return None
    near = nearest_year(base, m, d, future) if base else None
    return (iso(near, m, d) if near else None), "day", True, "year nearest to publication"


def _day_month(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return _day_and_month(m["dm"], m["dd"], m["dy"], base, future)


def _month_day(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return _day_and_month(m["tm"], m["td"], m["ty"], base, future)


def _month_year(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return iso(int(m["yy"]), month_number(m["ym"])), "month", False, "printed"


def _last_month(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    month = month_number(m["lm"])
    which = m["lw"].lower().split()[0 if "of" not in m["lw"].lower().split() else -1]
    if "past" in m["lw"].lower():
        which = "last"
    if base is None or base.month is None:
        return None if base else (None, "month", True, f"{which} month")
    year = base.year
    if which == "last" and month >= base.month:
        year -= 1
    if which == "next" and month <= base.month:
        year += 1
    return iso(year, month), "month", True, f"{which} such month"


def _lone_month(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    month = month_number(m["am"] or m["em"])
    ahead = future or bool(m["alone"] and _AHEAD.match(m["alone"]))
    year = nearest_year(base, month, None, ahead) if base else None
    if base and year and m["alone"] and m["alone"][:5].lower() == "since" and (base.month or 12) < month:
        year = base.year - 1
    return (iso(year, month) if year else None), "month", True, "year nearest to publication"


def _year(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return (m["y4"] or m["hy"]), "year", False, "printed"


def _fiscal(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return "20" + m["fy2"], "year", False, "fiscal year"


def _weekday(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    word = (m["ww"] or "").lower()
    which = "coming" if future else "latest"
    if "past" in word or word in ("last", "previous"):
        which = "last"
    elif word == "next":
        which = "next"
    elif "coming" in word or word == "this":
        which = "coming"
    value = weekday_date(base, WEEKDAYS.index(m["wd"]), which) if base else None
    return value, "day", True, f"{which} such weekday"


_NEAR_DAYS: Final = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def _near(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    words = " ".join(m["near"].lower().split())
    return (day_value(base, _NEAR_DAYS.get(words, 0)) if base else None), "day", True, words


def _around(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    which, unit = m["aw"].lower().split()[-1], m["au"].lower()
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0}.get(which, 1)
    rule = f"{which} {unit}"
    if base is None:
        return None, unit, True, rule
    if unit == "year":
        return iso(base.year + step), "year", True, rule
    return (month_value(base, step) if unit == "month" else week_value(base, step)), unit, True, rule


def _year_end(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return (iso(base.year) if base else None), "year", True, "this year"


def _month_end(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    return (month_value(base, 0) if base else None), "month", True, "this month"


def _ago(m: re.Match[str], base: Published | None, future: bool) -> _Read:
    words, unit = m["gn"].lower(), m["gu"].lower()
    number = int(words) if words.isdigit() else WORD_VALUES.get(words, 1)
    rule = f"{unit}s before publication"
    if base is None:
        return None, unit, True, rule
    if unit == "year":
        return iso(base.year - number), "year", True, rule
    if unit == "month":
        return month_value(base, -number), "month", True, rule
    if unit == "week":
        return week_value(base, -number), "week", True, rule
    return day_value(base, -number), "day", True, rule


_READERS: Final[dict[str, Callable[[re.Match[str], Published | None, bool], _Read]]] = {
    "iso": _iso,
    "numeric": _numeric,
    "isomonth": _iso_month,
    "daymonth": _day_month,
    "monthday": _month_day,
    "monthyear": _month_year,
    "lastmonth": _last_month,
    "alone": _lone_month,
    "edgemonth": _lone_month,
    "year": _year,
    "midyear": _year,
    "fy": _fiscal,
    "weekday": _weekday,
    "near": _near,
    "around": _around,
    "yearend": _year_end,
    "monthend": _month_end,
    "ago": _ago,
}
