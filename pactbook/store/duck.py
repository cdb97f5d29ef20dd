"""The file of a projection: a DuckDB database that is made from a book, and may be thrown away at any time.

It knows which log it was made from, how far, and under which root; whatever does not fit is named and never
believed. One process writes or several read, as DuckDB has it.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from pactbook.store.duck_rows import OPEN, TABLES, Row, dumped
from pactbook.store.errors import BookError
from pactbook.store.head import Head, dump, load

if TYPE_CHECKING:
    import duckdb

VERSION: Final = "1"
"""The version of the tables, and of how they are filled: a file of another one is made anew."""
AGAIN: Final = "make it anew with `pactbook projection build --anew`"
_MANY: Final = 20_000
_GROUP: Final = 16_384
"""Rows that lie together on the disk, an eighth of what DuckDB takes: one fact's are found with less read."""

_BEGIN: Final = "DATE '0001-01-01'"


_AS_OF, _KNOWN, _RECORDED = "CAST($1 AS DATE)", "CAST($2 AS DATE)", "$3"
_SEEN = f"least({_AS_OF}, {_KNOWN})"
HOLDS: Final = " AND ".join(
    f"{axis}_from <= {value} AND {value} < {axis}_to"
    for axis, value in (("recorded", _RECORDED), ("known", _KNOWN), ("as_of", _AS_OF), ("seen", _SEEN))
)
"""True of the rows that hold at as-of $1, known $2 and recorded $3."""


class ProjectionError(BookError):
    """A projection that cannot be used; its message names the next step."""


class Stale(ProjectionError):
    """A projection that is damaged, of another book or of another version: making it anew mends it."""


def driver() -> Any:
    """DuckDB. Raises ProjectionError where it is not installed."""
    try:
        import duckdb
    except ImportError:
        raise ProjectionError(
            "projections need DuckDB: install it with `pip install 'pactbook[analysis]'`"
        ) from None
    return duckdb


@lru_cache
def schema() -> str:
    """The statements that make the tables."""
    return (resources.files("pactbook") / "store" / "projection.sql").read_text(encoding="utf-8")


@lru_cache
def questions() -> Mapping[str, str]:
    """The questions of `queries.sql` by their names."""
    text = (resources.files("pactbook") / "store" / "queries.sql").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("-- name: ")[1:])
    return {name.strip(): said.strip().removesuffix(";") for name, _, said in parts}


@dataclass(frozen=True, slots=True)
class Made:
    """What a projection was made from: the log, as far as it went, and the next row's number."""

    head: Head
    next: int = 1

    @property
    def seq(self) -> int:
        return self.head.tree.size

    @property
    def root(self) -> str:
        return self.head.tree.root().hex()


class Duck:
    """An open projection. `fresh` is true of one that was made empty and has not been filled yet."""

    def __init__(self, connection: "duckdb.DuckDBPyConnection", name: str, fresh: bool) -> None:
        self.connection = connection
        self.name = name
        self.fresh = fresh

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Faults of the file become a Stale with the next step."""
        error: type[Exception] = driver().Error
        try:
            yield
        except error as fault:
            raise damaged(self.name, fault) from fault

    def made(self) -> Made:
        """What the projection was made from. Raises Stale for one of another version, or of none."""
        with self.guarded():
            said = dict(self.connection.execute("SELECT name, value FROM projection").fetchall())
        if said.get("version") != VERSION:
            raise Stale(f"{self.name} is of another Pactbook: {AGAIN}")
        try:
            return Made(load(said["head"]), int(said["next"]))
        except (KeyError, ValueError) as fault:
            raise damaged(self.name, fault) from fault

    def at(self, table: str, columns: str, as_of: str, known: str, recorded: int) -> list[tuple[Any, ...]]:
        """Columns of the rows of a table that hold at coordinates; a day is ISO 8601."""
        with self.guarded():
            query = f"SELECT {columns} FROM {table} WHERE {HOLDS} ORDER BY id"
            return self.connection.execute(query, [as_of, known, recorded]).fetchall()

    def reports_at(self, known: str, recorded: int) -> list[Row]:
        """The reports that are known, as rows; days as ordinals."""
        columns = TABLES["report_interval"]
        day = "CAST($1 AS DATE)"
        where = f"known_from <= {day} AND {day} < known_to AND recorded_from <= $2 AND $2 < recorded_to"
        query = f"SELECT {_shown('report_interval')} FROM report_interval WHERE {where} ORDER BY id"
        with self.guarded():
            found = self.connection.execute(query, [known, recorded]).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def ask(self, question: str, *values: Any, over: str = "SELECT * FROM asked") -> list[Row]:
        """The rows that one of the questions of `queries.sql` gives, by the names of its columns.

        `over` is a query over its answer, so that what is only counted or summed need not come out of DuckDB.
        """
        query = f"WITH asked AS ({questions()[question]}) {over}"
        with self.guarded():
            found = self.connection.execute(query, list(values))
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def rows(self, table: str, column: str, values: Iterable[str | int]) -> list[Row]:
        """Rows of a table whose column has one of the values, as far as they still hold; days as ordinals."""
        wanted = list(values)
        if self.fresh or not wanted:
            return []
        columns = TABLES[table]
        open_ = f"recorded_to = {OPEN} AND" if "recorded_to" in columns else ""
        query = f"SELECT {_shown(table)} FROM {table} WHERE {open_} {column} IN (SELECT unnest($1))"
        with self.guarded():
            found = self.connection.execute(f"{query} ORDER BY 1", [wanted]).fetchall()
        return [dict(zip(columns, row, strict=True)) for row in found]

    def all(self, table: str) -> list[tuple[Any, ...]]:
        """All rows of a small table."""
        with self.guarded():
            return self.connection.execute(f"SELECT {', '.join(TABLES[table])} FROM {table}").fetchall()

    def write(
        self,
        made: Made,
        fresh: Mapping[str, Sequence[Row]],
        ended: Mapping[str, Mapping[int, int]],
        changed: Mapping[str, str],
        whole: Mapping[str, Sequence[Row]],
    ) -> None:
        """Add rows and end others, in one transaction.

        `ended` gives for a table the rows that hold no more, with the number of our record at which;
        `changed` the new voices of documents that are there; `whole` are all rows of tables.
        """
        with self.guarded():
            self.connection.execute("BEGIN")
            for table, ends in ended.items():
                found = [{"id": row, "end": seq} for row, seq in ends.items()]
                self._each(
                    f"UPDATE {table} SET recorded_to = u.value FROM ({_UNNEST}) AS u(id, value) "
                    f"WHERE {table}.id = u.id",
                    [{"id": one["id"], "value": one["end"]} for one in found],
                    {"id": "BIGINT", "value": "BIGINT"},
                )
            self._each(
                f"UPDATE document SET voice = u.value FROM ({_UNNEST}) AS u(id, value) WHERE key = u.id",
                [{"id": key, "value": voice} for key, voice in changed.items()],
                {"id": "VARCHAR", "value": "VARCHAR"},
            )
            for table, rows in fresh.items():
                self._insert(table, rows)
            for table, rows in whole.items():
                self.connection.execute(f"DELETE FROM {table}")
                self._insert(table, rows)
            self.connection.execute("DELETE FROM projection")
            told = {"version": VERSION, "head": dump(made.head), "next": str(made.next)}
            self._insert("projection", [{"name": name, "value": value} for name, value in told.items()])
            self.connection.execute("COMMIT")
        self.fresh = False

    def _each(self, statement: str, found: Sequence[Row], columns: Mapping[str, str]) -> None:
        import json

        for at in range(0, len(found), _MANY):
            shape = json.dumps([dict(columns)])
            self.connection.execute(
                statement.replace("$shape", f"'{shape}'"), [json.dumps(found[at : at + _MANY])]
            )

    def _insert(self, table: str, rows: Sequence[Row]) -> None:
        columns = TABLES[table]
        if table == "fact_interval":
            # Sorted by reference, so that one fact's rows lie together and are found without an index.
            rows = sorted(rows, key=lambda row: (row["ref"], row["id"]))
        shape = "[{" + ", ".join(f'"{name}":{_shape(kind)}' for name, kind in columns.items()) + "}]"
        cast = [
            f"{_BEGIN} + (u.{name} - 1)" if kind == "DATE" else f"u.{name}" for name, kind in columns.items()
        ]
        statement = (
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(cast)} "
            f"FROM (SELECT unnest(from_json($1, '{shape}')) AS u)"
        )
        for at in range(0, len(rows), _MANY):
            self.connection.execute(statement, [dumped(table, rows[at : at + _MANY])])


def _shown(table: str) -> str:
    """The columns of a table, with days as ordinals."""
    return ", ".join(
        f"datediff('day', {_BEGIN}, {name}) + 1" if kind == "DATE" else name
        for name, kind in TABLES[table].items()
    )


_UNNEST: Final = "SELECT u.id, u.value FROM (SELECT unnest(from_json($1, $shape)) AS u)"


def _shape(kind: str) -> str:
    if kind == "BIGINT[]":
        return '["BIGINT"]'
    return '"INTEGER"' if kind == "DATE" else f'"{kind}"'


def beside(book: Path) -> Path:
    """Where the projection of a book in a file is kept when nothing else is said."""
    return book.with_name(book.name + ".duckdb")


def opened(path: Path, *, readonly: bool = False) -> Duck:
    """The projection at `path`. Raises ProjectionError where there is none or it is in use, Stale where it is
    damaged."""
    if not path.is_file():
        raise ProjectionError(f"there is no projection at {path}: make it with `pactbook projection build`")
    return Duck(_connected(path, readonly), str(path), fresh=False)


def empty(path: Path) -> Duck:
    """A new projection at `path`; what was there is removed."""
    remove(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise ProjectionError(f"{path.parent} cannot be made ({fault.strerror or fault})") from None
    duck = Duck(_connected(path, False), str(path), fresh=True)
    with duck.guarded():
        duck.connection.execute(schema())
    return duck


def remove(path: Path) -> None:
    """Remove a projection with what DuckDB keeps beside it."""
    for one in (path, path.with_name(path.name + ".wal")):
        with contextlib.suppress(FileNotFoundError):
            one.unlink()


def replace(draft: Path, path: Path) -> None:
    """Put a projection that was made aside into its place."""
    with contextlib.suppress(FileNotFoundError):
        path.with_name(path.name + ".wal").unlink()
    draft.replace(path)


def _connected(path: Path, readonly: bool) -> "duckdb.DuckDBPyConnection":
    module = driver()
    named = str(path).replace("'", "''")
    how = "READ_ONLY" if readonly else f"ROW_GROUP_SIZE {_GROUP}"
    connection = module.connect()
    try:
        connection.execute(f"ATTACH '{named}' AS ledger (TYPE duckdb, {how})")
        connection.execute("USE ledger")
        return connection  # type: ignore[no-any-return]
    except module.Error as fault:
        connection.close()
        if "Could not set lock" in str(fault):
            raise ProjectionError(f"{path} is in use by another process: try again when it is done") from None
        raise damaged(str(path), fault) from fault


def damaged(name: str, fault: Exception) -> Stale:
    """The error for a file that is no sound projection."""
    reason = str(fault).splitlines()[0][:200] if str(fault) else type(fault).__name__
    return Stale(f"{name} is damaged or no projection ({reason}): {AGAIN}")
