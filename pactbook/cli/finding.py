"""`pactbook find`: full text of the documents, with the sentence."""

from typing import Annotated, Any

import typer

from pactbook.cli.app import BOOK, NOTHING, Book, Json, Known, app
from pactbook.cli.console import faults, print_json, show


@app.command()
def find(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS", help='Words that a sentence must hold, all of them; "..." is a phrase.'
        ),
    ],
    book: Book = BOOK,
    known: Known = None,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many sentences.")] = 20,
    as_json: Json = False,
) -> None:
    """Sentences of the documents that hold all the words, best first.

    Case and accents do not matter; a star stands for any ending. Exit status 1 when nothing was found.

    Examples: `pactbook find "air defence"` or `pactbook find train* pilots --known 2024-03-19`
    """
    from pactbook import wiring
    from pactbook.publish import finding

    wanted = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    with faults():
        found: list[dict[str, Any]] = wiring.search(book, wanted, known, limit)
    if as_json:
        print_json(found)
    else:
        show(finding.lines(found, wanted))
    if not found:
        raise typer.Exit(NOTHING)
