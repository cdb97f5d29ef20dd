"""Changes as people read them: sentences, a summary, and the page that a release carries."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from pactbook.pipeline.review import NEEDS_REVIEW
from pactbook.publish import words
from pactbook.publish.release.differences import BEHIND, KINDS, RECORD, Change
from pactbook.publish.release.fields import SHEETS, Row


def to_json(change: Change, less: bool = False) -> dict[str, Any]:
    """One object: the kind, what changed in words, each changed field, and both rows."""
    before, after = change.before or {}, change.after or {}
    return {
        "change": called(change, less),
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
        f"{_label(name)}: {_short(change.before[name])} → {_short(change.after[name])}"
        for name in _told(change)
    ]
    return f"{said} ({'; '.join(told)})" if told else said


def _told(change: Change) -> list[str]:
    """The fields worth telling: not those that follow from others, unless nothing else changed."""
    said = [name for name in change.fields if name not in BEHIND]
    return said or [name for name in change.fields if name in ("voices", "named_count", "unnamed")]


_LABELS: Final[Mapping[str, str]] = {
    "modality": "told as",
    "date": "day",
    "partial": "of some agreements only",
    "ordinal": "told as a number in a row",
    "per_year": "each year",
    "aid": "kind of aid",
    "named_count": "known by name",
    "unnamed": "not known by name",
    "voices": "independent sources",
}
"""What fields are called where their name alone does not say it."""


def _label(name: str) -> str:
    return _LABELS.get(name, words.plain(name))


def _short(value: Any) -> str:
    if value is None or value == []:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_short, value))
    if isinstance(value, Mapping):
        return ", ".join(
            f"{words.plain(name)} {_short(item)}" for name, item in value.items() if item is not None
        )
    return f"{value:,.10g}" if isinstance(value, int | float) else str(value)


def _agreement(row: Row) -> str:
    if not row["named"]:
        return f"{row['value']} reported {words.plain(row['status'])}, {row['named_count']} of them named"
    unsure = "" if row["modality"] == "asserted" else f" ({row['modality']})"
    when = f" on {row['date']}" if row["date"] else ""
    what = f"{words.plain(row['instrument'])} {_STANDING.get(row['status'], words.plain(row['status']))}"
    return f"{words.partners(row['parties'])}: {what}{unsure}{when}"


_STANDING: Final[Mapping[str, str]] = {"negotiating": "in talks", "concluded": "text agreed"}


def _promise(row: Row) -> str:
    period = words.period(row["period_start"], row["period_end"])
    donor = words.country(row["donor"]) if row["donor"] else "a donor not named"
    parts = [f"{donor}: {words.money(row)}"]
    # "until 2030" and "from 2022" say it themselves
    parts += [period if period[:1].isalpha() else f"for {period}"] if period != words.NONE else []
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


NOT_SHOWN: Final = "not shown"
"""What became of a fact that a second state leaves out because it is asked of an earlier day."""
_WORDS_OF_CHANGE: Final = (*KINDS, NOT_SHOWN)
_MEANING: Final[Mapping[str, str]] = {
    "corrected": "a person, or a newer reading of the document, changed what our record says",
    "superseded": "a newer version of its document stands for it, and does not say it any more",
    "withdrawn": "it was cancelled, or a person rejected it, or nothing behind it is left",
    "revised": "a step further, or a fuller wording",
    "restated": "it says the same; only what stands behind it (sources), or is computed from it, changed",
    NOT_SHOWN: "it is later than the day that this state is asked of; nothing was taken back",
}


def shows_less(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """True where coordinates (`as_of`, `known`) are earlier than those before: what is gone is left out."""
    days = [(before.get(axis), after.get(axis)) for axis in ("as_of", "known")]
    return any(new is not None and (old is None or new < old) for old, new in days)


def called(change: Change, less: bool = False) -> str:
    """The word for what became of a fact; `less` where the second state shows less than the first."""
    gone = change.kind == "withdrawn" and change.after is None and not change.decided
    return NOT_SHOWN if less and gone else change.kind


def summary(changes: Sequence[Change], less: bool = False) -> list[str]:
    """A line for each table that changed: how many facts were added, raised and so on."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for change in changes:
        counted[change.table][called(change, less)] += 1
    return [
        f"{sheet.title}: "
        + ", ".join(f"{counted[sheet.name][k]} {k}" for k in _WORDS_OF_CHANGE if k in counted[sheet.name])
        for sheet in SHEETS
        if sheet.name in counted
    ]


def page(name: str, previous: str | None, changes: Sequence[Change], less: bool = False) -> str:
    """CHANGES.md: what is new since the release before, fact by fact; of the record only how much."""
    lines = [f"# Changes of release {name}", ""]
    if previous is None:
        return "\n".join([*lines, "The first release: nothing came before.", ""])
    lines += [f"Since release {previous}.", ""]
    lines += [f"- {line}" for line in summary(changes, less)] or ["Nothing changed."]
    if changes:
        lines += ["", *_legend(changes, less)]
    for sheet in SHEETS:
        told = [
            c for c in changes if c.table == sheet.name and c.kind != "restated" and c.table not in RECORD
        ]
        if told:
            lines += ["", f"## {sheet.title}", ""]
            lines += [line for _, found in by_kind(told, less) for line in _lines(found, less)]
    return "\n".join([*lines, ""])


def _legend(changes: Sequence[Change], less: bool) -> list[str]:
    used = {called(change, less) for change in changes}
    said = [f"- {word}: {meaning}" for word, meaning in _MEANING.items() if word in used]
    return [
        "In brackets stands the `ref` of the row in its table under `data/`.",
        *(["", *said] if said else []),
    ]


def _lines(changes: Sequence[Change], less: bool) -> Iterator[str]:
    """A line for each change, but one for all claims that wait for review."""
    waiting = [change for change in changes if change.row.get("code") == NEEDS_REVIEW]
    rest = [change for change in changes if change.row.get("code") != NEEDS_REVIEW]
    yield from (_line(change, less) for change in sorted(rest, key=_country))
    if waiting:
        what = "1 claim waits" if len(waiting) == 1 else f"{len(waiting)} claims wait"
        refs = ", ".join(f"`{change.key}`" for change in waiting)
        yield f"- **{called(waiting[0], less)}** {what} for review, outside the ledger ({refs})"


def _country(change: Change) -> str:
    """By what people look for a change; nothing where the table has its own order."""
    if change.table == "agreements":
        return words.partners(change.row["parties"])
    return words.country(change.row["donor"]) if change.table == "pledges" else ""


def _line(change: Change, less: bool) -> str:
    said = " ".join(sentence(change).split()).replace("<", "&lt;")
    return f"- **{called(change, less)}** {said} (`{change.key}`)"


def by_kind(changes: Sequence[Change], less: bool = False) -> list[tuple[str, list[Change]]]:
    """Changes gathered by the word for them; words without any are left out."""
    gathered = [(word, [c for c in changes if called(c, less) == word]) for word in _WORDS_OF_CHANGE]
    return [(word, found) for word, found in gathered if found]
