"""Reference facts that ship with the program: when the security agreements were signed, with citations.

Source: the `signed` events of `pactbook/data/reference/*.toml`, dates from the signature lines.
"""

import datetime
import functools
from dataclasses import dataclass

from pactbook.book.reference.files import Fact, Reference, citations
from pactbook.pipeline.reference import shipped


@dataclass(frozen=True, slots=True)
class Signed:
    """The day one agreement with Ukraine was signed, and the work that says so."""

    partner: str
    date: datetime.date
    citation: str


@functools.lru_cache(maxsize=1)
def _signatures() -> dict[str, Signed]:
    files, _ = shipped()
    return {one.iso: _signed(one, event) for _, one in files for event in one.of("signed")}


def _signed(one: Reference, event: Fact) -> Signed:
    day = datetime.date.fromisoformat(event["date"])
    line = f"{citations(one, event)[0].work}, signature line: {event['place']}, {day.day} {day:%B %Y}"
    return Signed(one.partner, day, line)


def signature_date(donor: str | None, recipient: str | None = "UKR") -> Signed | None:
    """When `donor` (a code) signed its security agreement with Ukraine, or None where none is on file."""
    if donor is None or recipient != "UKR":
        return None
    return _signatures().get(donor)
