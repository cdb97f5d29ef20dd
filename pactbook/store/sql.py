"""The SQLite book: one file, one writer, one transaction for each document with all that was read in it."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, Engine, Row, Select, func, insert, select

from pactbook.book.voices import Sketched, voices
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.store import disk, driver, index, migrations, rows, schema
from pactbook.store.base import Batch, Found
from pactbook.store.checks import check
from pactbook.store.errors import BookError

Clock = Callable[[], datetime.datetime]

_PAGE: Final = 500


def open_book(
    path: Path | str, *, clock: Clock, create: bool = True, readonly: bool = False, wait: float = driver.WAIT
) -> "SqlBook":
    """The book at `path`, made there first when there is none and `create` holds and `readonly` does not.

    `clock` gives an aware time, kept as a label on what is written. `wait` is how many seconds another
    writer is waited for. Raises BookError, and changes nothing, for a file that is no book or cannot be used.
    """
    driver.sqlite()
    path = Path(path).absolute()
    if create and not readonly and not path.exists():
        with driver.faults(path):
            disk.make(path, _fill)
    disk.inspect(path)
    book = SqlBook(path, driver.connect(path, disk.mode(path, readonly), wait), clock, readonly)
    try:
        book.prepare()
    except BaseException:
        book.close()
        raise
    return book


def _fill(draft: Path) -> None:
    engine = driver.connect(draft, "rw")
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            migrations.bring_up(connection)
        with engine.execution_options(begin=None).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    finally:
        engine.dispose()


class SqlBook:
    """A `Store` in one SQLite file. Safe to share between threads; each process opens its own."""

    def __init__(self, path: Path, engine: Engine, clock: Clock, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prepare(self) -> None:
        """Check the schema, and bring that of an older Pactbook up to date. `open_book` does this."""
        with self._reading() as connection:
            found = migrations.version(connection)
            connection.execute(select(func.max(schema.event.c.seq))).scalar()
        if found > migrations.VERSION:
            raise BookError(f"{self.path} is of a newer Pactbook: install that one to use it")
        if found < migrations.VERSION:
            if self.readonly:
                raise BookError(f"{self.path} is of an older Pactbook: run `pactbook add` on it once")
            with self._writing() as connection:
                migrations.bring_up(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with driver.faults(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self.readonly:
            raise BookError(f"{self.path} is open for reading only")
        with (
            driver.faults(self.path),
            self._engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection,
        ):
            yield connection

    @contextmanager
    def _decoding(self, seq: int) -> Iterator[None]:
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise BookError(
                f"{self.path}: row {seq} is damaged ({error}): keep the file as it is, and restore a copy "
                "or add the documents again to a new book with --book"
            ) from error

    def add(self, batch: Batch) -> bool:
        """Append a batch in one transaction. False, and nothing written, when the document is known.

        Raises ValueError for a batch that does not rest on its document, BookError when the file fails.
        """
        check(batch)
        fresh = rows.logged(batch)
        with self._writing() as connection:
            if self._seq_of(connection, batch.document.key) is not None:
                return False
            self._append(connection, batch.document, fresh)
        return True

    def _append(self, connection: Connection, document: Document, fresh: list[rows.Logged]) -> None:
        first, recorded_at = self._next(connection)
        numbered = list(enumerate(fresh, first))
        events = [
            {
                "seq": seq,
                "kind": row.kind,
                "object": row.id,
                "payload": rows.payload(row.body),
                "recorded_at": recorded_at,
            }
            for seq, row in numbered
        ]
        connection.execute(insert(schema.event), events)
        text = _store_text(connection, document.text)
        own = {"seq": first, "id": document.key, "text": text, "published": document.published}
        connection.execute(insert(schema.document), own | {"body": fresh[0].body})
        for kind in ("claim", "entry", "issue"):
            made = [
                {"seq": seq, "id": row.id, "document": first, "body": row.body}
                for seq, row in numbered
                if row.kind == kind
            ]
            if made:
                connection.execute(insert(schema.OBJECTS[kind]), made)
        index.add(connection, first, document)

    def _next(self, connection: Connection) -> tuple[int, str]:
        """The next `seq`, and the time to record: the clock's, or the last one where the clock went back."""
        table = schema.event
        query = select(table.c.seq, table.c.recorded_at).order_by(table.c.seq.desc()).limit(1)
        last = connection.execute(query).first()
        now = _label(self._clock())
        return (last.seq + 1, max(last.recorded_at, now)) if last else (1, now)

    def knows(self, document: str) -> bool:
        """True when a document with this key is stored."""
        with self._reading() as connection:
            return self._seq_of(connection, document) is not None

    def _seq_of(self, connection: Connection, document: str) -> int | None:
        table = schema.document
        seq: int | None = connection.execute(
            select(table.c.seq).where(table.c.id == document)
        ).scalar_one_or_none()
        return seq

    def head(self) -> int:
        """The newest sequence number; 0 in an empty book."""
        with self._reading() as connection:
            return connection.execute(select(func.max(schema.event.c.seq))).scalar_one() or 0

    def entries(self, upto: int | None = None) -> Iterator[Recorded]:
        """Entries in order of `seq`, up to and including `upto`."""
        table, event = schema.entry, schema.event
        query = select(table.c.seq, table.c.id, table.c.body, event.c.recorded_at)
        for row in self._pages(query.join_from(table, event), table.c.seq, upto):
            with self._decoding(row.seq):
                entry = rows.read_entry(row.body, row.id)
            yield Recorded(row.seq, row.recorded_at, entry)

    def documents(self, upto: int | None = None) -> Iterator[Document]:
        """Documents in order of arrival, with their full text; articles of one file share its text."""
        table = schema.document
        sha256, text = "", ""
        for row in self._pages(select(table.c.seq, table.c.text, table.c.body), table.c.seq, upto):
            if row.text != sha256:
                sha256, text = row.text, self._text(row.text)
            with self._decoding(row.seq):
                document = rows.read_document(row.body, text)
            yield document

    def _text(self, sha256: str) -> str:
        with self._reading() as connection:
            query = select(schema.text.c.content).where(schema.text.c.sha256 == sha256)
            content: str = connection.execute(query).scalar_one()
            return content

    def document(self, key: str) -> Document | None:
        """One document with its text, or None."""
        return self._document(schema.document.c.id == key)

    def _document(self, where: Any) -> Document | None:
        query = select(schema.document.c.text, schema.document.c.body).where(where)
        with self._reading() as connection:
            row = connection.execute(query).first()
        return rows.read_document(row.body, self._text(row.text)) if row else None

    def claims(self, upto: int | None = None) -> Iterator[Claim]:
        """Claims in order of arrival."""
        table = schema.claim
        for row in self._pages(select(table.c.seq, table.c.id, table.c.body), table.c.seq, upto):
            with self._decoding(row.seq):
                claim = rows.read_claim(row.body, row.id)
            yield claim

    def issues(self, upto: int | None = None) -> Iterator[Issue]:
        """Data problems recorded with the documents."""
        table = schema.issue
        for row in self._pages(select(table.c.seq, table.c.body), table.c.seq, upto):
            with self._decoding(row.seq):
                issue = rows.read_issue(row.body)
            yield issue

    def events(self, upto: int | None = None) -> Iterator[rows.Event]:
        """The log itself, in order of `seq`."""
        table = schema.event
        for row in self._pages(select(table), table.c.seq, upto):
            yield rows.Event(row.seq, row.kind, row.object, row.payload.hex(), row.recorded_at)

    def _pages(self, query: Select[Any], seq: Any, upto: int | None) -> Iterator[Row[Any]]:
        """Rows in order of `seq`, a page for each short transaction, so that no reader holds up the writer.

        The log only grows, so pages up to a fixed `seq` are one consistent state.
        """
        last = self.head() if upto is None else upto
        after = 0
        while after < last:
            with self._reading() as connection:
                page = connection.execute(
                    query.where(seq > after, seq <= last).order_by(seq).limit(_PAGE)
                ).fetchall()
            yield from page
            after = page[-1].seq if len(page) == _PAGE else last

    def voices(self, upto: int | None = None) -> dict[str, str]:
        """Document key to the key of the article it repeats; itself when it repeats none."""
        table, kept = schema.document, schema.sketch
        voice = func.json_extract(table.c.body, "$.voice").label("voice")
        query = select(table.c.seq, table.c.id, table.c.published, kept.c.hashes, voice)
        sketched, repeats = [], {}
        for row in self._pages(query.join_from(table, kept), table.c.seq, upto):
            sketched.append(Sketched(row.id, row.published, index.read_sketch(row.hashes)))
            if row.voice:
                repeats[row.id] = row.voice
        return voices(sketched, repeats)

    def search(self, words: str, limit: int = 50) -> Iterator[Found]:
        """Sentences that hold all the words, by full-text index, best first."""
        with self._reading() as connection:
            places = index.find(connection, words, limit)
        documents: dict[int, Document] = {}
        for seq, start, end in places:
            if seq not in documents:
                found = self._document(schema.document.c.seq == seq)
                assert found is not None
                documents[seq] = found
            document = documents[seq]
            yield Found(document, start, end, document.text[start:end])

    def rebuild(self) -> None:
        """Make the projections anew from the log, in one transaction."""
        table, text = schema.document, schema.text
        query = select(table.c.seq, table.c.body, text.c.content).join_from(table, text).order_by(table.c.seq)
        with self._writing() as connection:
            index.clear(connection)
            for seq in connection.execute(select(table.c.seq).order_by(table.c.seq)).scalars().all():
                row = connection.execute(query.where(table.c.seq == seq)).one()
                index.add(connection, seq, rows.read_document(row.body, row.content))

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _store_text(connection: Connection, text: str) -> str:
    """Store a text unless it is there; the sha256 it is stored under."""
    table, sha256 = schema.text, rows.text_id(text)
    if connection.execute(select(table.c.sha256).where(table.c.sha256 == sha256)).first() is None:
        connection.execute(insert(table), {"sha256": sha256, "content": text})
    return sha256


def _label(now: datetime.datetime) -> str:
    """The time as it is recorded: UTC, always 27 characters, so that labels sort as times do."""
    if now.tzinfo is None:
        raise ValueError("the clock must give an aware time")
    return now.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
