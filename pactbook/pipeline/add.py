"""Adding: captured documents are stored in groups, and the caller hears of each once it is safe on disk."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from pactbook.book.enter import enter
from pactbook.book.reference.beside import Beside
from pactbook.book.reference.texts import signed_in
from pactbook.extract.base import Extractor
from pactbook.model.claims import Claim
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.pipeline.beside import Shelf, dated
from pactbook.pipeline.engine import run
from pactbook.pipeline.extracting import Extracted, Task
from pactbook.pipeline.grouping import Groups
from pactbook.pipeline.review import held_back
from pactbook.store.base import Batch, Store
from pactbook.store.errors import BookError
from pactbook.store.ready import Ready, ready

_EACH: Final = Groups()
State = Literal["new", "known", "refused", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document, or of one thing that was no document.

    `new`: stored now. `known`: in the book already, nothing was written. `refused`: not stored, and the
    issues say why. `skipped`: passed over as no matter for a book. `key` is None where there was no document.
    `held` of the claims wait for review, outside the ledger. `beside` sets an agreement's text beside what
    the reference says of it.
    """

    state: State
    label: str
    key: str | None = None
    claims: int = 0
    entries: int = 0
    issues: tuple[Issue, ...] = ()
    held: int = 0
    beside: Beside | None = None


def add(
    book: Store,
    captured: Iterable[Document | Issue],
    extractor: Extractor | str,
    *,
    workers: int = 1,
    review_below: float | None = None,
    groups: Groups = _EACH,
) -> Iterator[Outcome]:
    """Store what was captured; an Outcome for each, in the order of capture, once it is safe on disk.

    Documents of a group are stored in one transaction, or each by itself where one of them cannot be. An
    Issue below high severity goes with the document that follows it, when that is the one it names. With
    several workers the extractor is given by name (`package.module:factory`). A claim below `review_below`,
    or else below its kind's threshold, makes an issue and no entry. Stop at any time: what was yielded is
    stored, and a second run adds the rest. Raises what the store raises when its file fails.
    """
    if workers > 1 and not isinstance(extractor, str):
        raise ValueError("several workers need the extractor by name, as package.module:factory")
    items = (_prepared(book, item) for item in _joined(captured))
    made, shelf = run(_Job(Task(extractor), review_below), items, workers), Shelf(book)
    for group in groups(made, _size):
        stored = _stored(book, [one.ready for one in group if isinstance(one, _Made)])
        for one in group:
            yield one if isinstance(one, Outcome) else one.outcome(stored, shelf)


@dataclass(frozen=True, slots=True)
class _Noted:
    """A document with the problems that capture saw in it."""

    document: Document
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """A document that is ready to be stored, and how many claims of it are held back; with its `text` and
    claims where it may be an agreement's own."""

    ready: Ready
    label: str
    issues: tuple[Issue, ...]
    held: int
    text: tuple[Document, tuple[Claim, ...]] | None = None

    def outcome(self, stored: set[str], shelf: Shelf) -> Outcome:
        """What became of it, given the keys of what was stored, of which its own is taken away."""
        key, kinds = self.ready.key, Counter(row.kind for row in self.ready.rows)
        if key not in stored:
            return Outcome("known", self.label, key, issues=self.issues)
        stored.remove(key)
        said = shelf.beside(*self.text) if self.text else None
        return Outcome("new", self.label, key, kinds["claim"], kinds["entry"], self.issues, self.held, said)


@dataclass(frozen=True, slots=True)
class _Job:
    """A document read and made ready; what is settled already stays as it is."""

    task: Callable[[Document], Extracted]
    review_below: float | None

    def __call__(self, item: _Noted | Outcome) -> _Made | Outcome:
        if isinstance(item, Outcome):
            return item
        document, extracted = item.document, self.task(item.document)
        claims, issues = extracted.claims, item.issues + extracted.issues
        if extracted.failed:
            return Outcome("refused", document.label, document.key, issues=issues)
        held = held_back(claims, issues, self.review_below)
        issues += tuple(held.values())
        sure = (claim for claim in claims if claim.id not in held)
        entries = tuple(entry for entry in map(enter, sure) if entry is not None)
        made = ready(Batch(document, claims, entries, issues))
        own = (document, claims) if signed_in(claims) else None
        return _Made(made, document.label, issues, len(held), own)


def _size(one: _Made | Outcome) -> int | None:
    return len(one.ready.text) if isinstance(one, _Made) else None


def _stored(book: Store, made: list[Ready]) -> set[str]:
    """Store documents together; the keys of those that were new."""
    if not made:
        return set()
    try:
        return set(book.add_all(made))
    except BookError:
        raise
    except Exception:
        if len(made) == 1:
            raise
    # One of them is at fault; those before it are stored, and it raises in its turn.
    return {key for one in made for key in book.add_all([one])}


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
    document, noted = dated(item.document), item.issues
    if document is not item.document:
        noted = tuple(issue for issue in noted if issue.code != "no_date")
    if book.knows(document.key):
        return Outcome("known", document.label, document.key, issues=noted)
    refusal = _refusal(document, noted)
    if refusal:
        return Outcome("refused", document.label, document.key, issues=refusal)
    return _Noted(document, noted)


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
