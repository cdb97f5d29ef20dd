"""Measures the reading of agreement texts against hand coding, and two codings against each other.

    python -m tests.extract.instruments.measure            the tables of docs/provisions.md
    python -m tests.extract.instruments.measure --errors   also what differs, by place and value

Gold holds hashes, offsets and values; the texts lie beside the checkout. Alpha is Krippendorff's for nominal
values and two coders without gaps (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability").
"""

import datetime
import functools
import json
import sys
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pactbook.capture import capture
from pactbook.extract.ground import ground
from pactbook.extract.instruments import Instruments
from pactbook.model.claims import Claim, Commitment, Provision
from pactbook.model.sources import Document

TODAY = datetime.date(2026, 1, 1)
GOLD = Path(__file__).parent / "gold"
SHARED = Path(__file__).resolve().parents[4] / "shared"
FIELDS = ("obligor", "strength", "conditions", "topic", "precision")
NEAR = 3
"""How far apart, in characters, two coders may set the place of one verb."""

Row = dict[str, Any]
Pair = tuple[Row, Row, Row]


@functools.cache
def read(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    """An agreement's text and its claims."""
    (document,) = (item for item in capture([path], today=TODAY) if isinstance(item, Document))
    found, issues = ground(document, Instruments().extract(document))
    assert issues == []
    return document, tuple(found)


def rows(name: str) -> list[Row]:
    """One gold file: paragraphs with what was coded in them."""
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def verb_at(claim: Claim) -> int:
    return int(dict(claim.extra)["verb_at"])


def machine(originals: Path, coded: Sequence[Row]) -> list[Row]:
    """The same paragraphs with what the extractor finds in them."""
    return [row | {"provisions": list(_inside(originals, row))} for row in coded]


def _inside(originals: Path, row: Row) -> Iterator[Row]:
    document, claims = read(originals / row["document"])
    assert document.sha256 == row["sha256"]
    for claim in claims:
        if isinstance(claim.value, Provision) and row["start"] <= verb_at(claim) < row["end"]:
            value = claim.value
            yield {
                "at": verb_at(claim),
                "obligor": value.obligor,
                "strength": value.strength,
                "conditions": sorted({c.flag for c in value.conditions}),
                "topic": value.topic,
                "precision": value.precision,
                "confidence": claim.confidence,
            }


def paired(one: Sequence[Row], other: Sequence[Row]) -> tuple[list[Pair], int, int]:
    """Provisions with verbs at one place, as (paragraph, first, second), and how many each side has."""
    pairs: list[Pair] = []
    for mine, theirs in zip(one, other, strict=True):
        assert (mine["document"], mine["start"]) == (theirs["document"], theirs["start"])
        rest = list(theirs["provisions"])
        for provision in mine["provisions"]:
            near = [p for p in rest if abs(p["at"] - provision["at"]) <= NEAR]
            match = min(near, key=lambda p: abs(p["at"] - provision["at"]), default=None)
            if match is not None:
                rest.remove(match)
                pairs.append((mine, provision, match))
    return pairs, sum(len(r["provisions"]) for r in one), sum(len(r["provisions"]) for r in other)


def agreement(one: Sequence[Row], other: Sequence[Row]) -> dict[str, tuple[float, float]]:
    """For each field F1 (a provision only one side has lowers it) and alpha (of those that both have)."""
    pairs, mine, theirs = paired(one, other)
    out = {"provision": (2 * len(pairs) / (mine + theirs), 1.0)}
    for field in FIELDS:
        both = [(_key(a[field]), _key(b[field])) for _, a, b in pairs if field in a and field in b]
        if both:
            out[field] = 2 * sum(a == b for a, b in both) / (mine + theirs), alpha(both)
    return out


def _key(value: Any) -> Hashable:
    return tuple(value) if isinstance(value, list) else value


def alpha(both: Sequence[tuple[Hashable, Hashable]]) -> float:
    """Krippendorff's alpha of two coders' nominal values; 1 where there is nothing to disagree about."""
    counts = Counter(value for pair in both for value in pair)
    total = sum(counts.values())
    expected = sum(n * (total - n) for n in counts.values()) / (total * (total - 1))
    observed = sum(a != b for a, b in both) / len(both)
    return 1 - observed / expected if expected else 1.0


def figures(originals: Path, coded: Sequence[Row]) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Sums, their bounds and periods, hours, term and notice: right, missing and invented, and the places."""
    tally: Counter[tuple[str, str]] = Counter()
    faults: list[str] = []
    for row in coded:
        document, claims = read(originals / row["document"])
        assert document.sha256 == row["sha256"]
        place = f"{row['document']} {row['start']}"
        inside = [
            c.value
            for c in claims
            if isinstance(c.value, Provision) and row["start"] <= verb_at(c) < row["end"]
        ]
        for field in ("hours", "term_years", "notice_months"):
            found = {float(v) for value in inside if (v := getattr(value, field))}
            _compare(tally, faults, field, {float(v) for v in row[field]}, found, place)
        given = [
            c.value
            for c in claims
            if isinstance(c.value, Commitment) and row["start"] <= dict(c.extra)["figure_at"] < row["end"]
        ]
        shares = {value.gdp_percent for value in given if value.gdp_percent}
        _compare(tally, faults, "share", set(row["shares"]), shares, place)
        _sums(tally, faults, row, given, place)
    return tally, faults


def _compare(
    tally: Counter[tuple[str, str]],
    faults: list[str],
    field: str,
    coded: set[Any],
    found: set[Any],
    place: str,
) -> None:
    tally[field, "right"] += len(coded & found)
    tally[field, "missing"] += len(coded - found)
    tally[field, "invented"] += len(found - coded)
    if coded != found:
        faults.append(f"{place}: {field} {coded} read as {found}")


def _sums(
    tally: Counter[tuple[str, str]], faults: list[str], row: Row, given: list[Commitment], place: str
) -> None:
    rest = [value for value in given if value.amount is not None]
    for coded in row["sums"]:
        match = next(
            (v for v in rest if v.amount == coded["amount"] and v.currency == coded["currency"]), None
        )
        tally["amount", "missing" if match is None else "right"] += 1
        if match is None:
            faults.append(f"{place}: {coded} missing")
            continue
        rest.remove(match)
        for field in ("bound", "period"):
            names = ("period_start", "period_end") if field == "period" else (field,)
            right = all(getattr(match, each) == coded[each] for each in names)
            tally[field, "right" if right else "missing"] += 1
            if not right:
                faults.append(
                    f"{place}: {coded} read as {match.bound} {match.period_start}/{match.period_end}"
                )
    optional = row.get("optional", [])
    for value in rest:
        if value.amount not in optional:
            tally["amount", "invented"] += 1
            faults.append(f"{place}: {value.amount} {value.currency} invented")


def f1(tally: Counter[tuple[str, str]], field: str) -> float:
    """F1 of one field; bounds and periods are shares of the sums found."""
    right, wrong = tally[field, "right"], tally[field, "missing"] + tally[field, "invented"]
    if field in ("bound", "period"):
        return right / max(1, right + wrong)
    return 2 * right / max(1, 2 * right + wrong)


def main() -> None:
    originals = SHARED / "agreements" / "original"
    names = (
        "provisions",
        "provisions_later",
        "provisions_last",
        "provisions_new",
        "provisions_fresh",
        "provisions_unseen",
    )
    known = [name for name in names if (GOLD / f"{name}.jsonl").exists()]
    tables = [(name, coded := rows(f"{name}.jsonl"), machine(originals, coded)) for name in known]
    tables.append(("first coder, second coder", rows("provisions.jsonl"), rows("provisions_coder2.jsonl")))
    for name, coded, found in tables:
        told = " ".join(f"{f} {a:.3f} ({b:.3f})" for f, (a, b) in agreement(coded, found).items())
        print(f"{name}, {len(coded)} paragraphs, F1 (alpha): {told}")
        if "--errors" in sys.argv:
            _print_differences(coded, found)
    for name in ("figures.jsonl", "figures_fresh.jsonl"):
        if (GOLD / name).exists():
            tally, faults = figures(originals, rows(name))
            fields = ("amount", "bound", "period", "share", "hours", "term_years", "notice_months")
            counts = (
                (f, f1(tally, f), tally[f, "right"], tally[f, "missing"], tally[f, "invented"])
                for f in fields
            )
            print(
                name,
                "; ".join(f"{f} {s:.3f} ({a} right, {b} missing, {c} invented)" for f, s, a, b, c in counts),
            )
            if "--errors" in sys.argv:
                print("\n".join(faults))


def _print_differences(coded: Sequence[Row], found: Sequence[Row]) -> None:
    pairs, _, _ = paired(coded, found)
    met = {(row["document"], side["at"]) for row, *sides in pairs for side in sides}
    for which, side in (("coded only", coded), ("found only", found)):
        for row in side:
            for p in row["provisions"]:
                if (row["document"], p["at"]) not in met:
                    print(
                        f"  {which}: {row['document']} {p['at']} {p['obligor']} {p['strength']} {p['topic']}"
                    )
    for row, a, b in pairs:
        wrong = {f: (a[f], b[f]) for f in FIELDS if f in a and f in b and a[f] != b[f]}
        if wrong:
            print(f"  {row['document']} {a['at']} {wrong}")


if __name__ == "__main__":
    main()
