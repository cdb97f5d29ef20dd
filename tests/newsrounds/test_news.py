"""The gold of the news rounds stands in their texts, and says only what the codebook allows."""

import pytest

from pactbook.model import terms
from pactbook.model.claims import from_plain
from tests.newsrounds.score_news import main
from tests.newsrounds.sets import MEASURED_ONLY, coded, gold_of, texts_of

FIRM = {"pledged": "planned", "postponed": "planned"}


@pytest.mark.parametrize("name", coded())
def test_every_row_stands_at_its_offsets_in_its_text(name: str) -> None:
    texts = texts_of(name)
    for number, row in enumerate(gold_of(name), 1):
        text, place = texts[row["document"]], (row["document"], number)
        assert row["published"] == text.splitlines()[0].removeprefix("date "), place
        if row["kind"] != "none":
            assert text[row["start"] : row["end"]] == row["quote"] == row["quote"].strip() != "", place


@pytest.mark.parametrize("name", coded())
def test_every_article_is_coded(name: str) -> None:
    assert {row["document"] for row in gold_of(name)} == set(texts_of(name))


@pytest.mark.parametrize("name", coded())
def test_values_are_the_codebooks(name: str) -> None:
    for number, row in enumerate(gold_of(name), 1):
        place = (row["document"], number)
        if row["kind"] == "none":
            continue
        from_plain(row["kind"], row)
        assert row["modality"] in terms.MODALITY, place
        assert row.get("optional", True) is True, place
        if row["kind"] == "commitment":
            allowed = {FIRM.get(row["stage"], "asserted"), "hypothetical", "denied"}
            assert row["modality"] in allowed, place


@pytest.mark.parametrize("name", sorted(MEASURED_ONLY & set(coded())))
def test_errors_of_a_measured_set_are_not_listed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([name, "--errors"])
    said = capsys.readouterr()
    assert "only measured" in said.err
    assert said.out == ""
