"""The commands that list what the book holds: agreements, pledges, counts, people, issues."""

from typing import Annotated, Final

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, Aid, AsOf, Book, By, From, Json, Known, RecordedUpTo, Stage, app
from pactbook.cli.console import show
from pactbook.cli.showing import asked, look, print_rows

_NO_PLEDGE: Final = "No pledge is known at these dates."


@app.command()
def agreements(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    status: Annotated[
        str | None,
        typer.Option(
            help="Only these: signed (with approved, in force), negotiating, announced, refused ..."
        ),
    ] = None,
    party: Annotated[str | None, typer.Option(help="Only with this country: a code or a name.")] = None,
    states: Annotated[bool, typer.Option("--states", help="Only between states: without the EU's.")] = False,
    as_json: Json = False,
) -> None:
    """Agreements: with whom, how far, since when; and what is reported but cannot be named.

    Examples: `pactbook agreements --known 2024-03-19` or `pactbook agreements --status signed --json`
    """
    from pactbook.publish import choosing, rows, tables, terminal

    view = look(book, as_of, known, recorded)
    with asked():
        found = choosing.agreements(rows.agreements(view), status, party, states)
    if as_json:
        print_rows(tables.AGREEMENTS, found, True, "")
        return
    named = [row for row in found if row["named"]]
    print_rows(tables.AGREEMENTS, named, False, "No agreement is known at these dates.")
    show(terminal.unnamed(row for row in found if not row["named"]))


@app.command()
def pledges(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    donor: Annotated[str | None, typer.Option(help="Only this donor: a code or a name.")] = None,
    stage: Annotated[Stage | None, typer.Option(help="Only this stage.")] = None,
    aid: Annotated[Aid | None, typer.Option(help="Only this kind of aid.")] = None,
    by: Annotated[
        By | None, typer.Option("--by", help="Sums by this, bounds and stages kept apart, in euros.")
    ] = None,
    source: Annotated[
        From | None,
        typer.Option(
            "--from",
            help="Whose word: the ledger's or a tracker's rows; sums have both, each apart.",
            show_default="ledger; with --by both",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Promises and gifts as their texts have them, with euros, share of GDP and euros per head.

    Without --by nothing is added up. With it, a sum never mixes stages, bounds or sources, takes no part of
    another promise twice and divides no total by its years.

    Examples: `pactbook pledges --donor FRA` or `pactbook pledges --stage allocated --by donor`
    """
    from pactbook.publish import choosing, rows, tables

    view = look(book, as_of, known, recorded)
    if by is not None:
        with asked():
            sums = choosing.summed(view, by, donor, stage, aid, source)
        print_rows(tables.totals(by.value), rows.sums(sums, by), as_json, _NO_PLEDGE)
        return
    tracker = source == From.tracker
    with asked():
        listed = rows.tracked(view) if tracker else rows.pledges(view)
        found = choosing.ordered(choosing.pledges(listed, donor, stage, aid))
    print_rows(tables.TRACKED if tracker else tables.PLEDGES, found, as_json, _NO_PLEDGE)
    if view.ledger.tracked and not tracker and not as_json:
        said = f"{len(view.ledger.tracked)} facts of a tracker stand beside these"
        show([Text(f"{said}: --from tracker lists them, --by sums them", style="dim")])


@app.command()
def counts(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """How many agreements were reported, and how many of them the book can name.

    Example: `pactbook counts --known 2024-04-02`
    """
    from pactbook.publish import rows, tables

    found = rows.counts(look(book, as_of, known, recorded))
    print_rows(tables.COUNTS, found, as_json, "No count is known at these dates.")


@app.command()
def people(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """Who signed, led talks, took part or spoke.

    Example: `pactbook people --json`
    """
    from pactbook.publish import rows, tables

    found = rows.people(look(book, as_of, known, recorded))
    print_rows(tables.PEOPLE, found, as_json, "Nobody is known at these dates.")


@app.command()
def issues(
    book: Book = BOOK,
    as_of: AsOf = None,
    known: Known = None,
    recorded: RecordedUpTo = None,
    as_json: Json = False,
) -> None:
    """Contradictions and data problems, gravest first, both sides quoted.

    Example: `pactbook issues --known 2024-04-02`
    """
    from pactbook.publish import rows, tables, terminal

    found = rows.issues(look(book, as_of, known, recorded))
    if as_json or not found:
        print_rows(tables.ISSUES, found, as_json, "No issue is known at these dates.")
        return
    show(terminal.issue_lines(found))
