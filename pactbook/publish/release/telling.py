"""Changes as people read them: sentences, a summary, and the page that a release carries."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pactbook.publish import words
from pactbook.publish.release.differences import BEHIND, KINDS, RECORD, Change, totals
from pactbook.publish.release.fields import SHEETS, Row


def to_json(change: Change) -> dict[str, Any]:
    """One object: the kind, what changed in words, each changed field, and both rows."""
    before, after = change.before or {}, change.after or {}
    return {
        "change": change.kind,
        "nature_of_submission": change.nature,
        "table": change.table,
        "ref": change.row.get("ref"),
        "words": sentence(change),
        "beside": [row["ref"] for row in change.beside],
        "fields": {name: {"before": before[name], "after": after[name]} for name in change.fields},
        "before": change.before,
        "after": change.after,
    }


def sentence(change: Change) -> str:
    """A change as people read it."""
    said = _WORDS[change.table](change.row)
    if change.beside:
        said += f"; beside {', '.join(map(words.money, change.beside))} known for the same years"
    if change.before is None or change.after is None:
        return said
    old = _WORDS[change.table](change.before)
    if old != said:
        return f"{said}; before: {old}"
    told = [
        f"{words.plain(name)} {_short(change.before[name])} → {_short(change.after[name])}"
        for name in _told(change)
    ]
    return f"{said} ({'; '.join(told)})" if told else said


def _told(change: Change) -> list[str]:
    """The fields worth telling: not those that follow from others, unless nothing else changed."""
    said = [name for name in change.fields if name not in BEHIND]
    return said or [name for name in change.fields if name in ("voices", "named_count", "unnamed")]


def _short(value: Any) -> str:
    if value is None or value == []:
        return words.NONE
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    if isinstance(value, Mapping):
        return ", ".join(
            f"{words.plain(name)} {_short(item)}" for name, item in value.items() if item is not None
        )
    return f"{value:,.10g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _agreement(row: Row) -> str:
    if not row["named"]:
        return f"{row['value']} reported {words.plain(row['status'])}, {row['named_count']} of them named"
    unsure = "" if row["modality"] == "asserted" else f" ({row['modality']})"
    when = f" on {row['date']}" if row["date"] else ""
    what = f"{words.plain(row['instrument'])} {words.plain(row['status'])}"
    return f"{words.partners(row['parties'])}: {what}{unsure}{when}"


def _promise(row: Row) -> str:
    period = words.period(row["period_start"], row["period_end"])
    parts = [f"{words.country(row['donor'])}: {words.money(row)}"]
    parts += [f"for {period}"] if period != words.NONE else []
    parts += [row["stage"]] + ([row["aid"]] if row["aid"] != "unspecified" else [])
    return ", ".join(parts)


def _judgement(row: Row) -> str:
    holder = row["holder"] or "the author"
    return f"{holder} on {words.country(row['target'])}: {row['dimension']} {row['direction']}"


_WORDS: Final[Mapping[str, Callable[[Row], str]]] = {
    "agreements": _agreement,
    "pledges": _promise,
    "counts": lambda row: (
        f"{row['value']} {words.plain(row['what'])}, as of {row['as_of'] or 'no day named'}"
    ),
    "people": lambda row: f"{row['person']}, {words.plain(row['event_role'])}",
    "judgements": _judgement,
    "issues": lambda row: str(row["message"]),
    "claims": lambda row: f"{row['kind']} in {row['label']}: “{row['quote']}”",
    "documents": lambda row: f"{row['label']} ({row['published'] or 'no date'})",
}


def summary(changes: Sequence[Change]) -> list[str]:
    """A line for each table that changed: how many facts were added, raised and so on."""
    counted = totals(changes)
    return [
        f"{sheet.title}: "
        + ", ".join(f"{counted[sheet.name][k]} {k}" for k in KINDS if k in counted[sheet.name])
        for sheet in SHEETS
        if sheet.name in counted
    ]


def page(name: str, previous: str | None, changes: Sequence[Change]) -> str:
    """CHANGES.md: what is new since the release before, fact by fact; of the record only how much."""
    lines = [f"# Changes of release {name}", ""]
    if previous is None:
        return "\n".join([*lines, "The first release: nothing came before.", ""])
    lines += [f"Since release {previous}.", ""]
    lines += [f"- {line}" for line in summary(changes)] or ["Nothing changed."]
    for sheet in SHEETS:
        told = [
            c for c in changes if c.table == sheet.name and c.kind != "restated" and c.table not in RECORD
        ]
        if told:
            lines += ["", f"## {sheet.title}", ""]
            lines += [_line(change) for kind in KINDS for change in told if change.kind == kind]
    if any(change.kind == "restated" for change in changes):
        lines += ["", "Restated: only what stands behind a fact, or is computed from it, is another."]
    return "\n".join([*lines, ""])


def _line(change: Change) -> str:
    said = " ".join(sentence(change).split()).replace("<", "&lt;")
    return f"- **{change.kind}** {said} (`{change.key}`)"


def by_kind(changes: Sequence[Change]) -> list[tuple[str, list[Change]]]:
    """Changes gathered by their kind; kinds without any are left out."""
    gathered = [(kind, [change for change in changes if change.kind == kind]) for kind in KINDS]
    return [(kind, found) for kind, found in gathered if found]
