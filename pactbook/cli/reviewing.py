"""`pactbook review`: a person judges claims, one key each; or a file of verdicts is read."""

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbook.cli.app import BOOK, NOTHING, USAGE, Book, Json, app
from pactbook.cli.console import complain, err, faults, print_json, save, show, write

if TYPE_CHECKING:
    from pactbook.pipeline.desk import Desk
    from pactbook.pipeline.queue import Wanted

Person = Annotated[
    str | None,
    typer.Option("--person", metavar="NAME", envvar="PACTBOOK_PERSON", help="Who decides."),
]


class Rests(StrEnum):
    """What a claim may rest on."""

    sentence = "sentence"
    row = "row"
    work = "work"


@app.command()
def review(
    path: Annotated[
        Path | None, typer.Argument(metavar="[BOOK]", help="The book's file, in place of --book.")
    ] = None,
    book: Book = BOOK,
    person: Person = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only claims of this kind.")] = None,
    donor: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only this donor, or party of an agreement.")
    ] = None,
    document: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this document: its name or key.")
    ] = None,
    below: Annotated[
        float | None, typer.Option(min=0, max=1, help="Only claims with less confidence than this.")
    ] = None,
    above: Annotated[
        float | None, typer.Option(min=0, max=1, help="Only claims with more confidence than this.")
    ] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only claims that wait outside the ledger.")
    ] = False,
    evidence: Annotated[
        Rests | None,
        typer.Option(
            help="Only what rests on sentences of articles, on rows of tables, or on works cited in the "
            "reference. Without it sentences and rows, and blind only sentences."
        ),
    ] = None,
    reviewers: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many people are to judge each claim.")
    ] = 1,
    all_mine: Annotated[
        bool, typer.Option("--unreviewed-by-me", help="All that you have not judged, whoever else has.")
    ] = False,
    blind: Annotated[
        bool, typer.Option("--blind", help="Second coding: hide others' verdicts and the confidence.")
    ] = False,
    batch: Annotated[
        str | None, typer.Option("--batch", metavar="FILE", help="Verdicts as JSON Lines; - is stdin.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", help="Write what was decided as gold claims.")
    ] = None,
    agreement: Annotated[
        bool, typer.Option("--agreement", help="Krippendorff's alpha between people, by variable.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Judge claims, the most pressing first: one key is a verdict and the next claim.

    Keys: a accept, r reject, c correct, s skip, u undo, ? all keys, q quit; the same keys in a Ukrainian
    layout. Without a terminal a line is a key; `--json` prints the queue, `--batch` reads verdicts.

    Examples: `pactbook review --person Olha --waiting`, `pactbook review --person Olha --evidence row` or
    `pactbook review --person Olha --batch verdicts.jsonl`
    """
    from pactbook.pipeline.queue import Wanted

    where = path or book
    _known_kind(kind)
    rests = evidence.value if evidence else None
    people = None if all_mine else reviewers
    wanted = Wanted(kind, donor, document, below, above, waiting, people, blind, rests)
    with refusals(), faults():
        if gold is not None:
            _gold(where, gold)
        elif agreement:
            _agreement(where, as_json)
        elif batch is not None:
            _batch(where, who(person), batch, as_json)
        elif as_json:
            _listed(where, person or "nobody", wanted)
        else:
            _sit(where, who(person), wanted)


def _known_kind(kind: str | None) -> None:
    from pactbook.model.terms import KINDS

    if kind is not None and kind not in KINDS:
        raise typer.BadParameter(f"no kind {kind!r}; one of {', '.join(KINDS)}")


@contextlib.contextmanager
def refusals() -> Iterator[None]:
    """A verdict that cannot be given is one clear line and exit status 1."""
    from pactbook.pipeline.desk import ReviewError

    try:
        yield
    except ReviewError as error:
        complain(str(error))
        raise typer.Exit(NOTHING) from None


def who(person: str | None) -> str:
    """Who decides; asked where a person sits there, never guessed."""
    if person and person.strip():
        return person.strip()
    if sys.stdin.isatty():
        return str(typer.prompt("Your name, as it stands beside your verdicts")).strip()
    complain("nobody is named who decides", "give --person NAME, or set PACTBOOK_PERSON")
    raise typer.Exit(USAGE)


def _listed(book: Path, person: str, wanted: "Wanted") -> None:
    from pactbook import wiring

    with wiring.desk(book, person, readonly=True) as desk:
        print_json([one.to_json() for one in wiring.queue(desk, wanted)])


def _sit(book: Path, person: str, wanted: "Wanted") -> None:
    from pactbook import wiring
    from pactbook.cli.sitting import sit

    with contextlib.ExitStack() as stack:
        with err().status("reading the book, and what is at stake in each claim"):
            desk = stack.enter_context(wiring.desk(book, person))
            session = wiring.session(desk, wanted)
        sit(session)


def _batch(book: Path, person: str, source: str, as_json: bool) -> None:
    from pactbook import wiring
    from pactbook.pipeline.batch import decide

    with wiring.desk(book, person) as desk:
        before = book_size(desk)
        done = list(decide(desk, _lines(source)))
        fresh = book_size(desk) - before
    refused = [one for one in done if one.fault]
    for one in refused:
        complain(f"line {one.line}: {one.fault}")
    said = {"recorded": fresh, "known": len(done) - len(refused) - fresh, "refused": len(refused)}
    if as_json:
        print_json({**said, "refusals": [{"line": one.line, "message": one.fault} for one in refused]})
    else:
        write(", ".join(f"{count} {word}" for word, count in said.items()) + "\n")
    if refused:
        raise typer.Exit(NOTHING)


def book_size(desk: "Desk") -> int:
    """How many decisions the book holds."""
    return len(desk.decisions)


def _lines(source: str) -> Iterable[str]:
    if source == "-":
        return sys.stdin.read().splitlines()
    try:
        return Path(source).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        complain(f"{source} cannot be read: {error}", "give a file of JSON Lines in UTF-8, or - for stdin")
        raise typer.Exit(NOTHING) from None


def _gold(book: Path, to: Path) -> None:
    from pactbook import wiring
    from pactbook.pipeline.coding import gold

    with wiring.desk(book, "nobody", readonly=True) as desk:
        rows = list(gold(desk))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    save(to, text.encode("utf-8"))
    write(f"{len(rows)} decisions as gold in {to}\n")


def _agreement(book: Path, as_json: bool) -> None:
    from dataclasses import asdict

    from pactbook import wiring
    from pactbook.analysis.reliability import agreement
    from pactbook.pipeline.coding import codings, units
    from pactbook.publish import reviewing

    with wiring.desk(book, "nobody", readonly=True) as desk:
        found = agreement(units(codings(desk)))
    if as_json:
        print_json([asdict(one) for one in found])
    elif found:
        show(reviewing.agreement(found))
    else:
        complain("no claim was judged by two people yet", "let a second person run: pactbook review --blind")
        raise typer.Exit(NOTHING)
