"""Many rows into a table at once, handed to the driver as they are.

SQLAlchemy's own INSERT looks at each value of each row. That is most of the work of storing a document, and
the rows of a log need none of it.
"""

import functools
from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection

from pactbook.store import schema

_MARKS: Final = {"qmark": "?"}


def put(connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows whose values are in the order of the table's columns."""
    if rows:
        connection.exec_driver_sql(_statement(table, mark(connection)), list(rows))


def mark(connection: Connection) -> str:
    """What stands for a value in a statement of this database's driver."""
    return _MARKS.get(connection.dialect.paramstyle, "%s")


def content(connection: Connection, text: str) -> str | bytes:
    """A text as the driver takes it for a column of `schema.Content`."""
    return text.encode() if connection.dialect.name == "postgresql" else text


@functools.cache
def _statement(table: str, mark: str) -> str:
    names = [f'"{column.name}"' for column in schema.metadata.tables[table].columns]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join([mark] * len(names))})"
