"""`pactbook verify` and `pactbook root`: whether a book or a release is whole, and the hash that says so."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pactbook.cli.app import BOOK, NOTHING, Json, app
from pactbook.cli.checking import check_release
from pactbook.cli.console import complain, err, faults, print_json, report, show

if TYPE_CHECKING:
    from pactbook.store.verify import Verified

_MANY = 50

Which = Annotated[Path, typer.Argument(metavar="[BOOK]", envvar="PACTBOOK_BOOK", help="Its file or address.")]


What = Annotated[
    Path,
    typer.Argument(metavar="[PATH]", envvar="PACTBOOK_BOOK", help="The book's file, or a release's folder."),
]


@app.command()
def verify(
    path: What = BOOK,
    root: Annotated[
        str | None,
        typer.Option(
            metavar="HASH", help="A root published elsewhere: of the book at any time, of the release."
        ),
    ] = None,
    previous: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Of a release: the one that it goes on from.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option("--book", metavar="FILE", help="Of a release: the book, from which it is made again."),
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Make the search index anew from the log first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Walk the whole log and name every damage: order, hashes, texts, quotes, the root and the search index.

    Of a release every file, its log, the claims against the log, the tables against one another, and the
    proof that the release before is its beginning; with `--book` it is made again and compared as a whole.
    Exit status 0 when all is sound, 1 when it is not.

    Examples: `pactbook verify pactbook.db --root 28c480537952...` or `pactbook verify releases/2024-07`
    """
    from pactbook import wiring

    if path.is_dir():
        check_release(path, root, previous, against, as_json)
        return
    if previous is not None or against is not None:
        raise typer.BadParameter(f"{path} is no release's folder; --previous and --book go with one")

    with faults():
        if rebuild:
            wiring.rebuild(path)
        try:
            found = wiring.verified(path, root)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--root") from None
    if as_json:
        print_json(_plain(found))
    else:
        _say(found, root)
    if not found.sound:
        raise typer.Exit(NOTHING)


def _say(found: "Verified", root: str | None) -> None:
    from rich.text import Text

    for issue in found.issues[:_MANY]:
        report(issue)
    if len(found.issues) > _MANY:
        err().print(f"and {len(found.issues) - _MANY} more: --json lists all of them")
    lines = [Text(f"{found.size} events, root {found.root}")] if found.root else []
    if root and found.vouched is not None:
        since = found.size - found.vouched
        lines.append(
            Text(f"The given root vouches for the first {found.vouched} events; {since} came since.")
        )
    lines += [
        Text(f"withdrawn: {key} (its text is gone, its hash and the reason stay)") for key in found.withdrawn
    ]
    unsound = "The book is damaged." if found.root else "No book could be read there."
    lines.append(Text("The book is sound." if found.sound else unsound, style="bold"))
    show(lines)


def _plain(found: "Verified") -> dict[str, Any]:
    issues = [
        {name: getattr(issue, name) for name in ("code", "severity", "message", "place", "hint")}
        for issue in found.issues
    ]
    return {
        "book": found.book,
        "sound": found.sound,
        "events": found.size,
        "root": found.root,
        "vouched": found.vouched,
        "withdrawn": list(found.withdrawn),
        "issues": issues,
    }


@app.command()
def root(
    book: Which = BOOK,
    size: Annotated[int | None, typer.Option(metavar="N", min=0, help="Of the first N events only.")] = None,
    as_json: Json = False,
) -> None:
    """Print how many events the book holds and the root that vouches for them: 64 hexadecimal digits.

    Publish it where others can find it, and `pactbook verify --root` holds the book to it for good.

    Example: `pactbook root pactbook.db`
    """
    from pactbook import wiring

    with faults():
        try:
            events, found = wiring.root(book, size)
        except ValueError as error:
            complain(str(error))
            raise typer.Exit(NOTHING) from None
    if as_json:
        print_json({"events": events, "root": found})
    else:
        typer.echo(f"{events} {found}")
