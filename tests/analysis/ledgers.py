"""Facts for the tests of analysis, made from claims in the codebook's JSON without the fold."""

import json
import pathlib
from collections.abc import Iterable, Mapping
from typing import Any

from pactbook.book.facts import CommitmentFact, Context, Coordinates, Ledger
from pactbook.model.claims import Claim, Commitment, from_plain
from pactbook.model.entries import Entry, Recorded
from pactbook.model.ids import short
from pactbook.model.sources import Span

DIRECTIVE = {
    "pledged": "Pledge",
    "allocated": "Allocation",
    "delivered": "Delivery",
    "postponed": "Postponement",
    "cancelled": "Cancellation",
}


def claim(row: Mapping[str, Any]) -> Claim:
    return Claim(
        document=row["document"],
        label=row["document"],
        published=row["published"],
        start=row.get("start", 0),
        end=row.get("end", len(row["quote"])),
        quote=row["quote"],
        value=from_plain(row["kind"], row),
        modality=row.get("modality", "asserted"),
    )


def fact(made: Claim, date: str | None = None, seq: int = 1) -> CommitmentFact:
    assert isinstance(made.value, Commitment)
    entry = Entry(
        DIRECTIVE[made.value.stage],
        date,
        str(made.published),
        made.value,
        (Span(made.document, made.start, made.end, made.id),),
        made.modality,
    )
    return CommitmentFact(short(entry.id), made.value, made.modality, date, (Recorded(seq, "", entry),), 1)


def promise(
    quote: str = "words", published: str = "2024-03-19", date: str | None = None, **fields: Any
) -> CommitmentFact:
    """A fact with one report; fields as in the codebook, France to Ukraine unless named."""
    return fact(row_claim(quote, published, **fields), date)


def row_claim(quote: str, published: str = "2024-03-19", document: str = "a.txt", **fields: Any) -> Claim:
    row = {"kind": "commitment", "donor": "FRA", "recipient": "UKR", "modality": "planned", **fields}
    if row.get("amount") is not None:
        row.setdefault("bound", "exact")
        row.setdefault("currency", "EUR")
    return claim({**row, "quote": quote, "published": published, "document": document})


def context(claims: Iterable[Claim], voices: Mapping[str, str] | None = None) -> Context:
    return Context(claims={item.id: item for item in claims}, voices=voices or {})


def ledger(*facts: CommitmentFact) -> Ledger:
    return Ledger(Coordinates(), commitments=facts)


def commitments(path: pathlib.Path) -> list[Claim]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [claim(row) for row in rows if row["kind"] == "commitment"]
