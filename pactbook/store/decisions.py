"""Decisions in the log: how they are written and read, and what the book asks of them first."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, update

from pactbook.model.entries import Entry
from pactbook.model.ids import canonical
from pactbook.model.sources import Document
from pactbook.model.verdicts import (
    Decided,
    Decision,
    Edition,
    Extraction,
    Supersession,
    Verdict,
    Withdrawal,
    problems,
)
from pactbook.store import checks, index, rows, schema
from pactbook.store.errors import BookError, Conflict
from pactbook.store.place import Words

_CLASSES: Final[dict[str, type[Decision]]] = {
    "verdict": Verdict,
    "supersession": Supersession,
    "withdrawal": Withdrawal,
    "extraction": Extraction,
    "edition": Edition,
}
KINDS: Final = tuple(_CLASSES)
"""The kinds of events that are decisions."""


def logged(decision: Decision, **more: Any) -> rows.Logged:
    """The row of a decision; `more` goes into its body beside what it says."""
    kind = type(decision).__name__.lower()
    fields = {name: getattr(decision, name) for name in decision.__slots__ if name != "id"}
    if isinstance(decision, Verdict) and decision.claim is not None:
        fields["claim"] = {"id": decision.claim.id, **rows.claim_fields(decision.claim)}
    return rows.Logged(kind, decision.id, canonical({**fields, **more}))


def read(seq: int, kind: str, identifier: str, body: str, recorded_at: str) -> Decided:
    """The decision that a row describes."""
    if kind not in _CLASSES:
        raise BookError(f"the book holds a decision of a newer Pactbook ({kind}): install that one to use it")
    fields = json.loads(body)
    fields.pop("sketch", None)
    if kind == "verdict":
        fields["subjects"] = tuple(fields["subjects"])
        if fields["claim"] is not None:
            fields["claim"] = rows.claim_of(fields["claim"], fields["claim"].pop("id"))
    if kind == "extraction":
        fields["claims"], fields["held"] = tuple(fields["claims"]), tuple(fields["held"])
    if kind == "edition":
        fields["gone"] = tuple(fields["gone"])
        fields["restated"] = tuple(
            (name, sure, rows.hashable(more)) for name, sure, more in fields["restated"]
        )
    return Decided(seq, recorded_at, _CLASSES[kind](id=identifier, **fields))


def row(seq: int, decision: Decision, body: str) -> dict[str, Any]:
    """The columns of a decision's row."""
    subject = {
        Verdict: lambda one: one.subjects[0],
        Supersession: lambda one: one.older,
        Withdrawal: lambda one: one.document,
        Extraction: lambda one: one.document,
        Edition: lambda one: one.document,
    }[type(decision)](decision)
    claim = decision.claim.id if isinstance(decision, Verdict) and decision.claim else None
    return {
        "seq": seq,
        "id": decision.id,
        "kind": type(decision).__name__.lower(),
        "key": decision.key,
        "supersedes": decision.supersedes,
        "subject": subject,
        "claim": claim,
        "body": body,
    }


def known(connection: Connection, identifier: str) -> bool:
    """True when a decision with this id is stored."""
    table = schema.decision
    return connection.execute(select(table.c.seq).where(table.c.id == identifier)).first() is not None


_WITHDRAWN: Final = (
    select(schema.document.c.text)
    .join_from(schema.decision, schema.document, schema.decision.c.subject == schema.document.c.id)
    .where(
        schema.decision.c.kind == "withdrawal",
        schema.document.c.text.in_(bindparam("texts", expanding=True)),
    )
)


def withdrawn(connection: Connection, texts: Sequence[str]) -> set[str]:
    """Those of the texts, by their sha256, that were taken away."""
    return set(connection.execute(_WITHDRAWN, {"texts": texts}).scalars())


def check(connection: Connection, decision: Verdict | Supersession) -> None:
    """Raises ValueError, naming every fault, for a decision that must not be stored.

    Raises Conflict when it does not follow the newest decision on the same question.
    """
    faults = list(problems(decision))
    if not faults:
        faults += (
            _verdict(connection, decision)
            if isinstance(decision, Verdict)
            else _superseding(connection, decision)
        )
    if faults:
        raise ValueError(f"{type(decision).__name__} {decision.id[:12]}: {'; '.join(faults)}")
    newest = newest_of(connection, decision.key)
    if newest != decision.supersedes:
        raise Conflict(
            f"this was decided meanwhile (decision {newest[:12]})"
            if newest
            else "the decision that this one takes the place of is not in the book"
        )


def newest_of(connection: Connection, key: str) -> str | None:
    """The id of the newest decision on a question; None where there is none yet."""
    table = schema.decision
    query = select(table.c.id).where(table.c.key == key).order_by(table.c.seq.desc()).limit(1)
    found: str | None = connection.execute(query).scalar_one_or_none()
    return found


def _verdict(connection: Connection, verdict: Verdict) -> list[str]:
    if verdict.topic == "date":
        return [] if document(connection, verdict.subjects[0]) else ["its document is not in the book"]
    added = verdict.claim.id if verdict.kind == "add" and verdict.claim else None
    faults = [
        f"claim {subject[:12]} is not in the book"
        for subject in verdict.subjects
        if subject != added and not _claimed(connection, subject)
    ]
    if verdict.claim is not None:
        source = document(connection, verdict.claim.document)
        faults += (
            checks.claim_faults(verdict.claim, source) if source else ["its document is not in the book"]
        )
    return faults


def _claimed(connection: Connection, identifier: str) -> bool:
    """True for a claim that was read or that a person wrote, and for an entry, which may rest on no claim."""
    claim, entry, decision = schema.claim, schema.entry, schema.decision
    known = (
        select(claim.c.seq).where(claim.c.id == identifier),
        select(entry.c.seq).where(entry.c.id == identifier),
        select(decision.c.seq).where(decision.c.claim == identifier),
    )
    return any(connection.execute(query.limit(1)).first() is not None for query in known)


def _superseding(connection: Connection, decision: Supersession) -> list[str]:
    keys = [key for key in (decision.older, decision.newer) if key is not None]
    faults = [f"document {key[:12]} is not in the book" for key in keys if not document(connection, key)]
    at: str | None = decision.newer
    while at is not None and not faults:
        at = _successor(connection, at)
        if at == decision.older:
            faults.append("each document would supersede the other")
    return faults


def _successor(connection: Connection, key: str) -> str | None:
    table = schema.decision
    query = select(table.c.body).where(table.c.kind == "supersession", table.c.subject == key)
    body = connection.execute(query.order_by(table.c.seq.desc()).limit(1)).scalar_one_or_none()
    found: str | None = json.loads(body)["newer"] if body else None
    return found


def document(connection: Connection, key: str) -> Document | None:
    """One document with its text, which is empty when it was taken away; or None."""
    table, text = schema.document, schema.text
    query = select(table.c.body, text.c.content).join_from(table, text).where(table.c.id == key)
    found = connection.execute(query).first()
    return rows.read_document(found.body, found.content) if found else None


def withdrawals(
    connection: Connection, key: str, person: str, reason: str, at: str | None
) -> list[Withdrawal]:
    """The withdrawals of a document and of all others that rest on its text; none when it is gone already.

    Raises ValueError when there is no such document, or nobody and no reason is named.
    """
    table = schema.document
    text = connection.execute(select(table.c.text).where(table.c.id == key)).scalar_one_or_none()
    if text is None:
        raise ValueError(f"document {key} is not in the book")
    if not person.strip() or not reason.strip():
        raise ValueError("a withdrawal names a person and a reason")
    if withdrawn(connection, [text]):
        return []
    keys = connection.execute(select(table.c.id).where(table.c.text == text).order_by(table.c.seq)).scalars()
    return [Withdrawal(one, text, person, reason, at) for one in keys]


def purge(connection: Connection, words: Words, made: list[Withdrawal]) -> None:
    """Empty the text that the withdrawals name, and take its words out of the index."""
    table = schema.document
    for one in made:
        seq = connection.execute(select(table.c.seq).where(table.c.id == one.document)).scalar_one()
        source = document(connection, one.document)
        assert source is not None
        index.forget(connection, words, seq, source)
    text = schema.text
    connection.execute(update(text).where(text.c.sha256 == made[0].text).values(content=""))


def sketch(connection: Connection, key: str) -> bytes | None:
    """The sketch that a withdrawal kept of a document, or None when it has its text still."""
    table = schema.decision
    query = select(table.c.body).where(table.c.kind == "withdrawal", table.c.subject == key)
    body = connection.execute(query).scalar_one_or_none()
    return bytes.fromhex(json.loads(body)["sketch"]) if body else None


def fresh(connection: Connection, document: int, logged: list[rows.Logged]) -> list[rows.Logged]:
    """Those rows of a newer reading that the book does not hold yet; `document` is the `seq` of theirs."""
    held: dict[str, set[str]] = {}
    for kind in ("claim", "entry", "issue"):
        table = schema.OBJECTS[kind]
        held[kind] = set(connection.execute(select(table.c.id).where(table.c.document == document)).scalars())
    return [row for row in logged if row.kind in held and row.id not in held[row.kind]]


def unknown(connection: Connection, logged: Sequence[rows.Logged]) -> list[rows.Logged]:
    """Those rows of a text of the reference that the book does not hold: its texts share most entries."""
    ids = [row.id for row in logged]
    held: set[str] = set()
    for kind in ("document", "entry"):
        table = schema.OBJECTS[kind]
        held.update(connection.execute(select(table.c.id).where(table.c.id.in_(ids))).scalars())
    return [row for row in logged if row.id not in held]


def edition(connection: Connection, made: Edition, entries: Iterable[Entry], texts: Sequence[str]) -> Edition:
    """The edition with what it leaves out and says anew of the entries that `texts` of its file made."""
    document, entry = schema.document, schema.entry
    query = select(entry.c.id, entry.c.body).join_from(entry, document, entry.c.document == document.c.seq)
    found = connection.execute(query.where(document.c.id.in_(texts)))
    kept = {row.id: rows.read_entry(row.body, row.id) for row in found}
    said = {one.id: one for one in entries}
    restated = [
        (one.id, one.confidence, one.extra)
        for one in said.values()
        if one.id in kept and (kept[one.id].confidence, kept[one.id].extra) != (one.confidence, one.extra)
    ]
    gone = tuple(kept.keys() - said.keys())
    return replace(
        made, gone=gone, restated=tuple(restated), supersedes=newest_of(connection, made.key), id=""
    )


def repeats(connection: Connection, document: int, made: Extraction) -> bool:
    """True when the newest reading of the document, or the first where no later one is, says the same."""
    table = schema.decision
    if made.supersedes is not None:
        body = connection.execute(select(table.c.body).where(table.c.id == made.supersedes)).scalar_one()
        said = json.loads(body)
        return (tuple(said["claims"]), tuple(said["held"])) == (made.claims, made.held)
    claim, entry = schema.claim, schema.entry
    known = set(connection.execute(select(claim.c.id).where(claim.c.document == document)).scalars())
    bodies = connection.execute(select(entry.c.body).where(entry.c.document == document)).scalars()
    entered = {item.get("claim") for body in bodies for item in json.loads(body)["evidence"]}
    return known == set(made.claims) and known - entered == set(made.held)
