"""The calendar as rows, as JSON and for the terminal: each line with its rule, its works and its gaps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from pactbook.analysis.calendar import Calendar, Line, Talks
from pactbook.book.facts import Context
from pactbook.book.reports import label
from pactbook.model.claims import plain
from pactbook.model.ids import short
from pactbook.model.sources import Citation, Document, Evidence, Span
from pactbook.model.sources import Row as TableRow
from pactbook.pipeline.reference import File
from pactbook.publish import tables, words
from pactbook.publish.terminal import grid, safe
from pactbook.publish.view import View, document_ref

Row = dict[str, Any]


def rows(found: Iterable[Line], view: View, files: Sequence[File]) -> list[Row]:
    """Lines as rows. Where no fact of the ledger stands behind one, its `ref` is a file of the reference."""
    documents = {reference.iso: document for document, reference in files}
    return [_row(line, view.context, documents) for line in found]


def _row(line: Line, context: Context, documents: dict[str, Document]) -> Row:
    own = documents.get(line.state)
    return {
        "ref": line.refs[0] if line.refs else document_ref(own) if own else None,
        "date": line.date,
        "kind": line.kind,
        "state": line.state,
        "says": says(line),
        "basis": line.basis,
        "rule": line.rule,
        "every_months": line.every,
        "unknown": line.unknown,
        "confidence": line.confidence,
        "public_since": line.public_since,
        "sources": [source(item, context) for item in line.evidence],
        "id": line.id,
    }


def says(line: Line) -> str:
    """What comes, with the money that it is about."""
    if line.promise is None:
        return line.says
    value = plain(line.promise)
    money = f"{words.money(value)}, {value['aid']}"
    return f"{line.says}: {money}, for {when}" if (when := _period(value)) else f"{line.says}: {money}"


def _period(value: dict[str, Any]) -> str:
    found = words.period(value["period_start"], value["period_end"])
    return "" if found == words.NONE else found


def source(item: Evidence, context: Context) -> Row:
    """One piece of evidence: the work and the place in it."""
    if isinstance(item, Citation):
        place = {"sha256": item.sha256, "start": item.start, "end": item.end}
        return {"work": item.work, "section": item.section, "address": item.address, **place}
    document = context.documents.get(item.document) if isinstance(item, Span) else None
    where = {"start": item.start, "end": item.end} if isinstance(item, Span) else {"start": None, "end": None}
    sha256 = item.sha256 if isinstance(item, TableRow) else document.sha256 if document else None
    section = f"row {item.row}" if isinstance(item, TableRow) else None
    address = document.source.address if document else None
    return {"work": label(item, context), "section": section, "address": address, "sha256": sha256, **where}


def talks(found: Iterable[Talks], view: View) -> list[Row]:
    """States that have not signed, as rows."""
    return [
        {
            "ref": one.ref,
            "state": one.state,
            "status": one.status,
            "since": one.since,
            "note": one.note,
            "sources": [source(item, view.context) for item in one.evidence],
        }
        for one in found
    ]


def to_json(found: Calendar, view: View, files: Sequence[File]) -> Row:
    """The whole calendar as one object."""
    end = found.span.end
    return {
        "from": found.span.start.isoformat(),
        "to": end.isoformat() if end else None,
        "dated": rows(found.dated, view, files),
        "undated": rows(found.undated, view, files),
        "talks": talks(found.talks, view),
        "unsigned": talks(found.unsigned, view),
        "ending": [line.id for line in found.ending],
    }


def lines(found: Calendar, view: View, files: Sequence[File], narrow: bool) -> Iterator[RenderableType]:
    """The calendar for a person: what comes, what has no date, who is next."""
    span = f"from {found.span.start}" + (f" to {found.span.end}" if found.span.end else " on")
    yield Text(f"What comes {span}", style="bold underline")
    dated = rows(found.dated, view, files)
    yield grid(tables.CALENDAR, dated, None, narrow) if dated else Text("Nothing is known.", style="dim")
    if found.undated:
        yield Text("\nNo date known", style="bold underline")
        yield grid(tables.CALENDAR, rows(found.undated, view, files), None, narrow)
    yield Text("\nWho is next", style="bold underline")
    if found.ending:
        ends = ", ".join(f"{words.country(line.state)} {line.date}" for line in found.ending)
        yield Text(safe(f"Agreements that end next: {ends}"))
    for title, states in (
        ("In talks, furthest first", found.talks),
        ("Refused, suspended or ended", found.unsigned),
    ):
        if states:
            yield Text(f"{title}:")
            yield grid(tables.TALKS, talks(states, view), None, narrow)
    if not found.talks:
        yield Text("Nobody is in talks at these dates.", style="dim")


def warnings(files: Sequence[File]) -> Iterator[str]:
    """What the calendar cannot know, because the book lacks it."""
    if not files:
        yield "the book holds no reference: clauses, elections and budgets are not known to it"


def named(line: Line) -> str:
    """The line's short id."""
    return short(line.id)
