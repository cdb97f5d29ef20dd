"""The data package: its descriptor fits the Frictionless rules, and its files fit the descriptor."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

TYPES = {"string", "integer", "number", "boolean", "array", "object"}


@pytest.fixture
def package(samples_release: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((samples_release / "datapackage.json").read_bytes())
    return found


def test_the_descriptor_has_what_the_specification_asks_for(package: dict[str, Any]) -> None:
    """Frictionless Data Package 1: names, licences with a name or path, sources with a title."""
    assert re.fullmatch(r"[-a-z0-9._/]+", package["name"])
    assert package["profile"] == "data-package"
    assert all("name" in one or "path" in one for one in package["licenses"])
    assert all(one["title"] for one in package["sources"])
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names) > 0
    for resource in package["resources"]:
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert not resource["path"].startswith(("/", ".")) and ".." not in resource["path"]
        csv_file = resource["path"].endswith(".csv")
        assert resource["profile"] == ("tabular-data-resource" if csv_file else "data-resource")


def test_every_resource_is_there_as_described(package: dict[str, Any], samples_release: Path) -> None:
    for resource in package["resources"]:
        data = (samples_release / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


def tabular(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in package["resources"] if one.get("profile") == "tabular-data-resource"]


def test_every_table_has_a_schema_that_its_rows_fit(package: dict[str, Any], samples_release: Path) -> None:
    assert len(tabular(package)) == 8
    for resource in tabular(package):
        schema = resource["schema"]
        text = (samples_release / resource["path"]).read_bytes().decode(resource["encoding"])
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        assert header == [field["name"] for field in schema["fields"]]
        assert schema["primaryKey"] in header
        for field in schema["fields"]:
            assert field["type"] in TYPES
            assert field["description"]
        for row in rows:
            for field, cell in zip(schema["fields"], row, strict=True):
                fits(field, cell, schema["missingValues"])


def fits(field: dict[str, Any], cell: str, missing: list[str]) -> None:
    """A cell of the type that its field names, as the Table Schema writes it."""
    if cell in missing:
        assert not field.get("constraints", {}).get("required")
    elif field["type"] == "integer":
        assert re.fullmatch(r"-?\d+", cell)
    elif field["type"] == "number":
        float(cell)
    elif field["type"] == "boolean":
        assert cell in ("true", "false")
    elif field["type"] in ("array", "object"):
        assert isinstance(json.loads(cell), list if field["type"] == "array" else dict)


def test_figures_have_units(package: dict[str, Any]) -> None:
    (pledges,) = (one for one in tabular(package) if one["name"] == "pledges")
    units = {field["name"]: field.get("unit") for field in pledges["schema"]["fields"]}
    assert (units["eur_low"], units["gdp_share_high"], units["amount"]) == (
        "EUR",
        "percent of GDP",
        "units of currency",
    )


def test_references_between_tables_lead_somewhere(package: dict[str, Any], samples_release: Path) -> None:
    def rows(name: str) -> list[dict[str, Any]]:
        text = (samples_release / "data" / f"{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.split("\n") if line]

    documents = {row["key"] for row in rows("documents")}
    claims = {row["id"] for row in rows("claims")}
    assert {row["document"] for row in rows("claims")} <= documents
    for name in ("agreements", "pledges", "counts", "people", "judgements", "issues"):
        assert {claim for row in rows(name) for claim in row["claims"]} <= claims
