"""Books for these tests: real files, with claims given by hand or taken from a gold file."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pactbook.book.enter import enter
from pactbook.book.facts import Coordinates
from pactbook.capture import capture
from pactbook.model.claims import Claim, from_plain
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, SourceCard
from pactbook.publish.view import View, view
from pactbook.store.base import Batch
from pactbook.store.sql import open_book
from pactbook.wiring import context, ledger

TODAY = datetime.date(2024, 7, 1)


def clock() -> datetime.datetime:
    return datetime.datetime(2024, 7, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Article:
    """An article and what it says: claims as codebook rows, each with a quote that stands in the text."""

    text: str
    claims: Sequence[Mapping[str, Any]] = ()
    published: str = "2024-03-19"
    label: str = "a.txt"
    source: SourceCard = field(default_factory=SourceCard)
    issues: tuple[Issue, ...] = ()


def signed(code: str, quote: str, **more: Any) -> dict[str, Any]:
    parties = sorted([code, "UKR"])
    row = {"kind": "agreement", "parties": parties, "instrument": "security_agreement", "status": "signed"}
    return {**row, "quote": quote, **more}


def pledge(donor: str, quote: str, **more: Any) -> dict[str, Any]:
    row = {"kind": "commitment", "donor": donor, "recipient": "UKR", "aid": "military", "stage": "pledged"}
    if "amount" in more:
        row |= {"currency": "EUR", "bound": "exact"}
    return {**row, "modality": "planned", "quote": quote, **more}


def counted(what: str, value: int, quote: str, **more: Any) -> dict[str, Any]:
    return {"kind": "count", "what": what, "value": value, "quote": quote, **more}


def make(path: Path, articles: Iterable[Article]) -> Path:
    """A book at `path` of these articles."""
    with open_book(path, clock=clock) as book:
        for article in articles:
            assert book.add(batch_of(article))
    return path


def batch_of(article: Article) -> Batch:
    """An article with its claims, ready to be stored."""
    document = _document(article)
    claims = tuple(claim_of(row, document) for row in article.claims)
    entries = tuple(entry for entry in map(enter, claims) if entry)
    return Batch(document, claims, entries, article.issues)


def _document(article: Article) -> Document:
    sha256 = hashlib.sha256((article.label + article.text).encode()).hexdigest()
    return Document(
        sha256,
        1,
        article.label,
        article.published,
        article.text,
        0,
        len(article.text),
        published_by="header",
        source=article.source,
    )


def claim_of(row: Mapping[str, Any], document: Document) -> Claim:
    """A claim on a document, from a codebook row."""
    start = row["start"] if "start" in row else document.text.index(row["quote"])
    return Claim(
        document.key,
        document.label,
        document.published,
        start,
        start + len(row["quote"]),
        row["quote"],
        from_plain(row["kind"], row),
        row.get("modality", "asserted"),
        row.get("attributed_to"),
        row.get("confidence", 0.9),
        "hand",
    )


def seeds(path: Path, shared: Path) -> Path:
    """A book of the two founding articles with the claims coded by hand."""
    folder = shared / "seeds"
    rows = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    with open_book(path, clock=clock) as book:
        for document in capture(sorted(folder.glob("*.txt")), today=TODAY):
            assert isinstance(document, Document)
            claims = tuple(claim_of(row, document) for row in rows if row["document"] == document.label)
            book.add(Batch(document, claims, tuple(e for e in map(enter, claims) if e)))
    return path


def look(path: Path, known: str | None = None, as_of: str | None = None) -> View:
    """The view of a book, as `wiring.view` makes it, but always on the same day."""
    day = datetime.date.fromisoformat
    at = Coordinates(day(as_of) if as_of else None, day(known) if known else None)
    with open_book(path, clock=clock, readonly=True) as book:
        found = context(book)
        return view(
            ledger(book, at, found),
            found,
            today=TODAY,
            recorded=tuple(book.issues()),
            entries=tuple(book.entries()),
        )
