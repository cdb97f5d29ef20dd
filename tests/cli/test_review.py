"""`pactbook review` in a real terminal, by keys of either layout, and without one."""

import json
import os
from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.model.verdicts import Verdict
from tests.cli.running import process, run
from tests.cli.terminal import terminal
from tests.pipeline.reviewed import filled

needs_pty = pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal on Windows: lines are read there")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    filled(tmp_path / "b.db").close()
    return tmp_path / "b.db"


def verdicts(book: Path) -> list[tuple[str, str, str | None]]:
    with wiring.book(book, readonly=True) as store:
        found = [one.decision for one in store.decisions()]
    return [(v.person, v.kind, v.reason) for v in found if isinstance(v, Verdict)]


def donors(book: Path) -> list[str]:
    return [row["donor"] for row in run("pledges", "--book", book, "--json").json]


@needs_pty
def test_one_key_is_a_verdict_and_the_next_claim(book: Path, tmp_path: Path) -> None:
    with terminal("review", book, "--person", "Olha", cwd=tmp_path) as screen:
        first = screen.until("1 of 6")
        assert "min left" not in first
        seen = screen.until("[q]quit")
        assert "Oslo repeated its promise of 300 million euros." in seen
        assert "310,000,000" in seen
        screen.press("r").until("2 of 6, ")
        assert "left" in screen.until("[q]quit")
        screen.press("a").until("3 of 6")
        screen.press("s").until("4 of 6")
        screen.press("q").until("2 judged, 3 left")
        assert screen.end() == 0
    assert verdicts(book) == [("Olha", "reject", None), ("Olha", "accept", None)]


@needs_pty
def test_keys_count_by_their_place_under_a_ukrainian_layout(book: Path, tmp_path: Path) -> None:
    with terminal("review", book, cwd=tmp_path, PACTBOOK_PERSON="Ольга") as screen:
        screen.until("[q]quit")
        screen.press("ф").until("2 of 6")
        screen.press("к").until("3 of 6")
        screen.press("г").until("taken back: reject")
        screen.until("2 of 6")
        screen.press("й").until("1 judged")
        assert screen.end() == 0
    assert verdicts(book) == [
        ("Ольга", "accept", None),
        ("Ольга", "reject", None),
        ("Ольга", "undo", None),
    ]


@needs_pty
def test_a_correction_is_checked_against_the_vocabulary_and_asked_again(book: Path, tmp_path: Path) -> None:
    with terminal("review", book, "--person", "Olha", "--donor", "EST", cwd=tmp_path) as screen:
        screen.until("[q]quit")
        screen.press("c").until("Enter when done):")
        screen.press("aid = ?\n").until("aid: military, financial")
        screen.until("Enter when done):")
        screen.press("aid = naval\n").until("not one of military, financial")
        screen.until("Enter when done):")
        screen.press("aid = mil\n").until("Enter when done):")
        screen.press("amount = 5.5m\n").until("Enter when done):")
        screen.press("\n").until("Enter for none):")
        screen.press("see the annex\n").until("1 judged, nothing is left")
        assert screen.end() == 0
    (row,) = (r for r in run("pledges", "--book", book, "--json").json if r["donor"] == "EST")
    assert (row["amount"], row["aid"]) == (5_500_000, "military")
    shown = run("why", row["ref"], "--book", book, env={"COLUMNS": "300"}).out
    assert "corrected by Olha on" in shown
    assert "see the annex [aid unspecified → military, amount 5000000 → 5500000]" in shown


@needs_pty
def test_a_missed_claim_a_link_and_a_date_are_given_at_the_terminal(book: Path, tmp_path: Path) -> None:
    again = next(c for c in run("review", book, "--json").json if c["quote"].startswith("300 million"))
    with terminal("review", book, "--person", "Olha", cwd=tmp_path) as screen:
        screen.until("[q]quit")
        screen.press("l").until("[p] split")
        assert again["ref"] in screen.press("s").until("(its ref):")
        screen.press(again["ref"] + "\n").until("same money")
        screen.press("d").until("(YYYY-MM-DD):")
        screen.press("2024-05-01\n").until("date correction")
        screen.press("n").until("last words):")
        screen.press("Estonia ... euros\n").until("kind:")
        screen.press("commitment\n").until("Enter when done):")
        for line in ("donor = EST", "recipient = UKR", "amount = 2m", "currency = EUR", "bound = exact"):
            screen.press(line + "\n").until("Enter when done):")
        screen.press("\n").until("add ")
        screen.press("?").until("the same money or event")
        screen.press("q").until("every verdict is stored".capitalize())
    assert [kind for _, kind, _ in verdicts(book)] == ["same_money", "date_correction", "add"]
    assert donors(book).count("EST") == 2
    assert donors(book).count("NOR") == 1


@needs_pty
def test_a_person_is_asked_for_a_name_and_may_stop_at_any_time(book: Path, tmp_path: Path) -> None:
    with terminal("review", book, cwd=tmp_path) as screen:
        screen.until("Your name")
        screen.press("Olha\n").until("[q]quit")
        screen.press("a").until("2 of 6")
        screen.press("\x03").until("1 judged, 5 left. Every verdict is stored.")
        assert screen.end() == 130
    assert verdicts(book) == [("Olha", "accept", None)]


def test_without_a_terminal_a_line_is_a_key(book: Path) -> None:
    done = run("review", book, "--person", "Olha", stdin="a\nb\nno promise at all\nr\nx\nu\n")
    assert done.status == 0
    assert "no key 'x'" in done.out
    assert verdicts(book) == [
        ("Olha", "accept", None),
        ("Olha", "reject", "no promise at all"),
        ("Olha", "undo", None),
    ]


def test_without_a_name_nobody_decides(book: Path, tmp_path: Path) -> None:
    done = process("review", book, cwd=tmp_path)
    assert done.status == 2
    assert "PACTBOOK_PERSON" in done.err
    assert verdicts(book) == []


def test_verdicts_from_a_file_are_stored_or_refused_line_by_line(book: Path, tmp_path: Path) -> None:
    queue = {c["quote"][:10]: c["id"] for c in run("review", book, "--json").json}
    lines = [
        {"verdict": "accept", "claim": queue["40 million"]},
        {"verdict": "correct", "claim": queue["12 million"], "fields": {"amount": 13e6}, "reason": "table 2"},
        {"verdict": "same_money", "claims": [queue["300 millio"], queue["promise of"]]},
        {
            "verdict": "add",
            "document": "first.txt",
            "quote": "a bridge in Porto",
            "fields": {"kind": "statistic", "subject": "PRT", "measure": "rank", "value": 1},
        },
        {"verdict": "date_correction", "document": "second.txt", "published": "2024-05-01"},
        {"verdict": "praise", "claim": queue["40 million"]},
        {"verdict": "accept", "claim": "000000000000"},
        {"verdict": "accept", "claim": queue["40 million"], "mood": "good"},
    ]
    file = tmp_path / "verdicts.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)) + "\n\nnot JSON\n", encoding="utf-8")
    done = run("review", book, "--person", "Olha", "--batch", file, "--json")
    assert done.status == 1
    assert (done.json["recorded"], done.json["known"], done.json["refused"]) == (5, 0, 4)
    assert [one["line"] for one in done.json["refusals"]] == [6, 7, 8, 10]
    assert "line 6: no verdict 'praise'; one of accept" in done.err
    again = run("review", book, "--person", "Olha", "--batch", file, "--json").json
    assert (again["recorded"], again["known"], again["refused"]) == (0, 5, 4)


def test_two_people_code_blindly_and_their_agreement_is_measured(book: Path) -> None:
    first = run("review", book, "--person", "Olha", stdin="a\n" * 6)
    assert first.status == 0
    assert run("review", book, "--agreement").status == 1
    second = run("review", book, "--person", "Petro", "--blind", stdin="r\n" + "a\n" * 5)
    assert "Olha" not in second.out and "confidence" not in second.out
    found = {one["variable"]: one for one in run("review", book, "--agreement", "--json").json}
    assert (found["present"]["units"], found["present"]["same"]) == (6, 5)
    assert found["present"]["alpha"] == pytest.approx(0.0)
    assert "disputed" in run("issues", "--book", book).out


def test_decisions_leave_the_book_as_gold(book: Path, tmp_path: Path) -> None:
    run("review", book, "--person", "Olha", stdin="r\n" + "a\n" * 5)
    assert run("review", book, "--gold", tmp_path / "gold.jsonl").status == 0
    rows = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text("utf-8").splitlines()]
    assert sorted(row["verdict"] for row in rows) == ["accept"] * 5 + ["reject"]
    assert all(len(row["sha256"]) == 64 and "quote" not in row for row in rows)


def test_bad_usage_and_no_book(tmp_path: Path) -> None:
    assert "agreement" in run("review", tmp_path / "none.db", "--kind", "poem", env={"COLUMNS": "200"}).err
    done = run("review", tmp_path / "none.db", "--person", "Olha")
    assert done.status == 1 and "no book" in done.err
