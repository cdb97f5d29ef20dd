"""`pactbook reference`: the shipped facts of every agreement into a book, and the check that they hold."""

import datetime
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, Book, Json, app
from pactbook.cli.console import complain, faults, print_json, report, show, warn

if TYPE_CHECKING:
    from pactbook.book.reference.beside import Beside
    from pactbook.book.reference.files import Reference

referring = typer.Typer(
    help="The shipped facts of every agreement into the book, each with its source.\n\n"
    "Example: `pactbook reference --book pacts.db` and `pactbook reference check --gaps`",
    invoke_without_command=True,
    rich_markup_mode="markdown",
)
app.add_typer(referring, name="reference")


@referring.callback()
def reference(
    context: typer.Context,
    book: Book = BOOK,
    back: Annotated[
        bool, typer.Option("--go-back", help="Store files of this program where the book has newer ones.")
    ] = False,
    as_json: Json = False,
) -> None:
    """The shipped facts of every agreement into the book, each with its source.

    Files that are in the book already are left as they are. A newer text of a file takes the place of the one
    in the book, and what it says differently is printed; `--recorded N` gives the answers from before. A book
    that has a newer text than this program keeps it, unless you go back by name.

    Example: `pactbook reference --book pacts.db`
    """
    if context.invoked_subcommand is not None:
        return
    from pactbook import wiring
    from pactbook.cli.adding import say_besides
    from pactbook.publish import renewals
    from pactbook.publish.besides import to_json

    with faults():
        done = wiring.reference(book, back=back)
        besides = list(wiring.besides(book)) if done.entries else []
    if done.kept:
        files = ", ".join(one.file.removeprefix("reference/") for one in done.kept)
        warn(
            f"the book has a newer text of {files}, of Pactbook {done.kept[0].program}: left as it is",
            "install that Pactbook, or say --go-back to let the texts of this one stand",
        )
    if as_json:
        print_json({**renewals.loaded(done), "texts": [to_json(one) for one in besides]})
        return
    show(renewals.lines(done.renewed))
    said = f"{done.entries} facts of {done.files} files stored; {done.known} files were there already"
    if done.renewed:
        said += f"; {len(done.renewed)} renewed"
    show([Text(said)])
    say_besides(besides)


@referring.command(name="diff")
def diff_files(
    path: Annotated[
        Path | None, typer.Argument(metavar="[BOOK]", help="The book's file, in place of --book.")
    ] = None,
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """What `pactbook reference` would change in a book, fact by fact; it stores nothing.

    Example: `pactbook reference diff pacts.db`
    """
    from pactbook import wiring
    from pactbook.publish import renewals

    with faults():
        found = wiring.reference_differences(path or book)
    states = Counter(one.state for one in found)
    if as_json:
        print_json([{"state": one.state, **renewals.renewed(one.renewed)} for one in found])
        return
    show(renewals.lines(one.renewed for one in found if one.state in ("older", "newer")))
    show(
        [
            Text(
                f"{states['known']} files are the same, {states['older']} would be renewed, "
                f"{states['new']} are not in the book, {states['newer']} are newer there"
            )
        ]
    )


@referring.command()
def check(
    gaps: Annotated[bool, typer.Option("--gaps", help="List what no source gives.")] = False,
    as_json: Json = False,
) -> None:
    """Whether the reference holds: form, citations, dates in order, counts, sums. Exit status 1 when not.

    Example: `pactbook reference check --gaps`
    """
    from pactbook.book.reference.checks import gaps as missing
    from pactbook.pipeline.reference import check as checked

    found, issues = checked()
    for issue in issues:
        report(issue)
    open_ = [(one.iso, field, note) for one in found for field, note in missing(one)]
    if as_json:
        print_json(_plain(found, [issue.message for issue in issues], open_ if gaps else None))
    else:
        show(_lines(found, open_ if gaps else []))
    if issues:
        raise typer.Exit(NOTHING)


@referring.command(name="show")
def show_one(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code, such as DNK, or an English name.")],
    as_json: Json = False,
) -> None:
    """The card of one state: agreement, talks, promises, what came of them, what comes, what is not known.

    The numbers in brackets are those of the works at the end. Amounts are in the currency of their text, with
    their bound. Needs no book.

    Example: `pactbook reference show DNK`
    """
    from pactbook.publish import card

    made = card.card(_known(code))
    if as_json:
        print_json(card.to_json(made))
        return
    show(card.lines(made))


@referring.command()
def compare(
    what: Annotated[str, typer.Argument(metavar="FILE|CODE", help="A text, or the code of one in the book.")],
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """An agreement's text beside the reference, field by field: what agrees, what differs, and why.

    A FILE is read by the rules and set beside the shipped reference, without a book. With a CODE, such as
    DNK, it is the text in the book. Exit status 1 when a difference has no reason, or there is no such text.

    Examples: `pactbook reference compare agreement.pdf` or `pactbook reference compare DNK --book pacts.db`
    """
    from pactbook.publish.besides import lines, to_json

    found = _of_files(what) if what == "-" or Path(what).exists() else _of_code(what, book)
    if as_json:
        print_json([to_json(one) for one in found])
    else:
        show(line for one in found for line in lines(one))
    if any(one.idle or any(line.open for line in one.lines) for one in found):
        raise typer.Exit(NOTHING)


def _of_files(path: str) -> "list[Beside]":
    """The texts in a file or folder beside the shipped reference; what is none is said to be none."""
    from pactbook import wiring
    from pactbook.model.issues import Issue

    found = []
    for item in wiring.beside_shipped([path]):
        if isinstance(item, Issue):
            if item.severity == "high":
                report(item)
        elif item[1] is not None:
            found.append(item[1])
        else:
            complain(f"{item[0].label} is no text of an agreement that the reference knows")
    if not found:
        raise typer.Exit(NOTHING)
    return found


def _of_code(code: str, book: Path) -> "list[Beside]":
    """The texts of one agreement in the book; without one, where it may be found."""
    from pactbook import wiring
    from pactbook.book.reference.texts import official

    reference = _known(code)
    with faults():
        found = [one for one in wiring.besides(book) if one.reference.iso == reference.iso]
    if not found:
        card = official(reference)
        address = card.get("address") if card else None
        hint = f"add it: it stands at {address}" if address else "see: pactbook sources missing"
        complain(f"{wiring.named(book)} does not hold both the text and the file of {reference.iso}", hint)
        raise typer.Exit(NOTHING)
    return found


def _known(code: str) -> "Reference":
    """The file of a code or an English name. Raises BadParameter with the codes that there are."""
    from pactbook.extract.gazetteer.lookup import resolve_code
    from pactbook.pipeline.reference import shipped

    by_code = {one.iso: one for _, one in shipped()[0]}
    found = by_code.get(code.upper()) or by_code.get(resolve_code(code) or "")
    if found is None:
        raise typer.BadParameter(f"{code!r} is in no file; there are {', '.join(by_code)}")
    return found


def _counted(found: "list[Reference]") -> list[tuple[str, int, int, str]]:
    """Of each day that is asserted: states found, states wanted, and who they are."""
    from pactbook.book.reference.checks import COUNTS, signed_by

    lists = [(day, wanted, signed_by(found, datetime.date.fromisoformat(day))) for day, wanted in COUNTS]
    return [(day, len(codes), wanted, " ".join(codes)) for day, wanted, codes in lists]


def _facts(found: "list[Reference]") -> dict[str, int]:
    return {
        "files": len(found),
        "sources": sum(len(one.sources) for one in found),
        "events": sum(len(one.events) for one in found),
        "promises": sum(len(one.promises) for one in found),
        "later": sum(len(one.later) for one in found),
    }


def _plain(
    found: "list[Reference]", wrong: list[str], open_: list[tuple[str, str, str]] | None
) -> dict[str, Any]:
    counts = [
        {"as_of": day, "states": states, "expected": wanted, "codes": codes.split()}
        for day, states, wanted, codes in _counted(found)
    ]
    said: dict[str, Any] = {**_facts(found), "problems": wrong, "signed": counts}
    if open_ is not None:
        said["gaps"] = [{"file": iso, "field": field, "note": note} for iso, field, note in open_]
    return said


def _lines(found: "list[Reference]", open_: list[tuple[str, str, str]]) -> list[Text]:
    facts = ", ".join(f"{number} {name}" for name, number in _facts(found).items())
    lines = [Text(facts), Text("States that had signed (with Croatia, without the European Union):")]
    lines += [Text(f"  {day}  {states:>2}  {codes}") for day, states, _, codes in _counted(found)]
    if open_:
        lines.append(Text(f"Not given, {len(open_)}:"))
        lines += [Text(f"  {iso:<3}  {field}: {note}") for iso, field, note in open_]
    return lines
