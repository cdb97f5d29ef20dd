"""Columns, rows and the documentation say the same."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactbook.publish import brief, rows, tables
from pactbook.publish.tables import Table
from pactbook.publish.view import View
from tests.publish.making import look

ROWS: dict[str, Callable[[View], list[dict[str, Any]]]] = {
    "agreements": rows.agreements,
    "pledges": rows.pledges,
    "counts": rows.counts,
    "people": rows.people,
    "issues": rows.issues,
}


@pytest.mark.parametrize("table", [t for t in tables.ALL if t.name in ROWS], ids=lambda t: t.name)
def test_every_row_has_the_keys_of_its_table(table: Table, small_book: Path) -> None:
    found = ROWS[table.name](look(small_book))
    assert found
    for row in found:
        assert set(row) == set(table.keys)


def test_the_brief_shows_columns_that_its_rows_have(small_book: Path) -> None:
    for section in brief.brief(look(small_book)).sections:
        assert section.rows, section.key
        for row in section.rows:
            assert all(column.text(row) for column in section.table.shown)
            assert set(section.table.keys) <= set(row)


@pytest.mark.parametrize("table", tables.ALL, ids=lambda t: t.name)
def test_the_documentation_lists_the_columns(table: Table, root: Path) -> None:
    text = (root / "docs" / "commands.md").read_text(encoding="utf-8")
    written = re.search(rf"<!-- table: {table.name} -->\n(.*?)\n<!-- end -->", text, re.DOTALL)
    assert written
    assert written.group(1) == tables.markdown(table)


def test_names_of_columns_are_unique_and_every_column_is_explained() -> None:
    for table in (*tables.ALL, tables.UNNAMED, tables.LATER, tables.JUDGEMENTS):
        assert len(set(table.keys)) == len(table.keys)
        assert all(column.meaning for column in table.columns)
        assert all(column.name or column.cell for column in table.columns)


def test_a_total_for_several_years_is_marked_and_a_share_of_one_year_is_not(small_book: Path) -> None:
    column = next(c for c in tables.PLEDGES.columns if c.title == "share")
    by_donor = {row["donor"]: column.text(row) for row in rows.pledges(look(small_book))}
    assert by_donor["DEU"].endswith(" *")
    assert by_donor["FRA"].startswith("≤ ")
    assert not by_donor["FRA"].endswith("*")
    assert by_donor["EST"] == "0.25"
