"""One row of the log at a time: whether it is what its event recorded, and rests on what it names.

It reads columns as the bytes they are stored in, so that a spoilt letter is a finding like any other.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Connection, Row, Table, Text, select

from pactbook.model.claims import Claim, claim_id
from pactbook.model.entries import entry_id
from pactbook.model.issues import Issue
from pactbook.model.merkle import Frontier
from pactbook.model.sources import Document, Span
from pactbook.model.verdicts import decision_id
from pactbook.store import checks, decisions, rows, schema
from pactbook.store.errors import RESTORE
from pactbook.store.head import Head
from pactbook.store.place import Place

FAULTS: Final = (ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What reading a spoilt row may raise."""


@dataclass(slots=True)
class Walk:
    """What is known at one point of the walk."""

    place: Place
    connection: Connection
    wanted: bytes | None
    head: Head | None
    tree: Frontier = field(default_factory=Frontier)
    vouched: int | None = None
    head_fits: bool = False
    newest: bytes = b""
    recorded_at: str = ""
    keys: dict[int, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)
    chains: dict[str, str] = field(default_factory=dict)
    document: Document | None = None
    at: str = ""
    spoilt: set[str] = field(default_factory=set)
    claims: dict[str, Claim] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def wrong(self, code: str, message: str, at: int | str | None = None, hint: str = RESTORE) -> None:
        """Note damage at an event, or elsewhere."""
        where = f"{self.place.name}, event {at}" if isinstance(at, int) else at or self.place.name
        self.issues.append(Issue(code, "high", message, where, hint=hint))


def _columns(walk: Walk, table: Table) -> list[Any]:
    return [
        walk.place.raw(column).label(column.name)
        if isinstance(column.type, Text | schema.Content)
        else column
        for column in table.c
    ]


def read(walk: Walk, table: Table, *where: Any) -> Iterator[Row[Any]]:
    """Rows of a table, its texts as bytes."""
    query = select(*_columns(walk, table)).where(*where)
    yield from walk.connection.execute(query)


def plain(value: Any) -> str:
    """A text from its bytes. Raises one of FAULTS when it is none."""
    return bytes(value).decode("utf-8")


def look(walk: Walk, seq: int, row: Row[Any] | None, found: dict[str, dict[int, Row[Any]]]) -> None:
    """One event: its place in the order, its leaf, and the row that it vouches for."""
    if row is None:
        walk.wrong("gap", f"event {seq} is missing", seq)
        return
    try:
        event = rows.Event(
            seq, plain(row.kind), plain(row.object), bytes(row.payload).hex(), plain(row.recorded_at)
        )
    except FAULTS as error:
        walk.wrong("event", f"event {seq} cannot be read ({error})", seq)
        return
    if event.recorded_at < walk.recorded_at:
        walk.wrong("time", f"event {seq} was recorded before the one in front of it", seq)
    walk.recorded_at = event.recorded_at
    leaf = event.leaf()
    walk.tree, walk.newest = walk.tree.extended([leaf]), leaf
    if walk.head is not None and walk.tree.size == walk.head.tree.size:
        walk.head_fits = walk.head == Head(walk.tree, leaf)
    if walk.wanted is not None and walk.tree.root() == walk.wanted:
        walk.vouched = walk.tree.size
    table = "decision" if event.kind in decisions.KINDS else event.kind
    if table not in found:
        walk.wrong("event", f"event {seq} is of an unknown kind ({event.kind})", seq)
        return
    own = found[table].pop(seq, None)
    what = f"{event.kind} {event.object[:12]}"
    if own is None:
        walk.wrong("missing", f"{what} is missing", seq)
        return
    body = bytes(own.body)
    if hashlib.sha256(body).hexdigest() != event.payload:
        walk.wrong("payload", f"{what} is not what was recorded", seq)
        walk.spoilt.add(event.object)
        return
    try:
        faults = list(_LOOKS[table](walk, own, event, body.decode("utf-8")))
    except FAULTS as error:
        faults = [f"it cannot be read ({error})"]
    for fault in faults:
        walk.wrong(event.kind, f"{what}: {fault}", seq)


def _a_document(walk: Walk, row: Row[Any], event: rows.Event, body: str) -> Iterator[str]:
    said = json.loads(body)
    key, sha256 = event.object, said["text"]
    walk.keys[event.seq], walk.claims, walk.document, walk.at = key, {}, None, key
    if (plain(row.id), plain(row.text)) != (key, sha256) or key != f"{said['sha256']}#{said['number']}":
        yield "its columns do not fit what was recorded"
    if (None if row.published is None else plain(row.published)) != said["published"]:
        yield "its publication date is not the recorded one"
    content = _content(walk, sha256)
    if content is None:
        yield f"its text {sha256[:12]} is missing"
        return
    walk.document = rows.read_document(body, content.decode("utf-8", "replace"))
    if walk.withdrawn.get(key) == sha256:
        if content:
            yield "its text was withdrawn, and is there"
    elif hashlib.sha256(content).hexdigest() != sha256:
        yield f"its text is not the one with the sha256 {sha256[:12]}"
    else:
        yield from checks.document_faults(walk.document)


def _content(walk: Walk, sha256: str) -> bytes | None:
    table = schema.text
    query = select(walk.place.raw(table.c.content).label("content")).where(table.c.sha256 == sha256)
    found = walk.connection.execute(query).first()
    return None if found is None else bytes(found.content)


def _a_claim(walk: Walk, row: Row[Any], event: rows.Event, body: str) -> Iterator[str]:
    claim = rows.read_claim(body, event.object)
    _turn(walk, claim.document, event.seq)
    walk.claims[claim.id] = claim
    yield from _columns_fit(walk, row, event, claim.document)
    if walk.document is not None and claim.document not in walk.withdrawn:
        yield from checks.claim_faults(claim, walk.document)
    elif claim_id(claim) != event.object:
        yield "its id is not the hash of what it says"


def _turn(walk: Walk, key: str, seq: int) -> None:
    """Go back to an earlier document, which was read again: its claims so far are at hand then."""
    if key == walk.at or key not in walk.keys.values():
        return
    walk.at, walk.document = key, decisions.document(walk.connection, key)
    document, table = schema.document, schema.claim
    query = select(table.c.id, table.c.body).join_from(table, document, table.c.document == document.c.seq)
    older = walk.connection.execute(query.where(document.c.id == key, table.c.seq < seq))
    walk.claims = {row.id: rows.read_claim(row.body, row.id) for row in older}


def _an_entry(walk: Walk, row: Row[Any], event: rows.Event, body: str) -> Iterator[str]:
    entry = rows.read_entry(body, event.object)
    _turn(walk, walk.keys.get(row.document, ""), event.seq)
    yield from _columns_fit(walk, row, event, walk.keys.get(row.document, ""))
    claimed = {item.claim for item in entry.evidence if isinstance(item, Span)}
    at_hand = walk.document is not None and walk.keys.get(row.document) == walk.document.key
    if walk.document is not None and at_hand and not claimed & walk.spoilt:
        yield from checks.entry_faults(entry, walk.document, walk.claims)
    elif entry_id(entry) != event.object:
        yield "its id is not the hash of what it says"


def _an_issue(walk: Walk, row: Row[Any], event: rows.Event, body: str) -> Iterator[str]:
    key = walk.keys.get(row.document, "")
    yield from _columns_fit(walk, row, event, key)
    if rows.issue_id(rows.read_issue(body), key) != event.object:
        yield "its id is not the hash of what it says"


def _columns_fit(walk: Walk, row: Row[Any], event: rows.Event, key: str) -> Iterator[str]:
    if plain(row.id) != event.object or walk.keys.get(row.document) != key or not key:
        yield "its columns do not fit what was recorded"


def _a_decision(walk: Walk, row: Row[Any], event: rows.Event, body: str) -> Iterator[str]:
    decided = decisions.read(event.seq, event.kind, event.object, body, event.recorded_at)
    decision = decided.decision
    if decision_id(decision) != event.object:
        yield "its id is not the hash of what it says"
    wanted = decisions.row(event.seq, decision, body)
    for name, value in wanted.items():
        kept = getattr(row, name)
        if (kept if kept is None or isinstance(kept, int) else plain(kept)) != value:
            yield f"its column {name} does not fit what was recorded"
    if walk.chains.get(decision.key) != decision.supersedes:
        yield "it does not follow the newest decision on its question"
    walk.chains[decision.key] = decision.id


_LOOKS: Final[dict[str, Callable[[Walk, Row[Any], rows.Event, str], Iterator[str]]]] = {
    "document": _a_document,
    "claim": _a_claim,
    "entry": _an_entry,
    "issue": _an_issue,
    "decision": _a_decision,
}
