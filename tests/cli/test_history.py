"""`pactbook history`: every step of a fact with its kind, its fields and its reason."""

from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.pipeline.desk import Desk
from tests.cli.running import run
from tests.pipeline.reviewed import filled


@pytest.fixture
def book(tmp_path: Path) -> Path:
    with filled(tmp_path / "b.db") as opened:
        desk = Desk(opened, "Olha")
        claim = next(c for c in desk.extracted.values() if c.quote.startswith("40 million"))
        desk.correct(claim.id, {"amount": 4.5e7}, "the annex says 45")
        bridge = next(c for c in desk.extracted.values() if c.quote.startswith("12 million"))
        desk.reject(bridge.id, "a bridge in another country")
    return tmp_path / "b.db"


def test_a_correction_is_told_with_person_reason_and_values(book: Path) -> None:
    ref = run("pledges", "--donor", "PRT", "--json", "--book", book).json[0]["ref"]
    found = run("history", ref, "--json", "--book", book).json
    assert [step["kind"] for step in found["recorded"]] == ["added", "corrected"]
    assert found["recorded"][1]["decision"]["person"] == "Olha"
    assert [row["value"] for row in found["fields"]["amount"] if row["axis"] == "recorded"] == [4e7, 4.5e7]
    assert "the annex says 45" in found["fields"]["amount"][-1]["reason"]
    shown = run("history", ref, "--book", book, env={"COLUMNS": "300"}).out
    assert "corrected by Olha on" in shown
    assert "amount: 40000000 → 45000000" in shown
    assert "added (OECD 1)  first.txt" in shown


def test_a_rejected_claim_has_a_history_by_its_id(book: Path) -> None:
    with wiring.book(book, readonly=True) as store:
        claim = next(c.id for c in store.claims() if c.quote.startswith("12 million"))
    shown = run("history", claim, "--book", book, env={"COLUMNS": "300"}).out
    assert "(stands no more)" in shown
    assert "withdrawn  rejected by Olha on" in shown
    assert "a bridge in another country" in shown


def test_what_nobody_knows_is_said_in_one_line(book: Path) -> None:
    assert run("history", "ffffffffffff", "--book", book).status == 1
    assert run("history", "ff", "--book", book).status == 2
    assert run("history", "ffffffff", "--book", book.with_name("none.db")).status == 1


def test_why_says_what_a_sum_is_a_part_of(samples: Path) -> None:
    rows = run("pledges", "--json", "--book", samples).json
    told = {row["ref"]: run("why", row["ref"], "--json", "--book", samples).json["related"] for row in rows}
    linked = [(ref, other) for ref, others in told.items() for other in others]
    assert linked
    for ref, other in linked:
        if other["kind"] != "agreement":
            back = {(o["ref"], o["role"]) for o in told[other["ref"]]}
            assert (ref, "whole_of" if other["role"] == "part_of" else "part_of") in back
