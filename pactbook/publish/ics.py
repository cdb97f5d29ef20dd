"""Rows of the calendar as an iCalendar file (RFC 5545), the same bytes for the same rows.

A date without a day becomes an event over the whole month or year, which blocks no time. UID is the hash of
what a line says; DTSTAMP, which the format demands, is the day on which its newest source appeared.
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any, Final

from icalendar import Calendar, Event

from pactbook.model.values import PartialDate
from pactbook.publish import words

PRODUCT: Final = "-//Pactbook//Calendar//EN"


def made(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The file. Every row has a date."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    seen: set[str] = set()
    for row in rows:
        if row["id"] not in seen:  # two works that say the same make one event
            seen.add(row["id"])
            calendar.add_component(_event(row))
    return calendar.to_ical()


def _event(row: Mapping[str, Any]) -> Event:
    date = PartialDate(row["date"])
    event = Event()
    event.add("uid", f"{row['id']}@pactbook")
    event.add("dtstamp", _midnight(PartialDate(row["public_since"]).last()))
    event.add("dtstart", date.first())
    event.add("dtend", date.last() + datetime.timedelta(days=1))
    event.add("summary", f"{words.country(row['state'])}: {row['says']}")
    event.add("description", _described(row))
    event.add("categories", [row["kind"]])
    event.add("transp", "TRANSPARENT")
    address = next((one["address"] for one in row["sources"] if one["address"]), None)
    if address:
        event.add("url", address)
    return event


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _described(row: Mapping[str, Any]) -> str:
    """Rule, what is not known, and the works with their sections."""
    lines = [f"{row['basis']}: {row['rule']}"]
    lines += [f"not known: {row['unknown']}"] if row["unknown"] else []
    for one in row["sources"]:
        lines.append(f"source: {one['work']}{', ' + one['section'] if one['section'] else ''}")
    lines.append(f"ref: {row['ref']}")
    return "\n".join(lines)
