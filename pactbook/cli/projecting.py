"""`pactbook projection`: facts and contradictions with their intervals, in a DuckDB file beside the book."""

import contextlib
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, AsOf, Book, Json, Known, RecordedUpTo, a_day, app
from pactbook.cli.console import complain, err, faults, print_json, report, show
from pactbook.cli.showing import print_rows

if TYPE_CHECKING:
    from pactbook.book.facts import Coordinates

projecting = typer.Typer(
    help="Facts with their intervals in a DuckDB file beside the book: many questions, and ones of your own."
    "\n\nExample: `pactbook projection build` and `pactbook projection totals --known 2024-03-19`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.add_typer(projecting, name="projection")

File = Annotated[
    Path | None,
    typer.Option("--file", metavar="FILE", help="The projection's file; without it, beside the book's."),
]


@projecting.command()
def build(
    book: Book = BOOK,
    file: File = None,
    anew: Annotated[bool, typer.Option("--anew", help="Make it from nothing, whatever is there.")] = False,
    as_json: Json = False,
) -> None:
    """Make the projection, or take in what the book has new. It may be thrown away at any time.

    One that is damaged, of another book or of another Pactbook is made anew.

    Example: `pactbook projection build --file ledger.duckdb`
    """
    from pactbook import wiring

    with faults(), _bar() as told:
        made = wiring.project(book, file, anew=anew, progress=told)
        place = wiring.projection_file(book, file)
    said = {name: getattr(made, name) for name in ("state", "before", "events", "root", "reason")}
    if as_json:
        print_json({"file": str(place), **said})
        return
    if made.reason:
        err().print(Text(made.reason, style="yellow"), soft_wrap=True)
    new = f", {made.events - made.before} of them new" if made.state == "updated" else ""
    show([Text(f"{place}: {made.state}, {made.events} events{new}"), Text(f"root {made.root}")])


@projecting.command()
def check(
    book: Book = BOOK,
    file: File = None,
    spots: Annotated[int, typer.Option(min=1, help="At how many states of the record to compare.")] = 5,
    as_json: Json = False,
) -> None:
    """Hold the projection against the book: its root, and its ledger against one made from the log.

    Compared are the book as it is and states of the record and days spread evenly over it. Exit status 1 when
    anything differs.

    Example: `pactbook projection check --spots 20`
    """
    from pactbook import wiring

    with faults():
        found = wiring.checked_projection(book, file, spots)
    if as_json:
        issues = [{"code": one.code, "message": one.message, "place": one.place} for one in found.issues]
        print_json({"compared": found.compared, "sound": not found.issues, "issues": issues})
    else:
        for issue in found.issues:
            report(issue)
        verdict = (
            "The projection is not what the book gives." if found.issues else "It is what the book gives."
        )
        show([Text(f"{found.compared} coordinates compared. {verdict}", style="bold")])
    if found.issues:
        raise typer.Exit(NOTHING)


@projecting.command()
def facts(
    book: Book = BOOK,
    file: File = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind; may be said again.")] = None,
    as_json: Json = False,
) -> None:
    """Every fact of the ledger at these coordinates, with the references of the other commands.

    Example: `pactbook projection facts --kind commitment --known 2024-03-19`
    """
    from pactbook import wiring
    from pactbook.pipeline.projected import ledger
    from pactbook.publish import projections

    unknown = [one for one in kind or () if one not in (*projections.KINDS, "tracked")]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is no kind; one of {', '.join(projections.KINDS)}, tracked")
    with faults(), wiring.projection(book, file) as (duck, _):
        found = projections.facts(ledger(duck, _at(as_of, known, recorded)), kind or ())
    print_rows(projections.FACTS, found, as_json, "No fact is known at these dates.")


@projecting.command()
def totals(
    book: Book = BOOK,
    file: File = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """Sums of promises by donor, year and kind of aid, in their currencies.

    Stages, bounds, currencies and yearly figures are never mixed; a promise for several years stands under
    its period and is divided nowhere; a part of another promise in the same sum is not taken again; what is
    denied or only weighed is left out.

    Example: `pactbook projection totals --known 2024-03-19 --json`
    """
    from pactbook import wiring
    from pactbook.pipeline import asking
    from pactbook.publish import projections

    with faults(), wiring.projection(book, file) as (duck, store):
        found = asking.totals(duck, _at(as_of, known, recorded), wiring.context(store, recorded))
    print_rows(projections.TOTALS, found, as_json, "No promise with a sum is known at these dates.")


@projecting.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="A day: what was public by then.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another day, or `now`.")],
    book: Book = BOOK,
    file: File = None,
    recorded: RecordedUpTo = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Facts too of which only the sources are others.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Which facts are different from A to B, with the fields that differ. `pactbook diff` tells it in words.

    Example: `pactbook projection diff 2024-03-01 2024-04-02`
    """
    from pactbook import wiring
    from pactbook.pipeline import asking
    from pactbook.publish import projections

    spots = [_at(None, None if day == "now" else a_day(day), recorded) for day in (first, second)]
    with faults(), wiring.projection(book, file) as (duck, _):
        found = projections.differing(asking.difference(duck, *spots), everything)
    print_rows(projections.CHANGES, found, as_json, "Nothing is different.")


@projecting.command()
def history(
    ref: Annotated[str, typer.Argument(help="A fact's reference, as the other commands print it.")],
    book: Book = BOOK,
    file: File = None,
    as_json: Json = False,
) -> None:
    """Every version of one fact, with the days and the numbers of our record at which it holds.

    Example: `pactbook projection history 64dca27cfa5d`
    """
    from pactbook import wiring
    from pactbook.pipeline import asking
    from pactbook.publish import projections

    with faults(), wiring.projection(book, file) as (duck, _):
        found = asking.history(duck, ref)
    if not found:
        complain(f"no fact has the reference {ref}", "pactbook projection facts lists them")
        raise typer.Exit(NOTHING)
    print_rows(projections.VERSIONS, found, as_json, "")


@projecting.command()
def issues(
    book: Book = BOOK,
    file: File = None,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """What does not fit together at these coordinates, both sides quoted.

    Left out, and shown by `pactbook issues`: problems of documents, of decisions, and of rates.

    Example: `pactbook projection issues --known 2024-04-02`
    """
    from pactbook import wiring
    from pactbook.pipeline.projected import ledger
    from pactbook.publish import terminal
    from pactbook.publish.rows import bare_issue

    with faults(), wiring.projection(book, file) as (duck, _):
        found = [bare_issue(one) for one in ledger(duck, _at(as_of, known, recorded)).issues]
    if as_json:
        print_json(found)
        return
    show(terminal.issue_lines(found) if found else [Text("No issue is known at these dates.", style="dim")])


def _at(as_of: datetime.date | None, known: datetime.date | None, recorded: int | None) -> "Coordinates":
    from pactbook.book.facts import Coordinates

    return Coordinates(as_of, known, recorded)


@contextlib.contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal that shows how many events are taken in, and of how many."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = err()
    columns = (TextColumn("events"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("events", total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)
