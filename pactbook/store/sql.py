"""The book in a database: one writer, one transaction for each document with all that was read in it."""

import heapq
import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, Final, Self

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from pactbook.book.voices import Sketched, voices
from pactbook.model import merkle
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.verdicts import Decided, Edition, Extraction, Supersession, Verdict, Withdrawal
from pactbook.store import (
    copies,
    decisions,
    driver,
    index,
    migrations,
    postgres,
    rows,
    schema,
    sqlite,
    writing,
)
from pactbook.store import head as heads
from pactbook.store.base import Arrival, Batch, Found
from pactbook.store.checks import check
from pactbook.store.errors import RESTORE, BookError
from pactbook.store.place import Place
from pactbook.store.ready import Ready, ready
from pactbook.store.writing import Clock

_PAGE: Final = 500
_SEQ_OF: Final = select(schema.document.c.seq).where(schema.document.c.id == bindparam("key"))


def open_book(
    path: Path | str,
    *,
    clock: Clock,
    create: bool = True,
    readonly: bool = False,
    wait: float = driver.WAIT,
    heads: Path | None = None,
) -> "SqlBook":
    """The book at `path`, made there first when there is none and `create` holds and `readonly` does not.

    `clock` gives an aware time, kept as a label on what is written. `wait` is how many seconds another
    writer is waited for. `path` is a file, or an address as `pactbook.store.postgres` has them; `heads` is a
    folder where the heads of books on servers are kept. Raises BookError, and changes nothing, for what is
    no book or cannot be used.
    """
    book = SqlBook(place(path, create=create, readonly=readonly, wait=wait, heads=heads), clock)
    try:
        book.prepare()
    except BaseException:
        book.close()
        raise
    return book


def place(
    path: Path | str, *, create: bool, readonly: bool, wait: float = driver.WAIT, heads: Path | None = None
) -> Place:
    """The database of the book at `path`, opened but not looked into; otherwise as `open_book`."""
    if postgres.is_address(path):
        return postgres.opened(str(path), create=create, readonly=readonly, wait=wait, heads=heads)
    return sqlite.opened(Path(path), create=create, readonly=readonly, wait=wait)


def _entries() -> Select[Any]:
    """Entries with the document that each was stored with."""
    table, event, document = schema.entry, schema.event, schema.document
    home = document.c.id.label("home")
    query = select(table.c.seq, table.c.id, table.c.body, event.c.recorded_at, home)
    query = query.join_from(table, event, event.c.seq == table.c.seq)
    return query.join(document, document.c.seq == table.c.document)


def _of(query: Select[Any], table: Any, document: str | None) -> Select[Any]:
    """The query for rows of one document only, when one is named."""
    if document is None:
        return query
    seq = select(schema.document.c.seq).where(schema.document.c.id == document).scalar_subquery()
    return query.where(table.c.document == seq)


class SqlBook:
    """A `Store` in one database. Safe to share between threads; each process opens its own."""

    def __init__(self, place: Place, clock: Clock) -> None:
        self.name = place.name
        self.place = place
        self._clock = clock
        self._version = 0
        self._head = heads.Head(merkle.Frontier(), b"")
        self._caught_up = False
        self._publishing = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def prepare(self) -> None:
        """Check the schema, and bring that of an older Pactbook up to date. `open_book` does this."""
        kept = self.place.head()  # before the log is read: a writer may be at work
        with self.place.reading() as connection:
            self._version = self.place.version(connection)
            self._check_head(connection, kept)
        if self._version > migrations.VERSION:
            raise BookError(f"{self.name} is of a newer Pactbook: install that one to use it")
        if self._version < migrations.VERSION and not self.place.readonly:
            with self.place.writing() as connection:
                self.place.bring_up(connection)
            self._version = migrations.VERSION

    def _check_head(self, connection: Connection, kept: heads.Head | None) -> None:
        size = connection.execute(select(func.max(schema.event.c.seq))).scalar() or 0
        if kept is not None:
            row = connection.execute(select(schema.event).where(schema.event.c.seq == kept.tree.size)).first()
            newest, file = rows.event_of(row).leaf() if row else None, self.place.head_file
            assert file is not None
            heads.check(self.name, file, kept, size, newest)
            self._head = kept

    @contextmanager
    def _logging(self) -> Iterator[writing.Log]:
        """A writing transaction; when it is done, the head beside the book follows the log."""
        if self.place.head_file and not self._caught_up:
            self._catch_up()
        with self.place.writing() as connection:
            log = writing.Log(connection, self._clock)
            yield log
            fresh = self._grown(log) if log.leaves and self.place.head_file else self._head
        self._publish(fresh)

    def _catch_up(self) -> None:
        """Read what others wrote since the head was kept, before the lock, for which others wait."""
        tree, newest = self._head.tree, self._head.newest
        leaves = self.leaves(after=tree.size)
        while page := list(islice(leaves, _PAGE)):
            tree, newest = tree.extended(page), page[-1]
        with self._publishing:
            if tree.size > self._head.tree.size:
                self._head = heads.Head(tree, newest)
        self._caught_up = True

    def _grown(self, log: writing.Log) -> heads.Head:
        """The head after all events of the log, from the newest that is known here."""
        known = self._head
        leaves: list[bytes] = []
        if known.tree.size + 1 < log.first:  # others wrote meanwhile
            seq = schema.event.c.seq
            query = select(schema.event).where(seq > known.tree.size, seq < log.first).order_by(seq)
            leaves = [rows.event_of(row).leaf() for row in log.connection.execute(query)]
        leaves += log.leaves
        return heads.Head(known.tree.extended(leaves), leaves[-1])

    def _publish(self, fresh: heads.Head) -> None:
        with self._publishing:
            if fresh.tree.size > self._head.tree.size:
                self._head = fresh
                self.place.keep(fresh)

    @contextmanager
    def _decoding(self, seq: int) -> Iterator[None]:
        try:
            yield
        except (ValueError, KeyError, TypeError) as error:
            raise BookError(f"{self.name}: row {seq} is damaged ({error}): {RESTORE}") from error

    def add(self, batch: Batch) -> bool:
        """Append a batch in one transaction. False, and nothing written, when the document is known.

        Raises ValueError for a batch that does not rest on its document, BookError when the file fails.
        """
        return bool(self.add_all([ready(batch)]))

    def add_all(self, made: Sequence[Ready]) -> frozenset[str]:
        """Append documents in one transaction, in their order; the keys of those that were not known.

        Raises BookError when the file fails: then none of them is stored.
        """
        with self._logging() as log:
            fresh = writing.fresh(log.connection, made)
            if fresh:
                writing.append(log, self.place.words, fresh)
        return frozenset(one.key for one in fresh)

    def record(self, *made: Verdict | Supersession) -> int:
        """Append decisions in one transaction; how many were new, for what is recorded already stays once.

        Raises ValueError for a decision that must not be stored, Conflict for one that does not supersede
        the newest decision on its question.
        """
        written = 0
        with self._logging() as log:
            for decision in made:
                if not decisions.known(log.connection, decision.id):
                    decisions.check(log.connection, decision)
                    writing.decide(log, decision)
                    written += 1
        return written

    def renew(self, batch: Batch, extractor: str, held: Iterable[str] = ()) -> Extraction | None:
        """Append a newer reading of a document in one transaction: what is new in it, and which claims count.

        `held` are ids of claims that wait for review. None, and nothing written, when the newest reading says
        the same. Raises ValueError for a batch that does not rest on a document of the book.
        """
        check(batch)
        said = tuple(claim.id for claim in batch.claims)
        made = Extraction(batch.document.key, said, extractor, tuple(held))
        with self._logging() as log:
            seq = self._seq_of(log.connection, batch.document.key)
            if seq is None or self._document(schema.document.c.seq == seq) != batch.document:
                raise ValueError(f"{batch.document.label} is not in the book, or its text was withdrawn")
            newest = decisions.newest_of(log.connection, made.key)
            made = replace(made, supersedes=newest, id="")
            if decisions.repeats(log.connection, seq, made):
                return None
            writing.renew(log, seq, decisions.fresh(log.connection, seq, rows.logged(batch)))
            writing.decide(log, made)
        return made

    def reissue(self, batch: Batch, program: str, reason: str, others: Sequence[str] = ()) -> Edition | None:
        """Append a text of a file of the reference in one transaction: itself and its entries as far as they
        are new, and that it counts from now on.

        `others` are the keys of the file's other texts, the one that counted last; `program` is the version
        that ships this one. None, and nothing written, when the text was taken away. Raises ValueError for a
        batch that does not rest on its document.
        """
        document, whole = batch.document, ready(batch)
        bare = Edition(document.label, document.key, next(reversed(others), None), program, reason)
        with self._logging() as log:
            if decisions.withdrawn(log.connection, [whole.text_id]):
                return None
            made = decisions.edition(log.connection, bare, batch.entries, [*others, document.key])
            fresh = decisions.unknown(log.connection, whole.rows)
            seq = self._seq_of(log.connection, document.key)
            if seq is None:
                writing.append(log, self.place.words, [replace(whole, rows=tuple(fresh))])
            else:
                writing.renew(log, seq, fresh)
            writing.decide(log, made)
        return made

    def withdraw(
        self, document: str, person: str, reason: str, at: str | None = None
    ) -> tuple[Withdrawal, ...]:
        """Take away the text of a document for good, and record who did so and why.

        Articles of one file share its text, so all of them are withdrawn; their claims with quotes stay.
        Returns what was recorded: nothing when the text was gone already. Raises ValueError when there is
        no such document, BookError when the text is gone from the book but not yet from the disk.
        """
        with self._logging() as log:
            made = decisions.withdrawals(log.connection, document, person, reason, at)
            for one in made:
                seq = self._seq_of(log.connection, one.document)
                assert seq is not None
                writing.decide(log, one, sketch=index.kept(log.connection, seq).hex())
            if made:
                decisions.purge(log.connection, self.place.words, made)
        self.place.wipe()  # also when it was withdrawn before: that run may have been killed at this point
        return tuple(made)

    def knows(self, document: str) -> bool:
        """True when a document with this key is stored."""
        with self.place.reading() as connection:
            return self._seq_of(connection, document) is not None

    def _seq_of(self, connection: Connection, document: str) -> int | None:
        seq: int | None = connection.execute(_SEQ_OF, {"key": document}).scalar_one_or_none()
        return seq

    def head(self) -> int:
        """The newest sequence number; 0 in an empty book."""
        with self.place.reading() as connection:
            return connection.execute(select(func.max(schema.event.c.seq))).scalar_one() or 0

    def entries(self, upto: int | None = None, after: int = 0, of: str | None = None) -> Iterator[Recorded]:
        """Entries in order of `seq`: behind `after`, up to and including `upto`, of one document (a key)."""
        query = _of(_entries(), schema.entry, of)
        for row in self._pages(query, schema.entry.c.seq, upto, after):
            with self._decoding(row.seq):
                entry = rows.read_entry(row.body, row.id)
            yield Recorded(row.seq, row.recorded_at, entry, row.home)

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

    def cards(self, upto: int | None = None) -> Iterator[Document]:
        """Documents in order of arrival, without their text."""
        table = schema.document
        for row in self._pages(select(table.c.seq, table.c.body), table.c.seq, upto):
            with self._decoding(row.seq):
                document = rows.read_document(row.body, "")
            yield document

    def _text(self, sha256: str) -> str:
        with self.place.reading() as connection:
            query = select(schema.text.c.content).where(schema.text.c.sha256 == sha256)
            content: str | None = connection.execute(query).scalar_one_or_none()
        if content is None:
            raise BookError(f"{self.name}: the text {sha256[:12]} is gone: {RESTORE}")
        return content

    def document(self, key: str) -> Document | None:
        """One document with its text, or None."""
        return self._document(schema.document.c.id == key)

    def _document(self, where: Any) -> Document | None:
        query = select(schema.document.c.text, schema.document.c.body).where(where)
        with self.place.reading() as connection:
            row = connection.execute(query).first()
        return rows.read_document(row.body, self._text(row.text)) if row else None

    def claims(self, upto: int | None = None, after: int = 0, of: str | None = None) -> Iterator[Claim]:
        """Claims in order of arrival: behind `after`, up to and including `upto`, of one document (a key)."""
        table = schema.claim
        query = select(table.c.seq, table.c.id, table.c.body)
        for row in self._pages(_of(query, table, of), table.c.seq, upto, after):
            with self._decoding(row.seq):
                claim = rows.read_claim(row.body, row.id)
            yield claim

    def entries_named(self, names: Iterable[str]) -> Iterator[Recorded]:
        """Entries by their ids; those that are not in the book are left out."""
        table = schema.entry
        query = _entries().where(table.c.id.in_(sorted(set(names)))).order_by(table.c.seq)
        with self.place.reading() as connection:
            found = connection.execute(query).fetchall()
        for row in found:
            with self._decoding(row.seq):
                entry = rows.read_entry(row.body, row.id)
            yield Recorded(row.seq, row.recorded_at, entry, row.home)

    def claims_named(self, names: Iterable[str]) -> Iterator[Claim]:
        """Claims by their ids; those that are not in the book are left out."""
        table = schema.claim
        query = select(table.c.seq, table.c.id, table.c.body).where(table.c.id.in_(sorted(set(names))))
        with self.place.reading() as connection:
            found = connection.execute(query.order_by(table.c.seq)).fetchall()
        for row in found:
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

    def events(self, upto: int | None = None, after: int = 0) -> Iterator[rows.Event]:
        """The log itself, in order of `seq`."""
        table = schema.event
        for row in self._pages(select(table), table.c.seq, upto, after):
            yield rows.event_of(row)

    def log(self, upto: int | None = None) -> Iterator[tuple[str, str]]:
        """Each event as its canonical JSON, with the body whose sha256 it names, in order of `seq`."""
        tables = [schema.metadata.tables[name] for name in self._tables()]
        last = self.head() if upto is None else upto
        pages = [self._pages(select(t.c.seq, t.c.body), t.c.seq, last) for t in tables]
        bodies = heapq.merge(*pages, key=lambda row: row.seq)
        for event, row in zip(self.events(last), bodies, strict=True):
            yield event.line(), row.body

    def _tables(self) -> list[str]:
        """The tables whose rows events vouch for."""
        return [*schema.OBJECTS, *(["decision"] if self._version >= migrations.DECISIONS else [])]

    def part(self, low: int, high: int) -> copies.Part:
        """Events `low` to `high` with the rows that they vouch for. BookError where one is damaged."""
        with self.place.reading() as connection:
            try:
                return copies.read(connection, low, high, self._tables())
            except (ValueError, KeyError) as error:
                raise BookError(f"{self.name} is damaged ({error}): run `pactbook verify` on it") from None

    def take(self, parts: Iterable[copies.Part]) -> None:
        """Append parts of another log in one transaction, each event under the number and time it has there.

        Raises BookError, and writes nothing, where they do not follow the newest event here.
        """
        with self._logging() as log:
            purged = copies.take(log, self.place.words, parts)
        if purged:
            self.place.wipe()

    def leaves(self, upto: int | None = None, after: int = 0) -> Iterator[bytes]:
        """The leaf hash of each event behind `after`, in order of `seq`: what proofs are made from."""
        return (event.leaf() for event in self.events(upto, after))

    def root(self, size: int | None = None) -> bytes:
        """The Merkle root over the first `size` events (None: all), 32 bytes. Source: RFC 6962 §2.1."""
        return merkle.root(self.leaves(size))

    def decisions(self, upto: int | None = None, after: int = 0) -> Iterator[Decided]:
        """Verdicts, supersessions and withdrawals in order of `seq`: those behind `after`, up to `upto`."""
        if self._version < migrations.DECISIONS:
            return
        table, event = schema.decision, schema.event
        query = select(table.c.seq, table.c.kind, table.c.id, table.c.body, event.c.recorded_at)
        for row in self._pages(query.join_from(table, event), table.c.seq, upto, after):
            with self._decoding(row.seq):
                decided = decisions.read(row.seq, row.kind, row.id, row.body, row.recorded_at)
            yield decided

    def _pages(self, query: Select[Any], seq: Any, upto: int | None, after: int = 0) -> Iterator[Row[Any]]:
        """Rows in order of `seq`, a page for each short transaction, so that no reader holds up the writer.

        The log only grows, so pages up to a fixed `seq` are one consistent state.
        """
        last = self.head() if upto is None else upto
        while after < last:
            with self.place.reading() as connection:
                page = connection.execute(
                    query.where(seq > after, seq <= last).order_by(seq).limit(_PAGE)
                ).fetchall()
            yield from page
            after = page[-1].seq if len(page) == _PAGE else last

    def voices(self, upto: int | None = None) -> dict[str, str]:
        """Document key to the key of the article it repeats; itself when it repeats none."""
        found = list(self.arrivals(upto))
        repeats = {one.sketched.key: one.voice for one in found if one.voice}
        return voices((one.sketched for one in found), repeats)

    def arrivals(self, upto: int | None = None, after: int = 0) -> Iterator[Arrival]:
        """Documents behind `after` in order of `seq`, without texts: what `voices` is worked out from."""
        table, kept = schema.document, schema.sketch
        query = select(table.c.seq, table.c.id, table.c.published, kept.c.hashes, table.c.body)
        for row in self._pages(query.join_from(table, kept), table.c.seq, upto, after):
            fields = json.loads(row.body)
            sketched = Sketched(row.id, row.published, index.read_sketch(bytes(row.hashes)))
            address = fields["source"]["address"]
            yield Arrival(row.seq, sketched, fields["label"], fields["voice"], fields["media_type"], address)

    def search(self, words: str, limit: int = 50) -> Iterator[Found]:
        """Sentences that hold all the words, by full-text index, best first."""
        with self.place.reading() as connection:
            places = self.place.words.find(connection, words, limit)
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
        query = select(table.c.id, table.c.body, text.c.content).join_from(table, text).order_by(table.c.seq)
        words = self.place.words
        with self.place.writing() as connection:
            index.clear(connection, words)
            for seq in connection.execute(select(table.c.seq).order_by(table.c.seq)).scalars().all():
                row = connection.execute(query.where(table.c.seq == seq)).one()
                kept = decisions.sketch(connection, row.id)
                if kept is None:
                    document = rows.read_document(row.body, row.content)
                    made = (seq, index.sketched(document), index.stretches(document))
                    index.add(connection, words, [made])
                else:
                    index.keep(connection, seq, kept)

    def close(self) -> None:
        """Let go of the database."""
        self.place.close()
