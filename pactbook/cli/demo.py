"""`pactbook demo`: a book of the shipped samples, its brief, and the brief as a page."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.adding import Summary, fill
from pactbook.cli.app import NOTHING, app
from pactbook.cli.briefing import write_page
from pactbook.cli.console import complain, err, faults, narrow, show
from pactbook.cli.showing import look


@app.command()
def demo(
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="FOLDER", help="Put book and page here instead of a temporary folder."),
    ] = None,
) -> None:
    """Build a book from the shipped samples, print its brief, and write it as a page.

    The samples are short articles of our own on real facts; nothing is fetched.

    Example: `pactbook demo --to demo/`
    """
    from pactbook import wiring
    from pactbook.publish import terminal
    from pactbook.publish.brief import brief
    from pactbook.publish.page import page

    folder = _folder(to)
    book, html = folder / "pactbook.db", folder / "brief.html"
    err().print("reading the shipped samples ...", style="dim")
    summary = Summary()
    with wiring.samples() as samples, faults():
        fill(book, [str(samples)], summary)
    view = look(book)
    made = brief(view)
    write_page(html, page(made, view))
    show(terminal.brief(made, narrow()))
    show(_next(book, html, made.sections[0].rows or made.sections[4].rows))


def _folder(to: Path | None) -> Path:
    if to is None:
        return Path(tempfile.mkdtemp(prefix="pactbook-demo-"))
    try:
        to.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(f"{to} cannot be made: {error.strerror or error}", "name another folder with --to")
        raise typer.Exit(NOTHING) from None
    return to


def _next(book: Path, html: Path, rows: object) -> list[Text]:
    ref = rows[0]["ref"] if isinstance(rows, tuple) and rows else "REF"
    name = f'"{book}"' if " " in str(book) else str(book)
    commands = (
        f"pactbook why {ref} --book {name}",
        f"pactbook agreements --known 2024-03-01 --book {name}",
        f"pactbook pledges --donor Denmark --book {name}",
    )
    page = Text("The same as a page, every figure with its sentence: ").append(str(html), style="bold")
    lines = [Text(""), page]
    return [*lines, Text("Try next:"), *(Text(f"  {command}") for command in commands)]
