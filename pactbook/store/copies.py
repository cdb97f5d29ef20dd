"""Copying a log: the rows of a stretch of it as they stand, and the same rows into another book.

Numbers, labels of time and hashes stay. The search index and the sketches are made anew where it comes to.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, select

from pactbook.model.verdicts import Withdrawal
from pactbook.store import bulk, decisions, index, rows, schema, writing
from pactbook.store.errors import BookError
from pactbook.store.place import Words

_EMPTY: Final = rows.text_id("")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a log: its events, and by table the rows that they vouch for, in the order of columns.

    `texts` are those of its documents by their sha256; one that was withdrawn is empty.
    """

    events: tuple[rows.Event, ...]
    tables: Mapping[str, Sequence[tuple[Any, ...]]]
    texts: Mapping[str, str]


def read(connection: Connection, low: int, high: int, tables: Iterable[str]) -> Part:
    """Events `low` to `high` with their rows. Raises ValueError for one that is not what was recorded."""
    event, text = schema.event, schema.text.c
    found = connection.execute(select(event).where(event.c.seq.between(low, high)).order_by(event.c.seq))
    events = tuple(map(rows.event_of, found))
    own = {}
    for name in tables:
        table = schema.metadata.tables[name]
        query = select(table).where(table.c.seq.between(low, high)).order_by(table.c.seq)
        own[name] = [tuple(row) for row in connection.execute(query)]
    wanted = {row[2] for row in own["document"]}
    texts = connection.execute(select(text.sha256, text.content).where(text.sha256.in_(wanted)))
    part = Part(events, own, {row.sha256: row.content for row in texts})
    _check(part, low, high)
    return part


def _check(part: Part, low: int, high: int) -> None:
    if [event.seq for event in part.events] != list(range(low, high + 1)):
        raise ValueError(f"events {low} to {high} are not all there")
    bodies = {row[0]: (row[1], row[-1]) for own in part.tables.values() for row in own}
    for event in part.events:
        name, body = bodies.get(event.seq, ("", ""))
        if (name, hashlib.sha256(body.encode()).hexdigest()) != (event.object, event.payload):
            raise ValueError(f"event {event.seq}: {event.kind} {event.object[:12]} is not what was recorded")
    for sha256, content in part.texts.items():
        if content and rows.text_id(content) != sha256:
            raise ValueError(f"the text {sha256[:12]} is not what was recorded")


def take(log: writing.Log, words: Words, parts: Iterable[Part]) -> bool:
    """Append parts as they are; True when that took away a text that was here."""
    emptied: dict[int, str] = {}
    gone: dict[str, list[Withdrawal]] = {}
    for part in parts:
        log.copy(part.events)
        writing.store_texts(log.connection, part.texts)
        for name, own in part.tables.items():
            bulk.put(log.connection, name, own)
        emptied |= _index(log.connection, words, part)
        for seq, name, kind, *_, body in part.tables.get("decision", ()):
            if kind == "withdrawal":
                made = decisions.read(seq, kind, name, body, "").decision
                assert isinstance(made, Withdrawal)
                gone.setdefault(made.text, []).append(made)
    for seq, key in emptied.items():
        hashes = decisions.sketch(log.connection, key)
        if hashes is None:
            raise BookError("a text was withdrawn while it was copied: run the same command again")
        index.keep(log.connection, seq, hashes)
    there = [made for text, made in gone.items() if _has(log.connection, text)]
    for withdrawals in there:
        decisions.purge(log.connection, words, withdrawals)
    return bool(there)


def _index(connection: Connection, words: Words, part: Part) -> dict[int, str]:
    """Index the documents of a part; of those whose text is gone, the keys by their `seq`."""
    emptied, indexed = {}, []
    for seq, key, text, _, body in part.tables["document"]:
        if part.texts[text] or text == _EMPTY:
            document = rows.read_document(body, part.texts[text])
            indexed.append((seq, index.sketched(document), index.stretches(document)))
        else:
            emptied[seq] = key
    index.add(connection, words, indexed)
    return emptied


def _has(connection: Connection, text: str) -> bool:
    query = select(schema.text.c.content).where(schema.text.c.sha256 == text)
    return bool(connection.execute(query).scalar_one())
