"""The guide says something about every field and value of the contract, and the page says the same."""

import dataclasses
import json
import runpy
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pactbook.cli.app import app
from pactbook.model import terms
from pactbook.model.claims import CLASSES, VOCABULARIES
from pactbook.publish.codebook import guide, looked_up

KINDS = {kind.name: kind for kind in guide()}


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_has_a_meaning_and_an_example_in_the_codebooks_order(kind: str) -> None:
    assert [w.name for w in KINDS[kind].fields] == [f.name for f in dataclasses.fields(CLASSES[kind])]
    assert all(word.meaning and word.example for word in KINDS[kind].fields)


@pytest.mark.parametrize(("kind", "field"), VOCABULARIES)
def test_every_value_of_a_closed_vocabulary_is_explained(kind: str, field: str) -> None:
    assert tuple(w.name for w in KINDS[kind].values[field]) == VOCABULARIES[kind, field]


def test_modality_and_conditions_are_explained() -> None:
    assert tuple(w.name for w in KINDS["every"].values["modality"]) == terms.MODALITY
    assert tuple(w.name for w in KINDS["provision"].values["conditions"]) == terms.CONDITION


def test_the_page_holds_the_tables_of_the_data(root: Path) -> None:
    written = runpy.run_path(str(root / "tools" / "codebook.py"))["written"]
    page = (root / "docs" / "codebook.md").read_text(encoding="utf-8")
    assert written(page) == page, "run: make docs"


def test_a_word_is_looked_up_by_itself_or_behind_its_kind() -> None:
    assert {row["in"] for row in looked_up("military")} == {"commitment.aid"}
    assert looked_up("V4") == looked_up("provision.strength.V4") != []
    assert [row["name"] for row in looked_up("commitment.bound")] == ["bound", *terms.BOUND]
    assert {row["in"].split(".")[0] for row in looked_up("count")} == {"count"}
    assert looked_up("nothing") == []


def test_the_command_prints_a_word_and_names_the_nearest_for_a_slip() -> None:
    told = CliRunner().invoke(app, ["codebook", "at_most", "--json"])
    assert [row["name"] for row in json.loads(told.stdout)] == ["at_most"]
    slip = CliRunner().invoke(app, ["codebook", "at_mots"])
    assert slip.exit_code == 1 and "at_most" in slip.stderr
