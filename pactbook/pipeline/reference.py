"""The shipped reference: read from the package, checked, and stored in a book as evidence of its own."""

import hashlib
from dataclasses import dataclass
from importlib import resources
from typing import Final

from pactbook.book.reference.checks import problems
from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Reference, read
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, SourceCard
from pactbook.store.base import Batch, Store

MEDIA_TYPE: Final = "application/toml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the reference: files stored now and files that the book had, entries stored now."""

    files: int
    known: int
    entries: int


def shipped() -> tuple[list[tuple[Document, Reference]], tuple[Issue, ...]]:
    """The files of the reference that are in order, by name, and what is wrong with the rest."""
    folder = resources.files("pactbook") / "data" / "reference"
    found, issues = [], []
    for path in sorted(folder.iterdir(), key=lambda each: each.name):
        if not path.name.endswith(".toml"):
            continue
        # Line ends are made one kind, so that every checkout gives the same hashes.
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        label = f"reference/{path.name}"
        made = read(text, label)
        if isinstance(made, Reference):
            found.append((_document(text, label, made), made))
        else:
            issues += made
    return found, tuple(issues)


def check() -> tuple[list[Reference], tuple[Issue, ...]]:
    """All that the shipped reference says, and everything that does not hold of it."""
    found, issues = shipped()
    references = [reference for _, reference in found]
    return references, issues + problems(references)


def load(book: Store) -> Loaded:
    """Store the files that the book does not hold yet, each in one transaction.

    Raises ValueError when the shipped files are not in order.
    """
    found, issues = shipped()
    if issues:
        raise ValueError("; ".join(issue.message for issue in issues))
    files = known = stored = 0
    for document, reference in found:
        batch = Batch(document, entries=entries(reference))
        if book.add(batch):
            files, stored = files + 1, stored + len(batch.entries)
        else:
            known += 1
    return Loaded(files, known, stored)


def _document(text: str, label: str, reference: Reference) -> Document:
    card = SourceCard(publisher="Pactbook", title=f"Reference: {reference.partner}", language="en")
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(sha256, 1, label, None, text, 0, len(text), media_type=MEDIA_TYPE, source=card)
