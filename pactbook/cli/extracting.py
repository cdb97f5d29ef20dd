"""`pactbook extract`: claims of files and folders as JSON Lines, without a book."""

import json
from enum import StrEnum
from typing import Annotated

import typer

from pactbook.cli.app import NOTHING, Published, Reader, Which, app
from pactbook.cli.console import complain, report, write
from pactbook.model.issues import Issue


class Format(StrEnum):
    """How claims are printed."""

    jsonl = "jsonl"


@app.command()
def extract(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ],
    format: Annotated[Format, typer.Option("--format", help="Output format.")] = Format.jsonl,
    published: Published = None,
    extractor: Reader = Which.rules,
) -> None:
    """Print the claims that documents hold, one JSON object a line; problems go to standard error.

    Needs no book. Exit status 1 when nothing could be read.

    Examples: `pactbook extract article.txt` or `pactbook extract news/ > claims.jsonl`
    """
    from pactbook import wiring
    from pactbook.model.claims import to_json

    try:
        wiring.ready(extractor.value)
    except ValueError as error:
        complain(str(error), "see docs/llm.md")
        raise typer.Exit(NOTHING) from None
    read = 0
    for item in wiring.extracted(paths, published, extractor.value):
        issues = (item,) if isinstance(item, Issue) else item.issues
        for issue in issues:
            report(issue)
        if not isinstance(item, Issue) and not item.failed:
            read += 1
            write("".join(json.dumps(to_json(claim), ensure_ascii=False) + "\n" for claim in item.claims))
    if not read:
        raise typer.Exit(NOTHING)
