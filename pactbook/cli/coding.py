"""`pactbook codebook`: what a field or a value means, with an example."""

import difflib
from typing import Annotated

import typer

from pactbook.cli.app import NOTHING, Json, app
from pactbook.cli.console import complain, print_json, show


@app.command()
def codebook(
    word: Annotated[
        str | None,
        typer.Argument(metavar="[WORD]", help="A kind, a field or a value: bound, commitment.aid, V4."),
    ] = None,
    as_json: Json = False,
) -> None:
    """What a field or a value of a claim means, with an example; without WORD every field.

    Example: `pactbook codebook commitment.bound`
    """
    from pactbook.publish import terminal
    from pactbook.publish.codebook import CODEBOOK, known_words, looked_up

    found = looked_up(word)
    if not found:
        near = difflib.get_close_matches(str(word).lower(), known_words(), n=3)
        complain(
            f"the codebook has no word {word!r}",
            f"perhaps {', '.join(near)}" if near else "`pactbook codebook` lists every field",
        )
        raise typer.Exit(NOTHING)
    if as_json:
        print_json(found)
    else:
        show([terminal.grid(CODEBOOK, found)])
