"""Tables of what a projection answers: facts, sums, differences and versions."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from pactbook.book.facts import Ledger
from pactbook.book.ledger import facts as facts_of
from pactbook.book.revisions import said
from pactbook.book.wording import says
from pactbook.publish import words
from pactbook.publish.tables import Column, Table

Row = dict[str, Any]

KINDS: Final = (
    "agreement",
    "commitment",
    "count",
    "role",
    "statistic",
    "assessment",
    "provision",
)

FACTS: Final = Table(
    "projection facts",
    "Facts",
    (
        Column("ref", "ref", "what `why` takes", keep=True),
        Column("kind", "kind", "the codebook's kind; `tracked` for a row of an outside tracker", keep=True),
        Column(None, "what", "in words, by its first report", cell=lambda row: row["told"], keep=True),
        Column("modality", "how sure", "`asserted`, `planned`, `hypothetical` or `denied`", usual="asserted"),
        Column("voices", "sources", "independent sources", numeric=True),
        Column("told", None, "what the first report says, in words"),
        Column("said", None, "what the fact says, field by field"),
        Column(
            "reports", None, "the claims or entries behind it, oldest publication first: what `why` takes"
        ),
    ),
)


def _years(row: Mapping[str, Any]) -> str:
    if row["year"] is not None:
        return str(row["year"])
    return words.period(row["period_start"], row["period_end"])


def _amount(row: Mapping[str, Any]) -> str:
    high = row["amount_max"] if row["bound"] == "range" else row["amount"]
    each = " a year" if row["per_year"] else ""
    return f"{row['currency']} {words.interval(row['amount'], high, row['bound'], '')}".strip() + each


TOTALS: Final = Table(
    "projection totals",
    "Sums of promises",
    (
        Column("donor", "donor", "who promises", cell=lambda r: words.country(r["donor"]), keep=True),
        Column("year", None, "the one year that the promises are for, else null"),
        Column(
            None, "for", "that year, or the period of promises for several; – where none is said", cell=_years
        ),
        Column("period_start", None, "where `year` is null: first year or day, else null"),
        Column("period_end", None, "where `year` is null: last year or day, else null"),
        Column("aid", "aid", "kind of aid"),
        Column("stage", "stage", "`pledged`, `allocated`, `delivered`, `postponed`, `cancelled`"),
        Column(None, "sum", "in its currency, with its bound", cell=_amount, numeric=True, keep=True),
        Column("amount", None, "the sum, in units of `currency`; the lower end of ranges"),
        Column("amount_max", None, "the sum of the upper ends of ranges, else null"),
        Column("currency", None, "ISO 4217"),
        Column("bound", None, "`exact`, `at_most`, `at_least`, `about` or `range`: never mixed"),
        Column("per_year", None, "true for sums of figures for each year"),
        Column("promises", "promises", "how many promises are in the sum", numeric=True),
    ),
)

CHANGES: Final = Table(
    "projection diff",
    "What is different",
    (
        Column("ref", "ref", "the fact's whole reference", cell=lambda row: row["ref"][:12], keep=True),
        Column(
            "change",
            "change",
            "`added`, `gone`, `changed`, or `restated`: only its sources are others",
            keep=True,
        ),
        Column("kind", "kind", "the codebook's kind", keep=True),
        Column(None, "what", "the fields that differ", cell=lambda row: _fields(row), keep=True),
        Column("before", None, "what it said, null where it was not there"),
        Column("after", None, "what it says, null where it is there no more"),
    ),
)

VERSIONS: Final = Table(
    "projection history",
    "Versions",
    (
        Column("ref", "ref", "the fact's whole reference", cell=lambda row: row["ref"][:12]),
        Column("kind", None, "the codebook's kind"),
        Column(
            "recorded_from", "from entry", "number of our record from which it holds", numeric=True, keep=True
        ),
        Column(
            "recorded_to", "to entry", "number at which it holds no more; null: it still does", numeric=True
        ),
        *(
            Column(f"{axis}_{end}", f"{word} {end}", f"{meaning}, {which}")
            for axis, word, meaning in (
                ("seen", "both days", "the earlier of the days `--as-of` and `--known`"),
                ("as_of", "as of", "days of `--as-of`"),
                ("known", "known", "days of `--known`"),
            )
            for end, which in (("from", "first; null: no limit"), ("to", "end, not included; null: none"))
        ),
        Column("voices", "sources", "independent sources", numeric=True),
        Column(None, "what", "what it says", cell=lambda row: _terse(row["said"]), keep=True),
        Column("said", None, "what it says, field by field"),
        Column("reports", None, "numbers of the entries behind it"),
    ),
)


def facts(ledger: Ledger, kinds: Iterable[str] = ()) -> list[Row]:
    """The facts of a ledger as rows, of some kinds or of all."""
    wanted = set(kinds)
    tracked = {fact.ref for fact in ledger.tracked}
    found = []
    for fact in facts_of(ledger):
        first = fact.reports[0].entry
        kind = "tracked" if fact.ref in tracked else first.value.kind
        if wanted and kind not in wanted:
            continue
        modality = getattr(fact, "modality", first.modality)
        row = {"ref": fact.ref, "kind": kind, "told": says(first), "modality": modality}
        reports = [r.entry.subject[:12] for r in fact.reports]
        found.append({**row, "voices": fact.voices, "said": said(fact), "reports": reports})
    return found


def _terse(fields: Mapping[str, Any]) -> str:
    value = fields.get("value")
    flat = (
        {**value, **{k: v for k, v in fields.items() if k != "value"}} if isinstance(value, dict) else fields
    )
    hidden = ("events", "part", "voices")
    return ", ".join(
        f"{name} {_word(item)}"
        for name, item in flat.items()
        if name not in hidden and item not in (None, [], False, "")
    )


def _word(item: Any) -> str:
    if isinstance(item, list):
        return "+".join(map(_word, item))
    if isinstance(item, dict):
        return " ".join(str(part) for part in item.values() if part is not None)
    return words.figure(item) if isinstance(item, float) else str(item)


def _flat(fields: Mapping[str, Any] | None) -> dict[str, Any]:
    if fields is None:
        return {}
    value = fields.get("value")
    return {**fields, **value} if isinstance(value, dict) else dict(fields)


def _fields(row: Mapping[str, Any]) -> str:
    before, after = _flat(row["before"]), _flat(row["after"])
    if not before or not after:
        return _terse(row["after"] or row["before"])
    names = [n for n in after if n not in ("events", "value") and before.get(n) != after[n]]
    return ", ".join(f"{n} {_word(before.get(n))} → {_word(after[n])}" for n in names) or "its sources"


def differing(found: Sequence[Row], everything: bool) -> list[Row]:
    """Changes without those in which only the sources are others, unless all are asked for."""
    return [row for row in found if everything or row["change"] != "restated"]
