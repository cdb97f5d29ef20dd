"""Schema versions: each step brings a book from one version to the next, in the caller's transaction.

The version is SQLite's `user_version`. A new book runs every step, so each of them is used by each test.
"""

from collections.abc import Callable
from typing import Final

from sqlalchemy import Connection

from pactbook.store import schema


def _first(connection: Connection) -> None:
    schema.metadata.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(schema.SENTENCE)
    for statement in schema.triggers():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA application_id = {schema.APPLICATION}")


STEPS: Final[tuple[Callable[[Connection], None], ...]] = (_first,)
VERSION: Final = len(STEPS)


def version(connection: Connection) -> int:
    """The schema version of the open book."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up(connection: Connection) -> None:
    """Run the steps that the open book has not had. It must be in a writing transaction."""
    for number in range(version(connection), VERSION):
        STEPS[number](connection)
        connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")
