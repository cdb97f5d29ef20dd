"""The publication date of an article: which of several dates counts, and what to say when they disagree.

Order: the article's header, what the card or the file states as publication date, the `published` option,
a date in the file's name, and last the day the file was made.
"""

import datetime
import email.utils
import re
from dataclasses import dataclass

from pactbook.capture.articles import is_date
from pactbook.capture.reading import Reading, refused
from pactbook.model.issues import Issue
from pactbook.model.values import PartialDate

_IN_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dating:
    """The outcome: the date and where it comes from, both None when nothing is known."""

    published: str | None = None
    by: str | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The dates known for one article, each an ISO 8601 text or None."""

    header: str | None
    card: str | None
    reading: Reading
    option: str | None
    name: str | None


def decide(known: Known, place: str, today: datetime.date) -> Dating | Issue:
    """The date that counts; an Issue (the article is refused) when that date has not come yet."""
    stated = known.card or known.reading.published
    for date, by in (
        (known.header, "header"),
        (stated, "metadata"),
        (known.option, "option"),
        (known.name, "name"),
    ):
        if date is None:
            continue
        if PartialDate(date).first() > today:
            return _future(date, by, place, today)
        return Dating(date, by, _differs(date, by, known, place))
    return _weak(known.reading, place, today)


def _weak(reading: Reading, place: str, today: datetime.date) -> Dating:
    made = reading.created
    if made and is_date(made) and PartialDate(made).first() <= today:
        message = f"{place} states no publication date; {reading.created_as}, {made}, was taken"
        hint = "give the true date with --published, a header 'date YYYY-MM-DD' or a source card"
        return Dating(made, "metadata", (Issue("weak_date", "low", message, place, hint=hint),))
    message = f"{place} has no publication date"
    hint = "give --published YYYY-MM-DD, or begin the text with 'date YYYY-MM-DD'"
    return Dating(issues=(Issue("no_date", "medium", message, place, hint=hint),))


def _future(date: str, by: str, place: str, today: datetime.date) -> Issue:
    where = {
        "header": "its header",
        "metadata": "its metadata",
        "option": "--published",
        "name": "its file name",
    }
    reason = f"{where[by]} dates it {date}, after today ({today.isoformat()})"
    return refused("future_date", place, reason, "correct the date, then try again")


def _differs(date: str, by: str, known: Known, place: str) -> tuple[Issue, ...]:
    option = known.option
    if option is None or by == "option" or PartialDate(date).agrees(PartialDate(option)):
        return ()
    message = f"{place} is dated {date} by its {by}, not {option} as --published says; {date} was taken"
    return (Issue("date_differs", "low", message, place, hint=f"leave --published out if the {by} is right"),)


def from_name(name: str) -> str | None:
    """The last full ISO date in a file's name, such as `002_2024-01-14_x.txt`, or None."""
    return next((date for date in reversed(_IN_NAME.findall(name)) if is_date(date)), None)


def from_metadata(value: object) -> str | None:
    """The day that a metadata value states: ISO 8601 with or without a time, or an e-mail date; else None."""
    if not isinstance(value, str):
        return None
    match = _ISO.match(value)
    if match:
        date = "-".join(match.groups())
        return date if is_date(date) else None
    try:
        return email.utils.parsedate_to_datetime(value).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
