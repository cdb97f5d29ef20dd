"""The tables of a release: the same rows in every format, described field by field."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactbook.publish import tables
from pactbook.publish.release import formats
from pactbook.publish.release.contents import cell, whole
from pactbook.publish.release.fields import SHEETS, Sheet
from pactbook.publish.release.packed import Packed

openpyxl = pytest.importorskip("openpyxl")
duckdb = pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the pinned test requirements are not installed")
pytest.importorskip("xlsxwriter", reason="the pinned test requirements are not installed")

EVERY = pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)


@pytest.fixture(scope="module", params=["small_release", "samples_release"])
def release(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def rows(release: Path, sheet: Sheet) -> list[dict[str, Any]]:
    text = (release / "data" / f"{sheet.name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def as_cells(release: Path, sheet: Sheet) -> list[list[str]]:
    return [[cell(row[name]) for name in sheet.names] for row in rows(release, sheet)]


def test_every_key_of_a_printed_table_is_released_with_its_meaning() -> None:
    for table in (tables.AGREEMENTS, tables.PLEDGES, tables.COUNTS, tables.PEOPLE, tables.ISSUES):
        sheet = next(sheet for sheet in SHEETS if sheet.name == table.name)
        assert sheet.names == table.keys
        assert all(field.meaning for field in sheet.fields)


@EVERY
def test_every_value_is_of_the_type_that_its_field_says(release: Path, sheet: Sheet) -> None:
    kinds = {
        "string": str,
        "integer": int,
        "number": int | float,
        "boolean": bool,
        "array": list,
        "object": dict,
    }
    for row in rows(release, sheet):
        assert tuple(row) == sheet.names
        for field in sheet.fields:
            value = row[field.name]
            assert value is None or isinstance(value, kinds[field.type]), field
            assert not (field.type in ("integer", "number") and isinstance(value, bool)), field


@EVERY
def test_a_key_tells_the_rows_of_a_table_apart(release: Path, sheet: Sheet) -> None:
    keys = [row[sheet.key] for row in rows(release, sheet)]
    assert len(set(keys)) == len(keys)
    assert all(keys)


@EVERY
def test_the_csv_says_what_the_json_lines_say(release: Path, sheet: Sheet) -> None:
    data = (release / "data" / f"{sheet.name}.csv").read_bytes()
    found = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert found[0] == list(sheet.names)
    assert found[1:] == as_cells(release, sheet)


@EVERY
def test_parquet_says_what_the_csv_says_for_arrow_and_for_duckdb(release: Path, sheet: Sheet) -> None:
    path = release / "data" / f"{sheet.name}.parquet"
    table = parquet.read_table(path)
    assert table.column_names == list(sheet.names)
    arrow = [[cell(whole(row[name])) for name in sheet.names] for row in table.to_pylist()]
    assert arrow == as_cells(release, sheet)
    found = duckdb.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
    assert [[cell(whole(value)) for value in row] for row in found] == as_cells(release, sheet)


@EVERY
def test_the_workbook_has_a_sheet_that_says_the_same(release: Path, sheet: Sheet) -> None:
    found = list(grid(release / "tables.xlsx", sheet.name))
    assert found[0] == list(sheet.names)
    for cells, row in zip(found[1:], rows(release, sheet), strict=True):
        for field, value in zip(sheet.fields, cells, strict=True):
            wanted = row[field.name]
            if field.type in ("integer", "number") and wanted is not None:
                assert value == pytest.approx(wanted, rel=1e-15)
            elif field.type == "boolean":
                assert value is wanted
            else:
                assert (value or "") == cell(wanted).replace("\r\n", "\n")


def grid(path: Path, name: str) -> Iterator[list[Any]]:
    book = openpyxl.load_workbook(path, read_only=True)
    width = len(next(sheet for sheet in SHEETS if sheet.name == name).names)
    for row in book[name].iter_rows(max_col=width):
        yield [one.value for one in row]
    book.close()


def _files(claim: dict[str, Any]) -> dict[str, bytes]:
    """The files of a release with one claim."""
    filled = {sheet.name: Packed([claim] if sheet.name == "claims" else []) for sheet in SHEETS}
    return {path: b"".join(chunks) for path, chunks in formats.files(filled, [("release", "r1")])}


def test_rows_that_are_kept_small_come_back_as_they_went_in() -> None:
    rows = [
        {"id": str(n), "amount": n / 3, "quote": f"“{n}” \n\u2028", "claims": [], "none": None}
        for n in range(2500)
    ]
    packed = Packed(iter(rows))
    assert (len(packed), list(packed), list(packed)) == (2500, rows, rows)
    assert b"".join(packed.lines()).count(b"\n") == 2500
    assert list(Packed([])) == []


def test_words_that_look_like_a_formula_stay_words(tmp_path: Path) -> None:
    row = dict.fromkeys(SHEETS[-2].names) | {"id": "1", "quote": "=1+1", "label": "http://a.example"}
    made = _files(row)
    (tmp_path / "t.xlsx").write_bytes(made["tables.xlsx"])
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["claims"]
    quote = page.cell(2, SHEETS[-2].names.index("quote") + 1)
    assert (quote.value, quote.data_type) == ("=1+1", "s")
    assert page.cell(2, SHEETS[-2].names.index("label") + 1).hyperlink is None


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    row = dict.fromkeys(SHEETS[-2].names) | {"id": "1", "quote": "long " * 10_000}
    made = _files(row)
    (tmp_path / "t.xlsx").write_bytes(made["tables.xlsx"])
    value = openpyxl.load_workbook(tmp_path / "t.xlsx")["claims"].cell(2, SHEETS[-2].names.index("quote") + 1)
    assert len(value.value) == 32_767
    assert value.value.endswith("(cut; whole in the CSV)")
    assert b"long " * 10_000 in made["data/claims.csv"]


def test_what_was_released_reads_back(samples_release: Path) -> None:
    files = {f"data/{p.name}": p.read_bytes() for p in (samples_release / "data").glob("*.jsonl")}
    loaded = formats.load(files)
    assert {name: list(found) for name, found in loaded.items()} == {
        sheet.name: rows(samples_release, sheet) for sheet in SHEETS
    }
