"""`pactbook add`: documents into a book, with progress, and a summary of what became of each."""

import shlex
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pactbook.cli.app import BOOK, NOTHING, Book, Json, Published, Reader, Which, app
from pactbook.cli.console import complain, faults, out, print_json, progress, report, show

if TYPE_CHECKING:
    from pactbook.book.reference.beside import Beside
    from pactbook.model.issues import Issue
    from pactbook.pipeline.add import Outcome


@dataclass(slots=True)
class Summary:
    """What became of the documents of one run."""

    states: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    noted: int = 0
    held: int = 0
    refused: list["Outcome"] = field(default_factory=list)
    skipped: list["Outcome"] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    versions: list["Issue"] = field(default_factory=list)
    besides: list["Beside"] = field(default_factory=list)

    def count(self, outcome: "Outcome") -> None:
        self.states[outcome.state] += 1
        self.claims += outcome.claims
        self.besides += [outcome.beside] if outcome.beside else []
        if outcome.state == "refused":
            self.refused.append(outcome)
        elif outcome.state == "skipped":
            self.skipped.append(outcome)
        else:
            self.new += [outcome.key] if outcome.state == "new" and outcome.key else []
            self.noted += len(outcome.issues) - outcome.held
            self.held += outcome.held

    @property
    def done(self) -> bool:
        """True when the book holds something of what was given."""
        return bool(self.states["new"] + self.states["known"])


@app.command()
def add(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.")
    ],
    book: Book = BOOK,
    published: Published = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    extractor: Reader = Which.rules,
    review_below: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="Claims with less confidence wait for review instead of entering the ledger; 0 enters all. "
            "Without it each kind has its own threshold.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read documents into the book; what is in it already is left as it is.

    Each document is stored whole or not at all, so a run that was stopped can simply be started again.
    Exit status 1 when nothing was done because everything was refused.

    Examples: `pactbook add articles/` or `cat page.html | pactbook add - --published 2024-03-19`
    """
    from pactbook import wiring

    summary = Summary()
    try:
        with faults():
            fill(book, paths, summary, published, workers, extractor, review_below)
            summary.versions = wiring.versions(book, summary.new) if summary.new else []
    except (KeyboardInterrupt, typer.Exit) as end:
        say(summary, book)
        if isinstance(end, KeyboardInterrupt):
            complain("stopped; what was added stays added", "run the same command again to add the rest")
        raise
    if as_json:
        print_json(to_json(summary, book))
    else:
        say(summary, book)
    if not summary.done:
        if not summary.refused:
            complain(
                "nothing was found there to read",
                "give .txt, .html, .pdf or .docx files, or a folder of them",
            )
        raise typer.Exit(NOTHING)


def fill(
    book: Path,
    paths: list[str],
    summary: Summary,
    published: str | None = None,
    workers: int = 1,
    extractor: Which = Which.rules,
    review_below: float | None = None,
) -> None:
    """Add documents with a bar on standard error, counting into `summary`."""
    from pactbook import wiring

    try:
        wiring.ready(extractor.value)
    except ValueError as error:
        complain(str(error), "see docs/llm.md")
        raise typer.Exit(NOTHING) from None
    outcomes = wiring.fill(book, paths, published, workers, extractor.value, review_below)
    for outcome in progress(outcomes, wiring.files(paths), lambda outcome: outcome.label):
        summary.count(outcome)


def say(summary: Summary, book: Path) -> None:
    """The summary for a person; each refusal with its reason and next step on standard error."""
    from pactbook import wiring

    states = summary.states
    for outcome in summary.refused:
        for issue in outcome.issues:
            report(issue)
    line = f"{states['new']} new, {states['known']} known, {states['refused']} refused"
    line += f", {states['skipped']} skipped" if states["skipped"] else ""
    line += f"; {summary.claims} claims from the new ones" if states["new"] else ""
    console = out()
    console.print(line)
    for outcome in summary.skipped:
        console.print(f"skipped: {outcome.issues[0].message}", markup=False, style="dim", soft_wrap=True)
    if summary.held:
        waits = "1 claim waits" if summary.held == 1 else f"{summary.held} claims wait"
        console.print(f"{waits} for review, outside the ledger: pactbook review --waiting", style="dim")
    if summary.noted:
        noted = "1 data problem was" if summary.noted == 1 else f"{summary.noted} data problems were"
        console.print(f"{noted} noted: pactbook issues", style="dim")
    for issue in summary.versions:
        console.print(f"{issue.message}:", markup=False, soft_wrap=True)
        for command, does in commands(issue, book):
            console.print(f"  {command}  {does}", markup=False, style="dim", soft_wrap=True)
    say_besides(summary.besides)
    if summary.states["new"]:
        said = f"The book is {wiring.named(book)}. Next: pactbook brief"
        console.print(said, style="dim", markup=False, soft_wrap=True)


def say_besides(besides: list["Beside"]) -> None:
    """How the texts of agreements among the new documents fit the reference."""
    if not besides:
        return
    from pactbook.publish.besides import short_lines

    show(line for one in besides for line in short_lines(one))
    console = out()
    if all(one.stored for one in besides):
        console.print("Field by field: pactbook reference compare CODE", style="dim")
    else:
        said = "The book has no reference yet; with it, why shows these sentences: pactbook reference"
        console.print(said, style="dim")


def to_json(summary: Summary, book: Path) -> dict[str, object]:
    """The summary as one object."""
    refused = [
        {"document": o.label, "code": i.code, "message": i.message, "hint": i.hint}
        for o in summary.refused
        for i in o.issues
    ]
    counted = {state: summary.states[state] for state in ("new", "known", "refused", "skipped")}
    versions = [_version(issue, book) for issue in summary.versions]
    more = {"claims": summary.claims, "review": summary.held, "refusals": refused}
    said: dict[str, object] = {**counted, **more, "updated_versions": versions}
    if summary.besides:
        from pactbook.publish.besides import to_json as plain

        said["texts"] = [plain(one) for one in summary.besides]
    return said


def commands(issue: "Issue", book: Path) -> list[tuple[str, str]]:
    """What to do about two versions of an article: each command, and what it does."""
    from pactbook import wiring

    older, newer = (side.ref for side in issue.sides)
    where = "" if book == BOOK else f" --book {shlex.quote(wiring.named(book))}"
    return [
        (f"pactbook diff-document {older} {newer}{where}", "shows what changed"),
        (f"pactbook supersede {newer} {older}{where}", "lets the newer one count in its place"),
    ]


def _version(issue: "Issue", book: Path) -> dict[str, object]:
    older, newer = issue.sides
    return {
        "older": {"ref": older.ref, "document": older.document, "published": older.published},
        "newer": {"ref": newer.ref, "document": newer.document, "published": newer.published},
        "message": issue.message,
        "commands": [command for command, _ in commands(issue, book)],
    }
