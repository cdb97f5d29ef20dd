"""Writing to the log: rows get their numbers and events in one open transaction."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select

from pactbook.model.ids import canonical
from pactbook.model.verdicts import Decision
from pactbook.store import bulk, decisions, index, rows, schema
from pactbook.store.errors import BookError
from pactbook.store.place import Words
from pactbook.store.ready import Ready

Clock = Callable[[], datetime.datetime]

_event, _text = schema.event.c, schema.text.c
_LAST: Final = select(_event.seq, _event.recorded_at).order_by(_event.seq.desc()).limit(1)
_ID: Final = schema.document.c.id
_KNOWN: Final = select(_ID).where(_ID.in_(bindparam("keys", expanding=True)))
_STORED: Final = select(_text.sha256).where(_text.sha256.in_(bindparam("texts", expanding=True)))


class Log:
    """An open writing transaction that numbers what is appended."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection = connection
        self.first = 0
        self.leaves: list[bytes] = []
        """Of the events that were appended; `first` is the `seq` of the first one."""
        self._clock = clock

    def append(self, fresh: Sequence[rows.Logged]) -> int:
        """Write the events of rows; the `seq` of the first."""
        first, recorded_at = self._next()
        made = [(seq, row.kind, row.id, row.payload, recorded_at) for seq, row in enumerate(fresh, first)]
        bulk.put(self.connection, "event", made)
        label = canonical(recorded_at)
        self.leaves += [row.leaf(seq, label) for seq, row in enumerate(fresh, first)]
        self.first = self.first or first
        return first

    def copy(self, events: Sequence[rows.Event]) -> None:
        """Write events as another log has them. BookError where they do not follow the newest one here."""
        last = self.connection.execute(_LAST).first()
        if events and events[0].seq != (last.seq if last else 0) + 1:
            raise BookError("somebody else wrote to it meanwhile: run the same command again")
        made = [(e.seq, e.kind, e.object, bytes.fromhex(e.payload), e.recorded_at) for e in events]
        bulk.put(self.connection, "event", made)
        self.leaves += [event.leaf() for event in events]
        self.first = self.first or events[0].seq

    def _next(self) -> tuple[int, str]:
        """The next `seq`, and the time to record: the clock's, or the last one where the clock went back."""
        last = self.connection.execute(_LAST).first()
        now = _label(self._clock())
        return (last.seq + 1, max(last.recorded_at, now)) if last else (1, now)


def fresh(connection: Connection, made: Sequence[Ready]) -> list[Ready]:
    """Those documents that the book does not know and whose text was not taken away; each once."""
    known = set(connection.execute(_KNOWN, {"keys": [one.key for one in made]}).scalars())
    gone = decisions.withdrawn(connection, [one.text_id for one in made])
    found: dict[str, Ready] = {}
    for one in made:
        if one.key not in known and one.text_id not in gone:
            found.setdefault(one.key, one)
    return list(found.values())


def append(log: Log, words: Words, made: Sequence[Ready]) -> None:
    """Write documents, each with all that was read in it, and index them."""
    connection = log.connection
    seq = log.append([row for one in made for row in one.rows])
    store_texts(connection, {one.text_id: one.text for one in made})
    documents, indexed = [], []
    others: dict[str, list[tuple[int, str, int, str]]] = {"claim": [], "entry": [], "issue": []}
    for one in made:
        own, *rest = one.rows
        documents.append((seq, one.key, one.text_id, one.published, own.body))
        indexed.append((seq, one.sketch, one.sentences))
        for number, row in enumerate(rest, seq + 1):
            others[row.kind].append((number, row.id, seq, row.body))
        seq += len(one.rows)
    bulk.put(connection, "document", documents)
    _insert(connection, others)
    index.add(connection, words, indexed)


def renew(log: Log, document: int, fresh: list[rows.Logged]) -> None:
    """Write the rows that a newer reading adds to a document."""
    others: dict[str, list[tuple[int, str, int, str]]] = {"claim": [], "entry": [], "issue": []}
    if fresh:
        for seq, row in enumerate(fresh, log.append(fresh)):
            others[row.kind].append((seq, row.id, document, row.body))
        _insert(log.connection, others)


def _insert(connection: Connection, others: dict[str, list[tuple[int, str, int, str]]]) -> None:
    for kind, made in others.items():
        bulk.put(connection, kind, made)


def decide(log: Log, decision: Decision, **more: Any) -> None:
    """Write a decision; `more` goes into its body beside what it says."""
    row = decisions.logged(decision, **more)
    seq = log.append([row])
    log.connection.execute(schema.INSERT["decision"], decisions.row(seq, decision, row.body))


def store_texts(connection: Connection, texts: Mapping[str, str]) -> None:
    """Store each text, by its sha256, unless it is there; articles of one file share theirs."""
    there = set(connection.execute(_STORED, {"texts": list(texts)}).scalars())
    new = [(name, bulk.content(connection, text)) for name, text in texts.items() if name not in there]
    bulk.put(connection, "text", new)


def _label(now: datetime.datetime) -> str:
    """The time as it is recorded: UTC, always 27 characters, so that labels sort as times do."""
    if now.tzinfo is None:
        raise ValueError("the clock must give an aware time")
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
