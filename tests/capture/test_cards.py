"""Source cards beside documents."""

from pathlib import Path

import pytest

from pactbook.model.sources import SourceCard
from tests.capture.making import captured

CARD = """
publisher = "Baltic Desk"
address = "https://example.org/talks"
licence = "CC BY 4.0"
retrieved = 2024-04-01
language = "en"
title = "Talks begin"
citation = "Baltic Desk, Talks begin, 19 March 2024"
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "talks.txt"
    file.write_text("date 2024-03-19 Talks began.", encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["talks.card.toml", "talks.txt.card.toml"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_card_beside_a_document_is_its_source(article: Path, name: str, mark: str) -> None:
    article.with_name(name).write_text(mark + CARD, encoding="utf-8")
    (document,), issues = captured(article)
    assert issues == []
    assert document.source == SourceCard(
        publisher="Baltic Desk",
        address="https://example.org/talks",
        licence="CC BY 4.0",
        retrieved="2024-04-01",
        language="en",
        title="Talks begin",
        citation="Baltic Desk, Talks begin, 19 March 2024",
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('publisher = "Desk"\ncolour = "red"', "no key called colour"),
        ('publisher = "Desk"\nretrieved = "soon"', "retrieved must be a date"),
        ('publisher = "Desk"\ntitle = 3', "title must be a text"),
    ],
)
def test_one_wrong_line_of_a_card_leaves_the_others(article: Path, content: str, reason: str) -> None:
    article.with_name("talks.card.toml").write_text(content, encoding="utf-8")
    (document,), (issue,) = captured(article)
    assert document.source == SourceCard(publisher="Desk")
    assert (issue.code, issue.severity, reason in issue.message) == ("bad_card", "medium", True)


@pytest.mark.parametrize("content", [b'publisher = "Desk', b"\xff\xfe", b"[" * 100_000])
def test_a_card_that_cannot_be_read_leaves_the_document(article: Path, content: bytes) -> None:
    article.with_name("talks.card.toml").write_bytes(content)
    (document,), (issue,) = captured(article)
    assert document.source == SourceCard()
    assert issue.code == "bad_card"


def test_the_card_beside_outranks_the_card_given(article: Path) -> None:
    article.with_name("talks.card.toml").write_text('publisher = "Desk"', encoding="utf-8")
    (document,), _ = captured(article, card=SourceCard(publisher="Other", licence="CC0"))
    assert document.source == SourceCard(publisher="Desk", licence="CC0")


def test_the_address_below_a_header_outranks_a_card(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("date 2024-03-19\nhttps://example.org/a\nTalks.", encoding="utf-8")
    (document,), _ = captured(file, card=SourceCard(address="https://example.org/all"))
    assert document.source.address == "https://example.org/a"


def test_a_card_given_as_document_is_refused(article: Path) -> None:
    card = article.with_name("talks.card.toml")
    card.write_text(CARD, encoding="utf-8")
    documents, (issue,) = captured(card)
    assert (documents, issue.code) == ([], "unsupported")
