"""A small book to review: two articles of ours, read by hand, with claims as an extractor would make them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pactbook.extract.ground import ground
from pactbook.model.claims import Agreement, Commitment, Draft, Value
from pactbook.model.sources import Document
from pactbook.pipeline.add import add
from pactbook.store.sql import SqlBook, open_book
from tests.store.making import clock

FIRST = (
    "Norway will give Ukraine 300 million euros for air defence in 2025. "
    "Portugal promised 40 million euros of humanitarian aid. "
    "Ukraine and Latvia signed a security agreement on 11 April 2024. "
    "Ministers also spoke of 12 million euros for a bridge in Porto."
)
SECOND = "Oslo repeated its promise of 300 million euros. Estonia allocated 5 million euros."


def money(donor: str, amount: float, **more: Any) -> Commitment:
    return Commitment(donor, "UKR", amount=amount, currency="EUR", bound="exact", **more)


SAID: dict[str, tuple[Value, float]] = {
    "300 million euros for air defence": (money("NOR", 3e8, aid="military"), 0.9),
    "40 million euros of humanitarian aid": (money("PRT", 4e7, aid="humanitarian"), 0.6),
    "signed a security agreement": (
        Agreement(("LVA", "UKR"), "security_agreement", "signed", "2024-04-11"),
        0.95,
    ),
    "12 million euros": (money("PRT", 1.2e7), 0.3),
    "promise of 300 million euros": (money("NOR", 3.1e8), 0.5),
    "Estonia allocated 5 million euros": (money("EST", 5e6, stage="allocated"), 0.8),
}


class Reader:
    """An extractor that finds what `said` lists."""

    name = "by hand 1"

    def __init__(self, said: dict[str, tuple[Value, float]] | None = None) -> None:
        self.said = SAID if said is None else said

    def extract(self, document: Document) -> Iterator[Draft]:
        for quote, (value, confidence) in self.said.items():
            if quote in document.text:
                yield Draft(value, quote, "planned", confidence=confidence, extractor=self.name)


def article(text: str, label: str, published: str) -> Document:
    return Document(hashlib.sha256(text.encode()).hexdigest(), 1, label, published, text, 0, len(text))


def filled(path: Path, review_below: float = 0) -> SqlBook:
    """A book of both articles; claims below `review_below` wait for review."""
    book = open_book(path, clock=clock)
    documents = [article(FIRST, "first.txt", "2024-04-12"), article(SECOND, "second.txt", "2024-05-02")]
    assert [o.state for o in add(book, documents, Reader(), review_below=review_below)] == ["new", "new"]
    return book


def claims(document: Document) -> list[Any]:
    return ground(document, Reader().extract(document))[0]
