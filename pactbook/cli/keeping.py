"""The commands of upkeep: read again, newer versions of a document, withdrawal of a text."""

import sys
from collections import Counter
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from pactbook.cli.app import BOOK, NOTHING, Book, Json, Reader, Which, app
from pactbook.cli.console import complain, err, faults, print_json, show
from pactbook.cli.reviewing import Person, refusals, who

Document = Annotated[str, typer.Argument(metavar="DOC", help="A document: its name or its key.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="TEXT", help="Why.")]


@app.command()
def update(
    path: Annotated[
        Path | None, typer.Argument(metavar="[BOOK]", help="The book's file, in place of --book.")
    ] = None,
    book: Book = BOOK,
    extractor: Reader = Which.rules,
    dry: Annotated[bool, typer.Option("--dry-run", help="Tell what would change and store nothing.")] = False,
    review_below: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="Claims with less confidence wait for review; 0 enters all."),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    as_json: Json = False,
) -> None:
    """Read every document again with the present extractor: what is added, gone and changed.

    The newer reading counts from then on; the older one stays in the record (`--recorded N`). Verdicts stay
    where the claim they judged is still made. Exit status 1 when a document could not be read.

    Example: `pactbook update --dry-run`
    """
    from pactbook import wiring
    from pactbook.publish import differences

    states: Counter[str] = Counter()
    rows = []
    try:
        wiring.ready(extractor.value)
    except ValueError as error:
        complain(str(error), "see docs/llm.md")
        raise typer.Exit(NOTHING) from None
    with faults(), err().status("reading again"):
        again = wiring.reread(
            path or book, extractor.value, dry=dry, review_below=review_below, workers=workers
        )
        for one in again:
            states[one.state] += 1
            states["kept"] += one.kept
            states["lapsed"] += sum(change.verdict is not None for change in one.changes)
            rows += list(differences.reread([one]))
            if not as_json:
                show(differences.reread_lines(one))
    if as_json:
        counted = {name: states[name] for name in ("same", "changed", "failed", "kept", "lapsed")}
        print_json({**counted, "stored": not dry, "changes": rows})
    else:
        said = f"{states['changed']} documents changed, {states['same']} the same, {states['failed']} failed"
        show([Text(f"{said}; {states['kept']} judged claims kept, {states['lapsed']} verdicts lapsed")])
    if states["failed"]:
        raise typer.Exit(NOTHING)


@app.command()
def supersede(
    newer: Annotated[str, typer.Argument(metavar="NEW", help="The newer document: its name or key.")],
    older: Annotated[str, typer.Argument(metavar="OLD", help="The document that it stands for.")],
    book: Book = BOOK,
    person: Person = None,
    reason: Reason = None,
    undo: Annotated[bool, typer.Option("--undo", help="Give OLD its place back.")] = False,
    as_json: Json = False,
) -> None:
    """A newer version of an article or a table stands for an older one, whose claims or rows count no more.

    On days before the newer version was public (`--known`), the older one still counts. Verdicts on rows of a
    table hold for the rows of the newer one that say the same.

    Example: `pactbook supersede 3f1c0a9d2b11#1 77ab01c2d3e4#1 --person Olha`
    """
    from pactbook import wiring

    name = who(person)
    with refusals(), faults(), wiring.desk(book, name) as desk:
        made = desk.restore(older, reason) if undo else desk.supersede(newer, older, reason)
        labels = {key: desk.document(key).label for key in (made.older, made.newer) if key}
        kept, lapsed = desk.carried(made)
    if as_json:
        said = {"older": made.older, "newer": made.newer, "person": made.person, "reason": made.reason}
        print_json({**said, "verdicts_kept": kept, "verdicts_lapsed": lapsed})
    elif made.newer is None:
        show([Text(f"{labels[made.older]} counts again")])
    else:
        verdicts = f"; verdicts on rows: {kept} kept, {lapsed} lapsed" if kept or lapsed else ""
        show([Text(f"{labels[made.newer]} stands for {labels[made.older]}{verdicts}")])


@app.command("diff-document")
def diff_document(
    older: Annotated[str, typer.Argument(metavar="OLD", help="The older document: its name or key.")],
    newer: Annotated[str, typer.Argument(metavar="NEW", help="The newer document.")],
    book: Book = BOOK,
    as_json: Json = False,
) -> None:
    """What changed between two versions of an article, sentence by sentence.

    Example: `pactbook diff-document 77ab01c2d3e4#1 3f1c0a9d2b11#1`
    """
    from pactbook import wiring
    from pactbook.publish import differences

    with refusals(), faults(), wiring.desk(book, "nobody", readonly=True) as desk:
        old, new = desk.document(older), desk.document(newer)
    found = differences.versions(old, new)
    if as_json:
        print_json(found)
        return
    show([Text(f"{old.label}, {old.published} → {new.label}, {new.published}", style="bold")])
    show(differences.version_lines(found))


@app.command()
def withdraw(
    document: Document,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; it stays in the record.")],
    book: Book = BOOK,
    person: Person = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask at the terminal.")] = False,
    as_json: Json = False,
) -> None:
    """Take away the text of a document for good, as a court or a publisher may ask.

    Hash, reason and claims with their quotes stay; all articles of the same file go. It cannot be undone, and
    copies of the book elsewhere are not reached.

    Example: `pactbook withdraw article.txt --reason "asked by the publisher" --person Olha`
    """
    from pactbook import wiring

    name = who(person)
    with refusals(), faults(), wiring.desk(book, name) as desk:
        label = desk.document(document).label
        if sys.stdin.isatty() and not yes and not typer.confirm(f"Take away the text of {label} for good?"):
            raise typer.Exit(NOTHING)
        made = desk.withdraw(document, reason)
    if as_json:
        print_json([{"document": one.document, "text": one.text, "reason": one.reason} for one in made])
    elif made:
        show([Text(f"the text of {label} is gone ({len(made)} articles); its sha256 was {made[0].text}")])
    else:
        show([Text(f"the text of {label} was gone already")])
