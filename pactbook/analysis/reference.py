"""Reference facts that ship with the program: when the security agreements were signed, with citations.

Source: `pactbook/data/reference/signatures.csv`, dates from the signature lines of the instruments.
"""

import csv
import datetime
import functools
from dataclasses import dataclass
from importlib import resources


@dataclass(frozen=True, slots=True)
class Signed:
    """The day one agreement with Ukraine was signed, and the work that says so."""

    partner: str
    date: datetime.date
    citation: str


@functools.lru_cache(maxsize=1)
def _signatures() -> dict[str, Signed]:
    path = resources.files("pactbook") / "data" / "reference" / "signatures.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return {
        row["iso"]: Signed(row["partner"], datetime.date.fromisoformat(row["signed"]), row["citation"])
        for row in rows
    }


def signature_date(donor: str | None, recipient: str | None = "UKR") -> Signed | None:
    """When `donor` (a code) signed its security agreement with Ukraine, or None where none is on file."""
    if donor is None or recipient != "UKR":
        return None
    return _signatures().get(donor)
