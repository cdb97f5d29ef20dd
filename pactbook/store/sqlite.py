"""A book in one SQLite file: making it, opening it, and what SQLite itself can say of its state."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, LargeBinary, cast, create_engine

from pactbook.model.issues import Issue
from pactbook.store import disk, driver, migrations
from pactbook.store import head as heads
from pactbook.store.errors import RESTORE, BookError
from pactbook.store.fts5 import Fts5


def opened(path: Path, *, create: bool, readonly: bool, wait: float) -> "SqliteFile":
    """The book's file at `path`, made first when there is none and `create` holds and `readonly` does not.

    Raises BookError, and changes nothing, for a file that is no book or cannot be used.
    """
    driver.sqlite()
    path = path.absolute()
    if create and not readonly and not path.exists():
        with driver.faults(path):
            disk.make(path, _fill)
    disk.inspect(path)
    return SqliteFile(path, readonly, wait)


def _fill(draft: Path) -> None:
    engine = driver.connect(draft, "rw")
    try:
        with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            migrations.bring_up(connection)
        with engine.execution_options(begin=None).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    finally:
        engine.dispose()


class SqliteFile:
    """A `Place` in one SQLite file."""

    def __init__(self, path: Path, readonly: bool, wait: float) -> None:
        self.path = path
        self.name = str(path)
        self.readonly = readonly
        self.words = Fts5()
        self._engine = driver.connect(path, disk.mode(path, readonly), wait)
        self._writer = self._engine.execution_options(begin="BEGIN IMMEDIATE")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state."""
        with driver.faults(self.path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writing transaction at a time."""
        if self.readonly:
            raise BookError(f"{self.path} is open for reading only")
        with driver.faults(self.path), self._writer.begin() as connection:
            yield connection

    def version(self, connection: Connection) -> int:
        """The schema version of the book."""
        return migrations.version(connection)

    def bring_up(self, connection: Connection) -> None:
        """Bring an older schema up to date; in a writing transaction."""
        migrations.bring_up(connection)

    @property
    def head_file(self) -> Path | None:
        """The head lies beside the file."""
        return heads.beside(self.path)

    def head(self) -> heads.Head | None:
        """The head that is kept beside the file."""
        return heads.read(self.path)

    def keep(self, head: heads.Head) -> None:
        """Keep a newer head beside the file."""
        heads.write(self.path, head)

    def wipe(self) -> None:
        """Empty the write-ahead log. BookError when another program that reads the book keeps it."""
        with driver.faults(self.path), self._engine.execution_options(begin=None).connect() as connection:
            busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]
        if busy:
            raise BookError(
                f"{self.path}: the text is withdrawn, but another program is reading the book, and the words "
                f"stay in {self.path.name}-wal until the last one that uses the book has closed it"
            )

    def raw(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """A text column as the bytes it is stored in, whatever they are."""
        return cast(column, LargeBinary)

    def damage(self, connection: Connection) -> Iterator[Issue]:
        """What SQLite finds wrong with its pages, and tables or triggers that are not as they were made."""
        for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
            if row[0] != "ok":
                yield self._damaged(f"SQLite finds {row[0]}")
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield self._damaged(f"row {row[1]} of {row[0]} rests on a row of {row[2]} that is not there")
        with self.path.open("rb") as file:
            header = file.read(100)
        if any(header[72:92]):
            yield self._damaged("its first page has signs where there are none")
        found, made = _made(connection), _anew(self.version(connection))
        for name in sorted(found.keys() | made.keys()):
            if found.get(name) != made.get(name):
                state = (
                    "missing" if name not in found else "not one of a book" if name not in made else "changed"
                )
                yield self._damaged(f"{name} is {state}")

    def _damaged(self, what: str) -> Issue:
        return Issue("database", "high", f"the database: {what}", self.name, hint=RESTORE)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def _made(connection: Connection) -> dict[str, str]:
    """Every table, index and trigger with the statement that made it."""
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM main.sqlite_schema")
    return {f"{row[0]} {row[1]}": f"{row[2]} {row[3]}" for row in rows}


def _anew(version: int) -> dict[str, str]:
    """The same of a new, empty book of that version."""
    engine = create_engine("sqlite://", module=driver.sqlite())
    with engine.connect() as connection:
        for step in migrations.STEPS[:version]:
            step(connection)
        return _made(connection)
