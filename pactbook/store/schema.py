"""The tables of a book: an append-only log, and projections that are rebuilt from it.

Log: each row of `document`, `claim`, `entry` and `issue` is one row of `event`, under the same `seq`. `body`
is the row's canonical JSON and `event.payload` the sha256 of that, so the log vouches for every word. `text`
holds each text once, by the sha256 that the document's body names. Projections (`place`, `sentence`,
`sketch`) hold nothing that the log does not.
"""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

APPLICATION: Final = 0x50414354
"""`PACT`, the SQLite application id that marks a file as a book."""

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("recorded_at", Text, nullable=False),
    sqlite_strict=True,
)


def _seq() -> Column[int]:
    return Column("seq", Integer, ForeignKey("event.seq"), primary_key=True)


def _source() -> Column[int]:
    return Column("document", Integer, ForeignKey("document.seq"), nullable=False)


def _body() -> Column[str]:
    return Column("body", Text, nullable=False)


text = Table(
    "text",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("content", Text, nullable=False),
    sqlite_strict=True,
)

document = Table(
    "document",
    metadata,
    _seq(),
    Column("id", Text, nullable=False, unique=True),
    Column("text", Text, ForeignKey("text.sha256"), nullable=False),
    Column("published", Text),
    _body(),
    sqlite_strict=True,
)

claim = Table(
    "claim",
    metadata,
    _seq(),
    Column("id", Text, nullable=False, unique=True),
    _source(),
    _body(),
    sqlite_strict=True,
)

entry = Table(
    "entry",
    metadata,
    _seq(),
    Column("id", Text, nullable=False, unique=True),
    _source(),
    _body(),
    sqlite_strict=True,
)

issue = Table(
    "issue",
    metadata,
    _seq(),
    Column("id", Text, nullable=False),
    _source(),
    _body(),
    sqlite_strict=True,
)

place = Table(
    "place",
    metadata,
    Column("id", Integer, primary_key=True),
    _source(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_strict=True,
)

sketch = Table(
    "sketch",
    metadata,
    Column("document", Integer, ForeignKey("document.seq"), primary_key=True),
    Column("hashes", LargeBinary, nullable=False),
    sqlite_strict=True,
)

Index("claim_document", claim.c.document)
Index("entry_document", entry.c.document)
Index("issue_document", issue.c.document)

OBJECTS: Final = {"document": document, "claim": claim, "entry": entry, "issue": issue}

SENTENCE: Final = (
    "CREATE VIRTUAL TABLE sentence USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
)
"""Full-text index over sentences; contentless, since `place` says where each one stands."""


def triggers() -> list[str]:
    """The statements that make the log append only, whatever program writes to the file.

    A REPLACE deletes without firing DELETE triggers in programs with SQLite's default settings, so the
    INSERT triggers refuse whatever is no fresh row.
    """
    statements = []
    for name in ("event", "text", *OBJECTS):
        for verb in ("UPDATE", "DELETE"):
            statements.append(
                f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, 'the log is append only: no {verb} on {name}'); END"
            )
    statements.append(
        "CREATE TRIGGER event_next BEFORE INSERT ON event "
        "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event) "
        "OR NEW.recorded_at < (SELECT recorded_at FROM event ORDER BY seq DESC LIMIT 1) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: seq is gapless and time never goes back'); END"
    )
    statements.append(
        "CREATE TRIGGER text_once BEFORE INSERT ON text "
        "WHEN EXISTS (SELECT 1 FROM text WHERE sha256 = NEW.sha256) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: this text is stored'); END"
    )
    for name in OBJECTS:
        statements.append(
            f"CREATE TRIGGER {name}_logged BEFORE INSERT ON {name} "
            f"WHEN EXISTS (SELECT 1 FROM {name} WHERE seq = NEW.seq) "
            + (f"OR EXISTS (SELECT 1 FROM {name} WHERE id = NEW.id) " if name != "issue" else "")
            + "OR NOT EXISTS (SELECT 1 FROM event "
            f"WHERE seq = NEW.seq AND kind = '{name}' AND object = NEW.id) "
            f"BEGIN SELECT RAISE(ABORT, 'the log is append only: a {name} goes with its own event'); END"
        )
    return statements
