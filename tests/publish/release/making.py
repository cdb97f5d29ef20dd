"""Releases for these tests, made of real books in real folders."""

import datetime
import json
from pathlib import Path

from pactbook import wiring
from pactbook.book.enter import enter
from pactbook.book.facts import Coordinates
from pactbook.capture import capture
from pactbook.model.sources import Document
from pactbook.publish.release import Released
from pactbook.store.base import Batch
from pactbook.store.sql import open_book
from tests.publish.making import claim_of, clock


def released(
    book: Path, out: Path, name: str = "r1", known: str | None = None, recorded: int | None = None
) -> Released:
    """The release `name` of a book, in `out`."""
    day = datetime.date.fromisoformat(known) if known else None
    return wiring.release(name, book, Coordinates(None, day, recorded), out)


def holds(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def of_gold(path: Path) -> Path:
    """A book of the shipped samples with the claims coded by hand, so that no extractor has a say in it."""
    texts = Path(__file__).parents[3] / "pactbook" / "data" / "samples"
    gold = Path(__file__).parents[2] / "samples" / "gold"
    files = sorted(p for p in texts.iterdir() if p.suffix in (".txt", ".html"))
    with open_book(path, clock=clock) as book:
        for file in files:
            lines = (gold / f"{file.stem}.jsonl").read_text(encoding="utf-8").splitlines()
            rows = [row for row in map(json.loads, lines) if row["kind"] != "none"]
            for document in capture([file], today=datetime.date(2026, 11, 22)):
                assert isinstance(document, Document)
                claims = tuple(claim_of(row, document) for row in rows if row["document"] == document.label)
                book.add(Batch(document, claims, tuple(e for e in map(enter, claims) if e)))
    return path
