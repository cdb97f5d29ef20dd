"""Days, periods and terms: "23 лютого 2024 року", "у п'ятницю", "у 2024–2027 роках", "на десять років"."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.moments import moved
from pactbook.extract.ukrainian.numbers import value_of, word_pattern
from pactbook.model.values import PartialDate

_MONTHS: Final = (
    r"січ(?:ень|ня|ні|нем)",
    r"лют(?:ий|ого|ому|им)",
    *(
        rf"{stem}(?:ень|ня|ні|нем)"
        for stem in ["берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт"]
    ),
    r"листопад(?:а|і|у|ом)?",
    r"груд(?:ень|ня|ні|нем)",
)
_MONTH = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<month>{'|'.join(_MONTHS)})\b(?:\s(?P<year>(?:19|20)\d\d)(?:\s(?:року|р\.))?)?",
    re.I,
)
_EACH_MONTH = tuple(re.compile(pattern, re.I) for pattern in _MONTHS)
_NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b")
_WEEKDAYS: Final = ("понеділок", "вівторок", "середу", "четвер", "п'ятницю", "суботу", "неділю")
_WEEKDAY = re.compile(rf"\b[ву]\s({'|'.join(_WEEKDAYS)})\b", re.I)
_NEAR: Final = {"сьогодні": 0, "вчора": -1, "учора": -1, "позавчора": -2, "завтра": 1, "напередодні": -1}
_NEARLY = re.compile(rf"\b({'|'.join(_NEAR)})\b", re.I)
_IN_MONTH = re.compile(r"\b(?:[ву]|наприкінці|на\s+початку|до\s+кінця|упродовж|протягом)\s$", re.I)


@dataclass(frozen=True, slots=True)
class Day:
    """A date at `text[start:end]` as ISO 8601, as precise as the text; `relative`: by publication."""

    start: int
    end: int
    value: str
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A period at `text[start:end]`: years, open at either end."""

    start: int
    end: int
    period_start: str | None
    period_end: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time at `text[start:end]` in one of three units."""

    start: int
    end: int
    years: float | None = None
    months: int | None = None
    hours: int | None = None


def find_days(text: str, published: str | None, ahead: bool = False) -> list[Day]:
    """Dates in order; those without a year lie before `published`, with `ahead` after it."""
    base = PartialDate(published).first() if published else None
    exact = base if published and len(published) == 10 else None
    found = [d for m in _MONTH.finditer(text) if (d := _monthly(text, m, base, ahead))]
    for numeric in _NUMERIC.finditer(text):
        value = _iso(int(numeric[3]), int(numeric[2]), int(numeric[1]))
        if value:
            found.append(Day(numeric.start(), numeric.end(), value))
    if exact:
        for match in _WEEKDAY.finditer(text):
            day = _shifted(exact, _to_weekday(match[1].lower(), exact, ahead))
            found += [Day(match.start(), match.end(), day, True)] if day else []
        for match in _NEARLY.finditer(text):
            day = _shifted(exact, _NEAR[match[1].lower()])
            found += [Day(match.start(), match.end(), day, True)] if day else []
    return sorted(found, key=lambda d: d.start)


def _monthly(text: str, match: re.Match[str], base: datetime.date | None, ahead: bool) -> Day | None:
    month = next(i for i, pattern in enumerate(_EACH_MONTH, 1) if pattern.fullmatch(match["month"]))
    day = int(match["day"]) if match["day"] else None
    if day is None and not match["year"] and not _IN_MONTH.search(text[: match.start()][-18:]):
        return None
    if match["year"]:
        year = int(match["year"])
    elif base is None:
        return None
    else:
        year = base.year
        if ahead and (month, day or 31) < (base.month, base.day):
            year += 1
        elif not ahead and (month, day or 1) > (base.month, base.day):
            year -= 1
    value = _iso(year, month, day)
    return Day(match.start(), match.end(), value, not match["year"]) if value else None


def _iso(year: int, month: int, day: int | None) -> str | None:
    try:
        datetime.date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def _to_weekday(name: str, base: datetime.date, ahead: bool) -> int:
    """Days from `base` to the weekday: forward with `ahead`, else back."""
    step = _WEEKDAYS.index(name) - base.weekday()
    return step % 7 if ahead else -(-step % 7)


def _shifted(base: datetime.date, days: int) -> str | None:
    """ISO date that many days from `base`; None beyond the calendar."""
    there = moved(base, days)
    return there.isoformat() if there else None


_RANGE = re.compile(
    r"\b(?:[ву]\s|на\s|протягом\s|упродовж\s|за\s|період\s)?((?:19|20)\d\d)(?:\s?[–—-]\s?|\s(?:та|і|й)\s)((?:19|20)\d\d)\s?(?:рок\w+|рр\.?|роц\w+)",
    re.I,
)
_FROM_TO = re.compile(
    r"\b(?:з|від|із)\s((?:19|20)\d\d)(?:-го|\sроку)?\s(?:до|по|і\sдо)\s(?:кінця\s)?((?:19|20)\d\d)\s?(?:рок\w+|р\.)?",
    re.I,
)
_UNTIL = re.compile(r"\b(?:до|по)\s(?:кінця\s|завершення\s)?((?:19|20)\d\d)(?:\s?рок\w+|\s?р\.)", re.I)
_SINCE = re.compile(r"\b(?:від|з|із|починаючи\sз)\s(?:початку\s)?((?:19|20)\d\d)\s(?:року|р\.)", re.I)
_SINCE_MONTH = re.compile(r"\b(?:з|із|від|починаючи\sз)\s(?:початку\s)?$", re.I)
_ONE = re.compile(r"\b((?:19|20)\d\d)(?:-го|-му)?\s(?:рік|року|роц\w+|році|р\.)", re.I)
_THIS = re.compile(
    r"\b(?P<this>цьогорічн\w+|цьогоріч|цього|поточного|нинішнього)(?:\sроку)?|\b(?P<next>наступного)\sроку|\b(?P<last>торішн\w+|торік|минулого\sроку)",
    re.I,
)


def find_periods(text: str, published: str | None) -> list[Span]:
    """Periods of years, in order and without overlap. A year that belongs to a day is none."""
    months = [m for m in _MONTH.finditer(text) if m["year"]]
    taken: list[tuple[int, int]] = [(m.start(), m.end()) for m in months]
    found: list[Span] = []
    for match in months:
        since = None if match["day"] else _SINCE_MONTH.search(text[: match.start()][-25:])
        month = _monthly(text, match, None, False) if since else None
        if month:
            found.append(Span(match.start(), match.end(), month.value, None))

    def add(match: re.Match[str], start: str | None, end: str | None) -> None:
        if all(match.end() <= low or high <= match.start() for low, high in taken):
            taken.append((match.start(), match.end()))
            found.append(Span(match.start(), match.end(), start, end))

    for pattern in (_FROM_TO, _RANGE):
        for match in pattern.finditer(text):
            add(match, match[1], match[2])
    for match in _UNTIL.finditer(text):
        add(match, None, match[1])
    for match in _SINCE.finditer(text):
        add(match, match[1], None)
    for match in _ONE.finditer(text):
        add(match, match[1], match[1])
    if published:
        year = int(published[:4])
        for match in _THIS.finditer(text):
            if match["this"] and not re.search(r"року|цьогоріч", match.group(), re.I):
                continue
            value = year + (1 if match["next"] else -1 if match["last"] else 0)
            if 1 <= value <= 9999:
                add(match, f"{value:04d}", f"{value:04d}")
    return sorted(found, key=lambda s: s.start)


_LENGTH = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{word_pattern()})[\s-](?:\(\w+\)\s)?(?P<unit>років|роки|рік|року|місяц\w+|годин\w*)\b",
    re.I,
)
_COMPOUND = re.compile(r"\b(?P<stem>\d{1,3}-|десяти|п'яти|сто|двадцяти)(?P<unit>річн\w+)", re.I)
_STEMS: Final = {"десяти": 10.0, "п'яти": 5.0, "сто": 100.0, "двадцяти": 20.0}


def find_terms(text: str) -> list[Term]:
    """Lengths of time in order: "десять років", "шість місяців", "24 годин", "10-річна"."""
    found = []
    for match in _LENGTH.finditer(text):
        value = value_of(match["number"])
        unit = match["unit"].lower()
        if value is None:
            continue
        if unit.startswith("р"):
            found.append(Term(match.start(), match.end(), years=value))
        elif unit.startswith("м"):
            found.append(Term(match.start(), match.end(), months=int(value)))
        else:
            found.append(Term(match.start(), match.end(), hours=int(value)))
    for match in _COMPOUND.finditer(text):
        stem = match["stem"].lower()
        found.append(Term(match.start(), match.end(), years=_STEMS.get(stem) or float(stem.rstrip("-"))))
    return sorted(found, key=lambda t: t.start)
