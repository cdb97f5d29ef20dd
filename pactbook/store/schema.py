"""The tables of a book: an append-only log, and projections that are rebuilt from it.

Log: each row of `document`, `claim`, `entry`, `issue` and `decision` is one row of `event`, under the same
`seq`. `body` is the row's canonical JSON and `event.payload` the sha256 of that, so the log vouches for every
word. `text` holds each text once, by the sha256 that the document's body names; it is emptied when every
document that rests on it is withdrawn. Projections (`place`, `sentence`, `sketch`) hold nothing that the log
does not.
"""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    insert,
)
from sqlalchemy.engine import Dialect

APPLICATION: Final = 0x50414354
"""`PACT`, the SQLite application id that marks a file as a book."""

metadata = MetaData()


class Content(TypeDecorator[str]):
    """A text of any characters: PostgreSQL keeps it as its bytes, since its own texts hold no NUL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value.encode() if dialect.name == "postgresql" and isinstance(value, str) else value

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return bytes(value).decode() if dialect.name == "postgresql" and value is not None else value


event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
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
    Column("content", Content, nullable=False),
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

# Decisions on the same `key` are a chain: one first, and no two after the same one.
decision = Table(
    "decision",
    metadata,
    _seq(),
    Column("id", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("supersedes", Text, unique=True),
    Column("subject", Text, nullable=False),
    Column("claim", Text),
    _body(),
    UniqueConstraint("id", "key"),
    ForeignKeyConstraint(["supersedes", "key"], ["decision.id", "decision.key"]),
    sqlite_strict=True,
)

place = Table(
    "place",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
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
_first = decision.c.supersedes.is_(None)
ADDED: Final = (
    Index("document_text", document.c.text),
    Index("decision_first", decision.c.key, unique=True, sqlite_where=_first, postgresql_where=_first),
    Index("decision_subject", decision.c.subject),
    Index("decision_claim", decision.c.claim),
)
"""Indexes that came with version 2."""

OBJECTS: Final = {"document": document, "claim": claim, "entry": entry, "issue": issue}
DECISIONS: Final = ("verdict", "supersession", "withdrawal")
LOG: Final = ("event", "text", *OBJECTS, "decision")

INSERT: Final = {name: insert(table) for name, table in metadata.tables.items()}
"""One INSERT for each table, made once: SQLAlchemy looks a statement up faster than it looks at a new one."""

SENTENCE: Final = (
    "CREATE VIRTUAL TABLE sentence USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')"
)
"""Full-text index over sentences; contentless, since `place` says where each one stands."""


def append_only(names: Iterable[str]) -> list[str]:
    """The statements that refuse every change of rows in the named tables, whatever program writes."""
    return [
        f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
        f"BEGIN SELECT RAISE(ABORT, 'the log is append only: no {verb} on {name}'); END"
        for name in names
        for verb in ("UPDATE", "DELETE")
    ]


def fresh() -> list[str]:
    """The statements that refuse whatever is no fresh row.

    A REPLACE deletes without firing DELETE triggers in programs with SQLite's default settings.
    """
    statements = [
        "CREATE TRIGGER event_next BEFORE INSERT ON event "
        "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event) "
        "OR NEW.recorded_at < (SELECT recorded_at FROM event ORDER BY seq DESC LIMIT 1) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: seq is gapless and time never goes back'); END",
        "CREATE TRIGGER text_once BEFORE INSERT ON text "
        "WHEN EXISTS (SELECT 1 FROM text WHERE sha256 = NEW.sha256) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: this text is stored'); END",
    ]
    for name in OBJECTS:
        statements.append(_logged(name, f"'{name}'", once=name != "issue"))
    return statements


def _logged(name: str, kind: str, once: bool) -> str:
    return (
        f"CREATE TRIGGER {name}_logged BEFORE INSERT ON {name} "
        f"WHEN EXISTS (SELECT 1 FROM {name} WHERE seq = NEW.seq) "
        + (f"OR EXISTS (SELECT 1 FROM {name} WHERE id = NEW.id) " if once else "")
        + "OR NOT EXISTS (SELECT 1 FROM event "
        f"WHERE seq = NEW.seq AND kind = {kind} AND object = NEW.id) "
        f"BEGIN SELECT RAISE(ABORT, 'the log is append only: a {name} goes with its own event'); END"
    )


WITHDRAWN: Final = (
    "EXISTS (SELECT 1 FROM document WHERE document.text = OLD.sha256) "
    "AND NOT EXISTS (SELECT 1 FROM document WHERE document.text = OLD.sha256 AND NOT EXISTS "
    "(SELECT 1 FROM decision WHERE kind = 'withdrawal' AND subject = document.id))"
)
"""True of a text, in its trigger, when all documents that rest on it are withdrawn."""


def deciding() -> list[str]:
    """The statements of version 2: decisions are append only, and a withdrawn text may be emptied."""
    return [
        *append_only(["decision"]),
        _logged("decision", "NEW.kind", once=True),
        "CREATE TRIGGER decision_next BEFORE INSERT ON decision "
        "WHEN EXISTS (SELECT 1 FROM decision WHERE supersedes = NEW.supersedes) "
        "OR NEW.supersedes IS NULL "
        "AND EXISTS (SELECT 1 FROM decision WHERE key = NEW.key AND supersedes IS NULL) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: this was decided'); END",
        "DROP TRIGGER text_no_update",
        "CREATE TRIGGER text_no_update BEFORE UPDATE ON text "
        f"WHEN NEW.sha256 IS NOT OLD.sha256 OR NEW.content IS NOT '' OR NOT ({WITHDRAWN}) "
        "BEGIN SELECT RAISE(ABORT, 'the log is append only: no UPDATE on text'); END",
    ]
