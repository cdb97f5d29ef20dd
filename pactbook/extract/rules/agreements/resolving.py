"""What a date in a sentence on agreements means: the year it lacks, and the words that change it."""

import re
from typing import Final

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.phrases.moments import iso, moved
from pactbook.extract.rules.scene import Scene
from pactbook.model.values import PartialDate

_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
# "1 March last year", "in May of this year"
_WHICH_YEAR = re.compile(r",?\s+(?:of\s+)?(?P<which>last|the\s+previous|this|the\s+same)\s+year\b", re.I)
_SEASON = re.compile(
    r"\b(?:in|this|by|during)\s+(?:the\s+)?(?:(?:early|late|mid)[\s-])?(?P<season>spring|summer|autumn|fall)\b",
    re.I,
)
_MONTHS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}
_IN_MONTH = re.compile(r"\s+(?:in|of)\s+(?:early\s+|late\s+|mid-)?$", re.I)

_SMALL: Final = {
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
}
_FIRST_YEARS: Final = {"first": 1, "second": 2, "third": 3}
# "is a year old this month", "turned two this week", "marks its first anniversary this month"
_AGE = re.compile(
    r"""
    \b(?:
        (?:is|are|was|turns|turned)\s+(?:now\s+|just\s+|exactly\s+)?(?P<years>an?|one|two|three)\s+years?\s+old
        | turn(?:s|ed)\s+(?P<turned>one|two|three)
        | first\s+signed\s+(?P<ago>an?|one|two|three)\s+years?\s+ago
        | (?P<nth>first|second|third)\s+anniversary
    )\s+(?:(?:earlier|later)\s+)?(?:this|the\s+same)\s+(?P<unit>month|week)\b
    """,
    re.I | re.X,
)
_WEEKS_AGO = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight)\s+weeks\s+(?:ago|before|earlier)(?=\s*[.,;]|\s*$)",
    re.I,
)


def past(scene: Scene, date: DateSpan, published: str | None) -> str | None:
    """The date of something done: a day without its year lies before publication, in the year said before."""
    value = date.value
    if not value or not published or not date.relative or len(value) <= 4:
        return value
    which = _WHICH_YEAR.match(scene.text, date.end)
    if which and which["which"].lower() in ("last", "the previous"):
        year = iso(int(published[:4]) - 1)
        return year and year + value[4:]
    said = _year_before(scene, date)
    if said and not _WEEKDAY.search(scene.text[date.start : date.end]) and said <= published[:4]:
        return said + value[4:]
    return earlier(value, published)


def earlier(value: str, published: str | None) -> str | None:
    """A date without its year, moved a year back where it would lie after publication."""
    if not published or len(value) <= 4 or value[: len(published)] <= published[: len(value)]:
        return value
    year = iso(int(value[:4]) - 1)
    return year and year + value[4:]


def coming(scene: Scene, date: DateSpan, published: str | None) -> str | None:
    """The date of something planned: a weekday is the next one after publication."""
    value = date.value
    if (
        value
        and published
        and len(value) == len(published) == 10
        and value < published
        and _WEEKDAY.search(scene.text[date.start : date.end])
    ):
        later = moved(PartialDate(value).first(), 7)
        return later.isoformat() if later else value
    return value


def season_year(scene: Scene, part: tuple[int, int], published: str | None, done: bool) -> str | None:
    """The year of a season without one, "this autumn": the last such before publication, or the next."""
    match = _SEASON.search(scene.text, *part)
    if match is None or not published or len(published) < 7:
        return None
    year, month = int(published[:4]), int(published[5:7])
    begins, ends = _MONTHS[match["season"].lower()]
    if done:
        return iso(year if begins <= month else year - 1)
    return iso(year if month <= ends else year + 1)


def is_within_month(scene: Scene, date: DateSpan) -> bool:
    """True for "a Friday in February": the month says more than the weekday."""
    if not _WEEKDAY.search(scene.text[date.start : date.end]):
        return False
    return any(
        other.start >= date.end and _in_month(scene.text[date.end : other.start], scene.text[other.start :])
        for other in scene.dates
    )


def _in_month(gap: str, behind: str) -> bool:
    return gap == " " and bool(re.match(r"(?:in|of)\s", behind)) or bool(_IN_MONTH.fullmatch(gap))


def _year_before(scene: Scene, date: DateSpan) -> str | None:
    """The year of the nearest earlier date of the sentence that states one: "in May 2024 and A in July"."""
    stated = [d for d in scene.dates if d.end <= date.start and d.value and not d.relative]
    return (stated[-1].value or "")[:4] if stated else None


def birthday(scene: Scene, published: str | None) -> str | None:
    """The month of what the sentence calls so many years old this month or week."""
    match = _AGE.search(scene.text)
    if match is None or not published or len(published) < 7:
        return None
    years = match["years"] or match["turned"] or match["ago"]
    number = _SMALL[years.lower()] if years else _FIRST_YEARS[match["nth"].lower()]
    year = iso(int(published[:4]) - number)
    return year and year + published[4:7]


def weeks_ago(scene: Scene, part: tuple[int, int], published: str | None) -> str | None:
    """The month that lies so many weeks before publication: "only six weeks before"."""
    match = _WEEKS_AGO.search(scene.text, *part)
    if match is None or not published or len(published) != 10:
        return None
    day = moved(PartialDate(published).first(), -7 * _SMALL[match["number"].lower()])
    return day.isoformat()[:7] if day else None
