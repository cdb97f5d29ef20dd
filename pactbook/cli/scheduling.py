"""`pactbook calendar`: what comes when, who is next, and the same as an iCalendar file."""

import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, AsOf, Book, Json, Known, RecordedUpTo, a_day, app
from pactbook.cli.console import complain, faults, narrow, print_json, report, save, show, warn


class Kind(StrEnum):
    """What a line of the calendar may be about."""

    expiry = "expiry"
    renewal = "renewal"
    notice = "notice"
    review = "review"
    promise = "promise"
    budget = "budget"
    election = "election"
    government = "government"


def a_first_day(text: str) -> datetime.date:
    """The first day that an ISO 8601 date of any precision means."""
    from pactbook.model.values import PartialDate

    a_day(text)
    return PartialDate(text.strip()).first()


@app.command()
def calendar(
    book: Book = BOOK,
    start: Annotated[
        datetime.date | None,
        typer.Option(
            "--from", metavar="DATE", parser=a_first_day, help="From this day on; today without it."
        ),
    ] = None,
    end: Annotated[
        datetime.date | None, typer.Option("--to", metavar="DATE", parser=a_day, help="Up to this day.")
    ] = None,
    kind: Annotated[
        list[Kind] | None, typer.Option("--kind", help="Only this kind; may be repeated.")
    ] = None,
    state: Annotated[str | None, typer.Option("--state", help="Only this state: a code or a name.")] = None,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write it as iCalendar (- for output).")
    ] = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """What comes when: ends, last days to extend or give notice, reviews, promises, budgets, elections.

    Each date has its rule (computed from what, or stated by a source) and its source; what has no date is
    listed with what is missing. Below: who is in talks, and which agreements end next. With `--as-of` or
    `--known` it begins on that day.

    Examples: `pactbook calendar --to 2027` or `pactbook calendar --kind expiry --ics pacts.ics`
    """
    from pactbook import wiring
    from pactbook.book.facts import Coordinates
    from pactbook.cli.showing import asked
    from pactbook.publish import agenda, agenda_lines, choosing

    if start and end and start > end:
        raise typer.BadParameter(f"--from {start} is after --to {end}")
    with asked():
        code = choosing.code(state)
    with faults():
        found, view, files, issues = wiring.calendar(
            book, Coordinates(as_of, known, recorded), start, end, [one.value for one in kind or ()], code
        )
    for issue in issues:
        report(issue)
    for warning in agenda.warnings(files):
        warn(warning, "pactbook reference puts it into the book")
    if ics is not None:
        _write(ics, agenda.rows(found.dated, view), len(found.undated))
    elif as_json:
        print_json(agenda.to_json(found, view))
    else:
        show(agenda_lines.lines(found, view, narrow()))


def _write(path: Path, rows: list[dict[str, object]], undated: int) -> None:
    from pactbook.cli.console import err, write
    from pactbook.publish import ics

    try:
        made = ics.made(rows)
    except ModuleNotFoundError:
        complain("iCalendar files need a package: pip install 'pactbook[calendar]'")
        raise typer.Exit(NOTHING) from None
    if str(path) == "-":
        write(made.decode("utf-8"))
    else:
        save(path, made)
    said = f"{len(rows)} dates written to {path}; {undated} things have no date and are left out"
    err().print(Text(said), soft_wrap=True)
