"""Release 28 of the Ukraine Support Tracker: its own totals come out of its rows."""

from pathlib import Path

import pytest

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


def test_the_workbook_of_items_has_goods_and_amounts(shared: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl", reason="the workbook needs openpyxl (extra `test`)")
    book = tmp_path / "items.db"
    file = shared / "kiel" / "UST_data_part.xlsx"
    done = run(
        "import", "kiel", file, "--release", "items", "--published", "2024-08-01", "--book", book, "--json"
    )
    assert done.json["rows"] == 2906
    rows = run("pledges", "--stage", "allocated", "--by", "donor", "--json", "--book", book).json
    found = {row["donor"]: row for row in rows}
    assert round(found["DEU"]["eur_exact"] / 1e9, 3) == 14.689
    assert found["DEU"]["without_eur"] > 100
