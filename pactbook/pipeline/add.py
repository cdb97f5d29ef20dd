"""Adding: captured documents become batches in a book, one transaction each, and the caller hears of each."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from pactbook.book.enter import enter
from pactbook.extract.base import Extractor
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.pipeline.engine import run
from pactbook.pipeline.extracting import Extracted, Task
from pactbook.pipeline.review import held_back
from pactbook.store.base import Batch, Store

State = Literal["new", "known", "refused", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, or of one thing that was no document.

    `new`: stored now. `known`: in the book already, nothing was written. `refused`: not stored, and the
    issues say why. `skipped`: passed over as no matter for a book. `key` is None where there was no document.
    `held` of the claims wait for review, outside the ledger.
    """

    state: State
    label: str
    key: str | None = None
    claims: int = 0
    entries: int = 0
    issues: tuple[Issue, ...] = ()
    held: int = 0


def add(
    book: Store,
    captured: Iterable[Document | Issue],
    extractor: Extractor | str,
    *,
    workers: int = 1,
    review_below: float | None = None,
) -> Iterator[Outcome]:
    """Store what was captured; an Outcome for each, in the order of capture, once it is safe on disk.

    An Issue below high severity goes with the document that follows it, when that is the one it names. With
    several workers the extractor is given by name (`package.module:factory`). A claim below `review_below`,
    or else below its kind's threshold, makes an issue and no entry. Stop at any time: what was yielded is
    stored, and a second run adds the rest. Raises what the store raises when its file fails.
    """
    if workers > 1 and not isinstance(extractor, str):
        raise ValueError("several workers need the extractor by name, as package.module:factory")
    items, ready = itertools.tee(_prepared(book, item) for item in _joined(captured))
    results = run(_Job(Task(extractor)), ready, workers)
    for item, extracted in zip(items, results, strict=True):
        if isinstance(item, Outcome):
            yield item
        elif extracted is not None:
            yield _stored(book, item, extracted, review_below)


@dataclass(frozen=True, slots=True)
class _Noted:
    """A document with the problems that capture saw in it."""

    document: Document
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Job:
    """Extraction where there is something to extract; None in the turn of what is settled already."""

    task: Callable[[Document], Extracted]

    def __call__(self, item: _Noted | Outcome) -> Extracted | None:
        return None if isinstance(item, Outcome) else self.task(item.document)


def _joined(captured: Iterable[Document | Issue]) -> Iterator[_Noted | Issue]:
    """Documents with the issues that stand before them and name them; other issues by themselves."""
    waiting: list[Issue] = []
    for item in captured:
        if isinstance(item, Issue) and item.severity != "high":
            waiting.append(item)
            continue
        own = [i for i in waiting if isinstance(item, Document) and _names(i.place, item.label)]
        yield from (issue for issue in waiting if issue not in own)
        waiting.clear()
        yield item if isinstance(item, Issue) else _Noted(item, tuple(own))
    yield from waiting


def _names(place: str, label: str) -> bool:
    """True when a place (a path, perhaps with an article's number) is of the file that a label names."""
    return place.partition("#")[0].replace("\\", "/").rpartition("/")[2] == label.partition("#")[0]


def _prepared(book: Store, item: _Noted | Issue) -> _Noted | Outcome:
    if isinstance(item, Issue):
        return Outcome("skipped" if item.severity == "low" else "refused", item.place, issues=(item,))
    document, noted = item.document, item.issues
    if book.knows(document.key):
        return Outcome("known", document.label, document.key, issues=noted)
    refusal = _refusal(document, noted)
    if refusal:
        return Outcome("refused", document.label, document.key, issues=refusal)
    return item


def _refusal(document: Document, noted: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """The issues of a document that no book can hold; empty for any other."""
    if document.published is None:
        if any(issue.code == "no_date" for issue in noted):
            return noted
        message = f"{document.label} has no publication date"
        return (*noted, _high("no_date", message, document, "give --published YYYY-MM-DD"))
    if not _is_text(document.label + document.text):
        message = f"{document.label} holds characters that are no text (lone surrogates)"
        return (*noted, _high("bad_text", message, document, "save it, and name it, as UTF-8"))
    return ()


def _high(code: str, message: str, document: Document, hint: str) -> Issue:
    return Issue(code, "high", message, document.label, hint=hint)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _stored(book: Store, noted: _Noted, extracted: Extracted, review_below: float | None) -> Outcome:
    document, claims = noted.document, extracted.claims
    issues = noted.issues + extracted.issues
    if extracted.failed:
        return Outcome("refused", document.label, document.key, issues=issues)
    held = held_back(claims, issues, review_below)
    issues += tuple(held.values())
    sure = (claim for claim in claims if claim.id not in held)
    entries = tuple(entry for entry in map(enter, sure) if entry is not None)
    if not book.add(Batch(document, claims, entries, issues)):
        return Outcome("known", document.label, document.key, issues=issues)
    return Outcome("new", document.label, document.key, len(claims), len(entries), issues, len(held))
