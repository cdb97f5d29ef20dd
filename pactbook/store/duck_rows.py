"""Rows of a projection: how reports, facts and contradictions are written in it, and how they read back."""

import datetime
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pactbook.book import days
from pactbook.book.boxes import Box
from pactbook.book.canon import fact_of, issue_of
from pactbook.book.checks import but_for_zeros
from pactbook.book.components import Visible
from pactbook.book.contradictions_of_sums import alike
from pactbook.book.facts import AgreementFact, CommitmentFact, CountFact, ReportedFact
from pactbook.book.intervals import ALONE, ISSUE, TEXT, Version
from pactbook.model.claims import Assessment, Commitment, Provision, Statistic
from pactbook.model.entries import Recorded
from pactbook.model.ids import canonical
from pactbook.model.issues import Issue
from pactbook.store import rows

OPEN: Final = 2**63 - 1
"""The end of an interval of our record that has none yet."""

Row = dict[str, Any]

_HEAD: Final = 15
AXES: Final = ("as_of", "known", "seen")
DAYS: Final = tuple(f"{axis}_{end}" for axis in AXES for end in ("from", "to"))

Table = Mapping[str, str]
_REPORT: Final[Table] = {
    **dict.fromkeys(("id", "report"), "BIGINT"),
    **dict.fromkeys(("entry", "recorded_at", "shelf", "kind", "document", "subject"), "VARCHAR"),
    **dict.fromkeys(("label", "claimed", "quote", "voice"), "VARCHAR"),
    "sound": "BOOLEAN",
    **dict.fromkeys(("modality", "body"), "VARCHAR"),
    **dict.fromkeys(("happened", "known_from", "known_to"), "DATE"),
    **dict.fromkeys(("recorded_from", "recorded_to"), "BIGINT"),
}
_PLACED: Final[Table] = {
    **dict.fromkeys(DAYS, "DATE"),
    **dict.fromkeys(("recorded_from", "recorded_to"), "BIGINT"),
}
_WORDS: Final = ("parties", "instrument", "status", "dated", "donor", "recipient", "aid", "stage", "modality")
_FACT: Final[Table] = {
    "id": "BIGINT",
    **dict.fromkeys(("kind", "ref"), "VARCHAR"),
    "ref_head": "BIGINT",
    **dict.fromkeys(("shelf", *_WORDS), "VARCHAR"),
    **dict.fromkeys(("amount", "amount_max"), "DOUBLE"),
    **dict.fromkeys(("currency", "bound"), "VARCHAR"),
    "gdp_percent": "DOUBLE",
    "per_year": "BOOLEAN",
    **dict.fromkeys(("period_start", "period_end"), "VARCHAR"),
    "year": "INTEGER",
    **dict.fromkeys(("subject", "measure"), "VARCHAR"),
    "value": "DOUBLE",
    "unit": "VARCHAR",
    "voices": "INTEGER",
    "reports": "BIGINT[]",
    **dict.fromkeys(("said", "alike", "but_for_zeros"), "VARCHAR"),
    **_PLACED,
}
_CONTRADICTION: Final[Table] = {
    "id": "BIGINT",
    **dict.fromkeys(("kind", "place", "shelf", "code", "severity", "message"), "VARCHAR"),
    "reports": "BIGINT[]",
    "said": "VARCHAR",
    **_PLACED,
}
TABLES: Final[Mapping[str, Table]] = {
    "projection": {"name": "VARCHAR", "value": "VARCHAR"},
    "report_interval": _REPORT,
    "fact_interval": _FACT,
    "contradiction": _CONTRADICTION,
    "document": {
        "key": "VARCHAR",
        "seq": "BIGINT",
        **dict.fromkeys(("label", "published", "voice", "repeats", "sketch"), "VARCHAR"),
    },
    "probe": {"hash": "VARCHAR", "document": "VARCHAR"},
    "decided": {"seq": "BIGINT", "document": "VARCHAR"},
    "work": dict.fromkeys(("document", "role", "work"), "VARCHAR"),
    "link": {"topic": "VARCHAR", "joined": "BOOLEAN", "claims": "VARCHAR"},
}
"""The columns of each table with their types, in order; days are ordinals in rows."""


def report_row(one: Visible) -> Row:
    """The row of a report, without its number and without when it was recorded."""
    return {
        "report": one.seq,
        "entry": one.entry.id,
        "recorded_at": one.record.recorded_at,
        "shelf": one.shelf,
        "kind": one.entry.value.kind,
        "document": one.document,
        "subject": one.subject,
        "label": one.label,
        "claimed": one.claimed,
        "quote": one.quote,
        "voice": one.voice,
        "sound": one.sound,
        "modality": one.entry.modality,
        "body": canonical(rows.entry_fields(one.entry)),
        "happened": one.happened,
        "known_from": one.known,
        "known_to": one.until,
    }


def visible(row: Mapping[str, Any]) -> Visible:
    """The report that a row holds."""
    entry = rows.read_entry(row["body"], row["entry"])
    return Visible(
        Recorded(row["report"], row["recorded_at"], entry, row["document"]),
        row["voice"],
        row["shelf"],
        row["known_from"],
        row["known_to"],
        row["happened"],
        row["label"],
        row["claimed"],
        row["quote"],
        row["sound"],
    )


def version_row(one: Version, box: Box, shelf: str) -> Row:
    """The row of a version in a box, without its number and without when it was recorded."""
    placed = {**dict(zip(DAYS, box, strict=True)), "said": one.said, "shelf": shelf, "kind": one.kind}
    if isinstance(one.found, Issue):
        issue = one.found
        more = {"code": issue.code, "severity": issue.severity, "message": issue.message}
        return {**placed, **more, "place": one.ref, "reports": list(one.reports)}
    columns = dict.fromkeys(_FACT)
    named = {"ref": one.ref, "ref_head": heads(one.ref)[0], "reports": list(one.reports)}
    return {**columns, **_columns(one.found), **placed, **named}


def heads(ref: str) -> tuple[int, int]:
    """The least and the largest `ref_head` of references that begin like this one. Raises ValueError where it
    is no reference."""
    digits = ref[:_HEAD]
    rest = 16 ** (_HEAD - len(digits))
    low = int(digits, 16) * rest
    return low, low + rest - 1


def _columns(fact: Any) -> Row:
    if isinstance(fact, AgreementFact):
        return {
            "parties": ", ".join(fact.parties),
            "instrument": fact.instrument,
            "status": fact.status,
            "dated": fact.date,
            "modality": fact.modality,
            "voices": fact.voices,
        }
    if isinstance(fact, CommitmentFact):
        groups = {"alike": group(alike, fact), "but_for_zeros": group(but_for_zeros, fact)}
        return {**_promise(fact.value), **_common(fact), "dated": fact.date, **groups}
    if isinstance(fact, CountFact):
        said = {"measure": fact.what, "value": float(fact.value), "dated": fact.as_of}
        return {**said, **_common(fact)}
    if isinstance(fact, ReportedFact):
        first = fact.reports[0].entry
        return {**_reported(first.value), "modality": first.modality, "voices": fact.voices}
    return {"voices": 0}


def _common(fact: CommitmentFact | CountFact) -> Row:
    return {"modality": fact.modality, "voices": fact.voices}


def _promise(value: Commitment) -> Row:
    names = ("donor", "recipient", "aid", "stage", "amount", "amount_max", "currency", "bound")
    more = ("gdp_percent", "per_year", "period_start", "period_end")
    found = {name: getattr(value, name) for name in (*names, *more)}
    return {**found, "year": single_year(value)}


def single_year(value: Commitment) -> int | None:
    """The one year that a promise is for; None for several, or where the text does not say."""
    if value.period_start is None or value.period_end is None:
        return None
    first, last = days.first(value.period_start).year, days.last(value.period_end).year
    return first if first == last else None


def _reported(value: Any) -> Row:
    if isinstance(value, Statistic):
        names = {
            "subject": "subject",
            "measure": "measure",
            "value": "value",
            "unit": "unit",
            "dated": "period",
        }
    elif isinstance(value, Assessment):
        names = {"subject": "target", "measure": "dimension", "status": "direction"}
    else:
        assert isinstance(value, Provision)
        names = {"subject": "obligor", "measure": "topic", "status": "strength"}
    return {column: getattr(value, name) for column, name in names.items()}


def group(key: Callable[[CommitmentFact], tuple[object, ...] | None], fact: CommitmentFact) -> str | None:
    """The name under which promises stand that may contradict each other; None where none may."""
    found = key(fact)
    return None if found is None else canonical([key.__name__, *found])


def version(row: Mapping[str, Any], recorded: Callable[[int, Box], Recorded]) -> tuple[Version, Box]:
    """The version that a row of facts or of contradictions holds; `recorded` gives an entry by its number."""
    reports = tuple(row["reports"])
    found: Any = None
    box = Box(*(row[name] for name in DAYS))
    if row["kind"] in (ISSUE, ALONE):
        found = issue_of(row["said"])
    elif row["kind"] != TEXT:
        behind = tuple(recorded(seq, box) for seq in reports)
        found = fact_of(row["kind"], row["ref"], row["said"], behind)
    return Version(row["kind"], row.get("ref") or row["place"], row["said"], reports, found), box


def dumped(name: str, found: Sequence[Row]) -> str:
    """Rows as one JSON text, for a single statement."""
    columns = TABLES[name]
    return json.dumps([{column: row.get(column) for column in columns} for row in found], ensure_ascii=True)


def day(ordinal: int) -> str:
    """A day as ISO 8601; the days behind the last that Python knows are written as SQL has them."""
    last = datetime.date.max.toordinal()
    if ordinal <= last:
        return datetime.date.fromordinal(ordinal).isoformat()
    return f"10000-01-{ordinal - last:02d}"
