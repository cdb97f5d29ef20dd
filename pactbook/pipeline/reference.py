"""The shipped reference: read from the package, checked, and stored in a book as evidence of its own."""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Literal

from pactbook.book.reference.checks import problems
from pactbook.book.reference.differences import Change, differences
from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Reference, read
from pactbook.book.reference.shelf import MEDIA_TYPE
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, SourceCard
from pactbook.model.verdicts import Edition
from pactbook.store.base import Batch, Store

File = tuple[Document, Reference]
"""A file of the reference: as a document, and what it says."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A file that a newer text stands for now: `changes` is what it says differently, None where the older
    text cannot be read by this program. `newer` is true where the book's own text is the newer one."""

    file: str
    partner: str
    changes: tuple[Change, ...] | None
    newer: bool = False
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the reference: files stored now for the first time, files that the book had, entries
    stored now, files renewed, and files left as they are because the book has a newer text of them."""

    files: int
    known: int
    entries: int
    renewed: tuple[Renewed, ...] = ()
    kept: tuple[Renewed, ...] = ()


def shipped() -> tuple[list[File], tuple[Issue, ...]]:
    """The files of the reference that are in order, by name, and what is wrong with the rest."""
    folder = resources.files("pactbook") / "data" / "reference"
    files = sorted(
        (each for each in folder.iterdir() if each.name.endswith(".toml")), key=lambda each: each.name
    )
    return of({path.name: path.read_text(encoding="utf-8") for path in files})


def of(texts: Mapping[str, str]) -> tuple[list[File], tuple[Issue, ...]]:
    """The files with these texts, by their names, that are in order, and what is wrong with the rest."""
    found: list[File] = []
    issues: list[Issue] = []
    for name, written in texts.items():
        # Line ends are made one kind, so that every checkout gives the same hashes.
        text, label = written.replace("\r\n", "\n"), f"reference/{name}"
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


def recorded() -> tuple[Recorded, ...]:
    """All entries of the shipped reference, numbered in the order of its files, without a book.

    Raises ValueError when the shipped files are not in order.
    """
    made = (entry for _, reference in _in_order() for entry in entries(reference))
    return tuple(Recorded(seq, "", entry) for seq, entry in enumerate(made, 1))


def load(book: Store, program: str, *, back: bool = False, files: Iterable[File] | None = None) -> Loaded:
    """Store the files of which the book does not hold this text, each in one transaction.

    A text that is newer by `program`, the version of this one, stands for the book's from then on. An older
    one does so with `back` only. Without `files` those that are shipped; ValueError when these are faulty.
    """
    new = known = stored = 0
    renewed, kept = [], []
    for found in compare(book, program, files):
        if found.state == "known":
            known += 1
        elif found.state == "newer" and not back:
            kept.append(found.renewed)
        else:
            had = book.head() + (not book.knows(found.batch.document.key))
            reason = "first text" if found.state == "new" else said(found.renewed.changes)
            if book.reissue(found.batch, program, reason, found.others) is None:
                known += 1  # its text was taken away: it does not come back
                continue
            stored += book.head() - had - 1
            new += found.state == "new"
            renewed += [] if found.state == "new" else [found.renewed]
    return Loaded(new, known, stored, tuple(renewed), tuple(kept))


@dataclass(frozen=True, slots=True)
class Compared:
    """A shipped file beside the book: `new` to it, `known`, `older` in the book, or `newer` in the book."""

    state: Literal["new", "known", "older", "newer"]
    batch: Batch
    renewed: Renewed
    others: tuple[str, ...]


def compare(book: Store, program: str, files: Iterable[File] | None = None) -> Iterator[Compared]:
    """Every file beside the text of it that counts in the book. Raises ValueError as `load` does.

    Which of two texts is newer, the versions of the programs that stored them tell; between texts of one
    version, that the book has put one in the place of the other before.
    """
    texts: dict[str, list[Document]] = {}
    for document in book.documents():
        if document.media_type == MEDIA_TYPE:
            texts.setdefault(document.label, []).append(document)
    editions = [one.decision for one in book.decisions() if isinstance(one.decision, Edition)]
    for document, reference in _in_order() if files is None else files:
        chain = [one for one in editions if one.file == document.label]
        yield _compared(document, reference, texts.get(document.label, []), chain, program)


def _in_order() -> list[File]:
    found, issues = shipped()
    if issues:
        raise ValueError("; ".join(issue.message for issue in issues))
    return found


def _compared(
    document: Document, reference: Reference, texts: list[Document], chain: list[Edition], program: str
) -> Compared:
    batch = Batch(document, entries=entries(reference))
    bare = Renewed(document.label, reference.partner, ())
    if not texts:
        return Compared("new", batch, bare, ())
    counts = chain[-1].document if chain else texts[-1].key
    standing = next(one for one in texts if one.key == counts)
    others = [one.key for one in texts if one.key not in (document.key, counts)]
    if counts == document.key:
        return Compared("known", batch, bare, tuple(others))
    by = chain[-1].program if chain else None
    before = read(standing.text, standing.label)
    newer = _newer(document.key, chain, program)
    changes = differences(before, reference) if isinstance(before, Reference) else None
    renewed = Renewed(document.label, reference.partner, changes, newer, by)
    return Compared("newer" if newer else "older", batch, renewed, (*others, counts))


def _newer(key: str, chain: list[Edition], program: str) -> bool:
    """True when the book's text is newer than the one with this key that `program` ships."""
    if not chain:
        return False  # stored before versions were kept
    theirs, ours = _version(chain[-1].program), _version(program)
    return theirs > ours or theirs == ours and any(key in (one.document, one.older) for one in chain)


def _version(program: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", program))


def said(changes: tuple[Change, ...] | None) -> str:
    """Changes counted in words: the reason that the record keeps."""
    if changes is None:
        return "newer text; the older one is in another form"
    counted = Counter(change.kind for change in changes)
    words = ", ".join(f"{counted[kind]} {kind}" for kind in ("added", "changed", "gone") if counted[kind])
    return f"newer text: {words or 'only words that are no facts changed'}"


def held(documents: Iterable[Document], replaced: Container[str]) -> tuple[list[File], tuple[Issue, ...]]:
    """The files of the reference that a book holds, as texts that count, and what is wrong with the rest."""
    found: list[File] = []
    issues: list[Issue] = []
    for document in documents:
        if document.media_type == MEDIA_TYPE and document.key not in replaced and document.text:
            made = read(document.text, document.label)
            if isinstance(made, Reference):
                found.append((document, made))
            else:
                issues += made
    return found, tuple(issues)


def _document(text: str, label: str, reference: Reference) -> Document:
    card = SourceCard(publisher="Pactbook", title=f"Reference: {reference.partner}", language="en")
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Document(sha256, 1, label, None, text, 0, len(text), media_type=MEDIA_TYPE, source=card)
