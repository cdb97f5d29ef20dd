"""Writing to the log: rows get their numbers and events in one open transaction."""

import datetime
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from pactbook.model.sources import Document
from pactbook.model.verdicts import Decision
from pactbook.store import decisions, index, rows, schema
from pactbook.store.place import Words

Clock = Callable[[], datetime.datetime]


class Log:
    """An open writing transaction that numbers what is appended."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        self.events: list[rows.Event] = []
        self._clock = clock

    def append(self, fresh: list[rows.Logged]) -> int:
        """Write the events of rows; the `seq` of the first."""
        first, recorded_at = self._next()
        made = [
            rows.Event(seq, row.kind, row.id, rows.payload(row.body).hex(), recorded_at)
            for seq, row in enumerate(fresh, first)
        ]
        columns = [
            {
                "seq": event.seq,
                "kind": event.kind,
                "object": event.object,
                "payload": bytes.fromhex(event.payload),
                "recorded_at": recorded_at,
            }
            for event in made
        ]
        self.connection.execute(schema.INSERT["event"], columns)
        self.events += made
        return first

    def _next(self) -> tuple[int, str]:
        """The next `seq`, and the time to record: the clock's, or the last one where the clock went back."""
        table = schema.event
        query = select(table.c.seq, table.c.recorded_at).order_by(table.c.seq.desc()).limit(1)
        last = self.connection.execute(query).first()
        now = _label(self._clock())
        return (last.seq + 1, max(last.recorded_at, now)) if last else (1, now)


def append(log: Log, words: Words, document: Document, fresh: list[rows.Logged]) -> None:
    """Write a document with all that was read in it, and index it; its own row is the first of `fresh`."""
    first, connection = log.append(fresh), log.connection
    text = _store_text(connection, document.text)
    own = {"seq": first, "id": document.key, "text": text, "published": document.published}
    connection.execute(schema.INSERT["document"], own | {"body": fresh[0].body})
    _insert(connection, first, list(enumerate(fresh, first)))
    index.add(connection, words, first, document)


def renew(log: Log, document: int, fresh: list[rows.Logged]) -> None:
    """Write the rows that a newer reading adds to a document."""
    if fresh:
        _insert(log.connection, document, list(enumerate(fresh, log.append(fresh))))


def _insert(connection: Connection, document: int, numbered: list[tuple[int, rows.Logged]]) -> None:
    for kind in ("claim", "entry", "issue"):
        made = [
            {"seq": seq, "id": row.id, "document": document, "body": row.body}
            for seq, row in numbered
            if row.kind == kind
        ]
        if made:
            connection.execute(schema.INSERT[kind], made)


def decide(log: Log, decision: Decision, **more: Any) -> None:
    """Write a decision; `more` goes into its body beside what it says."""
    row = decisions.logged(decision, **more)
    seq = log.append([row])
    log.connection.execute(schema.INSERT["decision"], decisions.row(seq, decision, row.body))


def _store_text(connection: Connection, text: str) -> str:
    """Store a text unless it is there; the sha256 it is stored under."""
    table, sha256 = schema.text, rows.text_id(text)
    if connection.execute(select(table.c.sha256).where(table.c.sha256 == sha256)).first() is None:
        connection.execute(schema.INSERT["text"], {"sha256": sha256, "content": text})
    return sha256


def _label(now: datetime.datetime) -> str:
    """The time as it is recorded: UTC, always 27 characters, so that labels sort as times do."""
    if now.tzinfo is None:
        raise ValueError("the clock must give an aware time")
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
