"""Texts of agreements beside the reference: when one is added, and without a book."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import judge
from pactbook.book.reference.beside import Beside, of_text
from pactbook.book.reference.files import Reference
from pactbook.book.reference.shelf import references
from pactbook.book.reference.texts import official, text_of
from pactbook.model.claims import Claim
from pactbook.model.sources import Document
from pactbook.pipeline.reference import shipped
from pactbook.store.base import Store

DATED_BY = "reference"
"""How the date of a text is known that the reference knows by its hash."""


@dataclass(slots=True)
class Shelf:
    """The reference as the book has it, read when the first text of an agreement comes; else as shipped."""

    book: Store
    _read: tuple[Reference, ...] | None = field(default=None)

    def beside(self, document: Document, claims: Sequence[Claim]) -> Beside | None:
        """What a text and the reference say of one agreement; None for a document of no agreement there."""
        if self._read is None:
            judged = judge(Context(decisions=tuple(self.book.decisions())), Coordinates())
            self._read = references(self.book.documents(), judged)
        return _beside(document, claims, self._read or shipped_references(), bool(self._read))


def without_book(document: Document, claims: Sequence[Claim]) -> Beside | None:
    """A text beside the shipped reference; None where it is of no agreement there."""
    return _beside(document, claims, shipped_references(), False)


def dated(document: Document) -> Document:
    """A document without a date, with that of the official text which it is, as its hash tells."""
    if document.published is not None:
        return document
    cards = (official(one) for one in shipped_references())
    date = next((c.get("date") for c in cards if c and c.get("sha256") == document.sha256), None)
    return document if date is None else replace(document, published=date, published_by=DATED_BY)


def _beside(
    document: Document, claims: Sequence[Claim], shelf: Sequence[Reference], stored: bool
) -> Beside | None:
    reference = text_of(document, claims, shelf)
    return None if reference is None else replace(of_text(reference, document, claims), stored=stored)


@functools.lru_cache(maxsize=1)
def shipped_references() -> tuple[Reference, ...]:
    """The files of the shipped reference that are in order."""
    return tuple(reference for _, reference in shipped()[0])
