"""`pactbook diff` at the command line."""

from pathlib import Path

import pytest

from tests.cli.running import run


def test_two_days_differ_in_words_as_a_table_and_as_json(samples: Path) -> None:
    days = ("2024-03-05", "2024-03-20", "--book", samples)
    words = run("diff", *days)
    assert words.status == 0
    assert "Agreements: " in words.out
    assert "Netherlands: security agreement signed" in words.out
    table = run("diff", *days, "--table").out
    assert "Netherlands: security agreement signed" in " ".join(table.split())
    found = run("diff", *days, "--json").json
    assert {"added", "revised"} <= {change["change"] for change in found}
    (norway,) = (
        c for c in found if c["table"] == "agreements" and c["words"].startswith("Norway") and c["ref"]
    )
    assert (norway["change"], norway["before"]) == ("added", None)


def test_two_releases_and_a_book_differ(samples: Path, tmp_path: Path) -> None:
    for name, day in (("r1", "2024-03-05"), ("r2", "2024-03-20")):
        assert run("release", name, "--known", day, "--book", samples, "--out", tmp_path).status == 0
    between = run("diff", tmp_path / "r1", tmp_path / "r2", "--json").json
    assert between == run("diff", "2024-03-05", "2024-03-20", "--book", samples, "--json").json
    assert run("diff", tmp_path / "r1", samples).status == 0
    assert run("diff", tmp_path / "r1", tmp_path / "r1").out == "Nothing changed.\n"
    assert run("diff", tmp_path / "r1", tmp_path / "r1", "--json").json == []


def test_what_names_nothing_is_said(samples: Path, tmp_path: Path) -> None:
    ran = run("diff", "yesterday", "2024", "--book", samples)
    assert (ran.status, "is no day, no release and no book" in " ".join(ran.err.split())) == (2, True)
    ran = run("diff", tmp_path, "2024", "--book", samples)
    assert (ran.status, "is no release" in ran.err) == (1, True)


@pytest.mark.parametrize("text", ["not JSON", "{"])
def test_a_damaged_release_is_sent_to_verify(samples: Path, tmp_path: Path, text: str) -> None:
    run("release", "r1", "--book", samples, "--out", tmp_path)
    (tmp_path / "r1" / "data" / "pledges.jsonl").write_text(text)
    ran = run("diff", tmp_path / "r1", "2024", "--book", samples)
    assert (ran.status, "pactbook verify" in ran.err) == (1, True)


def test_what_an_earlier_day_leaves_out_is_not_called_withdrawn(samples: Path) -> None:
    forth = run("diff", "2024-03-01", "2024-04-02", "--book", samples, "--json").json
    back = run("diff", "2024-04-02", "2024-03-01", "--book", samples, "--json").json
    added = {change["ref"] for change in forth if change["change"] == "added"}
    assert added and added == {change["ref"] for change in back if change["change"] == "not shown"}
    assert "withdrawn" not in run("diff", "2024-04-02", "2024-03-01", "--book", samples).out
