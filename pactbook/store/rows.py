"""Rows and values: what the log writes for documents, claims, entries and issues, and how it reads back.

A body is canonical JSON; reading gives a value equal to the one that was written.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any, Final

from pactbook.model.claims import Claim, from_plain, plain
from pactbook.model.entries import Entry
from pactbook.model.ids import canonical, digest
from pactbook.model.issues import Issue, Side
from pactbook.model.merkle import leaf
from pactbook.model.sources import Citation, Document, Evidence, Row, SourceCard, Span
from pactbook.store.base import Batch

_EVIDENCE: Final[dict[str, type[Evidence]]] = {"Span": Span, "Row": Row, "Citation": Citation}


@dataclass(frozen=True, slots=True)
class Logged:
    """One row for the log: its kind, the id of its object and its body."""

    kind: str
    id: str
    body: str
    payload: bytes = field(init=False)
    """The sha256 of the body, 32 bytes."""
    opening: str = field(init=False)
    """The beginning of its event's line, up to what only the log knows."""

    def __post_init__(self) -> None:
        payload = hashlib.sha256(self.body.encode())
        object.__setattr__(self, "payload", payload.digest())
        object.__setattr__(self, "opening", _opening(self.kind, self.id, payload.hexdigest()))

    def leaf(self, seq: int, recorded_at: str) -> bytes:
        """The leaf hash of its event, 32 bytes; `recorded_at` is canonical JSON."""
        return leaf(f'{self.opening}{recorded_at},"seq":{seq}}}'.encode())


def _opening(kind: str, identifier: str, payload: str) -> str:
    said = f'{{"kind":{canonical(kind)},"object":{canonical(identifier)}'
    return f'{said},"payload":"{payload}","recorded_at":'


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the log: `payload` is the lower-case hexadecimal sha256 of the object's body."""

    seq: int
    kind: str
    object: str
    payload: str
    recorded_at: str

    def line(self) -> str:
        """The event as canonical JSON: what its leaf is the hash of."""
        opening = _opening(self.kind, self.object, self.payload)
        return f'{opening}{canonical(self.recorded_at)},"seq":{self.seq}}}'

    def leaf(self) -> bytes:
        """The event's leaf hash, 32 bytes, in the tree that a release signs. Source: RFC 6962 §2.1."""
        return leaf(self.line().encode())


def event_of(row: Any) -> Event:
    """The event that a row of the log holds."""
    return Event(row.seq, row.kind, row.object, bytes(row.payload).hex(), row.recorded_at)


def logged(batch: Batch) -> list[Logged]:
    """The rows of a batch in the order of the log: document, claims, entries, issues."""
    key = batch.document.key
    rows = [Logged("document", key, canonical(_document(batch)))]
    rows += [Logged("claim", claim.id, canonical(claim_fields(claim))) for claim in batch.claims]
    rows += [Logged("entry", entry.id, canonical(entry_fields(entry))) for entry in batch.entries]
    for problem in batch.issues:
        rows.append(Logged("issue", issue_id(problem, key), canonical(_issue(problem))))
    return rows


def text_id(text: str) -> str:
    """Lower-case hexadecimal sha256 of a text as UTF-8: the key it is stored under."""
    return hashlib.sha256(text.encode()).hexdigest()


def _document(batch: Batch) -> dict[str, Any]:
    document = batch.document
    return {
        "sha256": document.sha256,
        "number": document.number,
        "label": document.label,
        "published": document.published,
        "published_by": document.published_by,
        "text": text_id(document.text),
        "start": document.start,
        "end": document.end,
        "dropped": document.dropped,
        "media_type": document.media_type,
        "source": _fields(document.source),
        "voice": batch.voice,
    }


def read_document(body: str, text: str) -> Document:
    """The document that a body describes, with its text."""
    fields = json.loads(body)
    del fields["voice"]
    fields["dropped"] = tuple((low, high) for low, high in fields["dropped"])
    fields["source"] = SourceCard(**fields["source"])
    fields["text"] = text
    return Document(**fields)


def _said(item: Claim | Entry) -> dict[str, Any]:
    return {
        "kind": item.value.kind,
        "values": plain(item.value),
        "modality": item.modality,
        "attributed_to": item.attributed_to,
        "confidence": item.confidence,
        "extra": [[name, value] for name, value in item.extra],
    }


def _read_said(fields: dict[str, Any]) -> dict[str, Any]:
    values = fields.pop("values")
    fields["value"] = from_plain(fields.pop("kind"), values)
    fields["extra"] = tuple((name, hashable(value)) for name, value in fields["extra"])
    return fields


def hashable(value: Any) -> Any:
    """The value with its lists as tuples, as values in memory have them."""
    return tuple(hashable(part) for part in value) if isinstance(value, list) else value


def claim_fields(claim: Claim) -> dict[str, Any]:
    """A claim as a JSON value, without its id."""
    return {
        "document": claim.document,
        "label": claim.label,
        "published": claim.published,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "extractor": claim.extractor,
        **_said(claim),
    }


def read_claim(body: str, identifier: str) -> Claim:
    """The claim that a body describes."""
    return claim_of(json.loads(body), identifier)


def claim_of(fields: dict[str, Any], identifier: str) -> Claim:
    """The claim with these fields."""
    return Claim(id=identifier, **_read_said(fields))


def entry_fields(entry: Entry) -> dict[str, Any]:
    """An entry as a JSON value, without its id."""
    return {
        "directive": entry.directive,
        "date": entry.date,
        "public_since": entry.public_since,
        "evidence": [{"evidence": type(item).__name__, **_fields(item)} for item in entry.evidence],
        **_said(entry),
    }


def read_entry(body: str, identifier: str) -> Entry:
    """The entry that a body describes."""
    fields = _read_said(json.loads(body))
    fields["evidence"] = tuple(_EVIDENCE[item.pop("evidence")](**item) for item in fields["evidence"])
    return Entry(id=identifier, **fields)


def issue_id(issue: Issue, document: str) -> str:
    """Hash of an issue and of the key of the document that it was noted with."""
    return digest({"document": document, **_issue(issue)})


def _issue(issue: Issue) -> dict[str, Any]:
    return {**_fields(issue), "sides": [_fields(side) for side in issue.sides]}


def _fields(item: SourceCard | Evidence | Issue | Side) -> dict[str, Any]:
    return {name: getattr(item, name) for name in item.__slots__}


def read_issue(body: str) -> Issue:
    """The issue that a body describes."""
    fields = json.loads(body)
    fields["sides"] = tuple(Side(**side) for side in fields["sides"])
    return Issue(**fields)
