"""An analyst's own table: each row is evidence, bad rows are named, and a newer table takes its place."""

from pathlib import Path

import pytest

from pactbook import wiring
from tests.cli.running import run

MAP = """
kind = "commitment"
published = "2024-06-30"
[source]
publisher = "Ministry of Finance"
[columns]
donor = "Country"
amount = "Value (EUR m)"
aid = "Type"
stage = "Measure"
period_start = "From"
published = "Announced"
items = "Goods"
[fixed]
recipient = "UKR"
currency = "EUR"
bound = "exact"
modality = "planned"
[scale]
amount = 1e6
[words.stage]
Commitment = "pledged"
Allocation = "allocated"
"""
ROWS = (
    ("Country", "Value (EUR m)", "Type", "Measure", "From", "Announced", "Goods"),
    ("Norway", "300", "Military", "Commitment", "2025", "2024-03-01", ""),
    ("Portugal", "40.5", "humanitarian", "Allocation", "", "2024-04-02", "tents"),
    ("", "", "", "", "", "", ""),
    ("Estonia", "lots", "military", "Allocation", "", "2024-04-02", ""),
    ("Latvia", "5", "naval", "Allocation", "", "2024-04-02", ""),
    ("Spain", "7", "Military", "Commitment", "", "in spring", ""),
    ("EU", "2", "Financial", "Commitment", ".", "", ""),
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "map.toml").write_text(MAP, encoding="utf-8")
    lines = (";".join(row) for row in ROWS)
    (tmp_path / "aid.csv").write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    return tmp_path


def load(files: Path, name: str = "aid.csv", *more: str):
    return run(
        "import", "table", files / name, "--columns", files / "map.toml", "--book", files / "b.db", *more
    )


def test_good_rows_count_and_bad_ones_are_named_with_their_row(files: Path) -> None:
    done = load(files)
    assert done.status == 0
    assert "3 rows of aid.csv stored, 3 left out" in done.out
    for said in (
        "row 5 was left out",
        "row 6 was left out: aid: 'naval' is not one of",
        "'in spring' is no date",
    ):
        assert said in done.err
    rows = {row["donor"]: row for row in run("pledges", "--book", files / "b.db", "--json").json}
    assert set(rows) == {"NOR", "PRT", "EU"}
    assert (rows["NOR"]["amount"], rows["NOR"]["aid"], rows["NOR"]["period_start"]) == (
        3e8,
        "military",
        "2025",
    )
    assert (rows["PRT"]["stage"], rows["PRT"]["published"]) == ("allocated", "2024-04-02")
    assert rows["PRT"]["items"] == [{"what": "tents", "quantity": None}]
    assert rows["EU"]["published"] == "2024-06-30"
    codes = [row["code"] for row in run("issues", "--book", files / "b.db", "--json").json]
    assert codes.count("bad_row") == 3
    assert wiring.verified(files / "b.db").issues == ()


def test_why_leads_to_the_row_of_the_file(files: Path) -> None:
    load(files)
    rows = run("pledges", "--book", files / "b.db", "--donor", "NOR", "--json").json
    shown = run("why", rows[0]["ref"], "--book", files / "b.db", env={"COLUMNS": "300"}).out
    assert "aid.csv, row 2" in shown
    assert "donor NOR, recipient UKR" in shown
    assert "publisher Ministry of Finance" in shown
    assert "aid.csv, row 3" in run("why", "aid.csv", "--book", files / "b.db").out
    known = run("pledges", "--book", files / "b.db", "--known", "2024-03-15", "--json").json
    assert [row["donor"] for row in known] == ["NOR"]


def test_the_same_table_again_is_known_and_a_newer_one_supersedes_it(files: Path) -> None:
    load(files)
    assert "is in the book already" in load(files).out
    newer = (files / "aid.csv").read_text(encoding="utf-8").replace("Norway;300", "Norway;350")
    (files / "aid2.csv").write_text(newer, encoding="utf-8")
    assert load(files, "aid2.csv").status == 0
    done = run("supersede", "aid2.csv", "aid.csv", "--person", "Olha", "--book", files / "b.db")
    assert done.status == 0
    rows = run("pledges", "--book", files / "b.db", "--donor", "NOR", "--json").json
    assert [row["amount"] for row in rows] == [3.5e8]


def test_a_workbook_is_read_by_sheet_and_row(files: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    sheet = book.create_sheet("Data")
    sheet.append(["made by hand"])
    for row in ROWS[:3]:
        sheet.append([float(cell) if cell.replace(".", "").isdigit() else cell for cell in row])
    book.save(files / "aid.xlsx")
    (files / "map.toml").write_text('sheet = "Data"\nheading = 2\n' + MAP, encoding="utf-8")
    assert load(files, "aid.xlsx", "--json").json["rows"] == 2
    rows = run("pledges", "--book", files / "b.db", "--donor", "NOR", "--json").json
    shown = run("why", rows[0]["ref"], "--book", files / "b.db", env={"COLUMNS": "300"}).out
    assert "aid.xlsx, Data, row 3" in shown
    assert rows[0]["period_start"] == "2025"


@pytest.mark.parametrize(
    ("old", "new", "status", "said"),
    [
        ('kind = "commitment"', 'kind = "poem"', 2, "kind is one of"),
        ('donor = "Country"', 'colour = "Country"', 2, "has no field colour"),
        ('donor = "Country"', 'donor = "Land"', 1, "has no column Land; its columns are Country"),
        ("[fixed]", "[fixed", 2, "is no TOML"),
        ("[scale]", "[mood]", 2, "no such key mood"),
        ("amount = 1e6", "amount = 1e6\n[extra]", 2, "no such key extra"),
    ],
)
def test_a_map_that_cannot_be_used_says_why_and_leaves_no_book(
    files: Path, old: str, new: str, status: int, said: str
) -> None:
    (files / "map.toml").write_text(MAP.replace(old, new), encoding="utf-8")
    done = load(files)
    assert (done.status, said in done.err) == (status, True), done.err
    assert not (files / "b.db").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.csv", None, "cannot be read"),
        ("a.csv", b"\xff\xfe\x00", "not UTF-8"),
        ("a.csv", b"", "no row 1"),
        ("a.csv", b"a,a\n1,2", "there twice"),
        ("a.xlsx", b"PK nonsense", "no workbook"),
        ("a.ods", b"x", "no .csv and no .xlsx"),
    ],
)
def test_a_file_that_is_no_table_is_refused_by_name(
    files: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (files / name).write_bytes(data)
    done = load(files, name)
    assert (done.status, said in done.err, name in done.err) == (1, True, True), done.err


def test_rows_are_judged_one_by_one_and_why_and_history_say_so(files: Path) -> None:
    load(files)
    book, who = files / "b.db", ("--person", "Olha")
    queue = {row["donor"]: row["ref"] for row in run("review", book, "--json").json}
    seen = run("review", book, *who, "--donor", "NOR", stdin="c\namount = 350m\n\nsee the law\n").out
    assert "Country: Norway; Value (EUR m): 300; Type: Military" in seen
    assert run("review", book, *who, "--donor", "PRT", stdin="r\n").status == 0
    rows = {row["donor"]: row for row in run("pledges", "--book", book, "--json").json}
    assert (set(rows), rows["NOR"]["amount"]) == ({"NOR", "EU"}, 3.5e8)
    shown = run("why", rows["NOR"]["ref"], "--book", book, env={"COLUMNS": "300"}).out
    assert "see the law [amount 300000000 → 350000000]" in shown
    gone = run("why", queue["PRT"], "--book", book, env={"COLUMNS": "300"}).out
    assert "the ledger takes it as rejected" in gone and "rejected by Olha" in gone
    past = run("history", queue["NOR"], "--book", book, "--json").json
    assert (past["stands"], past["recorded"][-1]["kind"]) == (True, "corrected")
    newer = (files / "aid.csv").read_text(encoding="utf-8").replace("EU;2", "EU;3")
    (files / "aid2.csv").write_text(newer, encoding="utf-8")
    load(files, "aid2.csv")
    done = run("supersede", "aid2.csv", "aid.csv", *who, "--book", book)
    assert "verdicts on rows: 2 kept, 0 lapsed" in done.out
    rows = {row["donor"]: row for row in run("pledges", "--book", book, "--json").json}
    assert {donor: row["amount"] for donor, row in rows.items()} == {"NOR": 3.5e8, "EU": 3e6}
    assert wiring.verified(book).issues == ()
