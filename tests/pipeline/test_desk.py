"""A person at a book accepts, corrects, rejects, adds, links, dates and takes back; nonsense is refused."""

from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.book.facts import Coordinates
from pactbook.model.claims import Claim, Commitment, Count, Draft
from pactbook.pipeline.add import add
from pactbook.pipeline.desk import Desk, ReviewError
from pactbook.pipeline.queue import Wanted, queue
from pactbook.store.sql import open_book
from tests.pipeline.reviewed import FIRST, Reader, article, filled
from tests.store.making import clock


@pytest.fixture
def book(tmp_path: Path):
    with filled(tmp_path / "b.db") as opened:
        yield opened


@pytest.fixture
def desk(book) -> Desk:
    return Desk(book, "Olha", clock=lambda: "2026-02-03T10:00:00Z")


def on(desk: Desk, quote: str) -> Claim:
    (found,) = [claim for claim in desk.extracted.values() if claim.quote.startswith(quote)]
    return found


def amounts(book) -> dict[str, list[float]]:
    found: dict[str, list[float]] = {}
    for fact in wiring.ledger(book, Coordinates()).commitments:
        found.setdefault(fact.value.donor, []).append(fact.value.amount)
    return {donor: sorted(each) for donor, each in found.items()}


def test_a_correction_takes_effect_and_the_original_stays_in_the_book(book, desk) -> None:
    claim = on(desk, "40 million")
    made = desk.correct(claim.id, {"amount": 45e6, "stage": "allocated"}, "the annex says 45")
    assert amounts(book)["PRT"] == [1.2e7, 4.5e7]
    assert claim in list(book.claims())
    assert made.claim is not None and made.claim.quote == claim.quote
    assert made.at == "2026-02-03T10:00:00Z"


def test_the_same_verdict_twice_is_stored_once(book, desk) -> None:
    claim = on(desk, "40 million")
    one = desk.accept(claim.id)
    head = book.head()
    assert Desk(book, "Olha").accept(claim.id[:12]) == one
    assert book.head() == head


def test_a_person_changes_their_mind_and_takes_it_back(book, desk) -> None:
    claim = on(desk, "12 million")
    desk.reject(claim.id, "a bridge in another country")
    assert amounts(book)["PRT"] == [4e7]
    desk.accept(claim.id)
    assert amounts(book)["PRT"] == [1.2e7, 4e7]
    desk.reject(claim.id)
    desk.undo()
    assert amounts(book)["PRT"] == [1.2e7, 4e7]
    with pytest.raises(ReviewError, match="no verdict of Olha stands"):
        desk.undo()


def test_a_claim_that_waits_enters_the_ledger_when_it_is_accepted(tmp_path) -> None:
    with filled(tmp_path / "waiting.db", review_below=0.4) as book:
        desk = Desk(book, "Olha")
        claim = on(desk, "12 million")
        (waiting,) = queue(desk, Wanted(waiting=True), issues=book.issues())
        assert (waiting.claim, waiting.entered) == (claim, False)
        assert "waits for review" in waiting.why[-1]
        assert amounts(book)["PRT"] == [4e7]
        codes = {issue.code for issue in wiring.view(tmp_path / "waiting.db").issues}
        assert "needs_review" in codes
        desk.accept(claim.id)
        assert amounts(book)["PRT"] == [1.2e7, 4e7]
        assert "needs_review" not in {i.code for i in wiring.view(tmp_path / "waiting.db").issues}


def test_undo_names_an_earlier_verdict_and_never_one_of_another_person(book, desk) -> None:
    bridge, aid = on(desk, "12 million"), on(desk, "40 million")
    first = desk.reject(bridge.id)
    desk.reject(aid.id)
    with pytest.raises(ReviewError):
        Desk(book, "Petro").undo(first.id)
    desk.undo(first.id[:12])
    assert amounts(book)["PRT"] == [1.2e7]


def test_a_missed_claim_is_added_by_selecting_text(book, desk) -> None:
    start = FIRST.index("a bridge in Porto")
    said = {"kind": "commitment", "donor": "PRT", "recipient": "PRT", "amount": 7e6, "currency": "EUR"}
    made = desk.add("first.txt", start, start + 8, {**said, "bound": "exact", "modality": "planned"})
    assert made.claim is not None
    assert (made.claim.quote, made.claim.modality) == ("a bridge", "planned")
    assert isinstance(made.claim.value, Commitment)
    assert 7e6 in amounts(book)["PRT"]
    desk.undo(made.id)
    assert 7e6 not in amounts(book)["PRT"]


def test_money_is_the_same_or_new_and_only_commitments_may_be(book, desk) -> None:
    first, again = on(desk, "300 million"), on(desk, "promise of 300")
    assert amounts(book)["NOR"] == [3e8, 3.1e8]
    desk.link("same_money", [first.id, again.id])
    assert amounts(book)["NOR"] == [3e8]
    with pytest.raises(ReviewError, match="two or more claims of kind commitment"):
        desk.link("same_money", [first.id, on(desk, "signed").id])
    with pytest.raises(ReviewError, match="two or more"):
        desk.link("new_money", [first.id, first.id])


def test_a_date_is_corrected_by_name_of_the_document(book, desk) -> None:
    desk.date("second.txt", "2024-04-30", "the page was printed later")
    published = {
        r.entry.public_since for f in wiring.ledger(book, Coordinates()).commitments for r in f.reports
    }
    assert published == {"2024-04-12", "2024-04-30"}
    with pytest.raises(ReviewError, match="no document is called"):
        desk.date("third.txt", "2024-04-30")
    with pytest.raises(ReviewError, match="not an ISO"):
        desk.date("second.txt", "last week")


def test_a_verdict_on_a_correction_is_one_on_the_claim_that_was_corrected(book, desk) -> None:
    claim = on(desk, "40 million")
    made = desk.correct(claim.id, {"amount": 45e6})
    assert made.claim is not None
    petro = Desk(book, "Petro")
    assert petro.reject(made.claim.id).subjects == (claim.id,)
    ledger = wiring.ledger(book, Coordinates())
    assert "disputed_verdict" in {issue.code for issue in ledger.issues}
    assert amounts(book)["PRT"] == [1.2e7, 4e7]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"amount": "much"}, "is no number"),
        ({"aid": "naval"}, "is not one of military, financial"),
        ({"colour": "blue"}, "commitment has no field colour"),
        ({"currency": "euro"}, "is no ISO 4217 code"),
        ({"period_start": "soon"}, "not an ISO 8601 date"),
        ({"amount": -1}, "negative"),
        ({"modality": "certain"}, "is not one of asserted"),
        ({"end": 100_000}, "not within the article"),
        ({"amount": None, "currency": None}, "needs an amount"),
        ({"amount": 4e7}, "accept it instead"),
        ({"kind": "poem"}, "unknown kind"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_in_words(book, desk, fields, said) -> None:
    head = book.head()
    with pytest.raises(ReviewError, match=said):
        desk.correct(on(desk, "40 million").id, fields)
    assert book.head() == head


def test_a_correction_keeps_what_the_codebook_has_no_field_for_but_not_how_the_machine_knew(
    tmp_path: Path,
) -> None:
    said = "Nordic states signed 3 agreements."
    value = Count("signed", 3)
    extra = (("derived", ("value:context",)), ("scope", "nordic"))

    class Scoped(Reader):
        def extract(self, document):
            yield Draft(value, "signed 3 agreements", extractor="by hand 1", extra=extra)

    with open_book(tmp_path / "c.db", clock=clock) as book:
        list(add(book, [article(said, "a.txt", "2024-05-01")], Scoped(), review_below=0))
        desk = Desk(book, "Olha")
        made = desk.correct(on(desk, "signed 3").id, {"value": 4})
    assert made.claim is not None
    assert made.claim.extra == (("scope", "nordic"),)


def test_a_claim_of_another_kind_is_given_whole(book, desk) -> None:
    claim = on(desk, "12 million")
    fields = {"kind": "statistic", "subject": "PRT", "measure": "aid_total", "value": 1.2e7, "unit": "EUR"}
    desk.correct(claim.id, fields)
    assert amounts(book)["PRT"] == [4e7]
    assert len(wiring.ledger(book, Coordinates()).statistics) == 1


def test_nobody_decides_nothing(book) -> None:
    with pytest.raises(ReviewError, match="nobody is named"):
        Desk(book, "  ")
    with pytest.raises(ReviewError, match="no claim begins"):
        Desk(book, "Olha").accept("ffffffffffff")
