"""Reading again: every document with the present extractor, what changed, and the newer reading stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pactbook.book.enter import enter
from pactbook.capture.tables import MEDIA_TYPES
from pactbook.extract.base import Extractor
from pactbook.model.claims import Claim, plain
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.verdicts import Extraction, Verdict, standing
from pactbook.pipeline.engine import run
from pactbook.pipeline.extracting import Extracted, Task
from pactbook.pipeline.reference import MEDIA_TYPE
from pactbook.pipeline.review import held_back
from pactbook.store.base import Batch, Store


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is read differently: added, gone, or changed where a claim of its kind stands on some of
    the same words. `verdict` is lapsed where people had judged the claim that is gone."""

    kind: Literal["added", "gone", "changed"]
    before: Claim | None
    after: Claim | None
    verdict: Literal["lapsed"] | None = None

    def fields(self) -> dict[str, tuple[Any, Any]]:
        """What a changed claim says differently, before and after."""
        if self.before is None or self.after is None:
            return {}
        old, new = _said(self.before), _said(self.after)
        return {name: (old.get(name), new.get(name)) for name in new if old.get(name) != new.get(name)}


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one document: `state` is same, changed, or failed (then it stays as it was); `kept` is
    how many judged claims are still made."""

    document: Document
    state: Literal["same", "changed", "failed"]
    changes: tuple[Change, ...] = ()
    kept: int = 0
    issues: tuple[Issue, ...] = ()


def update(
    book: Store,
    extractor: Extractor | str,
    *,
    store: bool = True,
    review_below: float | None = None,
    workers: int = 1,
) -> Iterator[Reread]:
    """Read every document again, in order of arrival, and store what is read differently.

    Tables, the reference and withdrawn texts are passed over. Without `store` nothing is written. Verdicts
    stay where the claim they judged is still made, since its id does not hold the extractor.
    """
    no_text = (*MEDIA_TYPES.values(), MEDIA_TYPE)
    documents = [d for d in book.documents() if d.text and d.media_type not in no_text]
    known = _current(book)
    judged = _judged(book)
    for document, read in zip(documents, run(Task(extractor), documents, workers), strict=True):
        if read.failed:
            yield Reread(document, "failed", issues=read.issues)
            continue
        changes = _changes(known.get(document.key, []), read.claims, judged)
        renewed = _renew(book, document, read, review_below) if store else None
        kept = sum(claim.id in judged for claim in read.claims)
        yield Reread(document, "changed" if changes or renewed else "same", changes, kept, read.issues)


def _renew(book: Store, document: Document, read: Extracted, review_below: float | None) -> Extraction | None:
    held = held_back(read.claims, read.issues, review_below)
    entries = tuple(e for c in read.claims if c.id not in held and (e := enter(c)) is not None)
    issues = (*read.issues, *held.values())
    name = read.claims[0].extractor if read.claims else "no claims"
    return book.renew(Batch(document, read.claims, entries, issues), name, held)


def _current(book: Store) -> dict[str, list[Claim]]:
    """The claims of each document by its newest reading."""
    newest = {
        one.decision.document: set(one.decision.claims)
        for one in standing(book.decisions()).values()
        if isinstance(one.decision, Extraction)
    }
    found: dict[str, list[Claim]] = {}
    for claim in book.claims():
        if claim.document not in newest or claim.id in newest[claim.document]:
            found.setdefault(claim.document, []).append(claim)
    return found


def _judged(book: Store) -> set[str]:
    """Claims that people's standing verdicts are about."""
    held = (one.decision for one in standing(book.decisions()).values())
    return {s for v in held if isinstance(v, Verdict) and v.topic != "date" for s in v.subjects}


def _changes(old: Sequence[Claim], new: Sequence[Claim], judged: set[str]) -> tuple[Change, ...]:
    before, after = {c.id for c in old}, {c.id for c in new}
    gone = [claim for claim in old if claim.id not in after]
    added = [claim for claim in new if claim.id not in before]
    found = []
    for claim in gone:
        heir = max((c for c in added if _alike(claim, c)), key=lambda c: _common(claim, c), default=None)
        if heir is not None:
            added.remove(heir)
        lapsed: Literal["lapsed"] | None = "lapsed" if claim.id in judged else None
        found.append(Change("changed" if heir else "gone", claim, heir, lapsed))
    return (*found, *(Change("added", None, claim) for claim in added))


def _alike(one: Claim, other: Claim) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def _common(one: Claim, other: Claim) -> int:
    """How many fields two claims share."""
    old, new = _said(one), _said(other)
    return sum(old[name] == new.get(name) for name in old)


def _said(claim: Claim) -> dict[str, Any]:
    words = {"modality": claim.modality, "attributed_to": claim.attributed_to}
    return {"start": claim.start, "end": claim.end, **words, **plain(claim.value)}
