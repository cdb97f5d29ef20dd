"""`pactbook brief`: one page of what the book holds."""

from pathlib import Path
from typing import Annotated

import typer

from pactbook.cli.app import BOOK, AsOf, Book, Json, Known, RecordedUpTo, app
from pactbook.cli.console import narrow, out, print_json, save, show
from pactbook.cli.showing import look


@app.command()
def brief(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write it as one self-contained page.")
    ] = None,
    as_json: Json = False,
) -> None:
    """One page: signed, in negotiation, pledges by donor, what is named for later years, contradictions.

    Every line ends with a reference that `pactbook why` takes. What is "later" is counted from the year
    of `--as-of`, else of `--known`, else from this year.

    Examples: `pactbook brief --known 2024-04-02` or `pactbook brief --html brief.html`
    """
    from pactbook.publish import terminal
    from pactbook.publish.brief import brief as brief_of

    view = look(book, as_of, known, recorded)
    page = brief_of(view)
    if html is not None:
        from pactbook.publish.page import page as page_of

        write_page(html, page_of(page, view))
    if as_json:
        print_json(page.to_json())
    elif html is None:
        show(terminal.brief(page, narrow()))
    else:
        out().print(f"The page is {html}", markup=False, soft_wrap=True)


def write_page(path: Path, text: str) -> None:
    """A page on disk, in UTF-8, whole or not at all; a clear line where it cannot be written."""
    save(path, text.encode("utf-8"))
