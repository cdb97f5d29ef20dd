"""A book in a PostgreSQL database, for a team: many readers, one writer at a time, wherever they sit.

The address is `postgresql://USER@HOST/DATABASE`; `?schema=NAME` names one of several books in a database. The
driver (psycopg 3) comes with `pactbook[postgres]` and reads the password where PostgreSQL programs do.
"""

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, ColumnElement, Connection, LargeBinary, func, make_url, text, type_coerce
from sqlalchemy import create_engine as engine_of
from sqlalchemy.exc import ArgumentError, DBAPIError

from pactbook.model.ids import digest, short
from pactbook.model.issues import Issue
from pactbook.store import head as heads
from pactbook.store import migrations, postgres_schema
from pactbook.store.errors import BookError
from pactbook.store.schema import Content
from pactbook.store.tsvector import TsVector

SCHEMES: Final = ("postgresql://", "postgres://", "postgresql:/", "postgres:/")
"""How an address begins; a path that was made of one has lost a slash."""

_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,50}\Z")
_CONNECT: Final = 10
_SAFE: Final = text(
    "SELECT set_config('lock_timeout', :wait, true), set_config('synchronous_commit', "
    "CASE setting WHEN 'off' THEN 'on' ELSE setting END, true) "
    "FROM current_setting('synchronous_commit') AS setting"
)
"""A commit waits until it is safe on the server's disk, also where the server would not wait by itself."""


def is_address(path: object) -> bool:
    """True when a book is named by an address and not by a file."""
    return str(path).replace("\\", "/").startswith(SCHEMES)


def shown(address: str) -> str:
    """An address as messages have it, without the password. Raises BookError for what is none."""
    return _shown(*_parsed(address))


def opened(
    address: str, *, create: bool, readonly: bool, wait: float, heads: Path | None = None
) -> "PostgresSchema":
    """The book at an address, made there first when there is none and `create` holds and `readonly` does not.

    `heads` is a folder in which its head is kept, None where it is kept nowhere. Raises BookError when the
    server, the database or the book cannot be used.
    """
    url, schema = _parsed(address)
    place = PostgresSchema(url, schema, readonly, wait, heads and heads / _file_name(url, schema))
    try:
        place.ensure(create and not readonly)
    except BaseException:
        place.close()
        raise
    return place


def _parsed(address: str) -> tuple[URL, str]:
    found = re.sub(r"^postgres(?:ql)?:[/\\]+", "postgresql://", address)
    try:
        url = make_url(found).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise BookError(
            "the address of the book is none: write postgresql://USER@HOST/DATABASE (the password goes into "
            "PGPASSWORD or the file that PGPASSFILE names)"
        ) from None
    schema = url.query.get("schema", "pactbook")
    if not isinstance(schema, str) or not _NAME.match(schema):
        raise BookError(f"?schema={schema} is no name for a book: small letters, digits and _ only")
    return url.difference_update_query(["schema"]), schema


class PostgresSchema:
    """A `Place` in one schema of a PostgreSQL database."""

    def __init__(
        self, url: URL, schema: str, readonly: bool, wait: float, kept_as: Path | None = None
    ) -> None:
        self.name = _shown(url, schema)
        self.readonly = readonly
        self.words = TsVector()
        self._schema = schema
        self._wait = wait
        self._kept_as = kept_as
        try:
            self._engine = engine_of(
                url,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args={
                    "connect_timeout": _CONNECT,
                    "client_encoding": "utf8",
                    "options": f"-c search_path={schema} -c TimeZone=UTC",
                },
            )
        except ImportError:
            raise BookError(
                "a book in PostgreSQL needs its driver: run `pip install 'pactbook[postgres]'`"
            ) from None

    def ensure(self, create: bool) -> None:
        """Make the book when there is none and `create` holds. BookError when there is none otherwise."""
        with self._faults(), self._engine.connect() as connection:
            there = postgres_schema.version(connection, self._schema) is not None
        if there:
            return
        if not create:
            raise BookError(f"no book at {self.name}: make one with `pactbook add PATH --book ADDRESS`")
        if self.head_file is not None and self.head_file.exists():
            raise BookError(
                f"{self.name} is gone, and {self.head_file} is left of it: restore the book, or, to begin a "
                "new one there, move that file away"
            )
        with self._faults(), self._locked() as connection:
            if postgres_schema.version(connection, self._schema) is None:
                postgres_schema.make(connection, self._schema)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state."""
        engine = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with self._faults(), engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writing transaction at a time."""
        if self.readonly:
            raise BookError(f"{self.name} is open for reading only")
        with self._faults(), self._locked() as connection:
            yield connection

    @contextmanager
    def _locked(self) -> Iterator[Connection]:
        """A transaction with the writer's lock, which ends with it. What is read after that is the newest."""
        engine = self._engine.execution_options(isolation_level="READ COMMITTED")
        with engine.begin() as connection:
            connection.execute(_SAFE, {"wait": f"{max(1, round(self._wait * 1000))}ms"})
            lock = text("SELECT pg_advisory_xact_lock(hashtext('pactbook'), hashtext(:schema))")
            connection.execute(lock, {"schema": self._schema})
            yield connection

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """What the server or the driver reports becomes a BookError; program faults pass through."""
        try:
            yield
        except DBAPIError as error:
            plain = explained(self.name, error.orig)
            if plain is None:
                raise
            raise plain from None

    def version(self, connection: Connection) -> int:
        """The schema version of the book."""
        return postgres_schema.version(connection, self._schema) or 0

    def bring_up(self, connection: Connection) -> None:
        """Bring an older schema up to date; there is none yet."""
        if self.version(connection) != migrations.VERSION:
            raise BookError(f"{self.name} is of an unknown version: install a newer Pactbook")

    @property
    def head_file(self) -> Path | None:
        """In the folder for heads, where one was named."""
        return heads.beside(self._kept_as) if self._kept_as else None

    def head(self) -> heads.Head | None:
        """The head that is kept, None when there is none."""
        return heads.read(self._kept_as) if self._kept_as else None

    def keep(self, head: heads.Head) -> None:
        """Keep a newer head, where a folder for it was named."""
        if self._kept_as:
            with contextlib.suppress(OSError):
                self._kept_as.parent.mkdir(parents=True, exist_ok=True)
            heads.write(self._kept_as, head)

    def wipe(self) -> None:
        """Write the tables that held the text anew, without what was purged."""
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with self._faults(), engine.connect() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {max(1, round(self._wait * 1000))}")
            for table in ("text", "sentence", "place"):
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {self._schema}.{table}")

    def raw(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """A text column as the bytes it is stored in."""
        if isinstance(column.type, Content):
            return type_coerce(column, LargeBinary)
        return func.convert_to(column, "UTF8", type_=LargeBinary)

    def damage(self, connection: Connection) -> Iterator[Issue]:
        """Rules of the log that are missing, changed or switched off, and rights that nobody should have."""
        for what in postgres_schema.faults(connection, self._schema):
            hint = "ask who administers the database; the log itself is looked at all the same"
            yield Issue("database", "high", f"the database: {what}", self.name, hint=hint)

    def close(self) -> None:
        """Let go of the server."""
        self._engine.dispose()


def _file_name(url: URL, schema: str) -> str:
    """What the head of a book is called: one name for each place, whoever opens it."""
    where = [url.host or url.query.get("host"), url.port, url.database, schema]
    readable = re.sub(r"[^A-Za-z0-9]+", "-", f"{url.database}-{schema}")
    return f"{readable}-{short(digest(where))}"


def _shown(url: URL, schema: str) -> str:
    """An address for messages: without the password and whatever else it carries."""
    plain = URL.create("postgresql", url.username, None, url.host, url.port, url.database)
    shown = plain.render_as_string(hide_password=True)
    return shown if schema == "pactbook" else f"{shown}?schema={schema}"


_STATES: Final = (
    ("28", "the server refuses the user or the password: check the name in the address, and PGPASSWORD or "
     "the file that PGPASSFILE names"),
    ("3D", "there is no such database: make one with `createdb`, or check the address"),
    ("42501", "the user has not the rights for it: ask the owner of the book to grant them"),
    ("53100", "the server's disk is full: make room and run the same command again; what was added before "
     "is kept"),
    ("53", "the server has no room for more at the moment: try again later"),
    ("55P03", "another program is writing to it: wait until it is done and run the same command again"),
    ("57", "the server was stopped or ended the connection: run the same command again when it is back; "
     "what was added before is kept"),
    ("08", "the connection to the server was lost: run the same command again; what was added before "
     "is kept"),
    ("25006", "the server allows reading only (it may be a copy): name the one that is written to"),
    ("XX", "the server finds its data damaged: ask who administers it to restore a copy"),
)  # fmt: skip

_STOPPED: Final = _STATES[6][1]
_SAYINGS: Final = (
    ("no space left", _STATES[3][1]),
    ("starting up", _STOPPED),
    ("shutting down", _STOPPED),
    ("recovery", _STOPPED),
    ("not accepting", _STOPPED),
    ("not yet accepting", _STOPPED),
    ("password", _STATES[0][1]),
    ("no pg_hba.conf entry", _STATES[0][1]),
    ("role", _STATES[0][1]),
    ("database", _STATES[1][1]),
    ("resolve host", "there is no server of that name: check the address"),
    ("translate host", "there is no server of that name: check the address"),
    ("refused", "no server answers there: check the address and that PostgreSQL is running"),
    ("no such file", "no server answers there: check the address and that PostgreSQL is running"),
    ("timeout", "no server answers there in time: check the address, the network and the firewall"),
    ("closed", _STATES[7][1]),
)


def explained(name: str, error: BaseException | None) -> BookError | None:
    """The BookError for what the driver raised, or None where the fault is the program's own."""
    state = getattr(error, "sqlstate", None)
    said = str(error).lower()
    pairs = _SAYINGS if state is None else _STATES
    for mark, advice in pairs:
        if mark in said if state is None else state.startswith(mark):
            return BookError(f"{name}: {advice}")
    if state is None and type(error).__name__ == "OperationalError":
        return BookError(
            f"{name}: no connection to the server: check the address and that PostgreSQL is running"
        )
    return None
