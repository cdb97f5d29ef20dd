"""The calendar as rows and as JSON: each line with its rule, its works and what is not known of it."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pactbook.analysis.calendar import Calendar, Line, Talks, calendar
from pactbook.analysis.calendar import Span as Days
from pactbook.book.facts import Context
from pactbook.book.reports import label
from pactbook.model.claims import plain
from pactbook.model.ids import short
from pactbook.model.sources import Citation, Evidence, Span
from pactbook.model.sources import Row as TableRow
from pactbook.pipeline.reference import File, held
from pactbook.publish import words
from pactbook.publish.view import View

Row = dict[str, Any]

WHOLE: Final = Days(datetime.date(1990, 1, 1), datetime.date(2100, 12, 31))
"""All days that a line may fall on."""


def rows(found: Iterable[Line], view: View) -> list[Row]:
    """Lines as rows."""
    return [_row(line, view.context) for line in found]


def _row(line: Line, context: Context) -> Row:
    return {
        "ref": short(line.id),
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
        "facts": list(line.refs),
        "sources": [source(item, context) for item in line.evidence],
        "id": line.id,
    }


def every(view: View) -> tuple[Line, ...]:
    """Every line that a calendar of the view may have, whatever days it is asked for."""
    files, _ = held(view.context.documents.values(), view.judged.replaced)
    found = calendar(view.ledger, [reference for _, reference in files], WHOLE)
    return (*found.dated, *found.undated)


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


def to_json(found: Calendar, view: View) -> Row:
    """The whole calendar as one object."""
    end = found.span.end
    return {
        "from": found.span.start.isoformat(),
        "to": end.isoformat() if end else None,
        "dated": rows(found.dated, view),
        "undated": rows(found.undated, view),
        "talks": talks(found.talks, view),
        "unsigned": talks(found.unsigned, view),
        "ending": [line.id for line in found.ending],
    }


def warnings(files: Sequence[File]) -> Iterator[str]:
    """What the calendar cannot know, because the book lacks it."""
    if not files:
        yield "the book holds no reference: clauses, elections and budgets are not known to it"
