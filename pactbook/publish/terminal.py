"""The terminal's view of tables, the brief and chains of evidence, as Rich renderables.

Texts come from documents that anybody may have written, so they are never read as markup, and control
characters in them never reach the terminal.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pactbook.extract.rules.derived import in_words
from pactbook.model.claims import plain
from pactbook.model.entries import Recorded
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.publish import rows, sources, verdicts, words
from pactbook.publish.brief import Brief, Section
from pactbook.publish.tables import ISSUES, Column, Table
from pactbook.publish.view import View
from pactbook.publish.why import Chain, Link, Named

_CONTROL: Final = {c: "�" for c in (*range(32), *range(127, 160)) if chr(c) not in "\n\t"}
_SEVERITY: Final = {"high": "bold red", "medium": "yellow", "low": "dim"}
_FEW: Final = 3
_MARK: Final = "bold black on bright_yellow"


def safe(text: str) -> str:
    """Text without characters that a terminal would act on."""
    return text.translate(_CONTROL)


def grid(table: Table, found: Sequence[rows.Row], group: Column | None = None, narrow: bool = False) -> Grid:
    """A table of rows without columns that say nothing in any row. `group` draws lines between groups.

    In a `narrow` one the columns that can stand below another do so, in a second line.
    """
    shown = table.of_use(found)
    columns = [column for column in shown if column.under is None or not narrow]
    below = [column for column in shown if column not in columns]
    made = Grid(box=None, pad_edge=False, header_style="bold", collapse_padding=True, padding=(0, 1))
    for column in columns:
        justify: Any = "right" if column.numeric else "left"
        made.add_column(
            Text(f"{column.title}\n{column.unit or ''}".strip() if narrow else column.heading),
            justify=justify,
            vertical="top",
            no_wrap=column.numeric or column.name in ("ref", "date", "signed"),
            style="cyan" if column.name == "ref" else None,
            overflow="fold",
        )
    before: str | None = None
    for row in found:
        now = group.text(row) if group else None
        if group and before is not None and now != before:
            made.add_section()
        before = now
        made.add_row(*(_cell(column, row, below) for column in columns))
    return made


def _cell(column: Column, row: rows.Row, below: Sequence[Column]) -> Text:
    text = Text(safe(column.text(row)))
    more = [c.text(row) for c in below if c.under == column.title]
    said = ", ".join(item for item in more if item != words.NONE)
    return text.append(safe(f"\n{said}"), style="dim") if said else text


def unnamed(found: Iterable[rows.Row]) -> Iterator[RenderableType]:
    """The line that says what is counted but not named."""
    for row in found:
        what = words.plain(row["status"])
        said = f"known but unnamed: {row['value']} reported {what}, {row['named_count']} named"
        when = f" (as of {row['as_of']})" if row["as_of"] else ""
        line = Text(said, style="bold yellow")
        line.append(f"{when}  ", style="not bold")
        line.append(row["ref"], style="not bold cyan")
        yield line


def issue_lines(found: Iterable[rows.Row], short: bool = False) -> Iterator[RenderableType]:
    """Issues with their sides quoted below each; in `short` a few sides only, and not to their end."""
    sides, quote = (_FEW, 120) if short else (None, 10_000)
    for row in found:
        line = Text(f"{row['severity']:6} ", style=_SEVERITY[row["severity"]])
        line.append(safe(f"{row['message']}  "), style="not dim not bold default")
        line.append(row["ref"], style="not dim not bold cyan")
        yield line
        for side in row["sides"][:sides]:
            yield _indented(_side(side, quote), 7)
        if sides and len(row["sides"]) > sides:
            more = f"and {len(row['sides']) - sides} more: pactbook why {row['ref']}"
            yield _indented(Text(more, style="dim"), 7)
        if row["hint"]:
            yield _indented(Text(safe(f"→ {row['hint']}"), style="dim"), 7)


def _side(side: dict[str, Any], quote: int) -> Text:
    said = Text(safe(f"{side['document']}, {side['published'] or 'no date'}: "), style="dim")
    if side["quote"]:
        said.append(
            safe(f"“{textwrap.shorten(side['quote'], quote, placeholder=' …')}”"), style="not dim italic"
        )
    elif side["says"]:
        said.append(safe(side["says"]), style="not dim")
    said.append(f"  {side['ref'][:12]}", style="not dim cyan")
    return said


def brief(page: Brief, narrow: bool = False) -> Iterator[RenderableType]:
    """The brief, section by section."""
    yield Text(page.heading, style="bold")
    yield Text(f"{page.at}; {page.documents} documents", style="dim")
    for section in page.sections:
        yield Text("")
        yield Text(section.title, style="bold underline")
        yield from _section(section, narrow)
    yield Text("")
    for note in page.notes:
        yield Text(safe(note), style="dim")


def _section(section: Section, narrow: bool) -> Iterator[RenderableType]:
    if not section.rows:
        yield Text(section.empty, style="dim")
    elif section.table is ISSUES:
        yield from issue_lines(section.rows, short=True)
    elif section.key == "unnamed":
        yield from unnamed(section.rows)
    else:
        yield grid(section.table, section.rows, narrow=narrow)
    if section.note:
        yield Text(section.note, style="dim")


def chain(found: Chain, view: View) -> Iterator[RenderableType]:
    """A chain of evidence: what is said, how it was normalised, and each sentence in its context."""
    named = found.named
    head = Text(safe(named.says), style="bold")
    head.append(f"  {named.kind} ", style="not bold dim")
    head.append(_short(named), style="not bold cyan")
    yield head
    if isinstance(named.target, Document):
        yield from _document(named.target)
        yield from _verdicts(verdicts.on_document(named.target.key, view))
    for step in found.steps:
        line = Text(f"  {step['step']}: ", style="dim")
        line.append(safe(step["result"]), style="not dim")
        if step["source"]:
            line.append(safe(f"  [{step['source']}]"), style="dim")
        yield line
    for other in found.related:
        line = Text(f"  {other['role'].replace('_', ' ')}: ", style="dim")
        line.append(safe(other["says"]), style="not dim").append(f"  {other['ref']}", style="not dim cyan")
        yield line.append(f"  [{other['kind']}, by {other['by']}]", style="dim")
    for number, link in enumerate(found.links, 1):
        yield Text("")
        yield from _link(number, link, view, brief=isinstance(named.target, Document))
    if not found.links:
        yield Text("No claim rests on it.", style="dim")


def _verdicts(found: Iterable[rows.Row]) -> Iterator[RenderableType]:
    for row in found:
        yield Text(safe(f"   {verdicts.in_words(row)}  {row['ref']}"), style="yellow")


def _link(number: int, link: Link, view: View, brief: bool) -> Iterator[RenderableType]:
    yield Text(safe(f"{number}. {_source(link)}"), style="bold")
    if link.record is not None:
        entry = link.record.entry
        said = f"entry {short(entry.id)}, no. {link.record.seq}: {entry.directive}"
        said += f" {entry.date}" if entry.date else ""
        said += "" if entry.modality == "asserted" else f", {entry.modality}"
        yield Text(
            f"   {said}, public since {entry.public_since}, recorded {link.record.recorded_at}", style="dim"
        )
    for one in link.said:
        rule = one.place.rule.replace("_", " ")
        yield Text(safe(f"   said in {one.document.label}, found by the rule {rule}:"), style="dim")
        around = 0 if brief else sources.AROUND
        passage = sources.passage(one.document, one.place.start, one.place.end, around)
        yield _indented(marked(passage), 3)
    if link.claim is None:
        if link.record is not None:
            yield from _entry(link, view)
        if link.document is not None and not brief:
            yield from _document(link.document)
        return
    claim = link.claim
    who = f", attributed to {claim.attributed_to}" if claim.attributed_to else ""
    where = f"characters {claim.start}–{claim.end}{who}, confidence {claim.confidence:.2f}, {claim.extractor}"
    yield Text(safe(f"   claim {short(claim.id)}: {claim.kind}, {where}"), style="dim")
    for said in dict(claim.extra).get("derived", ()):
        yield Text(safe(f"   {in_words(said)}"), style="dim")
    yield from _decided(link, view)
    yield _indented(marked(sources.in_context(claim, link.document, 0 if brief else sources.AROUND)), 3)
    if link.document is not None and not brief:
        yield from _document(link.document)


def _entry(link: Link, view: View) -> Iterator[RenderableType]:
    """What rests on a row of a table or on a work: where, what it says, and what people decided of it."""
    yield Text(safe(f"   {link.place}: {entry_words(link.record)}"))
    yield from _decided(link, view)


def _decided(link: Link, view: View) -> Iterator[RenderableType]:
    taken = link.reading(view)
    if taken not in ("extracted", None):
        yield Text(f"   the ledger takes it as {str(taken).replace('_', ' ')}", style="yellow")
    yield from _verdicts(link.verdicts(view))


def entry_words(record: Recorded | None) -> str:
    """What the entry of a table's row says, field by field."""
    values = plain(record.entry.value) if record else {}
    return ", ".join(f"{name} {item}" for name, item in values.items() if item not in (None, [], False))


def _source(link: Link) -> str:
    if link.document is None:
        return link.place
    title = link.document.source.title
    return f"{link.document.label}{f' — {title}' if title else ''}"


def _document(document: Document) -> Iterator[RenderableType]:
    known = sources.origin(document)
    yield Text(f"   published {document.published}, by {sources.dated_by(document)}", style="dim")
    for key in ("publisher", "address", "licence", "retrieved", "citation"):
        if known[key]:
            yield Text(safe(f"   {key} {known[key]}"), style="dim")
    yield Text(f"   sha256 {document.sha256}, article {document.number}", style="dim")


def marked(found: sources.Passage) -> Text:
    """A passage with its quote highlighted."""
    said = Text(safe(found.before))
    said.append(safe(found.quote), style=_MARK)
    return said.append(safe(found.after))


def candidates(found: Iterable[Named]) -> Iterator[RenderableType]:
    """What an ambiguous or mistyped reference may have meant."""
    for named in found:
        line = Text("  ")
        line.append(_short(named), style="cyan")
        yield line.append(safe(f"  {named.kind}: {_one_line(named.says)}"))


def _short(named: Named) -> str:
    """The reference as people type it: claims and entries by twelve characters, the rest as they are."""
    return short(named.ref) if named.kind in ("claim", "entry", "calendar") else named.ref


def _indented(line: Text, by: int) -> Padding:
    # Without `expand` no blanks are written up to the edge, which a file would keep.
    return Padding(line, (0, 0, 0, by), expand=False)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
