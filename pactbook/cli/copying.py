"""`pactbook copy`: a book's log into another book, from a file to a server or back."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from pactbook.cli.app import Json, app
from pactbook.cli.console import err, faults, out, print_json


@app.command()
def copy(
    source: Annotated[Path, typer.Argument(metavar="BOOK", help="The book that is copied: file or address.")],
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="A new book, or an earlier copy: file or address.")
    ],
    as_json: Json = False,
) -> None:
    """Copy a book event by event, from a file to a server or back: same numbers, times, hashes and root.

    What TARGET holds already is compared first; one that is no earlier state of the book is refused, with
    the event at which they part. A copy that was stopped goes on when the command is run again, and one of
    last week is brought up to date. Withdrawn texts stay withdrawn. In the end the roots are compared.

    Examples: `pactbook copy pactbook.db postgresql://desk@db.example.org/aid` or, back into a file,
    `pactbook copy postgresql://desk@db.example.org/aid copy.db`
    """
    from pactbook import wiring

    with faults(), _progress() as told:
        done = wiring.copy(source, target, told)
    if as_json:
        print_json(asdict(done))
        return
    console = out()
    what = f"{done.copied:,} events copied to" if done.copied else "nothing to copy: every event is in"
    console.print(f"{what} {done.target}", markup=False, soft_wrap=True)
    console.print(f"{done.events:,} events, root {done.root} in both", markup=False, soft_wrap=True)


@contextlib.contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A bar of events on standard error, where that is a terminal."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed:,} of {task.total:,} events"),
        TimeElapsedColumn(),
    )
    console = err()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=0)
        yield lambda done, size: bar.update(task, completed=done, total=size)
