"""Explanations of a tracker's item rows: the sum that a row states is read, and hardly any other."""

from pathlib import Path

import pytest

from tests.kiel.rows import ItemRow, item_rows, measure, prints_its_currency, read, states_one


def test_a_row_that_states_one_sum_is_read(shared: Path) -> None:
    pytest.importorskip("openpyxl", reason="the workbook needs openpyxl (extra `test`)")
    tally, _ = measure([row for row in item_rows(shared) if states_one(row)])
    assert tally["rows"] > 400
    assert tally["right"] / tally["rows"] >= 0.95
    assert tally["good"] / tally["made"] >= 0.96


def test_a_row_whose_text_is_in_its_own_currency_is_read(shared: Path) -> None:
    pytest.importorskip("openpyxl", reason="the workbook needs openpyxl (extra `test`)")
    rows = [row for row in item_rows(shared) if states_one(row) and prints_its_currency(row)]
    tally, _ = measure(rows)
    assert tally["rows"] > 400
    assert tally["right"] / tally["rows"] >= 0.97
    assert tally["good"] / tally["made"] >= 0.97


@pytest.mark.parametrize(
    ("text", "amount", "currency", "aid"),
    [
        ("Mortar ammunition for the army, worth 12.5 million CZK in total.", 12.5e6, "CZK", "military"),
        ("The ministry paid NOK 40 million to a fund to repair power plants.", 4e7, "NOK", "financial"),
        ("Tents and medicines. The value is put at EUR 300,000.", 3e5, "EUR", "humanitarian"),
    ],
)
def test_the_donor_is_known_and_the_rest_is_read(text: str, amount: float, currency: str, aid: str) -> None:
    (value,) = read(ItemRow("x", "NOR", "2023-05-01", None, text, amount, currency))
    assert (value.donor, value.recipient) == ("NOR", "UKR")
    assert (value.amount, value.currency, value.aid) == (amount, currency, aid)
