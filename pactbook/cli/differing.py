"""`pactbook diff`: what changed between two days, two releases or two books."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pactbook.cli.app import BOOK, NOTHING, Book, Json, a_day, app
from pactbook.cli.console import complain, print_json, show
from pactbook.cli.showing import look

if TYPE_CHECKING:
    from pactbook.publish.release.contents import Tables
    from pactbook.publish.release.differences import Change

_WHAT = "A day (what was public by then), a release's folder, or a book's file."


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="A", help=_WHAT)],
    second: Annotated[str, typer.Argument(metavar="B", help=_WHAT)],
    book: Book = BOOK,
    table: Annotated[bool, typer.Option("--table", help="As a table instead of in words.")] = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Claims, documents and restated facts too, one by one.")
    ] = False,
    as_json: Json = False,
) -> None:
    """What changed from A to B: added, raised, reduced, postponed, corrected, superseded, withdrawn, revised.

    Facts of which only the sources, or figures that are computed, are others count as restated. Where B is
    asked of an earlier day than A, facts that it leaves out are "not shown" rather than withdrawn.

    Examples: `pactbook diff 2024-03-01 2024-04-02` or `pactbook diff releases/r1 releases/r2 --table`
    """
    from pactbook.publish.release import telling
    from pactbook.publish.release.differences import RECORD
    from pactbook.publish.release.differences import diff as differences

    (before, old), (after, new) = _state(first, book), _state(second, book)
    found, less = differences(before, after), telling.shows_less(old, new)
    if as_json:
        print_json([telling.to_json(change, less) for change in found])
        return
    kept = [c for c in found if everything or (c.kind != "restated" and c.table not in RECORD)]
    _say(found, kept, table, less)


def _state(named: str, book: Path) -> "tuple[Tables, Mapping[str, Any]]":
    """The tables that a day, a release or a book names, and the days that they are asked of."""
    from pactbook.publish.release import contents

    path = Path(named)
    if path.is_dir():
        return _released(path)
    if path.is_file() or "://" in named:
        return contents.tables_of(look(path)), {}
    try:
        day = a_day(named)
    except typer.BadParameter:
        raise typer.BadParameter(
            f"{named!r} is no day, no release and no book; write YYYY-MM-DD, or name a folder or a file"
        ) from None
    return contents.tables_of(look(book, known=day)), {"known": day.isoformat()}


def _released(path: Path) -> "tuple[Tables, Mapping[str, Any]]":
    from pactbook.pipeline import releases
    from pactbook.pipeline.folder import FolderError
    from pactbook.publish.release.formats import load

    try:
        return load(releases.tables(path)), releases.manifest_of(path)["coordinates"]
    except FolderError as error:
        complain(str(error))
    except (ValueError, OSError):
        complain(f"{path} is damaged: run `pactbook verify {path}`")
    raise typer.Exit(NOTHING)


def _say(found: "Sequence[Change]", kept: "Sequence[Change]", table: bool, less: bool) -> None:
    from rich.table import Table
    from rich.text import Text

    from pactbook.publish.release import telling
    from pactbook.publish.terminal import safe

    lines = [Text(line, style="bold") for line in telling.summary(found, less)]
    show(lines or [Text("Nothing changed.")])
    if not kept:
        return
    if table:
        grid = Table(box=None, pad_edge=False, header_style="bold")
        for name, width in (("change", 10), ("table", 10), ("what", None), ("ref", 12)):
            grid.add_column(name, overflow="fold", min_width=width, vertical="top")
        for change in kept:
            grid.add_row(
                telling.called(change, less),
                change.table,
                Text(safe(telling.sentence(change))),
                change.key[:12],
            )
        show([Text(""), grid])
        return
    for kind, said in telling.by_kind(kept, less):
        show([Text(""), Text(kind.capitalize(), style="bold underline")])
        show(Text(safe(f"{change.key[:12]}  {telling.sentence(change)}")) for change in said)
