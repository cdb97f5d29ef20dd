"""The brief: one page of a ledger as data, which the terminal, the page and JSON all print.

It adds nothing up: promises differ in bound, period, currency and stage, so a sum over them would be a
figure that no source supports.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pactbook.analysis import macro, rates
from pactbook.analysis.horizon import beyond
from pactbook.publish import rows, tables, words
from pactbook.publish.tables import Table
from pactbook.publish.view import View

GIVEN: Final = "delivered"


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the brief. `key` names it in JSON, `empty` is what stands there without rows."""

    key: str
    title: str
    table: Table
    rows: tuple[rows.Row, ...]
    empty: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One page: the coordinates in words, sections in order, and notes on sources and method."""

    heading: str
    at: str
    year: int
    documents: int
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    coordinates: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """One object: the coordinates, an array for each section, the notes."""
        arrays = {section.key: list(section.rows) for section in self.sections}
        return {**self.coordinates, "documents": self.documents, **arrays, "notes": list(self.notes)}


def brief(view: View) -> Brief:
    """The brief of a view."""
    found = rows.agreements(view)
    pledges = rows.pledges(view)
    sections = (
        *_agreements(found),
        _unnamed(found),
        *_money(pledges),
        _later(view),
        _judgements(view),
        _issues(view),
    )
    return Brief(
        "Security agreements and pledges",
        _coordinates_in_words(view),
        view.year,
        len(_documents(view)),
        sections,
        _notes(pledges, view),
        _coordinates(view),
    )


def _agreements(found: Sequence[rows.Row]) -> list[Section]:
    titles = (
        ("signed", "Signed", "No agreement is known to be signed."),
        ("negotiating", "In negotiation", "No talks are known."),
        ("other", "Announced, planned, refused or ended", "None."),
    )
    named = sorted((row for row in found if row["named"]), key=_by_date)
    return [
        Section(key, title, tables.AGREEMENTS, tuple(r for r in named if rows.standing(r) == key), empty)
        for key, title, empty in titles
    ]


def _by_date(row: rows.Row) -> tuple[str, str]:
    return row["signed"] or row["date"] or "9999", words.partners(row["parties"])


def _unnamed(found: Sequence[rows.Row]) -> Section:
    """What is counted but not named, each with a line that says so."""
    left = tuple(row for row in found if not row["named"])
    empty = "Every reported count is covered by agreements that the book can name."
    return Section("unnamed", "Known but unnamed", tables.UNNAMED, left, empty)


def _money(pledges: Sequence[rows.Row]) -> tuple[Section, Section]:
    promised = tuple(_by_donor(row for row in pledges if row["stage"] != GIVEN))
    given = tuple(_by_donor(row for row in pledges if row["stage"] == GIVEN))
    return (
        Section("pledges", "Pledges by donor", tables.PLEDGES, promised, "No pledge is known."),
        Section("delivered", "Given, by donor", tables.PLEDGES, given, "Nothing is reported as given."),
    )


def _by_donor(found: Any) -> list[rows.Row]:
    return sorted(found, key=lambda row: (row["donor"] is None, words.country(row["donor"])))


def _later(view: View) -> Section:
    title = f"Named beyond {view.year}"
    empty = f"No source names anything beyond {view.year}."
    note = "A total over several years is shown with its years and never divided."
    found = tuple(later(view))
    return Section("later", title, tables.LATER, found, empty, note if found else None)


def later(view: View) -> list[rows.Row]:
    """Promises that name a time after the view's year, with what the text sets for single later years."""
    pledged = {row["ref"]: row for row in rows.pledges(view)}
    return [
        {
            **pledged[reach.ref],
            "firmness": reach.firmness,
            "years": [
                {"year": y.year, "low": y.low, "high": y.high, "unit": y.unit, "rule": y.rule}
                for y in reach.years
            ],
            "undivided": reach.undivided,
        }
        for reach in beyond(view.ledger, view.year)
    ]


def _judgements(view: View) -> Section:
    found = tuple(rows.reported(view.ledger.assessments, view))
    return Section("judgements", "Judgements reported", tables.JUDGEMENTS, found, "None is reported.")


def _issues(view: View) -> Section:
    title = "Contradictions and data problems"
    return Section("issues", title, tables.ISSUES, tuple(rows.issues(view)), "None was found.")


def _documents(view: View) -> set[str]:
    claims = (view.claim(record) for record in view.reports)
    return {claim.document for claim in claims if claim}


def _coordinates(view: View) -> dict[str, Any]:
    at = view.ledger.at
    return {
        "as_of": at.as_of.isoformat() if at.as_of else None,
        "known": at.known.isoformat() if at.known else None,
        "recorded": at.recorded,
        "year": view.year,
    }


def _coordinates_in_words(view: View) -> str:
    at = view.ledger.at
    parts = [f"what had happened by {at.as_of}"] if at.as_of else []
    parts += [f"in sources public by {at.known}"] if at.known else []
    parts += [f"as recorded up to entry {at.recorded}"] if at.recorded is not None else []
    return ", ".join(parts) or "all that the book holds"


def _notes(pledges: Sequence[rows.Row], view: View) -> tuple[str, ...]:
    notes = [
        "≤ at most, ≥ at least, ≈ about, a–b a range; figures of different basis are never added up.",
    ]
    if pledges:
        notes += [
            "Euros: at the reference rate of the day a promise was made, else of the day its first source "
            f"was published. Rates: {rates.rates_vintage()}.",
            "Share of GDP and euros per head: in the one year that a promise is for, else the year it was "
            "made, or the nearest earlier one with figures; * marks a total for several years, or for a time "
            f"not named, set whole against one year. {macro.macro_vintage('gdp_usd')}; "
            f"{macro.macro_vintage('population')} (CC BY 4.0).",
        ]
    if any(row["assumed"] for row in pledges):
        notes.append("† computed from a promised share of GDP; the text names no sum.")
    notes += [f"No value in euros: {reason}." for reason in _reasons(pledges)]
    return tuple(notes)


def _reasons(pledges: Sequence[rows.Row]) -> list[str]:
    """Why values are missing, each reason once with the donors it concerns."""
    found: dict[str, list[str]] = {}
    for row in pledges:
        if row["eur_reason"]:
            donors = found.setdefault(row["eur_reason"], [])
            if words.country(row["donor"]) not in donors:
                donors.append(words.country(row["donor"]))
    return [f"{reason} ({', '.join(donors)})" for reason, donors in sorted(found.items())]
