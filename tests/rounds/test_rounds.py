"""The gold of the rounds stands in the texts it was coded from, and says only what the codebook allows."""

from collections import Counter
from pathlib import Path

import pytest

from pactbook.model import terms
from pactbook.model.claims import from_plain
from tests.rounds.rows import coded, gold_rows
from tests.rounds.texts import ROUNDS, SIZE, round_texts, sha256

FORBIDDEN = {"quote", "note", "attributed_to"}
"""Fields that would carry words of others into the project."""


@pytest.mark.parametrize("number", coded())
def test_every_row_rests_on_the_text_it_was_coded_from(shared: Path, number: int) -> None:
    texts = round_texts(shared, number)
    for row in gold_rows(number):
        text = texts[row["document"]]
        assert row["sha256"] == sha256(text), row["document"]
        assert row["published"] == text.splitlines()[0].removeprefix("date ")
        if row["kind"] == "none":
            continue
        quote = text[row["start"] : row["end"]]
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert quote == quote.strip() != "", row


@pytest.mark.parametrize("number", coded())
def test_every_document_of_a_round_is_coded_or_said_to_hold_nothing(shared: Path, number: int) -> None:
    rows = gold_rows(number)
    assert {row["document"] for row in rows} == set(round_texts(shared, number))
    empty = Counter(row["document"] for row in rows if row["kind"] == "none")
    assert all(sum(row["document"] == name for row in rows) == 1 for name in empty)


@pytest.mark.parametrize("number", coded())
def test_values_are_the_codebooks(number: int) -> None:
    for row in gold_rows(number):
        if row["kind"] == "none":
            continue
        from_plain(row["kind"], row)
        assert row["modality"] in terms.MODALITY
        assert row.get("optional", True) is True
        assert not FORBIDDEN & set(row)


@pytest.mark.parametrize("number", coded())
def test_stage_and_modality_go_together(number: int) -> None:
    firm = {"pledged": "planned", "postponed": "planned"}
    for row in gold_rows(number):
        if row["kind"] == "commitment":
            assert row["modality"] in {firm.get(row["stage"], "asserted"), "hypothetical", "denied"}, row


def test_rounds_share_no_document_with_each_other_or_with_the_coded_set(shared: Path) -> None:
    texts = [text for number in range(1, ROUNDS + 1) for text in round_texts(shared, number).values()]
    coded_before = (shared / "donor_updates" / "texts").glob("*.txt")
    heads = {tuple(path.read_text(encoding="utf-8").splitlines()[:2]) for path in coded_before}
    assert len(set(texts)) == ROUNDS * SIZE
    assert not heads & {tuple(text.splitlines()[:2]) for text in texts}
    assert all("Ukrain" in text for text in texts)
