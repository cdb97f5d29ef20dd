"""`pactbook import table`: a table of an analyst's own into the book, each row as evidence of its own."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, USAGE, Book, Json, app
from pactbook.cli.console import complain, faults, print_json, report, show

importing = typer.Typer(
    help="Bring in what is no article: tables of your own.\n\n"
    "Example: `pactbook import table pledges.xlsx --columns map.toml`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.add_typer(importing, name="import")


@importing.command()
def table(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file.")],
    columns: Annotated[
        Path,
        typer.Option("--columns", metavar="MAP", help="What its columns mean, as TOML (docs/upkeep.md)."),
    ],
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """A spreadsheet into the book: good rows count, bad ones are named with their row and stored as issues.

    A table that is in the book already is left as it is; a newer one takes its place with `supersede`.
    Exit status 1 when nothing could be stored.

    Example: `pactbook import table pledges.csv --columns map.toml`
    """
    from pactbook import wiring
    from pactbook.pipeline.importing import MapError

    try:
        with faults():
            done = wiring.import_table(book, file, columns)
    except MapError as error:
        complain(str(error), "docs/upkeep.md has an example of a map")
        raise typer.Exit(USAGE) from None
    for issue in done.issues:
        report(issue)
    if as_json:
        bad = [{"code": i.code, "place": i.place, "message": i.message} for i in done.issues]
        print_json({"document": done.key, "known": done.known, "rows": done.entries, "issues": bad})
    elif done.known:
        show([Text(f"{done.label} is in the book already")])
    elif done.entries:
        show([Text(f"{done.entries} rows of {done.label} stored, {len(done.issues)} left out")])
    if not done.known and not done.entries:
        raise typer.Exit(NOTHING)
