"""`pactbook reconcile`: the ledger beside an outside tracker, and the tracker's rows beside its own
totals."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.app import NOTHING, Json, Known, app
from pactbook.cli.console import faults, print_json, report, save, show, waiting
from pactbook.cli.showing import print_rows

reconciling = typer.Typer(
    help="Figures beside those of the Ukraine Support Tracker, with the likely cause of each difference.\n\n"
    "Example: `pactbook reconcile kiel bilateral_activities.csv --year 2024`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.add_typer(reconciling, name="reconcile")


@reconciling.command()
def kiel(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The activities of a release (.csv).")],
    year: Annotated[
        int | None,
        typer.Option(metavar="YEAR", min=2014, help="Only this year; without it every year it has."),
    ] = None,
    book: Annotated[
        Path | None,
        typer.Option(
            "--book",
            metavar="FILE",
            envvar="PACTBOOK_BOOK",
            help="The ledger to compare with; without one the shipped reference.",
        ),
    ] = None,
    known: Known = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write it as one self-contained page.")
    ] = None,
    to_csv: Annotated[
        Path | None, typer.Option("--csv", metavar="OUT", help="Write the lines as CSV.")
    ] = None,
    as_json: Json = False,
) -> None:
    """The ledger beside the tracker, line by line: both figures, what they differ in, and the likely cause.

    Lines are the same, differ, or stand only here (in the ledger) or only there. A cause is found by a rule
    that looks at the figures; where none finds one, the line says that it cannot be said.

    Examples: `pactbook reconcile kiel activities.csv --year 2024` or `... --year 2024 --html out.html`
    """
    from pactbook import wiring
    from pactbook.model.issues import Issue
    from pactbook.publish import reconciled, tables

    with faults(), waiting(f"comparing with {file.name}"):
        found = wiring.reconcile_kiel(file, book, year, known)
    if isinstance(found, Issue):
        report(found)
        raise typer.Exit(NOTHING)
    if html is not None:
        save(html, reconciled.page(found).encode("utf-8"))
    if to_csv is not None:
        save(to_csv, reconciled.as_csv(found).encode("utf-8"))
    if as_json:
        print_json({**reconciled.summary(found), "lines": reconciled.rows(found)})
        return
    if html is None and to_csv is None:
        print_rows(tables.RECONCILED, reconciled.rows(found), False, "Nothing to compare in that year.")
    show(reconciled.summary_words(found))
    show(
        Text(f"{what} {path}") for what, path in (("The page is", html), ("The lines are in", to_csv)) if path
    )


@reconciling.command()
def totals(
    rows: Annotated[Path, typer.Argument(metavar="ROWS", help="The activities of a release (.csv).")],
    table: Annotated[Path, typer.Argument(metavar="TABLE", help="Its own table of donors (.csv).")],
    as_json: Json = False,
) -> None:
    """Every figure of the tracker's table of donors beside what its rows give. Needs no book.

    An allocation is the sum of the rows' values, a commitment that of the packages' values; what the rows
    cannot give is said with the reason.

    Example: `pactbook reconcile totals bilateral_activities.csv country_summary.csv`
    """
    from pactbook import wiring
    from pactbook.model.issues import Issue
    from pactbook.publish import tables
    from pactbook.publish.reconciled import compared_rows, compared_words

    found = wiring.compare_kiel(rows, table)
    if isinstance(found, Issue):
        report(found)
        raise typer.Exit(NOTHING)
    if as_json:
        print_json(compared_rows(found))
    else:
        print_rows(tables.COMPARED, [r for r in compared_rows(found) if r["aid"] == "all"], False, "")
        show(compared_words(found))
