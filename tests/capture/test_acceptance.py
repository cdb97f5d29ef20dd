"""The acceptance material: every article dated, every coded quote inside its article and not dropped."""

import json
from pathlib import Path

import pytest

from pactbook.model.sources import Document
from tests.capture.making import captured


def by_label(folder: Path) -> dict[str, Document]:
    """The documents of a folder, each dated by its header."""
    documents, issues = captured(folder, card=None)
    assert [issue for issue in issues if issue.code != "unsupported"] == []
    assert {document.published_by for document in documents} == {"header"}
    return {document.label: document for document in documents}


@pytest.mark.parametrize(
    ("texts", "gold"),
    [
        ("seeds", "seeds/gold.jsonl"),
        ("news_dev/texts", "news_dev/gold"),
        ("donor_updates/texts", "donor_updates/gold"),
    ],
)
def test_every_coded_quote_lies_in_its_article(shared: Path, texts: str, gold: str) -> None:
    documents = by_label(shared / texts)
    files = sorted((shared / gold).glob("*.jsonl")) if (shared / gold).is_dir() else [shared / gold]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    checked = 0
    for claim in map(json.loads, lines):
        document = documents[claim["document"]]
        if claim["kind"] == "none":
            continue
        start, end = claim["start"], claim["end"]
        assert claim["published"] == document.published
        assert document.start <= start < end <= document.end
        assert document.text[start:end] == claim["quote"]
        assert document.content()[start - document.start : end - document.start] == claim["quote"]
        checked += 1
    assert checked > 20


def test_only_the_advertisement_lines_of_the_seeds_are_dropped(shared: Path) -> None:
    documents = by_label(shared / "seeds")
    dropped = [doc.text[low:high] for doc in documents.values() for low, high in doc.dropped]
    assert dropped == ["Advertisment", "Advertisment"]


def test_nothing_of_the_news_and_updates_is_dropped(shared: Path) -> None:
    for folder in ("news_dev/texts", "donor_updates/texts"):
        assert all(document.dropped == () for document in by_label(shared / folder).values())


def test_every_agreement_text_is_read(shared: Path) -> None:
    folder = shared / "agreements/original"
    documents, issues = captured(folder, published="2024-12-01")
    assert [issue for issue in issues if issue.severity == "high"] == []
    assert len(documents) == len(list(folder.iterdir()))
    for document in documents:
        plain = (shared / "agreements/text" / document.label).with_suffix(".txt").read_text(encoding="utf-8")
        words, expected = _words(document.content()), _words(plain)
        assert len(words & expected) / len(expected) > 0.97, document.label


def _words(text: str) -> set[str]:
    return {word.strip("().,;:“”‘’\"'«»").casefold() for word in text.split() if "-" not in word}


def test_only_page_numbers_are_dropped_from_the_agreements(shared: Path) -> None:
    documents, _ = captured(shared / "agreements/original", published="2024-12-01")
    dropped = {doc.text[low:high].strip() for doc in documents for low, high in doc.dropped}
    assert all(part == "" or part.isdigit() for part in dropped)
