"""`pactbook sources`: the documents of a book, and the cited works that it lacks."""

from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, Book, Json, app
from pactbook.cli.console import faults, show
from pactbook.cli.showing import print_rows

sourcing = typer.Typer(
    help="The documents of the book; `sources missing` lists works that would show their sentences.\n\n"
    "Example: `pactbook sources` and `pactbook sources missing`",
    invoke_without_command=True,
    rich_markup_mode="markdown",
)
app.add_typer(sourcing, name="sources")


@sourcing.callback()
def sources(context: typer.Context, book: Book = BOOK, as_json: Json = False) -> None:
    """The documents of the book: what each is, how many claims it gave, how many facts it shows.

    Example: `pactbook sources --book pacts.db`
    """
    if context.invoked_subcommand is not None:
        return
    from pactbook import wiring
    from pactbook.publish import tables

    with faults():
        found = wiring.held_works(book)
    print_rows(tables.SOURCES, found, as_json, "the book has no documents")


@sourcing.command()
def missing(
    everything: Annotated[
        bool, typer.Option("--all", help="Press releases and reports with an address too.")
    ] = False,
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """Official texts that the reference cites and the book does not hold: added, they show their sentences.

    Without a book, all of them. Download one and give it to `pactbook add`; its line is then gone.

    Examples: `pactbook sources missing` or `pactbook sources missing --all --json`
    """
    from pactbook import wiring
    from pactbook.book.reference.missing import OFFICIAL
    from pactbook.publish import tables, works

    with faults():
        found = wiring.missing_works(book)
    shown = [one for one in found if everything or one.kind == OFFICIAL]
    empty = "no official text is missing"
    print_rows(tables.MISSING, [works.missing(one) for one in shown], as_json, empty)
    others = len(found) - len(shown)
    if others and not as_json:
        show([Text(f"{others} press releases and reports with an address are cited too: --all", style="dim")])
