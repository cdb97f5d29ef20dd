"""The working tables of facts, row by row, beside the reference: where each stands, or why it does not.

`python -m tests.facts.compare` prints the result, with `-v` every row with its fact. Nothing of the tables
is kept here but the reasons for what was left out (`left_out.toml`), each under the name of its row.
"""

import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pactbook.book.reference.files import Fact, Reference
from pactbook.pipeline.reference import shipped

FACTS: Final = Path(__file__).parents[3] / "shared" / "facts"
REASONS: Final = Path(__file__).parent / "left_out.toml"
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "approved": ("approved", "authorised"),
    "round": ("round", "put_off", "announced"),
    "pledge_raised": ("raised",),
    "pledge_postponed": ("postponed",),
    "pledge_outcome": ("outcome",),
}
"""Words of the tables for which the reference has others."""
CELLS: Final = {
    "term_years": "term_years",
    "notice_months": "notice_months",
    "consult_hours": "consult_hours",
    "parties_word": "parties_word",
}
"""Columns of agreements that stand in the terms of a file."""
SCALE: Final = {"billion": 1e9, "bn": 1e9, "million": 1e6, "m": 1e6, "thousand": 1e3}
_SUM: Final = re.compile(r"(\d[\d,]*\.?\d*|\.\d+)\s*(billion|bn|million|thousand)\b")
_SHARE: Final = re.compile(r"(\d*\.?\d+)\s*% of GDP")
_DAY: Final = re.compile(r"\b20\d\d-\d\d(?:-\d\d)?\b")


@dataclass(frozen=True)
class Result:
    """One row, or one cell of it: its name, `in`, `left_out` or `missing`, and the fact or the reason."""

    name: str
    state: str
    where: str


def compare() -> list[Result]:
    """Every row of the three tables."""
    shelf = {reference.iso: reference for _, reference in shipped()[0]}
    reasons = left_out()
    found = [*_agreements(shelf), *_events(shelf), *_addresses(shelf)]
    return [
        Result(name, "in", where)
        if where
        else Result(name, "left_out", reasons[name])
        if name in reasons
        else Result(name, "missing", "")
        for name, where in found
    ]


def left_out() -> dict[str, str]:
    """The reason for each row that the reference leaves out on purpose, by the row's name."""
    said = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    return {row: one["reason"] for one in said["left_out"] for row in one["rows"]}


def rows(table: str) -> list[dict[str, str]]:
    """The rows of one of the tables."""
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


Found = tuple[str, str]
"""The name of a row or cell, and where the reference has it; empty where it has it not."""


def _agreements(shelf: Mapping[str, Reference]) -> Iterator[Found]:
    for row in rows("agreements"):
        one = shelf.get(row["iso"])
        name = f"agreements {row['iso']}"
        yield name, f"{row['iso']}.toml" if one else ""
        if one is not None:
            for cell, where in _cells(one, row):
                yield f"{name} {cell}", where


def _cells(one: Reference, row: Mapping[str, str]) -> Iterator[Found]:
    signed = next(iter(one.of("signed")), {})
    if row["signed"]:
        yield "signed", _same(signed.get("date"), row["signed"], "event signed")
        yield "place", _within(signed.get("place"), row["place"], "event signed")
        for person in re.findall(
            r"(?:^|, )([A-ZÀ-Ž][^,(]+?(?: [^,(]+)+)(?=,|$| \()", row["signatory_partner"]
        ):
            if not re.search(r"President|Minister|Chancellor|Taoiseach|Government", person):
                names = [p["name"] for p in signed.get("persons", ())]
                yield f"signatory {person}", "event signed" if person in names else ""
    for column, field in CELLS.items():
        if row[column] and row[column] != "none":
            said, wanted = one.terms.get(field), row[column].split(" (")[0]
            yield column, _same(None if said is None else str(said), wanted, "terms")
    for suffix in ("", "_b"):
        figure = row[f"amount_2024{suffix}"]
        if figure:
            said = {
                "amount": float(figure),
                "currency": row["currency" + suffix],
                "bound": row["bound" + suffix],
            }
            yield f"amount_2024{suffix}", _promise(one, said)
    if row["gdp_percent"]:
        yield "gdp_percent", _promise(one, {"gdp_percent": float(row["gdp_percent"])})
    if row["multi_year_amount"]:
        said = {
            "amount": float(row["multi_year_amount"]),
            "currency": row["multi_year_currency"],
            "bound": row["multi_year_bound"],
            "period_start": row["multi_year_start"],
            "period_end": row["multi_year_end"],
        }
        yield "multi_year", _promise(one, {name: value for name, value in said.items() if value})
    for day in _DAY.findall(row["government_changes_after"].split("none to")[0]):
        known = [fact["kind"] for fact in (*one.events, *one.later) if fact["date"].startswith(day)]
        found = [kind for kind in known if kind in ("government_change", "election", "postponed")]
        yield f"government {day}", found[0] if found else ""


def _same(said: Any, wanted: str, where: str) -> str:
    return where if said == wanted else ""


def _within(said: Any, wanted: str, where: str) -> str:
    """Places are named more or less fully."""
    words = set(re.findall(r"\w+", str(said))) & set(re.findall(r"\w+", wanted))
    return where if words else ""


def _promise(one: Reference, said: Mapping[str, Any]) -> str:
    for number, fact in enumerate(one.promises, 1):
        if all(fact.get(name) == value for name, value in said.items()):
            return f"promise {number}"
    for number, fact in enumerate(one.later, 1):
        if all(fact.get(name) == value for name, value in said.items()):
            return f"later {number}"
    return ""


def _events(shelf: Mapping[str, Reference]) -> Iterator[Found]:
    seen: Counter[str] = Counter()
    for row in rows("events"):
        name = f"events {row['iso']} {row['event']} {row['date']}"
        seen[name] += 1
        name += f" {seen[name]}" if seen[name] > 1 else ""
        facts = list(_told(shelf[row["iso"]], row))
        yield name, ", ".join(where for where, _ in facts)
        if facts:
            yield from ((f"{name} {cell}", where) for cell, where in _details(facts, row, shelf[row["iso"]]))


def _told(one: Reference, row: Mapping[str, str]) -> Iterator[tuple[str, Fact]]:
    """The facts of a file that tell what a row tells: of the same kind, on the same date, from its source."""
    kinds = KINDS.get(row["event"], (row["event"],))
    for table, facts in (("event", one.events), ("later", one.later)):
        for number, fact in enumerate(facts, 1):
            if fact["kind"] in kinds and fact["date"] == row["date"] and _from(one, fact, row):
                yield f"{table} {number}", fact


def _from(one: Reference, fact: Fact, row: Mapping[str, str]) -> bool:
    """True when the fact rests on the row's source: by its address, its publisher, or as the text."""
    cards = [one.sources[name] for name in fact["sources"]]
    if row["source_publisher"] == "agreement text":
        return any(card["kind"] == "official_text" for card in cards)
    if row["source_address"]:
        return any(card.get("address") == row["source_address"] for card in cards)
    return any(card.get("publisher", "").split(" (")[0] in row["source_publisher"] for card in cards)


def _details(facts: Iterable[tuple[str, Fact]], row: Mapping[str, str], one: Reference) -> Iterator[Found]:
    """People, figures, confidence and day of publication of a row."""
    told = [fact for _, fact in facts]
    names = {person["name"] for fact in told for person in fact.get("persons", ())}
    for person in filter(None, re.split(r"; (?![^(]*\))", row["persons"])):
        name = person.split(" (")[0].split(", also")[0].strip()
        yield f"person {name}", "persons" if name in names else ""
    for figure in _figures(row["detail"]):
        yield f"figure {figure:g}", "figure" if _has(told, figure) or _elsewhere(one, figure) else ""
    sure = {fact["confidence"] for fact in told}
    yield "confidence", "confidence" if row["confidence"] in sure else ""
    since = {fact["public_since"] for fact in told}
    yield "public_since", "public_since" if row["source_date"] in since else ""


def _figures(text: str) -> set[float]:
    """Sums and shares of GDP that a detail names."""
    sums = {round(float(number.replace(",", "")) * SCALE[unit], 2) for number, unit in _SUM.findall(text)}
    return sums | {float(number) for number in _SHARE.findall(text)}


def _has(facts: Iterable[Fact], figure: float) -> bool:
    """True when one of the facts has the figure, as its amount, its share or in its note."""
    return any(
        figure in (fact.get("amount"), fact.get("amount_max"), fact.get("gdp_percent"))
        or figure in _figures(fact.get("note", ""))
        for fact in facts
    )


def _elsewhere(one: Reference, figure: float) -> bool:
    """True when the file has the figure in another place, as the promise that a row is compared with."""
    return _has((*one.promises, *one.later), figure)


def _addresses(shelf: Mapping[str, Reference]) -> Iterator[Found]:
    for row in rows("addresses"):
        chosen = shelf.values() if row["iso"] == "ALL" else [shelf[row["iso"]]]
        where = [
            f"{one.iso} {table}"
            for one in chosen
            for table, cards in (("source", one.sources.values()), ("further", one.further))
            if any(card.get("address") == row["address"] for card in cards)
        ]
        yield f"addresses {row['iso']} {row['address']}", where[0] if where else ""


def main() -> None:
    """Print how many rows are where, and every one that is missing."""
    found = compare()
    for table in ("agreements", "events", "addresses"):
        states = Counter(one.state for one in found if one.name.startswith(table))
        print(f"{table}: " + ", ".join(f"{states[state]} {state}" for state in ("in", "left_out", "missing")))
    for one in found:
        if one.state == "missing" or "-v" in sys.argv:
            print(f"{one.state:8}  {one.name}  {one.where}")


if __name__ == "__main__":
    main()
