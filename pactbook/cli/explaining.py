"""`pactbook why`: from a figure back to its sentence."""

from typing import TYPE_CHECKING, Annotated

import typer

from pactbook.cli.app import BOOK, NOTHING, USAGE, AsOf, Book, Json, Known, RecordedUpTo, app
from pactbook.cli.console import complain, err, faults, print_json, show
from pactbook.cli.showing import look

if TYPE_CHECKING:
    from pactbook.publish.view import View
    from pactbook.publish.why import Named


@app.command()
def why(
    ref: Annotated[
        str, typer.Argument(metavar="REF", help="A reference, or its first six characters or more.")
    ],
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """The chain from a figure to its sentence: entries, claims, the quote in its context, the document.

    Takes what stands under "ref" in any table, the id of a claim or an entry, and a document's key or name.

    Example: `pactbook why 3f1c0a`
    """
    from pactbook.publish import terminal
    from pactbook.publish.why import chain

    view = look(book, as_of, known, recorded)
    found = chain(_named(ref, view), view)
    if as_json:
        print_json(found.to_json(view))
    else:
        show(terminal.chain(found, view))


@app.command()
def history(
    ref: Annotated[str, typer.Argument(metavar="REF", help="A reference, or the id of a claim.")],
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """How a fact came to say what it says: as sources came out, and as the book recorded it.

    Each step is added, raised, reduced, postponed, corrected, superseded, withdrawn or revised, with the code
    of the OECD (nature of submission), the fields that changed, and the source or the person behind it.

    Example: `pactbook history 3f1c0a`
    """
    from pactbook import wiring
    from pactbook.book.facts import Coordinates
    from pactbook.publish import histories
    from pactbook.publish.why import SHORTEST

    if len(ref.strip()) < SHORTEST:
        complain(f"{ref!r} is too short for a reference", f"give at least {SHORTEST} characters")
        raise typer.Exit(USAGE)
    with faults():
        found = wiring.past(book, ref.strip().lower(), Coordinates(as_of, known, recorded))
    if found is None:
        complain(
            f"no fact is called {ref} at these dates", "references stand in each line of: pactbook brief"
        )
        raise typer.Exit(NOTHING)
    if as_json:
        print_json(histories.to_json(*found))
    else:
        show(histories.lines(*found))


def _named(ref: str, view: "View") -> "Named":
    """The one thing that a reference names; else a clear line and what may be meant."""
    from pactbook.publish import terminal
    from pactbook.publish.why import SHORTEST, nearest, resolve

    found = resolve(ref, view)
    if len(found) == 1:
        return found[0]
    if found:
        complain(f"{ref} may mean {len(found)} things; give more characters")
        show_candidates = terminal.candidates(found[:20])
        status = USAGE
    elif len(ref.strip()) < SHORTEST:
        complain(f"{ref!r} is too short for a reference", f"give at least {SHORTEST} characters")
        raise typer.Exit(USAGE)
    else:
        near = nearest(ref, view)
        hint = "the nearest are" if near else "references stand at the end of each line of: pactbook brief"
        complain(f"nothing is called {ref} at these dates", hint)
        show_candidates = terminal.candidates(near)
        status = NOTHING
    console = err()
    for line in show_candidates:
        console.print(line, soft_wrap=True)
    raise typer.Exit(status)
