"""Rows of a table, and facts of the reference, are judged one by one like claims, in both stores."""

import json
from pathlib import Path
from typing import Any

import pytest

from pactbook import wiring
from pactbook.book.facts import Coordinates, Ledger
from pactbook.model.claims import Claim
from pactbook.pipeline.coding import codings, gold
from pactbook.pipeline.desk import Desk, ReviewError
from pactbook.pipeline.importing import column_map, read_table, store_table
from pactbook.pipeline.queue import Wanted, queue
from pactbook.pipeline.reference import load, of
from pactbook.store.base import Batch
from pactbook.store.sql import SqlBook
from pactbook.store.verify import verify
from tests.store.conftest import Books

MAP = """
kind = "commitment"
published = "2024-06-30"
[columns]
donor = "Country"
amount = "Value (EUR m)"
stage = "Measure"
[fixed]
recipient = "UKR"
currency = "EUR"
bound = "exact"
[scale]
amount = 1e6
"""
FIRST = """Country,Value (EUR m),Measure
Norway,300,pledged

Portugal,40.5,allocated
Spain,7,pledged
Spain,7,pledged
"""
NEWER = """Country,Value (EUR m),Measure
Latvia,9,pledged
Norway,300,pledged
Portugal,41,allocated
Spain,7,pledged
"""
REFERENCE = """
iso = "XAA"
partner = "Aaland"
instrument = "security_agreement"

[[source]]
id = "paper"
kind = "report"
publisher = "A paper"
work = "Aaland to help"
date = "2024-05-01"

[[promise]]
donor = "XAA"
recipient = "UKR"
amount = 5000000
currency = "EUR"
bound = "exact"
aid = "military"
sources = ["paper"]
public_since = "2024-05-01"
confidence = "low"
"""


def table(book: SqlBook, folder: Path, text: str = FIRST, name: str = "aid.csv", meaning: str = MAP) -> str:
    """The key of a table stored in the book."""
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "map.toml").write_text(meaning, encoding="utf-8")
    batch = read_table(folder / name, column_map(folder / "map.toml"))
    assert isinstance(batch, Batch)
    store_table(book, batch)
    return batch.document.key


def row(desk: Desk, donor: str, number: int = 0, document: str | None = None) -> Claim:
    there = [c for c in desk.rows.values() if getattr(c.value, "donor", None) == donor]
    return [c for c in there if document in (None, c.document)][number]


def ledger(book: SqlBook, **at: Any) -> Ledger:
    return wiring.ledger(book, Coordinates(**at))


def money(book: SqlBook, **at: Any) -> dict[str | None, list[float | None]]:
    found: dict[str | None, list[float | None]] = {}
    for fact in ledger(book, **at).commitments:
        found.setdefault(fact.value.donor, []).append(fact.value.amount)
    return found


@pytest.fixture
def desk(book: SqlBook, tmp_path: Path) -> Desk:
    table(book, tmp_path)
    return Desk(book, "Olha")


def test_a_row_waits_with_its_line_as_the_words_it_rests_on(desk: Desk) -> None:
    waiting = queue(desk, worth=lambda claim: getattr(claim.value, "amount", None))
    assert [(one.claim.value.donor, one.evidence.row) for one in waiting] == [
        ("NOR", 2),
        ("PRT", 4),
        ("ESP", 5),
        ("ESP", 6),
    ]
    first = waiting[0].to_json()
    assert first["quote"] == "Norway\t300\tpledged"
    assert first["evidence"] == {
        "kind": "row",
        "sha256": waiting[0].claim.document.partition("#")[0],
        "sheet": None,
        "row": 2,
    }
    assert queue(desk, Wanted(blind=True)) == []
    assert len(queue(desk, Wanted(blind=True, evidence="row"))) == 4
    assert queue(desk, Wanted(evidence="sentence")) == []


def test_verdicts_on_rows_take_effect_and_are_taken_back(book: SqlBook, desk: Desk) -> None:
    before = book.head()
    desk.accept(row(desk, "NOR").id)
    desk.correct(row(desk, "PRT").id, {"amount": 4.5e7, "aid": "military"}, "see the law")
    gone = desk.reject(row(desk, "ESP").id)
    assert money(book) == {
        "NOR": [3e8],
        "PRT": [4.5e7],
        "ESP": [7e6],
    }  # the second of its rows
    desk.reject(row(desk, "ESP", 1).id)
    assert money(book) == {"NOR": [3e8], "PRT": [4.5e7]}
    assert money(book, recorded=before)["PRT"] == [4.05e7]
    desk.undo(gone.id)
    assert money(book)["ESP"] == [7e6]
    (fact,) = (f for f in ledger(book).commitments if f.value.donor == "PRT")
    (report,) = fact.reports
    assert (report.entry.evidence[0].row, report.entry.public_since) == (4, "2024-06-30")
    assert verify(book.place).issues == ()


def test_people_who_disagree_on_a_row_leave_it_as_it_is(book: SqlBook, desk: Desk) -> None:
    desk.reject(row(desk, "NOR").id)
    petro = Desk(book, "Petro")
    assert "NOR" not in [one.claim.value.donor for one in queue(petro)]
    assert "NOR" in [one.claim.value.donor for one in queue(petro, Wanted(reviewers=2))]
    petro.correct(row(petro, "NOR").id, {"amount": 2e8})
    assert money(book)["NOR"] == [3e8]
    (quarrel,) = (i for i in ledger(book).issues if i.code == "disputed_verdict")
    assert "aid.csv, row 2" in quarrel.message
    (waiting,) = (one for one in queue(Desk(book, "Iryna")) if one.disputed)
    assert waiting.claim.value.donor == "NOR"
    assert codings(petro) == {}  # agreement between coders is about sentences


def test_a_newer_table_keeps_the_verdicts_where_its_rows_say_the_same(
    book: SqlBook, desk: Desk, tmp_path: Path
) -> None:
    desk.accept(row(desk, "NOR").id)
    desk.correct(row(desk, "PRT").id, {"amount": 4.5e7})
    desk.reject(row(desk, "ESP").id)
    later = MAP.replace("2024-06-30", "2024-09-30")
    newer = table(book, tmp_path, NEWER, "aid2.csv", later)
    desk.again()
    assert desk.carried(desk.supersede(newer, row(desk, "NOR").document)) == (2, 1)
    assert money(book) == {"LVA": [9e6], "NOR": [3e8], "PRT": [4.1e7]}
    assert money(book, known=_day("2024-07-01")) == {"NOR": [3e8], "PRT": [4.5e7], "ESP": [7e6]}
    (lapsed,) = (i for i in ledger(book).issues if i.code == "lapsed_verdict")
    assert "aid.csv, row 4" in lapsed.message
    again = Desk(book, "Petro")
    assert [one.claim.value.donor for one in queue(again)] == ["LVA", "PRT"]
    # whoever judges the newer row disagrees with those who judged the older one
    again.accept(row(again, "ESP", document=newer).id)
    assert money(book)["ESP"] == [7e6]
    assert "disputed_verdict" in [i.code for i in ledger(book).issues]


def test_a_correction_goes_over_to_the_newer_table_and_on_to_the_next(
    book: SqlBook, desk: Desk, tmp_path: Path
) -> None:
    desk.correct(row(desk, "NOR").id, {"amount": 2.5e8})
    keys = [row(desk, "NOR").document]
    for name, text in (("aid2.csv", NEWER), ("aid3.csv", NEWER.replace("Latvia,9", "Latvia,10"))):
        keys.append(table(book, tmp_path, text, name))
        desk.again()
        desk.supersede(keys[-1], keys[-2])
    (fact,) = (f for f in ledger(book).commitments if f.value.donor == "NOR")
    assert fact.value.amount == 2.5e8
    assert [r.document for r in fact.reports] == [keys[-1]]


def test_links_join_rows_and_sentences(book: SqlBook, desk: Desk, tmp_path: Path) -> None:
    other = table(book, tmp_path, "Country,Value (EUR m),Measure\nNorway,310,pledged\n", "other.csv")
    desk.again()
    desk.link("same_money", [row(desk, "NOR").id, row(desk, "NOR", document=other).id])
    assert money(book)["NOR"] == [3e8]
    desk.undo()
    assert sorted(money(book)["NOR"], key=float) == [3e8, 3.1e8]


def test_decisions_on_rows_leave_the_book_with_file_sheet_and_row(desk: Desk) -> None:
    desk.correct(row(desk, "PRT").id, {"amount": 4.5e7})
    (one,) = gold(desk)
    assert one["sha256"] + "#1" == row(desk, "PRT").document
    assert (one["sheet"], one["row"], one["amount"], one["verdict"]) == (None, 4, 4.5e7, "correct")
    assert "Portugal" not in json.dumps(one)


def test_a_row_of_a_withdrawn_table_can_still_be_rejected(book: SqlBook, desk: Desk) -> None:
    desk.withdraw("aid.csv", "asked by the ministry")
    desk.again()
    waiting = next(one for one in queue(desk) if one.claim.value.donor == "NOR")
    assert waiting.claim.quote == ""
    with pytest.raises(ReviewError, match="not at hand"):
        desk.correct(waiting.claim.id, {"amount": 1.0})
    desk.reject(waiting.claim.id)
    assert "NOR" not in money(book)
    assert verify(book.place).issues == ()


def test_a_fact_of_the_reference_is_judged_with_its_own_lines(books: Books) -> None:
    book = books.open()
    files, issues = of({"XAA.toml": REFERENCE})
    assert issues == ()
    load(book, "0.1.0", files=files)
    desk = Desk(book, "Olha")
    assert queue(desk) == []
    (waiting,) = queue(desk, Wanted(evidence="work"))
    assert waiting.claim.quote.startswith("[[promise]]")
    assert waiting.to_json()["evidence"]["work"] == "A paper: Aaland to help"
    desk.correct(waiting.claim.id, {"amount": 6e6}, "the paper says six")
    assert money(book) == {"XAA": [6e6]}
    (one,) = gold(desk)
    assert (one["work"], one["amount"]) == ("A paper: Aaland to help", 6e6)
    # a newer text of the file that does not make the fact any more ends the verdict with it
    newer, _ = of({"XAA.toml": REFERENCE.replace("5000000", "6000000")})
    load(book, "0.2.0", files=newer)
    assert money(book) == {"XAA": [6e6]}
    assert [i.code for i in ledger(book).issues] == ["lapsed_verdict"]
    assert verify(book.place).issues == ()


def _day(text: str) -> Any:
    import datetime

    return datetime.date.fromisoformat(text)
