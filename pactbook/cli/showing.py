"""A view of the book for the commands that read it, and tables printed for people or as JSON."""

import contextlib
import datetime
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from pactbook.cli.console import faults, narrow, print_json, show

if TYPE_CHECKING:
    from pactbook.publish.tables import Column, Table
    from pactbook.publish.view import View


def look(
    book: Path,
    as_of: datetime.date | None = None,
    known: datetime.date | None = None,
    recorded: int | None = None,
) -> "View":
    """The book at given coordinates; without a book, a clear line and exit status 1."""
    from pactbook import wiring
    from pactbook.book.facts import Coordinates

    with faults():
        return wiring.view(book, Coordinates(as_of, known, recorded))


@contextlib.contextmanager
def asked() -> Iterator[None]:
    """A filter that names nothing is bad usage, and its message says what may be named."""
    from pactbook.publish.choosing import UnknownWord

    try:
        yield
    except UnknownWord as error:
        raise typer.BadParameter(str(error)) from None


def print_rows(
    table: "Table", found: Sequence[dict[str, Any]], as_json: bool, empty: str, group: "Column | None" = None
) -> None:
    """A table of rows, or one array of objects."""
    if as_json:
        print_json([{key: row[key] for key in table.keys} for row in found])
        return
    from rich.text import Text

    from pactbook.publish import terminal

    show([terminal.grid(table, found, group, narrow()) if found else Text(empty, style="dim")])
