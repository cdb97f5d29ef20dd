"""The history of a fact as JSON and for the terminal: each step with its kind, its fields and its reason."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from pactbook.book.history import History, Step
from pactbook.book.reports import label, reference
from pactbook.model.entries import Recorded
from pactbook.publish import verdicts
from pactbook.publish.terminal import safe
from pactbook.publish.view import View
from pactbook.publish.why import fact_in_words

Row = dict[str, Any]

_STYLE = {"added": "green", "withdrawn": "red", "superseded": "red", "corrected": "yellow"}


def to_json(found: History, view: View) -> Row:
    """The history as one object: `known` and `recorded` steps, and `fields`, where each field has every value
    that it had, as sources came out, with the day and the reason."""
    return {
        "ref": found.meant.ref,
        "says": fact_in_words(found.meant),
        "stands": found.fact is not None,
        "known": [_step(step, view) for step in found.known],
        "recorded": [_step(step, view) for step in found.recorded],
        "fields": _fields(found, view),
    }


def _step(step: Step, view: View) -> Row:
    made = step.revision
    return {
        "on": step.on,
        "seq": step.seq,
        "kind": made.kind,
        "nature_of_submission": made.nature,
        "fields": {name: {"before": old, "after": new} for name, old, new in made.fields},
        "sources": [_source(record, view) for record in step.sources],
        "decision": verdicts.row(step.decided, view) if step.decided else None,
    }


def _source(record: Recorded, view: View) -> Row:
    claim = view.claim(record)
    return {
        "ref": reference(record.entry),
        "document": label(record.entry.evidence[0], view.context),
        "published": record.entry.public_since,
        "quote": claim.quote if claim else None,
    }


def _fields(found: History, view: View) -> dict[str, list[Row]]:
    """Each field with its values: on either axis, oldest first, with what brought it."""
    made: dict[str, list[Row]] = {}
    for axis, steps in (("known", found.known), ("recorded", found.recorded)):
        for step in steps:
            for name, _, value in step.revision.fields:
                row = {"axis": axis, "on": step.on, "value": value, "kind": step.revision.kind}
                made.setdefault(name, []).append({**row, "reason": _reason(step, view)})
    return made


def _reason(step: Step, view: View) -> str:
    """What brought a change, in words: a decision with person and reason, or the sources that came out."""
    if step.decided is not None:
        return verdicts.in_words(verdicts.row(step.decided, view))
    places = dict.fromkeys(label(r.entry.evidence[0], view.context) for r in step.sources)
    return ", ".join(places) or "a newer version came out"


def lines(found: History, view: View) -> Iterator[RenderableType]:
    """The history for a person."""
    head = Text(safe(fact_in_words(found.meant)), style="bold")
    head.append("" if found.fact else "  (stands no more)", style="not bold red")
    yield head.append(f"  {found.meant.ref}", style="not bold cyan")
    for title, steps in (("As sources came out", found.known), ("As we recorded it", found.recorded)):
        yield Text("")
        yield Text(title, style="bold underline")
        for step in steps:
            yield from _lines(step, view)


def _lines(step: Step, view: View) -> Iterator[RenderableType]:
    made = step.revision
    code = f" (OECD {made.nature})" if made.nature is not None else ""
    number = f", no. {step.seq}" if step.seq is not None else ""
    line = Text(safe(f"{step.on[:10]}{number}  "), style="dim")
    line.append(f"{made.kind}{code}", style=f"not dim {_STYLE.get(made.kind, 'bold')}")
    yield line.append(safe(f"  {_reason(step, view)}"), style="not dim")
    if made.kind not in ("added", "withdrawn", "superseded"):
        for name, old, new in made.fields:
            yield Text(safe(f"    {name}: {_word(old)} → {_word(new)}"))


def _word(value: Any) -> str:
    return "none" if value is None or value == [] else str(value)
