"""Calendar arithmetic for dates in prose: what "Friday" or "March 19" means to a reader of a given day."""

import calendar
import datetime
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.patterns import any_of

MONTH_NAMES: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final[dict[str, int]] = {
    **{name.lower(): n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3].lower(): n for n, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
MONTH: Final = (
    "(?:"
    + any_of(*MONTH_NAMES, *(name.upper() for name in MONTH_NAMES))
    + rf"|{any_of('Jan', 'Feb', 'Mar', 'Apr', 'Jun', 'Jul', 'Aug', 'Sept', 'Sep', 'Oct', 'Nov', 'Dec')}\.?)"
    + r"(?![^\W_])"
)
"""A month as written: capitalised, since "may" and "march" are verbs."""
YEAR: Final = r"(?:19|20)\d\d(?!\d|[.,]\d|(?<=[^\W_])[^\W\d_])"


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date at the precision that is known; month and day may be None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> datetime.date | None:
        if self.month is None or self.day is None:
            return None
        return datetime.date(self.year, self.month, self.day)


def parse_published(text: str | None) -> Published | None:
    """The publication date that an ISO text (of any precision) gives; None for none or for no date."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        datetime.date(year or 1, month or 1, day or 1)
    except ValueError:
        return None
    return Published(year or 1, month, day)


def month_number(name: str) -> int:
    """1 to 12 for a month's name or short form."""
    return _MONTHS[name.rstrip(".").lower()]


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO text of a date; None where the calendar has no such day."""
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        return None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def nearest_year(published: Published, month: int, day: int | None, future: bool = False) -> int | None:
    """The year that puts a year-less date nearest to publication; of two as near, the past one.

    With `future` the first such date on or after publication. None where no near year has the day.
    """
    here = published.year * 372 + ((published.month or 6) - 1) * 31 + (published.day or 15)
    ranked: list[tuple[int, int, int]] = []
    for year in (published.year - 1, published.year, published.year + 1):
        if iso(year, month, day) is None:
            continue
        there = year * 372 + (month - 1) * 31 + (day or published.day or 15)
        if future and there < here:
            continue
        ranked.append((abs(there - here), there > here, year))
    return min(ranked)[2] if ranked else None


def weekday_date(published: Published, weekday: int, which: str) -> str | None:
    """The day that a weekday's name means: `which` is "latest" (on or before publication), "last"
    (before it), "next" (after it) or "coming" (on or after it)."""
    base = published.date
    if base is None:
        return None
    back = (base.weekday() - weekday) % 7
    ahead = (weekday - base.weekday()) % 7
    days = {"latest": -back, "last": -(back or 7), "next": ahead or 7, "coming": ahead}[which]
    there = moved(base, days)
    return there.isoformat() if there else None


def moved(day: datetime.date, days: int) -> datetime.date | None:
    """The day that many days away; None beyond the calendar's edge (years 1 to 9999)."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def week_value(published: Published, weeks: int) -> str | None:
    """A week away from publication, at the precision that ISO partial dates can carry: its month or year."""
    base = published.date
    if base is None:
        return None
    monday = moved(base, 7 * weeks - base.weekday())
    sunday = moved(base, 7 * weeks - base.weekday() + 6)
    if monday is None or sunday is None:
        return None
    if monday.month == sunday.month:
        return iso(monday.year, monday.month)
    return iso(monday.year) if monday.year == sunday.year else None


def month_value(published: Published, months: int) -> str | None:
    """A month away from publication."""
    if published.month is None:
        return None
    count = published.year * 12 + published.month - 1 + months
    return iso(count // 12, count % 12 + 1)


def day_value(published: Published, days: int) -> str | None:
    """A day away from publication."""
    there = moved(published.date, days) if published.date else None
    return there.isoformat() if there else None
