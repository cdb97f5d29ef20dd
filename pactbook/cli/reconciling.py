"""`pactbook reconcile`: the ledger beside an outside tracker, and the tracker's rows beside its own
totals."""

from pathlib import Path
from typing import Annotated

import typer

from pactbook.cli.app import NOTHING, Json, app
from pactbook.cli.console import print_json, report, show
from pactbook.cli.showing import print_rows

reconciling = typer.Typer(
    help="Figures beside those of the Ukraine Support Tracker, with the likely cause of each difference.\n\n"
    "Example: `pactbook reconcile totals bilateral_activities.csv country_summary.csv`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.add_typer(reconciling, name="reconcile")


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
