"""The SQLite that a book is opened with, and its faults in plain words.

SQLite before 3.51.3 can lose committed pages when a WAL is reset, so an older library is refused. Of the two
Python modules the one that carries its own SQLite comes first.
"""

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from pactbook.store.errors import RESTORE, BookError

OLDEST: Final = (3, 51, 3)
MODULES: Final = ("pysqlite3", "sqlite3")
WAIT: Final = 60.0

_PRAGMAS: Final = ("foreign_keys = ON", "synchronous = FULL", "recursive_triggers = ON", "secure_delete = ON")


def sqlite(modules: Sequence[str] = MODULES) -> ModuleType:
    """The first of the named modules whose SQLite is new enough. Raises BookError when none is."""
    seen = []
    for name in modules:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        if tuple(module.sqlite_version_info) >= OLDEST:
            return module
        seen.append(f"{name} has {module.sqlite_version}")
    wanted = ".".join(map(str, OLDEST))
    raise BookError(
        f"a book needs SQLite {wanted} or later, but {' and '.join(seen) or 'there is no SQLite here'}: "
        "run `pip install 'pysqlite3>=0.6.1'`, or use a Python that is built with a newer SQLite"
    )


def connect(path: Path, mode: str, wait: float = WAIT) -> Engine:
    """An engine on the file at `path`, which must exist.

    `mode` is `rw`, `read` (nothing is written, though SQLite may tidy its own side files), `ro` (the file
    cannot be written) or `immutable` (nor can its folder). `wait` is how long, in seconds, another writer
    is waited for. A transaction begins with the statement in the execution option `begin`, by default
    `BEGIN`; None begins none.
    """
    module = sqlite()
    query = {"rw": "mode=rw", "read": "mode=rw", "ro": "mode=ro", "immutable": "mode=ro&immutable=1"}[mode]

    def opened() -> Any:
        address = f"{path.as_uri()}?{query}"
        connection = module.connect(
            address, uri=True, isolation_level=None, check_same_thread=False, timeout=wait
        )
        try:
            for pragma in (*_PRAGMAS, *(["query_only = ON"] if mode != "rw" else [])):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", module=module, creator=opened, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        statement = connection.get_execution_options().get("begin", "BEGIN")
        if statement:
            connection.exec_driver_sql(statement)

    return engine


_FAULTS: Final = (
    ("database or disk is full", "the disk is full: make room and run the same command again; "
     "what was added before is kept"),
    ("disk i/o error", "the disk refused to read or write (full, over its quota, or failing): check it and "
     "run the same command again; what was added before is kept"),
    ("locked", "another program is writing to it: wait until it is done and run the same command again"),
    ("readonly", "it cannot be written: check the rights of the file and of its folder, or name another "
     "book with --book"),
    ("unable to open", "SQLite cannot open it: check the rights of the file and of its folder, or copy it "
     "to a folder that you may write to"),
    ("malformed", "the file is damaged: keep it as it is, and restore a copy or add the documents again "
     "to a new book with --book"),
    ("could not decode", "the file is damaged: keep it as it is, and restore a copy or add the documents "
     "again to a new book with --book"),
    ("not a database", "the file is damaged or no book: keep it as it is, and name another with --book"),
)  # fmt: skip


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """Turn what SQLite reports about the file at `path` into a BookError; program faults pass through."""
    try:
        yield
    except DBAPIError as error:
        plain = explained(path, error.orig)
        if plain is None:
            raise
        raise plain from error
    except UnicodeDecodeError as error:
        # What SQLite says of a spoilt table may hold the spoilt bytes, and then the driver cannot read it.
        raise BookError(f"{path}: the file is damaged: {RESTORE}") from error


def explained(path: Path, error: BaseException | None) -> BookError | None:
    """The BookError for what a driver raised, or None where the fault is the program's own.

    Told by message, since `pysqlite3` gives no error codes.
    """
    said = str(error).lower()
    for mark, advice in _FAULTS:
        if mark in said:
            return BookError(f"{path}: {advice} (SQLite says: {error})")
    return None
