"""What every command prints with: results on standard output, what concerns the person on standard error."""

import codecs
import contextlib
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from pactbook.cli.app import NOTHING
from pactbook.model.issues import Issue

T = TypeVar("T")

PIPED: Final = 200
"""Columns of a table that goes into a file or another program, where nothing is gained by cutting it."""

ROOMY: Final = 110
"""Columns of a terminal from which on every table fits side by side."""

_SPELT_OUT: Final = {
    "≤": "<=",
    "≥": ">=",
    "≈": "~",
    "–": "-",
    "—": "-",
    "…": "...",
    "→": "->",
    "†": "+",
} | dict.fromkeys("“”„«»", '"')

_STYLE: Final = {"high": "bold red", "medium": "yellow", "low": "dim"}
_CONTROL: Final = {c: "�" for c in (*range(32), *range(127, 160)) if chr(c) not in "\n\t"}


def out() -> Console:
    """Standard output: as wide as the terminal, or wide where it is none."""
    wide = PIPED if not sys.stdout.isatty() and "COLUMNS" not in os.environ else None
    return Console(width=wide, highlight=False)


def narrow() -> bool:
    """True where a table of many columns does not fit."""
    return out().width < ROOMY


def err() -> Console:
    """Standard error, for what is said to the person."""
    return Console(stderr=True, highlight=False)


def show(lines: Iterable[RenderableType]) -> None:
    """Print renderables one below the other."""
    console = out()
    for line in lines:
        # Paths and commands, which have no style of their own, must come out in one piece, to be copied.
        console.print(line, soft_wrap=isinstance(line, Text) and not line.style)


def complain(message: str, hint: str | None = None) -> None:
    """One clear line about what went wrong, and the next step below it."""
    _say("error", "bold red", message, hint)


def warn(message: str, hint: str | None = None) -> None:
    """One clear line about what was not done as asked, and the next step below it."""
    _say("warning", "bold yellow", message, hint)


def report(issue: Issue) -> None:
    """A data problem on standard error: severity, place, message, next step."""
    place = "" if issue.place in issue.message else f"{issue.place}: "
    _say(f"{issue.severity:6}", _STYLE[issue.severity], place + issue.message, issue.hint)


def _say(word: str, style: str, message: str, hint: str | None) -> None:
    console = err()
    line = Text(word, style=style).append(f" {message.translate(_CONTROL)}", style="not bold not dim default")
    console.print(line, soft_wrap=True)
    if hint:
        console.print(Text(" " * (len(word) + 1) + hint.translate(_CONTROL)), soft_wrap=True)


@contextlib.contextmanager
def faults() -> Iterator[None]:
    """Faults of the book or the machine become one clear line and a status, never a trace."""
    from pactbook.pipeline.engine import EngineError
    from pactbook.store.errors import BookError

    try:
        yield
    except (BookError, EngineError) as error:
        complain(str(error))
        raise typer.Exit(NOTHING) from None


def progress(items: Iterable[T], files: int, name: Callable[[T], str]) -> Iterator[T]:
    """The items, with a bar of documents done; a file may hold several, so the total only grows."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        BarColumn(),
        TextColumn("{task.completed} of {task.total} documents"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    console = err()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=max(files, 1))
        for done, item in enumerate(items, 1):
            told = name(item).encode("ascii", "replace").decode()
            bar.update(task, completed=done, total=max(files, done), description=told)
            yield item


@contextlib.contextmanager
def waiting(what: str) -> Iterator[None]:
    """Says on a terminal what is being done for as long as it takes."""
    console = err()
    if not console.is_terminal:
        yield
        return
    with console.status(Text(what.translate(_CONTROL))):
        yield


def save(path: Path, data: bytes) -> None:
    """A file of one's own, whole or not at all; one clear line and a status where it cannot be written."""
    from pactbook.pipeline.folder import FolderError, write_file

    try:
        write_file(path, data)
    except FolderError as error:
        complain(str(error))
        raise typer.Exit(NOTHING) from None


def print_json(value: Any) -> None:
    """A JSON document on standard output, readable, in UTF-8."""
    write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def write(text: str) -> None:
    """Text on standard output as UTF-8, whatever the terminal's own encoding."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def legible() -> None:
    """Make both streams write what their encoding lacks in other signs: a lost `≤` would change a figure."""
    codecs.register_error("pactbook", _spelt_out)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="pactbook")


def _spelt_out(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(_SPELT_OUT.get(char, "?") for char in lost), error.end
