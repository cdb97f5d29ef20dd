"""The reference in a book: stored once, read as of any day, and never read as an article."""

import contextlib
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest

from pactbook import wiring
from pactbook.book.reference.checks import COUNTS
from pactbook.book.reference.schema import CLAUSES
from pactbook.model.sources import Document
from pactbook.pipeline.reference import shipped
from tests.cli.running import run

TEXTS = Path(__file__).parents[3] / "shared" / "agreements" / "text"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reference") / "pacts.db"
    wiring.reference(path)
    return path


def _partners(rows: list[dict[str, Any]]) -> set[str]:
    return {code for row in rows for code in row["parties"]} - {"UKR"}


@pytest.mark.parametrize(("day", "states"), COUNTS)
def test_states_that_had_signed_by_a_day_come_out_of_one_command(filled: Path, day: str, states: int) -> None:
    asked = run("agreements", "--book", filled, "--as-of", day, "--status", "signed", "--states", "--json")
    assert len(_partners(asked.json)) == len(asked.json) == states


@pytest.mark.parametrize("day", ["2024-05-31", "2025-01-31"])
def test_every_signature_was_public_on_its_day(filled: Path, day: str) -> None:
    ask = ("agreements", "--book", filled, "--as-of", day, "--status", "signed", "--states", "--json")
    assert _partners(run(*ask, "--known", day).json) == _partners(run(*ask).json)


def test_norway_was_in_talks_before_anybody_had_said_so(filled: Path) -> None:
    """Its announcement of October 2023 is known from a report of February 2024."""
    ask = ("agreements", "--book", filled, "--as-of", "2024-01-31", "--party", "NOR", "--json")
    assert [row["status"] for row in run(*ask).json] == ["announced"]
    assert run(*ask, "--known", "2024-01-31").json == []


def test_talks_and_refusals_are_listed_as_of_a_day(filled: Path) -> None:
    def listed(status: str, day: str) -> set[str]:
        ask = ("agreements", "--book", filled, "--as-of", day, "--status", status, "--states", "--json")
        return _partners(run(*ask).json)

    in_march = {"USA", "JPN", "ROU", "NOR", "ESP", "GRC", "LVA", "EST"}
    assert listed("negotiating", "2024-03-19") == in_march
    assert listed("announced", "2024-03-19") == {"SWE", "BGR", "ALB"}
    assert listed("refused", "2024-12-18") == set()
    assert listed("refused", "2024-12-19") == {"BGR"}
    assert listed("negotiating", "2025-01-31") == {"MNE"}


def test_the_union_is_listed_unless_only_states_are_asked_for(filled: Path) -> None:
    ask = ("agreements", "--book", filled, "--as-of", "2024-06-30", "--status", "signed", "--json")
    assert _partners(run(*ask).json) - _partners(run(*ask, "--states").json) == {"EU"}


def test_denmark_is_announced_on_the_day_before_it_signs(filled: Path) -> None:
    def status(day: str) -> str:
        rows = run("agreements", "--book", filled, "--as-of", day, "--party", "DNK", "--json").json
        return str(rows[0]["status"])

    assert (status("2024-02-22"), status("2024-02-23")) == ("negotiating", "in_force")


def test_bulgaria_refused_and_never_counts_as_signed(filled: Path) -> None:
    rows = run("agreements", "--book", filled, "--party", "BGR", "--json").json
    assert [row["status"] for row in rows] == ["refused"]
    assert {"MNE", "MKD", "BGR"}.isdisjoint(
        _partners(run("agreements", "--book", filled, "--status", "signed", "--json").json)
    )


def test_nothing_is_known_before_its_source_appeared(filled: Path) -> None:
    rows = run("pledges", "--book", filled, "--donor", "DEU", "--known", "2024-02-15", "--json").json
    assert 7_100_000_000 not in {row["amount"] for row in rows}
    rows = run("pledges", "--book", filled, "--donor", "DEU", "--known", "2024-02-16", "--json").json
    assert 7_100_000_000 in {row["amount"] for row in rows}


def test_a_ceiling_stays_a_ceiling_beside_a_lower_outcome(filled: Path) -> None:
    rows = run("pledges", "--book", filled, "--donor", "FRA", "--json").json
    assert {(row["amount"], row["bound"]) for row in rows} >= {(3_000_000_000, "at_most")}
    assert {row["amount"] for row in rows if row["stage"] == "allocated"} >= {1_010_000_000}


def test_loading_it_twice_stores_nothing_new(filled: Path) -> None:
    before = wiring.root(filled)
    again = wiring.reference(filled)
    assert (again.files, again.entries, wiring.root(filled)) == (0, 0, before)


def test_two_books_hold_the_same_entries(filled: Path, tmp_path: Path) -> None:
    def ids(path: Path) -> list[str]:
        with contextlib.closing(wiring.book(path, readonly=True)) as book:
            return [recorded.entry.id for recorded in book.entries()]

    wiring.reference(tmp_path / "other.db")
    assert ids(tmp_path / "other.db") == ids(filled)


def test_reading_again_passes_the_reference_over(filled: Path) -> None:
    assert list(wiring.reread(filled)) == []


def test_the_check_passes_and_lists_gaps_only_when_asked() -> None:
    plain = run("reference", "check", "--json")
    assert plain.status == 0 and plain.json["problems"] == [] and "gaps" not in plain.json
    listed = run("reference", "check", "--gaps", "--json").json["gaps"]
    assert {"file": "EU", "field": "terms.term_years", "note": "not given"} in listed


def test_one_agreement_is_told_from_its_talks_to_its_outcome() -> None:
    told = run("reference", "show", "Denmark", "--json").json
    for section in ("how_it_came_about", "what_came_of_it"):
        days = [line["date"] for line in told[section] if len(line["date"]) == len("2024-02-23")]
        assert days and days == sorted(days)
    what = [line["says"] for line in told["how_it_came_about"]]
    assert "signed in Lviv" in what and "legal standing: signed, silent on its force" in what
    assert told["what_it_promises"][0]["says"] == "main figure: EUR ≥ 1.8 bn, military, 2024"
    assert told["what_it_promises"][0]["amount"] == 1_800_000_000


def test_a_country_without_a_file_is_refused_by_name() -> None:
    refused = run("reference", "show", "Ruritania")
    assert refused.status == 2 and "Ruritania" in refused.err


def test_places_lead_to_the_sentences_of_the_texts() -> None:
    if not TEXTS.is_dir():
        pytest.skip("the texts of the agreements are not in this checkout")
    wrong = [fault for _, reference in shipped()[0] for fault in _misplaced(reference)]
    assert wrong == []


def test_no_note_repeats_six_words_of_a_text() -> None:
    """Notes are this project's own words; facts alone come from the texts."""
    if not TEXTS.is_dir():
        pytest.skip("the texts of the agreements are not in this checkout")
    theirs = {six for path in TEXTS.glob("*.txt") for six in _runs(path.read_text(encoding="utf-8"))}
    ours = [
        (reference.iso, fact["note"])
        for _, reference in shipped()[0]
        for name in ("clauses", "standing", "events", "promises", "words", "later", "gaps")
        for said in getattr(reference, name)
        for fact in ({"note": said.get(field)} for field in ("note", "until"))
        if fact["note"]
    ]
    assert len(ours) > 200
    assert [(iso, note) for iso, note in ours if theirs & set(_runs(note))] == []


def _runs(text: str) -> list[tuple[str, ...]]:
    """Every six words that follow one another."""
    words = re.findall(r"\w+", text.lower())
    return [tuple(words[at : at + 6]) for at in range(len(words) - 5)]


def _misplaced(reference: Any) -> list[str]:
    path = TEXTS / f"{reference.iso}.txt"
    placed = [f for f in (*reference.events, *reference.promises, *reference.clauses) if "start" in f]
    if not path.is_file():
        return [f"{reference.iso} has places and no text"] if placed else []
    (text,) = [each for each in wiring.read([path]) if isinstance(each, Document)]
    assert text.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    found = []
    for fact in placed:
        words = text.text[fact["start"] : fact["end"]]
        if fact["sha256"] != text.sha256 or not any(f in words.replace(",", ".") for f in _figures(fact)):
            found.append(f"{reference.iso}: {_figures(fact)} is not in the words from {fact['start']} on")
    return found


NUMBERS = {
    3: ("three", "3"),
    5: ("5",),
    6: ("six", "6", "шість"),
    10: ("ten", "10", "десяти"),
    18: ("12-18",),
}
RHYTHM = ("annual", "once a year", "once per year")
KEPT = ("Ukraine", "Україна")


def _figures(fact: Any) -> tuple[str, ...]:
    """What the sentence must print, in one of these ways; commas are points there."""
    if "items" in fact:
        what, number = fact["items"][0]["what"], fact["items"][0]["quantity"]
        return f"{number / 1000:.3f}", f"{number / 1000:g} thousand", f" {number} ", what.split()[0]
    if fact.get("kind") == "in_force":
        return "effect", "force", "operational", "чинності"
    if "kind" not in fact or fact["kind"] not in CLAUSES:
        return (_figure(fact),)
    number = fact.get("years") or fact.get("months")
    if number:
        return NUMBERS[number]
    if fact.get("every_months") == 12:
        return RHYTHM
    if "every_months" in fact:
        return NUMBERS[fact["every_months"]]
    return (
        KEPT
        if "until" in fact
        else {"renewal": ("extended", "продовження")}.get(fact["kind"], ("review", "before"))
    )


def _figure(fact: Any) -> str:
    """What the sentence must print: the year for a signature, the leading figure for a sum."""
    if "kind" in fact:
        return str(fact["date"][:4])
    if "gdp_percent" in fact:
        return f"{fact['gdp_percent']:g}"
    amount = fact["amount"]
    if amount == 500_000_000 and fact["bound"] in ("about", "at_least"):
        return "half a billion"
    unit = next(u for u in (1e9, 1e6, 1e3) if amount >= u)
    return f"{amount / unit:g}"


def test_equal_sums_through_different_funds_stay_two_promises(filled: Path) -> None:
    """One text promises five million through each of two banks, another 1.5 million twice."""

    def times(donor: str, amount: float) -> int:
        rows = run("pledges", "--book", filled, "--donor", donor, "--json").json
        return sum(row["amount"] == amount for row in rows)

    assert times("FIN", 5_000_000) == 2
    assert times("FIN", 50_000_000) == 3
    assert times("ESP", 1_500_000) == 2
