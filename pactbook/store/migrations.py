"""Schema versions: each step brings a book from one version to the next, in the caller's transaction.

The version is SQLite's `user_version`. A new book runs every step, so each of them is used by each test.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.schema import CreateIndex, CreateTable

from pactbook.store import schema

_FIRST: Final = ("event", "text", "document", "claim", "entry", "issue", "place", "sketch")


def _first(connection: Connection) -> None:
    tables = [schema.metadata.tables[name] for name in _FIRST]
    later = {index.name for index in schema.ADDED}
    for table in tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index.name not in later:
                connection.execute(CreateIndex(index))
    connection.exec_driver_sql(schema.SENTENCE)
    for statement in schema.append_only(["event", "text", *schema.OBJECTS]) + schema.fresh():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION}")


def _decisions(connection: Connection) -> None:
    connection.execute(CreateTable(schema.decision))
    for index in schema.ADDED:
        connection.execute(CreateIndex(index))
    for statement in schema.deciding():
        connection.exec_driver_sql(statement)


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first, _decisions)
VERSION: Final = len(STEPS)
DECISIONS: Final = 2
"""The version from which on a book holds decisions."""


def version(connection: Connection) -> int:
    """The schema version of the open book."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up(connection: Connection) -> None:
    """Run the steps that the open book has not had. It must be in a writing transaction."""
    for number in range(version(connection), VERSION):
        STEPS[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
