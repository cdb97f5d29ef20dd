"""Release 28 of the Ukraine Support Tracker: its own totals come out of its rows."""

from pathlib import Path
from typing import Any

import pytest

from pactbook.model.claims import Commitment
from pactbook.pipeline.trackers import Read, allocated, read_kiel
from tests.cli.running import run


@pytest.fixture(scope="module")
def files(shared: Path) -> Path:
    return shared / "kiel" / "release28"


@pytest.fixture(scope="module")
def book(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = tmp_path_factory.mktemp("kiel") / "kiel.db"
    done = run("import", "kiel", files / "bilateral_activities.csv", "--book", book, "--json").json
    assert (done["release"], done["published"], done["rows"]) == ("28", "2026-04-22", 5565)
    assert (done["entries"], done["without_amount"]) == (4266, 2668)
    return book


def test_allocations_by_donor_are_those_of_the_release(book: Path) -> None:
    rows = run("pledges", "--stage", "allocated", "--by", "donor", "--json", "--book", book).json
    found = {row["donor"]: round(row["eur_exact"] / 1e9, 3) for row in rows}
    wanted = {"NOR": 10.005, "DEU": 25.295, "FRA": 7.907, "DNK": 11.020, "EST": 0.958}
    assert {donor: found[donor] for donor in wanted} == wanted
    assert len(found) == 43
    assert found["CZE"] == 0.632  # with a row of its own that takes 62 million back


def test_all_rows_of_its_table_of_donors_are_given_but_one(files: Path) -> None:
    found = run(
        "reconcile",
        "totals",
        files / "bilateral_activities.csv",
        files / "country_summary.csv",
        "--json",
    ).json
    assert len(found) == 42 * 4 * 2
    open_ = {(row["donor"], row["aid"]) for row in found if not row["agrees"]}
    assert open_ == {("SVN", "all"), ("SVN", "humanitarian")}
    assert all(row["because"] for row in found if not row["agrees"])


def test_military_aid_of_a_year_is_what_the_release_prints(book: Path) -> None:
    rows = run(
        "pledges", "--by", "year", "--donor", "FRA", "--aid", "military", "--json", "--book", book
    ).json
    found = {(row["year"], row["stage"]): round(row["eur_exact"] / 1e9, 3) for row in rows}
    assert found["2024", "allocated"] == 0.686
    assert found["2024", "pledged"] == 3.3
    assert found[None, "allocated"] == 0.324


def test_the_workbook_of_items_has_goods_and_amounts(shared: Path) -> None:
    pytest.importorskip("openpyxl", reason="the workbook needs openpyxl (extra `test`)")
    read = read_kiel(shared / "kiel" / "UST_data_part.xlsx", "items", "2024-08-01")
    assert isinstance(read, Read)
    assert (read.series, read.rows) == ("Ukraine Support Tracker (items)", 2906)
    assert round(allocated(list(read.batch.entries))["DEU"] / 1e9, 3) == 14.689
    values = [entry.value for entry in read.batch.entries]
    goods = [v for v in values if isinstance(v, Commitment) and v.donor == "DEU" and v.items]
    assert sum(v.amount is None for v in goods) > 100
    assert any(item.quantity for v in goods for item in v.items)


@pytest.fixture(scope="module")
def said(files: Path) -> Any:
    """The shipped reference beside the release, for 2024."""
    return run("reconcile", "kiel", files / "bilateral_activities.csv", "--year", 2024, "--json").json


def test_every_military_promise_for_2024_that_differs_has_a_cause_with_figures(said: Any) -> None:
    beyond = [
        row
        for row in said["lines"]
        if row["stands"] and row["aid"] == "military" and abs(row["share"] or 0) > 0.05
    ]
    donors = {row["donor"] for row in beyond}
    assert {"DEU", "FRA", "GBR", "DNK", "NLD", "ESP", "BEL", "EST", "FIN", "LUX", "PRT", "IRL"} <= donors
    for row in beyond:
        assert row["causes"], row["donor"]
        assert all(cause["cause"] != "cannot_say" and cause["figures"] for cause in row["causes"]), row[
            "donor"
        ]
        if row["steps"]:
            led = row["eur"] + sum(step["eur"] for step in row["steps"])
            assert led == pytest.approx(row["eur_tracker"], abs=1e6), row["donor"]
    assert said["military_explained"] == said["military_beyond_5_percent"] == len(beyond)
    germany = next(row for row in beyond if row["donor"] == "DEU")
    assert germany["rows"] == [1526]
    assert [cause["cause"] for cause in germany["causes"]][:2] == ["other_year", "announced"]


def test_the_documentation_has_these_figures(said: Any, root: Path) -> None:
    found = {
        (f"{row['eur'] / 1e9:.3f}", f"{row['eur_tracker'] / 1e9:.3f}")
        for row in said["lines"]
        if row["stands"] and row["aid"] == "military"
    }
    text = (root / "docs" / "reconcile.md").read_text(encoding="utf-8")
    lines = [line.split("|") for line in text.splitlines() if line.count("|") == 7]
    shown = {(cells[3].strip(" †"), cells[4].strip()) for cells in lines if cells[3].strip()[:1].isdigit()}
    assert shown == found
