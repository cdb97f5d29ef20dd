"""`pactbook extract`: claims of files and folders as JSON Lines, without a book."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from pactbook.cli.app import NOTHING, Published, app
from pactbook.cli.console import report, write
from pactbook.model.issues import Issue


class Format(StrEnum):
    """How claims are printed."""

    jsonl = "jsonl"


@app.command()
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ],
    format: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.jsonl,
    published: Published = None,
) -> None:
    """Print the claims that documents hold, one JSON object a line; problems go to standard error.

    Needs no book. Exit status 1 when nothing could be read.

    Examples: `pactbook extract article.txt` or `pactbook extract news/ > claims.jsonl`
    """
    from pactbook import wiring

    refused = documents = 0
    for item in wiring.extract(paths, published):
        if isinstance(item, Issue):
            report(item)
            refused += item.severity == "high"
        else:
            documents += 1
            write(json.dumps(item, ensure_ascii=False) + "\n")
    if refused and not documents:
        raise typer.Exit(NOTHING)
