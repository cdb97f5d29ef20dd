"""`pactbook projection` at the command line: what it says is what the other commands say."""

import shutil
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from tests.cli.running import Ran, run


@pytest.fixture(scope="module")
def book(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the samples with its projection."""
    path = tmp_path_factory.mktemp("projected") / "samples.db"
    shutil.copy(samples, path)
    made = ask(path, "build", "--json").json
    assert (made["state"], made["before"], made["file"]) == ("made", 0, f"{path}.duckdb")
    assert made["root"] in run("root", path).out
    return path


def ask(book: Path, *args: object) -> Ran:
    ran = run("projection", *args, "--book", book)
    assert ran.status == 0, ran.err
    return ran


@pytest.mark.parametrize("known", ["2024-03-05", "2024-07-01"])
def test_facts_are_those_of_the_other_commands(book: Path, known: str) -> None:
    found = ask(book, "facts", "--known", known, "--json").json
    for kind, command in (("agreement", "agreements"), ("commitment", "pledges"), ("count", "counts")):
        rows = run(command, "--known", known, "--book", book, "--json").json
        wanted = {row["ref"]: row["voices"] for row in rows if row.get("named", True) is not False}
        assert {row["ref"]: row["voices"] for row in found if row["kind"] == kind} == wanted
    (people,) = (ask(book, "facts", "--known", known, "--kind", "role", "--json").json,)
    assert {row["ref"] for row in people} == {
        row["ref"] for row in run("people", "--known", known, "--book", book, "--json").json
    }


def test_issues_are_those_of_the_other_command(book: Path) -> None:
    found = {row["ref"]: row for row in ask(book, "issues", "--json").json}
    shown = {row["ref"] for row in run("issues", "--book", book, "--json").json}
    assert found
    assert set(found) <= shown
    assert "count_stale" in {row["code"] for row in found.values()}


def test_sums_keep_bounds_and_years_apart(book: Path) -> None:
    rows = ask(book, "totals", "--json").json
    keys = [
        tuple(row[name] for name in row if name not in ("amount", "amount_max", "promises")) for row in rows
    ]
    assert len(set(keys)) == len(keys)
    pledges = run("pledges", "--book", book, "--json").json
    wanted = sum(1 for row in pledges if row["amount"] and row["modality"] in ("asserted", "planned"))
    assert 0 < sum(row["promises"] for row in rows) <= wanted
    (frame,) = (row for row in rows if row["donor"] == "DNK" and row["amount"] == 60.4e9)
    assert (frame["year"], frame["period_start"], frame["period_end"]) == (None, "2023", "2028")


def test_a_fact_has_a_history_and_two_days_differ(book: Path) -> None:
    changes = ask(book, "diff", "2024-03-05", "2024-03-20", "--json").json
    added = {row["ref"] for row in changes if row["change"] == "added" and row["kind"] == "agreement"}
    one, other = (
        {row["ref"] for row in ask(book, "facts", "--known", day, "--kind", "agreement", "--json").json}
        for day in ("2024-03-05", "2024-03-20")
    )
    assert {ref[:12] for ref in added} == other - one
    for ref in sorted(added)[:3]:
        versions = ask(book, "history", ref[:12], "--json").json
        assert versions
        assert all(row["ref"] == ref for row in versions)
    assert "from entry" in ask(book, "history", sorted(added)[0][:12]).out
    assert ask(book, "diff", "2024-03-05", "2024-03-05").out.strip() == "Nothing is different."


def test_the_projection_is_held_against_the_book(book: Path) -> None:
    found = ask(book, "check", "--spots", "3", "--json").json
    assert found == {"compared": 4, "sound": True, "issues": []}


def test_what_is_new_in_a_book_is_taken_in_before_an_answer(samples: Path, tmp_path: Path) -> None:
    book = Path(shutil.copy(samples, tmp_path / "samples.db"))
    ask(book, "build")
    article = tmp_path / "new.txt"
    article.write_text(
        "date 2024-06-10\n\nLatvia will give Ukraine 77 million euros in 2025.\n", encoding="utf-8"
    )
    assert run("add", article, "--book", book).status == 0
    found = ask(book, "facts", "--kind", "commitment", "--json").json
    assert {row["ref"] for row in found} == {r["ref"] for r in run("pledges", "--book", book, "--json").json}
    assert 77e6 in [row["said"]["amount"] for row in found if row["said"]["donor"] == "LVA"]
    assert ask(book, "build", "--json").json["state"] == "current"


def test_bad_input_is_said_in_one_line(book: Path, tmp_path: Path) -> None:
    ran = run("projection", "history", "abcdef123456", "--book", book)
    assert (ran.status, "no fact has the reference" in ran.err) == (1, True)
    ran = run("projection", "history", "not hexadecimal", "--book", book)
    assert ran.status == 1
    ran = run("projection", "facts", "--kind", "promise", "--book", book)
    assert (ran.status, "is no kind" in " ".join(ran.err.split())) == (2, True)
    ran = run("projection", "facts", "--book", tmp_path / "none.db")
    assert ran.status == 1
    ran = run("projection", "check", "--book", book, "--file", tmp_path / "none.duckdb")
    assert (ran.status, "pactbook projection build" in " ".join(ran.err.split())) == (1, True)
    ran = run("projection", "build", "--book", "postgresql:///nowhere")
    assert ran.status == 1
