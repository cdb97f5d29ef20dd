"""Upkeep from the command line: read again, newer versions, withdrawal; told, stored and shown by why."""

import dataclasses
from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.model.sources import SourceCard
from pactbook.pipeline.add import add
from tests.cli.running import run
from tests.pipeline.reviewed import FIRST, Reader, article, filled

LATER = FIRST.replace("40 million", "45 million") + " Updated on 14 April 2024."


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two articles, and an updated version of the first, two days later."""
    with filled(tmp_path / "b.db") as opened:
        said = dict(Reader().said)
        value, sure = said.pop("40 million euros of humanitarian aid")
        said["45 million euros of humanitarian aid"] = (dataclasses.replace(value, amount=4.5e7), sure)
        newer = article(LATER, "later.txt", "2024-04-14")
        assert [o.state for o in add(opened, [newer], Reader(said), review_below=0)] == ["new"]
    return tmp_path / "b.db"


def portuguese(book: Path, *options: str) -> list[float]:
    rows = run("pledges", "--book", book, "--donor", "PRT", "--json", *options).json
    return sorted(row["amount"] for row in rows)


def codes(book: Path) -> list[str]:
    return [row["code"] for row in run("issues", "--book", book, "--json").json]


def test_an_updated_version_is_offered_compared_and_takes_its_place(book: Path) -> None:
    (offer,) = (r for r in run("issues", "--book", book, "--json").json if r["code"] == "updated_version")
    assert "later.txt seems to be an updated version of first.txt" in offer["message"]
    assert "pactbook diff-document" in offer["hint"]
    shown = run("diff-document", "first.txt", "later.txt", "--book", book).out
    assert "- Portugal promised 40 million euros of humanitarian aid." in shown
    assert "+ Portugal promised 45 million euros of humanitarian aid." in shown
    assert "the same" in shown
    assert portuguese(book) == [1.2e7, 4e7, 4.5e7]
    done = run("supersede", "later.txt", "first.txt", "--book", book, "--person", "Olha")
    assert done.out == "later.txt stands for first.txt\n"
    assert portuguese(book) == [1.2e7, 4.5e7]
    assert portuguese(book, "--known", "2024-04-13") == [1.2e7, 4e7]
    assert "updated_version" not in codes(book)
    assert "superseded by Olha on" in run("why", "first.txt", "--book", book).out
    run("supersede", "later.txt", "first.txt", "--undo", "--book", book, "--person", "Olha")
    assert portuguese(book) == [1.2e7, 4e7, 4.5e7]


def test_copies_are_no_versions_and_the_same_address_is_enough(tmp_path: Path) -> None:
    card = SourceCard(address="https://example.org/a")
    first, second = article(FIRST, "a.txt", "2024-04-12"), article(LATER[:-1], "b.txt", "2024-04-13")
    with filled(tmp_path / "b.db") as opened:
        plain = article(FIRST + " Reuters.", "copy.txt", "2024-04-13")
        moved = [dataclasses.replace(d, source=card) for d in (first, second)]
        list(add(opened, [plain, moved[1]], Reader()))
    assert "updated_version" in codes(tmp_path / "b.db")
    (offer,) = (
        r for r in run("issues", "--book", tmp_path / "b.db", "--json").json if "version of" in r["message"]
    )
    assert "copy.txt seems" not in offer["message"]


def test_documents_that_nobody_knows_and_loops_are_refused(book: Path) -> None:
    assert run("supersede", "first.txt", "first.txt", "--book", book, "--person", "O").status == 1
    assert (
        "no document is called" in run("supersede", "x.txt", "first.txt", "--book", book, "--person", "O").err
    )
    assert run("supersede", "later.txt", "first.txt", "--book", book).status == 2
    assert run("supersede", "later.txt", "first.txt", "--book", book, "--person", "O").status == 0
    loop = run("supersede", "first.txt", "later.txt", "--book", book, "--person", "O")
    assert loop.status == 1 and "each document would supersede the other" in loop.err
    assert (
        "is not superseded"
        in run("supersede", "later.txt", "second.txt", "--undo", "--book", book, "--person", "O").err
    )


def test_a_withdrawn_text_is_gone_and_its_claims_stay(book: Path) -> None:
    said = (
        "withdraw",
        "second.txt",
        "--book",
        book,
        "--person",
        "Olha",
        "--reason",
        "asked by the publisher",
    )
    done = run(*said)
    assert done.status == 0 and "is gone (1 articles)" in done.out
    assert "was gone already" in run(*said).out
    assert run("find", "Estonia", "--book", book).status == 1
    ref = next(r["ref"] for r in run("pledges", "--book", book, "--json").json if r["donor"] == "EST")
    shown = run("why", ref, "--book", book).out
    assert "Estonia allocated 5 million euros" in shown
    assert "text withdrawn by Olha on" in run("why", "second.txt", "--book", book).out
    assert wiring.verified(book).issues == ()


def test_a_book_is_read_again_with_the_present_extractor(tmp_path: Path) -> None:
    with wiring.samples() as folder:
        assert run("add", folder, "--book", tmp_path / "s.db").status == 0
    same = run("update", tmp_path / "s.db", "--json").json
    assert (same["changed"], same["failed"], same["changes"]) == (0, 0, [])
    filled(tmp_path / "b.db").close()
    dry = run("update", tmp_path / "b.db", "--dry-run", "--json").json
    assert dry["changed"] == 2 and not dry["stored"]
    before = run("pledges", "--book", tmp_path / "b.db", "--json").json
    done = run("update", tmp_path / "b.db")
    assert done.status == 0 and "2 documents changed, 0 the same, 0 failed" in done.out
    assert run("pledges", "--book", tmp_path / "b.db", "--json").json != before
    assert "read again by rules" in run("why", "first.txt", "--book", tmp_path / "b.db").out
    assert wiring.verified(tmp_path / "b.db").issues == ()


def test_add_says_that_an_article_looks_like_a_newer_version_of_one_in_the_book(tmp_path: Path) -> None:
    book = tmp_path / "b.db"
    told = "Norway will give Ukraine 300 million euros for air defence in 2025. " * 2 + FIRST
    for name, text in (
        ("a.txt", f"date 2024-04-12\n{told}"),
        ("copy.txt", f"date 2024-04-13\n{told}"),
        ("b.txt", f"date 2024-04-14\nCorrected version. {told}"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    first = run("add", tmp_path / "a.txt", tmp_path / "copy.txt", "--book", book)
    assert "updated version" not in first.out
    done = run("add", tmp_path / "b.txt", "--book", book)
    assert "b.txt seems to be an updated version of copy.txt" in done.out
    commands = [line.split() for line in done.out.splitlines() if line.startswith("  pactbook")]
    assert [words[1] for words in commands] == ["diff-document", "supersede"]
    assert run("add", tmp_path / "b.txt", "--book", book, "--json").json["updated_versions"] == []
    (tmp_path / "c.txt").write_text(f"date 2024-04-15\nUpdated on Monday. {told}", encoding="utf-8")
    (found,) = run("add", tmp_path / "c.txt", "--book", book, "--json").json["updated_versions"]
    assert (found["older"]["document"], found["newer"]["published"]) == ("b.txt", "2024-04-15")
    compare, replace = (command.split()[1:] for command in found["commands"])
    assert run(*compare).status == 0
    assert run(*replace, "--person", "Olha").status == 0
    assert "superseded" in run("why", "b.txt", "--book", book).out
