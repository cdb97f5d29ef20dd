"""The shipped samples and their hand-coded claims: every quote at its place, every field by the codebook."""

import datetime
import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pactbook.capture import capture
from pactbook.model.claims import from_plain
from pactbook.model.sources import Document
from pactbook.model.terms import MODALITY

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "pactbook" / "data" / "samples"
TODAY = datetime.date(2026, 11, 22)
SETS = ((SAMPLES, HERE / "gold"), (HERE / "extra", HERE / "extra_gold"))
ARTICLES = sorted(p for folder, _ in SETS for p in folder.iterdir() if p.suffix in (".txt", ".html"))
SHIPPED = [path for path in ARTICLES if path.parent == SAMPLES]
OFF_TOPIC = ["25-trade-agreement", "26-football-transfer"]


def gold_of(path: Path) -> list[dict[str, Any]]:
    folder = next(gold for texts, gold in SETS if texts == path.parent)
    lines = (folder / f"{path.stem}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def claims() -> Iterator[tuple[Path, dict[str, Any]]]:
    for path in ARTICLES:
        for row in gold_of(path):
            if row["kind"] != "none":
                yield path, row


def documents(path: Path) -> Mapping[str, Document]:
    captured = list(capture([path], today=TODAY))
    assert all(isinstance(one, Document) for one in captured), captured
    return {one.label: one for one in captured if isinstance(one, Document)}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_quote_stands_at_its_offsets_inside_its_article(path: Path) -> None:
    articles = documents(path)
    for row in gold_of(path):
        article = articles[row["document"]]
        assert row["published"] == article.published
        if row["kind"] != "none":
            assert article.text[row["start"] : row["end"]] == row["quote"] != ""
            assert article.start <= row["start"] < row["end"] <= article.end


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_plain_text_offsets_count_characters_of_the_raw_file(path: Path) -> None:
    if path.suffix == ".html":
        pytest.skip("offsets of a web page count in its main text")
    text = path.read_bytes().decode("utf-8")
    assert "\r" not in text
    for row in gold_of(path):
        assert row["kind"] == "none" or text[row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_every_article_of_a_file_is_coded_or_said_to_hold_no_claim(path: Path) -> None:
    rows = gold_of(path)
    assert {row["document"] for row in rows} == set(documents(path))
    assert ("none" in {row["kind"] for row in rows}) == (path.stem in OFF_TOPIC)


def test_every_claim_has_the_fields_and_the_vocabulary_of_the_codebook() -> None:
    for path, row in claims():
        value = from_plain(row["kind"], row)
        missing = set(type(value).__slots__) - set(row)
        assert not missing, (path.name, row["quote"], missing)
        assert row["modality"] in MODALITY


def test_modality_of_a_commitment_follows_from_its_stage() -> None:
    expected = {"pledged": "planned", "postponed": "planned"}
    for path, row in claims():
        if row["kind"] == "commitment" and row["modality"] not in ("hypothetical", "denied"):
            assert row["modality"] == expected.get(row["stage"], "asserted"), (path.name, row["quote"])


def test_no_agreement_is_coded_twice_in_one_article() -> None:
    seen = set()
    for path, row in claims():
        if row["kind"] == "agreement" and not row.get("optional"):
            key = (row["document"], tuple(row["parties"]), row["status"], row["modality"] == "denied")
            assert key not in seen, (path.name, key)
            seen.add(key)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_source_card_cites_the_facts_of_every_shipped_sample(path: Path) -> None:
    card = tomllib.loads((SAMPLES / f"{path.stem}.card.toml").read_text(encoding="utf-8"))
    assert set(card) == {"title", "publisher", "licence", "retrieved", "language", "citation"}
    assert card["licence"] == "Apache-2.0"
    assert card["citation"].startswith("Written for Pactbook. Facts: ")
    for article in documents(path).values():
        assert article.source.citation == card["citation"]


def test_the_samples_cover_what_a_demonstration_must_show() -> None:
    rows = [row for path, row in claims() if path.parent == SAMPLES]
    pledges = [row for row in rows if row["kind"] == "commitment"]
    assert len(SHIPPED) >= 16
    assert {row["bound"] for row in pledges} >= {"exact", "at_most", "at_least", "about", "range"}
    assert {row["stage"] for row in pledges} >= {"pledged", "allocated", "delivered", "postponed"}
    assert {row["status"] for row in rows if row["kind"] == "agreement"} >= {
        "negotiating",
        "concluded",
        "signed",
        "approved",
        "in_force",
        "refused",
    }
    danish = {
        row["date"]
        for row in rows
        if row["kind"] == "agreement" and row["parties"] == ["DNK", "UKR"] and row["status"] == "signed"
    }
    assert danish >= {"2024-02-22", "2024-02-23"}
