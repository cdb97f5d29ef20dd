"""`pactbook import`: tables of an analyst's own and of the Ukraine Support Tracker, each row as evidence."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, USAGE, Book, Json, Published, app
from pactbook.cli.console import complain, faults, print_json, report, show, waiting

if TYPE_CHECKING:
    from pactbook.pipeline.trackers import Brought

importing = typer.Typer(
    help="Bring in what is no article: tables of your own, rows of the Ukraine Support Tracker.\n\n"
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


@importing.command()
def kiel(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The activities of a release (.csv), or the workbook of items."),
    ],
    release: Annotated[
        str | None, typer.Option("--release", metavar="NAME", help="Which release it is, for example 29.")
    ] = None,
    published: Published = None,
    changed: Annotated[
        bool, typer.Option("--changed", help="Take it though its sums do not go on from the last release.")
    ] = False,
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """Rows of the Ukraine Support Tracker into the book, beside the ledger, each as evidence of its own.

    A file whose columns, words or sums are not those of the tracker is refused whole, by name. Of several
    releases the one published last counts. Exit status 1 when nothing could be stored.

    Examples: `pactbook import kiel activities.csv` and then `pactbook pledges --stage allocated --by donor`
    """
    from pactbook import wiring

    with faults(), waiting(f"reading {file.name}"):
        done = wiring.import_kiel(book, file, release, published, changed)
    for issue in done.issues:
        report(issue)
    stored = done.read is not None and not any(issue.severity == "high" for issue in done.issues)
    if as_json:
        print_json(_brought(done))
    elif stored:
        show(_lines(done))
    if not stored:
        raise typer.Exit(NOTHING)


def _brought(done: "Brought") -> dict[str, Any]:
    read = done.read
    return {
        "document": read.batch.document.key if read else None,
        "known": done.known,
        "tracker": read.series if read else None,
        "release": read.release if read else None,
        "published": read.published if read else None,
        "rows": read.rows if read else 0,
        "entries": len(read.batch.entries) if read else 0,
        "without_amount": read.silent if read else 0,
        "replaces": list(done.replaced),
        "issues": [{"code": i.code, "place": i.place, "message": i.message} for i in done.issues],
    }


def _lines(done: "Brought") -> list[Text]:
    read = done.read
    if read is None or done.known:
        return [Text(f"{done.label} is in the book already")]
    named = f"{read.series}, release {read.release}, public since {read.published}"
    silent = f"{read.silent} rows have no amount of their own: it stands on another row of their package"
    lines = [f"{named}: {len(read.batch.entries)} facts from {read.rows} rows stored", silent]
    return list(map(Text, lines + [f"it takes the place of release {name}" for name in done.replaced]))
