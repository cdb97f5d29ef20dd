"""The last gate before the log: a batch that does not rest on its document is a program fault."""

from collections.abc import Iterator, Mapping

from pactbook.model.claims import Claim, claim_id, problems
from pactbook.model.entries import Entry, entry_id
from pactbook.model.sources import Citation, Document, Evidence, Row
from pactbook.store.base import Batch


def check(batch: Batch) -> None:
    """Raises ValueError, naming every fault, for a batch that must not be stored.

    Each claim quotes the document at its offsets, each entry has evidence in the batch, ids are the hashes
    of what they name, and nothing is there twice.
    """
    claims = {claim.id: claim for claim in batch.claims}
    faults = list(document_faults(batch.document))
    if len(claims) < len(batch.claims):
        faults.append("a claim is there twice")
    if len({entry.id for entry in batch.entries}) < len(batch.entries):
        faults.append("an entry is there twice")
    for claim in batch.claims:
        faults += [f"claim {claim.id[:12]}: {fault}" for fault in claim_faults(claim, batch.document)]
    for entry in batch.entries:
        faults += [f"entry {entry.id[:12]}: {fault}" for fault in entry_faults(entry, batch.document, claims)]
    if faults:
        raise ValueError(f"{batch.document.label}: {'; '.join(faults)}")


def document_faults(document: Document) -> Iterator[str]:
    """What does not fit in a document itself."""
    if not 0 <= document.start <= document.end <= len(document.text):
        yield "the article lies outside the text of its file"
    at = document.start
    for low, high in document.dropped:
        if not at <= low <= high <= document.end:
            yield f"the dropped stretch {low} to {high} is out of place"
        at = high


def claim_faults(claim: Claim, document: Document) -> Iterator[str]:
    """What keeps a claim from resting on its document; nothing when it does."""
    if claim.document != document.key or claim.label != document.label:
        yield "it is about another document"
    if claim.published != document.published:
        yield "its publication date is not the document's"
    if not claim.quote or not document.start <= claim.start < claim.end <= document.end:
        yield "it quotes nothing in the article"
    if document.text[claim.start : claim.end] != claim.quote:
        yield "its quote is not at its offsets"
    if claim.id != claim_id(claim):
        yield "its id is not the hash of what it says"
    yield from problems(claim.value)


def entry_faults(entry: Entry, document: Document, claims: Mapping[str, Claim]) -> Iterator[str]:
    """What keeps an entry from resting on its document; `claims` are the document's, by id."""
    if not entry.evidence:
        yield "it has no evidence"
    if entry.id != entry_id(entry):
        yield "its id is not the hash of what it says"
    for item in entry.evidence:
        yield from _evidence(item, document, claims)
    yield from problems(entry.value)


def _evidence(item: Evidence, document: Document, claims: Mapping[str, Claim]) -> Iterator[str]:
    if isinstance(item, Citation):
        if not item.work.strip():
            yield "its citation names no work"
    elif isinstance(item, Row):
        if item.sha256 != document.sha256 or item.row < 1:
            yield "its row is in no table of this document"
    elif item.document != document.key:
        yield "its evidence is in another document"
    elif not document.start <= item.start < item.end <= document.end:
        yield "its evidence lies outside the article"
    elif item.claim is not None:
        claim = claims.get(item.claim)
        if claim is None:
            yield "its claim is not in the batch"
        elif (claim.start, claim.end) != (item.start, item.end):
            yield "its evidence stands elsewhere than its claim"
