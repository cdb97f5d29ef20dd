"""Rows of the tracker beside the ledger: sums come out, nothing is joined, a changed file is refused."""

from pathlib import Path

import pytest

from pactbook import wiring
from tests.cli.running import Ran, run
from tests.kiel.made import ROWS, donors, release


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the invented release alone."""
    folder = tmp_path_factory.mktemp("tracker")
    done = bring(release(folder / "made.csv"), folder / "b.db", "--release", "1", "--published", "2026-01-31")
    assert done.status == 0, done.err
    return folder / "b.db"


def bring(file: Path, book: Path, *more: str) -> Ran:
    return run("import", "kiel", file, "--book", book, *more)


def sums(book: Path, *more: str) -> dict[tuple[str | None, str], float]:
    """Sums in millions of euros by group and stage."""
    rows = run("pledges", *more, "--json", "--book", book).json
    by = more[more.index("--by") + 1]
    return {(row[by], row["stage"]): row["eur_exact"] / 1e6 for row in rows if row["eur_exact"] is not None}


def test_allocations_are_the_rows_and_promises_the_packages(book: Path) -> None:
    assert sums(book, "--by", "donor") == pytest.approx(
        {
            ("NOR", "allocated"): 1250,
            ("NOR", "pledged"): 1250,
            ("EST", "allocated"): 10,
            ("EST", "pledged"): 12,
            ("EU", "allocated"): 90,
            ("EU", "pledged"): 590,
            ("European Investment Bank", "allocated"): 60,
            ("European Investment Bank", "pledged"): 60,
        }
    )


def test_a_year_has_what_the_tracker_counts_in_it_after_spreading(book: Path) -> None:
    found = sums(book, "--by", "year", "--stage", "allocated", "--donor", "NOR")
    years = {("2023", "allocated"): 300, ("2024", "allocated"): 450, ("2025", "allocated"): 500}
    assert found == {**years, (None, "allocated"): 0}
    estonia = sums(book, "--by", "year", "--stage", "allocated", "--donor", "Estonia")
    assert estonia == {("2024", "allocated"): 3, (None, "allocated"): 7}
    assert sums(book, "--by", "aid", "--donor", "NOR")["military", "pledged"] == 1200


def test_rows_of_a_tracker_are_no_promises_of_the_ledger(book: Path) -> None:
    assert run("pledges", "--json", "--book", book).json == []
    assert "facts of a tracker stand beside these" in run("pledges", "--book", book).out
    assert run("pledges", "--by", "donor", "--from", "ledger", "--json", "--book", book).json == []
    assert run("issues", "--json", "--book", book).json == []
    rows = run("pledges", "--from", "tracker", "--donor", "EST", "--json", "--book", book).json
    assert [(r["amount"], r["less"], r["month"]) for r in rows] == [
        (5e6, False, "2024-04"),
        (5e6, False, "2024-04"),
        (2e6, True, "2024-05"),
        (7e6, False, None),
        (7e6, False, None),
    ]
    assert {row["source"] for row in rows} == {"Ukraine Support Tracker, release 1"}


def test_why_leads_to_the_row(book: Path) -> None:
    rows = run("pledges", "--from", "tracker", "--donor", "EST", "--json", "--book", book).json
    taken_back = next(row for row in rows if row["less"])
    shown = run("why", taken_back["ref"], "--book", book, env={"COLUMNS": "300"}).out
    assert "made.csv, row 12" in shown
    assert "Estonia: less EUR 2 m" in shown
    assert "Kiel Institute for the World Economy" in shown
    assert wiring.verified(book).issues == ()


def test_the_reference_and_the_tracker_stay_apart(book: Path, tmp_path: Path) -> None:
    both = tmp_path / "both.db"
    both.write_bytes(book.read_bytes())
    (tmp_path / "both.db.head").write_bytes(Path(f"{book}.head").read_bytes())
    assert run("reference", "--book", both).status == 0
    rows = run(
        "pledges", "--by", "donor", "--donor", "NOR", "--stage", "pledged", "--json", "--book", both
    ).json
    by_source = {(row["source"], row["per_year"]): row for row in rows}
    assert by_source["Ukraine Support Tracker, release 1", False]["eur_exact"] == 1250e6
    own = by_source["ledger", False]
    assert own["eur_exact"] > 0
    assert own["left_out"] > 0


def test_the_same_file_again_and_a_newer_release(book: Path, tmp_path: Path) -> None:
    mine = tmp_path / "b.db"
    first = release(tmp_path / "one.csv")
    assert bring(first, mine, "--release", "1", "--published", "2026-01-31", "--json").json["entries"] == 19
    again = bring(first, mine, "--json").json
    assert (again["known"], again["entries"]) == (True, 19)
    rows = [("Norway", *row[1:4], 600e6, 600e6, *row[6:]) if row[4] == 500e6 else row for row in ROWS]
    newer = bring(release(tmp_path / "two.csv", rows), mine, "--release", "2", "--published", "2026-06-30")
    assert "it takes the place of release 1" in newer.out
    assert sums(mine, "--by", "donor")["NOR", "allocated"] == 1350
    assert sums(mine, "--by", "donor", "--known", "2026-02-28")["NOR", "allocated"] == 1250
    older = [row for row in ROWS if row[0] != "Estonia"]
    late = bring(release(tmp_path / "zero.csv", older), mine, "--release", "0", "--published", "2025-12-31")
    assert late.status == 0, late.err
    assert sums(mine, "--by", "donor")["NOR", "allocated"] == 1350


def test_a_release_that_lost_a_donor_is_refused_unless_it_is_meant(tmp_path: Path) -> None:
    mine = tmp_path / "b.db"
    bring(release(tmp_path / "one.csv"), mine, "--release", "1", "--published", "2026-01-31")
    gone = release(tmp_path / "two.csv", [row for row in ROWS if row[0] != "Estonia"])
    done = bring(gone, mine, "--release", "2", "--published", "2026-02-28")
    assert (done.status, "no allocation of EST" in done.err) == (1, True), done.err
    assert bring(gone, mine, "--release", "2", "--published", "2026-02-28", "--changed").status == 0


def changed(column: int, value: object, rows: tuple[int, ...] = (0,)) -> list[tuple[object, ...]]:
    return [(*row[:column], value, *row[column + 1 :]) if at in rows else row for at, row in enumerate(ROWS)]


EVERY = tuple(range(len(ROWS)))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(*row[:4], 0, 0, 0, *row[7:]) for row in ROWS], "the file is all zeros"),
        (changed(3, "Pledge"), "row 2: maal is 'Pledge', none of"),
        (changed(2, "Naval", (3,)), "row 5: kategori is 'Naval', none of"),
        (changed(6, "much"), "row 2: verdi_eur_activity: 'much' is no number"),
        (changed(6, "nan"), "'nan' is no number"),
        (changed(4, 1e6), "rows 2 say Commitment and have an allocated value"),
        (changed(5, 1e6, (2,)), "the allocations of Norway are 1.250 bn as given and 0.951 bn redistributed"),
        ([row for row in ROWS if row[3] == "Allocation"] + [ROWS[-1]], "no row of it is Commitment"),
        ([*ROWS, ("Malta", "", "Military", "Allocation", 0, 0, 0, 0, False)], "Malta sum to zero in 1 rows"),
    ],
)
def test_a_file_of_another_shape_is_refused_whole(
    tmp_path: Path, rows: list[tuple[object, ...]], said: str
) -> None:
    done = bring(release(tmp_path / "odd.csv", rows), tmp_path / "b.db")
    assert (done.status, said in done.err) == (1, True), done.err
    assert not (tmp_path / "b.db").exists()


def test_columns_that_changed_are_named(tmp_path: Path) -> None:
    file = release(tmp_path / "odd.csv")
    file.write_text(file.read_text(encoding="utf-8").replace("verdi_eur_redistr", "value"), encoding="utf-8")
    done = bring(file, tmp_path / "b.db")
    assert (done.status, "missing verdi_eur_redistr; new value" in done.err) == (1, True), done.err
    table = donors(tmp_path / "donors.csv")
    assert "missing giver" in bring(table, tmp_path / "b.db").err
    (tmp_path / "other.txt").write_text("giver", encoding="utf-8")
    assert "no .csv and no .xlsx" in bring(tmp_path / "other.txt", tmp_path / "b.db").err


def test_an_unnamed_release_counts_from_its_newest_row(tmp_path: Path) -> None:
    done = bring(release(tmp_path / "made.csv"), tmp_path / "b.db", "--json").json
    assert done["published"] == "2025-02-01"
    assert [issue["code"] for issue in done["issues"]] == ["release_unknown"]


def test_the_tracker_s_own_table_is_compared_figure_by_figure(tmp_path: Path) -> None:
    rows, table = release(tmp_path / "made.csv"), donors(tmp_path / "donors.csv")
    found = run("reconcile", "totals", rows, table, "--json").json
    assert all(row["agrees"] for row in found), [row for row in found if not row["agrees"]]
    by = {(row["donor"], row["aid"], row["stage"]): row for row in found}
    union = by["EU", "all", "allocated"]
    assert (union["eur_rows"], union["because"]) == (150e6, "with the rows of European Investment Bank")
    norway = by["NOR", "all", "pledged"]
    assert (norway["eur_rows"], norway["only"]) == (1250e6, 1200e6)
    assert "packages on 2 Allocation rows the other 0.050 bn" in norway["because"]
    text = run("reconcile", "totals", rows, table).out
    assert f"{len(found)} of {len(found)} figures" in text


def test_what_the_rows_cannot_give_is_said(tmp_path: Path) -> None:
    table = donors(tmp_path / "d.csv", [("Norway", 50, 0, 1100, 50, 0, 1200), ("Malta", 1, 0, 0, 1, 0, 0)])
    done = run("reconcile", "totals", release(tmp_path / "made.csv"), table)
    assert done.status == 0
    for said in (
        "NOR, all, allocated: cannot be given: the rows hold 0.1000 bn more than the table",
        "MLT, all, pledged: the table has the donor, the rows do not",
        "EST, all, allocated: the rows have the donor, the table does not",
    ):
        assert said in done.out
    bad = donors(tmp_path / "zero.csv", [("Norway", 0, 0, 0, 0, 0, 0)])
    assert "all zeros" in run("reconcile", "totals", release(tmp_path / "made.csv"), bad).err
