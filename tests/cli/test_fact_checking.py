"""`pactbook check`: a fact-check on the command line, without a book."""

from pathlib import Path

import pytest

from pactbook.publish import tables
from tests.cli.running import process, run

WRONG = "date 2024-03-05\nDenmark and Ukraine signed a security agreement on 22 February 2024.\n"
RIGHT = "Germany and Ukraine signed a security agreement in Berlin on 16 February 2024.\n"


def test_a_wrong_day_is_named_with_the_right_one_and_its_source(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(WRONG, encoding="utf-8")
    done = run("check", file, env={"COLUMNS": "200"})
    assert done.status == 1, done.err
    assert "1 contradicted" in done.out
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
    assert "2 documents: 1 contradicted, 1 in agreement" in done.out


@pytest.fixture(scope="module")
def issues(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The messages of `pactbook issues` by their code, with the founding articles on top of the reference."""
    book = tmp_path_factory.mktemp("checked") / "pacts.db"
    assert run("reference", "--book", book).status == 0
    assert run("add", shared / "seeds", "--book", book).status == 0
    found: dict[str, list[str]] = {}
    for issue in run("issues", "--book", book, "--json").json:
        found.setdefault(issue["code"], []).append(issue["message"])
    return found


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("count_stale", "6 signed as of 2024-03-19, but the ledger names 7; not in the count: NLD"),
        ("announced_on_eve", "DNK–UKR: announced 2024-02-22, signed 2024-02-23: two events"),
        ("scope_unresolved", "EST: EUR 1.2 billion until 2027; its start is not given: unresolved"),
        ("two_bases", "one sum on two bases, from 3.96 billion to 7.1 billion"),
        ("outcome_beside_bound", "FRA: EUR up to 3 billion for 2024 promised; what came of it"),
        ("conversion_older_rate", "it fits the reference rate of 2024-02-16 (1.0768)"),
        ("judgement_exception", "1 of 7 name some: DNK: EUR 8.5 billion for 2023/2028"),
    ],
)
def test_the_contradictions_of_the_founding_articles_are_in_the_issues(
    issues: dict[str, list[str]], code: str, said: str
) -> None:
    assert any(said in message for message in issues[code]), issues[code]


def test_nothing_else_is_held_against_the_founding_articles(issues: dict[str, list[str]]) -> None:
    assert len(issues["count_stale"]) == len(issues["two_bases"]) == len(issues["scope_unresolved"]) == 1
    assert not {"date_conflict", "denied", "order_conflict", "count_members", "conversion_misfit"} & set(
        issues
    )
