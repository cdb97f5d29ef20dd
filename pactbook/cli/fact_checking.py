"""`pactbook check`: an article's statements held against the shipped reference, without a book."""

from typing import TYPE_CHECKING, Annotated

import typer

from pactbook.cli.app import NOTHING, Json, Published, Reader, Which, app
from pactbook.cli.console import complain, print_json, progress, report, show
from pactbook.model.issues import Issue

if TYPE_CHECKING:
    from pactbook.publish.fact_checks import Checked


@app.command()
def check(
    paths: Annotated[
        list[str], typer.Argument(metavar="FILE", help="Files, folders, or - for standard input.")
    ],
    published: Published = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Show also what agrees, with nothing to add.")
    ] = False,
    extractor: Reader = Which.rules,
    as_json: Json = False,
) -> None:
    """Fact-check articles: each statement, what the shipped reference knows of it, a verdict and its sources.

    agrees: the reference has the fact. outdated: right when published, changed since. contradicts: the
    reference, or the article itself, says otherwise. cannot say: the reference has nothing on it, which is
    no error of the article. Needs no book. docs/fact-check.md says how it decides and what it cannot say.

    Exit status 1 when a statement is contradicted, or when nothing could be read.

    Examples: `pactbook check article.txt` or `pactbook check - --published 2024-03-19 < page.html`
    """
    from pactbook import wiring
    from pactbook.analysis.fact_check import CONTRADICTS
    from pactbook.publish import fact_checks

    try:
        wiring.ready(extractor.value)
    except ValueError as error:
        complain(str(error), "see docs/llm.md")
        raise typer.Exit(NOTHING) from None
    found: list[Checked] = []
    checked = wiring.checked(paths, published, extractor.value)
    for item in progress(checked, wiring.files(paths), _label):
        if isinstance(item, Issue):
            report(item)
        else:
            found.append(item)
    if as_json:
        print_json([fact_checks.to_json(*one) for one in found])
    else:
        show(fact_checks.lines(found, everything))
    if not found or any(one.verdict == CONTRADICTS for _, findings in found for one in findings):
        raise typer.Exit(NOTHING)


def _label(item: "Checked | Issue") -> str:
    return item.place if isinstance(item, Issue) else item[0].label
