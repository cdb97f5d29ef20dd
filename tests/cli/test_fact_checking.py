"""`pactbook check`: a fact-check on the command line, without a book."""

from pathlib import Path

from pactbook.publish import tables
from tests.cli.running import process, run

WRONG = "date 2024-03-05\nDenmark and Ukraine signed a security agreement on 22 February 2024.\n"
RIGHT = "Germany and Ukraine signed a security agreement in Berlin on 16 February 2024.\n"


def test_a_wrong_day_is_named_with_the_right_one_and_its_source(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WRONG, encoding="utf-8")
    done = run("check", file, env={"COLUMNS": "200"})
    assert done.status == 1, done.err
    assert "1 contradicts" in done.out
    assert "“Denmark and Ukraine signed a security agreement on 22 February 2024.”" in done.out
    assert "Denmark signed on 2024-02-23 in Lviv." in done.out
    assert "On 2024-02-22 it was announced" in done.out
    assert "Agreement between Ukraine and Denmark, Signature clause (2024-02-23)" in done.out
    assert not list(tmp_path.glob("*.db"))


def test_json_has_the_keys_of_the_table(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WRONG, encoding="utf-8")
    (found,) = run("check", file, "--json").json
    assert (found["contradicts"], found["outdated"], found["cannot_say"]) == (1, 0, 0)
    (said,) = found["statements"]
    assert tuple(said) == tables.CHECKED.keys
    assert WRONG[said["start"] : said["end"]] == said["quote"]
    assert said["references"][0]["address"].startswith("https://")


def test_what_agrees_is_shown_when_asked_for(tmp_path: Path) -> None:
    short = run("check", "-", "--published", "2024-02-20", stdin=RIGHT)
    assert short.status == 0, short.err
    assert "1 statement agrees and nothing is to be added: --all" in short.out
    whole = run("check", "-", "--published", "2024-02-20", "--all", stdin=RIGHT)
    assert "Germany signed on 2024-02-16 in Berlin." in whole.out


def test_an_article_without_a_date_is_refused_with_the_next_step(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(RIGHT, encoding="utf-8")
    done = run("check", file)
    assert done.status == 1
    assert "--published" in done.err


def test_a_text_on_something_else_has_no_statement_and_no_error() -> None:
    done = run("check", "-", "--published", "2024-02-20", stdin="The weather in Lisbon was mild.\n")
    assert done.status == 0
    assert "no statement that the program can read" in done.out


def test_the_samples_are_checked_in_one_go_with_a_total(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"date 2024-02-20\n{RIGHT}", encoding="utf-8")
    done = process("check", tmp_path, cwd=tmp_path)
    assert done.status == 1
    assert "2 documents: 1 contradicts, 1 agrees" in done.out
