"""Each document finds its reader: news, an agreement, Ukrainian, or a language model on request."""

from pathlib import Path

import pytest

from tests.cli.running import run
from tests.extract.instruments import texts
from tests.extract.llm.server import claims, serving

NEWS = "date 2024-03-19\nGermany and Ukraine signed a security agreement in Berlin on 16 February 2024.\n"
UKRAINIAN = "date 2024-03-01\nДанія підписала з Україною угоду про співробітництво у сфері безпеки.\n"


def test_an_agreement_text_and_ukrainian_news_come_into_one_book(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "berlin.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "news" / "uk.txt").write_text(UKRAINIAN, encoding="utf-8")
    (tmp_path / "news" / "norway.txt").write_text("date 2024-06-01\n" + texts.NUMBERED, encoding="utf-8")
    book = tmp_path / "book.db"
    done = run("add", tmp_path / "news", "--book", book)
    assert done.status == 0, done.err
    signed = run("agreements", "--json", "--status", "signed", "--book", book).json
    assert {tuple(row["parties"]) for row in signed if row["named"]} == {
        ("DEU", "UKR"),
        ("DNK", "UKR"),
        ("NOR", "UKR"),
    }
    given = run("pledges", "--json", "--donor", "NOR", "--book", book).json
    assert (5e9, "NOK", "at_least") in [(row["amount"], row["currency"], row["bound"]) for row in given]


@pytest.mark.parametrize("reader", ["llm", "both"])
@pytest.mark.parametrize("command", ["add", "extract"])
def test_without_an_endpoint_the_variables_are_named_and_nothing_is_made(
    command: str, reader: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("URL", "MODEL", "KEY", "CACHE"):
        monkeypatch.delenv(f"PACTBOOK_LLM_{name}", raising=False)
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    book = tmp_path / "book.db"
    done = run(command, tmp_path / "a.txt", "--extractor", reader, env={"PACTBOOK_BOOK": str(book)})
    assert done.status == 1
    assert "PACTBOOK_LLM_URL" in done.err and "docs/llm.md" in done.err
    assert not book.exists()


def test_what_a_model_invents_stays_out_and_the_rules_stand(tmp_path: Path) -> None:
    invented = {
        "kind": "agreement",
        "parties": ["FRA", "UKR"],
        "status": "signed",
        "quote": "France and Ukraine signed a security agreement.",
    }
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    book = tmp_path / "book.db"
    with serving([claims(invented)]) as server:
        named = {"PACTBOOK_LLM_URL": server.url, "PACTBOOK_LLM_MODEL": "m", "PACTBOOK_BOOK": str(book)}
        done = run("add", tmp_path / "a.txt", "--extractor", "both", env=named)
        assert done.status == 0, done.err
        assert server.requests
    rows = run("agreements", "--json", "--book", book).json
    assert [row["parties"] for row in rows] == [["DEU", "UKR"]]


@pytest.mark.parametrize(
    "text",
    [
        "Deutschland und die Ukraine haben in Berlin ein Abkommen über Sicherheit unterzeichnet. "
        "Der Kanzler sagte, das sei ein wichtiger Schritt für beide Länder.",
        "Германия и Украина подписали соглашение о безопасности в Берлине. Это было объявлено сегодня, "
        "и они были очень рады.",
    ],
)
def test_a_text_in_another_language_says_why_it_gave_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"date 2024-03-01\n{text}\n", encoding="utf-8")
    done = run("add", tmp_path / "a.txt", "--book", tmp_path / "book.db")
    assert done.status == 0
    noted = run("issues", "--json", "--book", tmp_path / "book.db").json
    assert [(row["code"], row["severity"]) for row in noted] == [("language", "medium")]
    assert "neither English nor Ukrainian" in noted[0]["message"]


def test_an_article_that_promises_nothing_is_not_taken_for_another_language(tmp_path: Path) -> None:
    text = "The minister said that the weather in the capital was fine, and that the parade will go on."
    (tmp_path / "a.txt").write_text(f"date 2024-03-01\n{text}\n", encoding="utf-8")
    done = run("add", tmp_path / "a.txt", "--book", tmp_path / "book.db")
    assert done.status == 0
    assert run("issues", "--json", "--book", tmp_path / "book.db").json == []
