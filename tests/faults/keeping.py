"""Where the books of the faults are kept: in files, or in databases of a server that these tests started."""

import contextlib
import functools
import itertools
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from pactbook.store import postgres
from tests.faults.state import BOOK, copied
from tests.store import server as servers

Book = Path | str
"""A file, or an address."""


class Keeping(Protocol):
    """A kind of store. `words` is what the table says of it."""

    words: str

    def new(self, folder: Path) -> Book:
        """Where a book may be made for a command that runs in a folder."""
        ...

    def copy(self, book: Book, folder: Path) -> Book:
        """A book with everything beside it, as it lies there, for a command that runs in a folder."""
        ...

    def settle(self, book: Book) -> None:
        """Wait until nothing of a killed command is at work any more."""
        ...

    def age(self, book: Book) -> None:
        """What a server does by itself in time."""
        ...

    def drop(self, book: Book) -> None:
        """Take a book away that is not wanted any more."""
        ...

    def holds(self, book: Book, word: str) -> list[str]:
        """Names of the files in which a word of a book stands."""
        ...


class Files:
    """Books in files, each in the folder of its command."""

    words = ""

    def new(self, folder: Path) -> Book:
        return folder / BOOK

    def copy(self, book: Book, folder: Path) -> Book:
        return copied(Path(book), folder / BOOK)

    def settle(self, book: Book) -> None:
        """A killed process is gone."""

    def age(self, book: Book) -> None:
        """Nothing happens to a file."""

    def drop(self, book: Book) -> None:
        """Its folder is taken away by whoever made it."""

    def holds(self, book: Book, word: str) -> list[str]:
        files = [file for file in Path(book).parent.iterdir() if file.is_file()]
        return [file.name for file in files if word.encode() in file.read_bytes()]


class Databases:
    """Books on a server, each in a database of its own."""

    words = ", PostgreSQL"

    def __init__(self, server: servers.Server) -> None:
        self.server = server
        self._names = (f"{secrets.token_hex(4)}{n}" for n in itertools.count())
        self._own: Any = None

    def new(self, folder: Path) -> Book:
        return self._made("")

    def copy(self, book: Book, folder: Path) -> Book:
        return self._made(f" TEMPLATE {database(book)}")

    def _made(self, how: str) -> Book:
        name = f"b{next(self._names)}"
        self.do(f"CREATE DATABASE {name}{how}")
        return f"postgresql://{self.server.user}@/{name}?host={self.server.folder}"

    def do(self, statement: str, database: str = "") -> list[tuple[Any, ...]]:
        """What a statement gives, in a transaction of its own, done by who owns the server."""
        if database:
            with contextlib.closing(self._session(database)) as session:
                return _given(session, statement)
        if self._own is None:
            self._own = self._session("postgres")
        try:
            return _given(self._own, statement)
        except BaseException:
            self._own.close()  # a server that was killed has forgotten it
            self._own = None
            raise

    def _session(self, database: str) -> Any:
        import psycopg

        told = f"host={self.server.folder} user={self.server.user} dbname={database}"
        return psycopg.connect(told, autocommit=True)

    def settle(self, book: Book) -> None:
        there = f"SELECT 1 FROM pg_stat_activity WHERE datname = '{database(book)}'"
        for _ in range(3000):
            if not self.do(there):
                return
            time.sleep(0.01)
        raise RuntimeError("a session of a killed command does not end")

    def age(self, book: Book) -> None:
        self.do("ANALYZE", database(book))

    def drop(self, book: Book) -> None:
        self.do(f"DROP DATABASE IF EXISTS {database(book)} WITH (FORCE)")

    def holds(self, book: Book, word: str) -> list[str]:
        """Its write-ahead log apart, which docs/teams.md says keeps them."""
        self.do("CHECKPOINT")
        ((number,),) = self.do(f"SELECT oid FROM pg_database WHERE datname = '{database(book)}'")
        files = [file for file in (self.server.data / "base" / str(number)).iterdir() if file.is_file()]
        return [file.name for file in files if word.encode() in file.read_bytes()]


def _given(session: Any, statement: str) -> list[tuple[Any, ...]]:
    found = session.execute(statement)
    return list(found) if found.description else []


def database(book: Book) -> str:
    assert postgres.is_address(book)
    return str(book).rpartition("?")[0].rpartition("/")[2]


_SUBREAPER: Final = 36
"""Source: prctl(2), PR_SET_CHILD_SUBREAPER."""

FILES: Final = Files()

DURABLE: Final = "synchronous_commit = off\nshared_buffers = 16MB\nmax_wal_senders = 0\n"
"""A server that writes to the disk as one in use does, but whose default is to let commits wait: a book must
ask for more than that."""


@functools.cache
def databases() -> Databases:
    """Books on a server, which is started once. Raises NoServer where there is none to start."""
    import atexit
    import ctypes

    # A process whose parent is gone becomes this one's: so it is seen when a killed server has ended.
    ctypes.CDLL(None).prctl(_SUBREAPER, 1)
    started = servers.start(DURABLE, _memory())
    own = os.getpid()
    atexit.register(lambda: started.stop() if os.getpid() == own else None)
    return Databases(started)


def _memory() -> Path | None:
    """A file system in memory, where one has room: a kill leaves in it what it leaves on a disk."""
    memory = Path("/dev/shm")
    with contextlib.suppress(OSError):
        left = os.statvfs(memory)
        if os.access(memory, os.W_OK) and left.f_bavail * left.f_frsize > 4_000_000_000:
            return memory
    return None


@dataclass(frozen=True)
class Spot:
    """Where a command runs, and the book that it is given."""

    folder: Path
    book: Book


@contextlib.contextmanager
def fresh(home: Path, keeping: Keeping, base: Book | None = None) -> Iterator[Spot]:
    """A spot for one run, with a copy of a book or with none; gone afterwards."""
    folder = home / secrets.token_hex(4)
    folder.mkdir(parents=True)
    book = keeping.copy(base, folder) if base else keeping.new(folder)
    try:
        yield Spot(folder, book)
    finally:
        keeping.drop(book)
        shutil.rmtree(folder, ignore_errors=True)
