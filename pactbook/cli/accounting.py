"""`pactbook explain`: what became of every sum that documents name."""

from typing import Annotated

import typer

from pactbook.cli.app import NOTHING, Json, Published, app
from pactbook.cli.console import print_json, report, show
from pactbook.model.issues import Issue


@app.command()
def explain(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ],
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Every sum, share of GDP and quantity of goods of documents: its claim, or why it has none.

    Needs no book. The reasons are those of the rules that read the text; docs/coverage.md lists them. What
    no rule decided is shown as unexplained. Exit status 1 when nothing could be read.

    Examples: `pactbook explain article.txt` or `pactbook explain news/ --json`
    """
    from pactbook import wiring
    from pactbook.publish import coverage

    found = []
    for item in wiring.explained(paths, published):
        if isinstance(item, Issue):
            report(item)
        else:
            found.append(item)
    if as_json:
        print_json([coverage.to_json(document, fates) for document, fates in found])
    else:
        show(coverage.lines(found))
    if not found:
        raise typer.Exit(NOTHING)
