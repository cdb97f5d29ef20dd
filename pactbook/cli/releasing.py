"""`pactbook release`: a state of the book as a folder of files that a stranger can check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pactbook.cli.app import BOOK, NOTHING, AsOf, Book, Json, Known, RecordedUpTo, app
from pactbook.cli.console import complain, err, faults, print_json, show

if TYPE_CHECKING:
    from pactbook.publish.release import Released

OUT: Final = Path("releases")


@app.command()
def release(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="What to call it: a-z, 0-9, dot, dash, underscore.")
    ],
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="FOLDER", help="Where releases stand, each in its own folder.")
    ] = OUT,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", metavar="FOLDER", help="The release before; else the newest in --out."),
    ] = None,
    licence: Annotated[
        str | None, typer.Option(metavar="NAME", help="Licence of the tables; CC-BY-4.0 unless named.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Write a release: every table in every format, what changed, the log with its root, and a verifier.

    The same book, coordinates and name give the same bytes; a release that is there never changes. The
    folder appears whole or not at all. Publish the root that is printed where others can find it.

    Examples: `pactbook release 2024-07` or `pactbook release spring --known 2024-04-02 --out published/`
    """
    from pactbook import wiring
    from pactbook.book.facts import Coordinates
    from pactbook.pipeline.folder import FolderError

    try:
        with faults():
            made = wiring.release(name, book, Coordinates(as_of, known, recorded), out, previous, licence)
    except FolderError as error:
        complain(str(error))
        raise typer.Exit(NOTHING) from None
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    if as_json:
        print_json(made.to_json())
    else:
        _say(made)


def _say(made: "Released") -> None:
    from rich.text import Text

    told = made.to_json()
    for name, said in told["formats"].items():
        if said.startswith("not written"):
            err().print(f"no {name}: pip install 'pactbook\\[release]' brings it", style="yellow")
    rows = ", ".join(f"{number} {table}" for table, number in told["tables"].items())
    after = f", after release {told['previous']}" if told["previous"] else ""
    show(
        [
            Text(f"{'Written' if made.new else 'There already, the same'}: {made.folder}"),
            Text(f"{told['events']} events{after}; {rows}"),
            Text("Publish elsewhere, so that anybody can check it:"),
            Text(f"  root     {told['root']}"),
            Text(f"  manifest {told['manifest']}"),
        ]
    )
