"""What a newer text of a file of the reference changed, as JSON and in words for people."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rich.text import Text

from pactbook.book.reference.differences import Change
from pactbook.book.reference.files import Fact
from pactbook.pipeline.reference import Loaded, Renewed
from pactbook.publish.reference import KINDS, STEPS, money
from pactbook.publish.terminal import safe

_MARK: Final = {"added": "+", "gone": "-", "changed": "~"}
_TABLE: Final = {
    "terms": "terms",
    "clauses": "clause",
    "standing": "standing",
    "events": "event",
    "promises": "promise",
    "words": "promise in words",
    "later": "later",
    "gaps": "not given",
    "sources": "source",
    "further": "address",
}


def loaded(done: Loaded) -> dict[str, Any]:
    """What became of the reference, as one JSON object."""
    return {
        "files": done.files,
        "known": done.known,
        "entries": done.entries,
        "renewed": [renewed(one) for one in done.renewed],
        "kept": [renewed(one) for one in done.kept],
    }


def renewed(one: Renewed) -> dict[str, Any]:
    """One file: its partner, who stored the book's text, and each change with the facts before and after."""
    changes = None if one.changes is None else [_plain(change) for change in one.changes]
    return {"file": one.file, "partner": one.partner, "program": one.program, "changes": changes}


def _plain(change: Change) -> dict[str, Any]:
    fields = {name: {"before": old, "after": new} for name, old, new in change.fields}
    facts = {"before": _json(change.before), "after": _json(change.after)}
    return {"table": change.table, "change": change.kind, "says": says(change), **facts, "fields": fields}


def _json(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else dict(fact)


def lines(found: Iterable[Renewed]) -> Iterator[Text]:
    """Each file with its changes, a line for each."""
    for one in found:
        yield Text(f"{one.partner} ({one.file})", style="bold")
        if one.changes is None:
            yield Text("  the older text is in a form that this program does not read")
        elif not one.changes:
            yield Text("  only words that are no facts")
        for change in one.changes or ():
            yield Text(safe(f"  {_MARK[change.kind]} {says(change)}"))


def says(change: Change) -> str:
    """One change in words: "event: signed, 2024-02-23; place none → Lviv"."""
    fact = change.after or change.before or {}
    head = f"{_TABLE[change.table]}: {_name(change.table, fact)}".rstrip(": ")
    fields = (f"{name} {_word(old)} → {_word(new)}" for name, old, new in change.fields)
    return "; ".join((head, *fields))


def _name(table: str, fact: Mapping[str, Any]) -> str:
    """The fact in few words, by which a reader of the file finds it."""
    if table in ("events", "later"):
        return ", ".join(filter(None, (KINDS[fact["kind"]], fact["date"], money(fact))))
    if table == "standing":
        return f"{STEPS[fact['step']]}, {fact['date']}"
    if table == "promises":
        return ", ".join(filter(None, (money(fact), fact["aid"], fact.get("period_start"))))
    if table == "clauses":
        return str(fact["kind"])
    named = (fact.get(name) for name in ("field", "id", "address", "note"))
    return next((str(name) for name in named if name), "")


def _word(value: Any) -> str:
    return "none" if value is None else str(value)
