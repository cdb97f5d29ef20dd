"""The queue: the most pressing first, nothing twice, and blind where it should be."""

import json
from pathlib import Path

import pytest

from pactbook.model.claims import Claim
from pactbook.pipeline.coding import codings, gold, units
from pactbook.pipeline.desk import Desk
from pactbook.pipeline.queue import Wanted, queue
from tests.pipeline.reviewed import filled


@pytest.fixture
def book(tmp_path: Path):
    with filled(tmp_path / "b.db") as opened:
        yield opened


def worth(claim: Claim) -> float | None:
    return getattr(claim.value, "amount", None)


def quotes(found) -> list[str]:
    return [one.claim.quote[:10] for one in found]


def test_the_order_is_amount_times_uncertainty_and_an_agreement_ranks_as_usual_money(book) -> None:
    found = queue(Desk(book, "Olha"), worth=worth)
    # 155 M, 30 M, 16 M, 8.4 M, 0.05 x the median of 40 M, 1 M
    assert quotes(found) == [
        "promise of",
        "300 millio",
        "40 million",
        "12 million",
        "signed a s",
        "Estonia al",
    ]


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(kind="agreement"), 1),
        (Wanted(donor="PRT"), 2),
        (Wanted(donor="LVA"), 1),
        (Wanted(document="second.txt"), 2),
        (Wanted(below=0.6), 2),
        (Wanted(above=0.85), 2),
        (Wanted(waiting=True), 0),
    ],
)
def test_filters_choose(book, wanted: Wanted, count: int) -> None:
    assert len(queue(Desk(book, "Olha"), wanted, worth=worth)) == count


def test_what_one_person_judged_is_done_unless_two_are_wanted_or_they_disagree(book) -> None:
    olha, petro = Desk(book, "Olha"), Desk(book, "Petro")
    first = queue(olha, worth=worth)[0].claim
    olha.accept(first.id)
    petro.again()
    assert first not in [one.claim for one in queue(petro, worth=worth)]
    again = queue(petro, Wanted(reviewers=2), worth=worth)
    assert first in [one.claim for one in again]
    assert first not in [one.claim for one in queue(olha, Wanted(reviewers=2), worth=worth)]
    petro.reject(first.id)
    iryna = Desk(book, "Iryna")
    (disputed,) = [one for one in queue(iryna, worth=worth) if one.claim == first]
    assert disputed.why[-1] == "people disagree: Olha says accept, Petro says reject"


def test_a_verdict_taken_back_puts_the_claim_into_the_queue_again(book) -> None:
    desk = Desk(book, "Olha")
    first = queue(desk, worth=worth)[0]
    desk.accept(first.claim.id)
    assert first not in queue(desk, worth=worth)
    desk.undo()
    assert queue(desk, worth=worth)[0] == first


def test_a_blind_queue_tells_nothing_of_others_nor_of_the_machine(book) -> None:
    Desk(book, "Olha").reject(queue(Desk(book, "Olha"), worth=worth)[0].claim.id, "no promise")
    found = queue(Desk(book, "Petro"), Wanted(blind=True), worth=worth)
    assert len(found) == 6
    shown = json.dumps([one.to_json() for one in found])
    for secret in ("confidence", "Olha", "no promise", "worth", "why", "by hand 1"):
        assert secret not in shown
    assert quotes(found) == quotes(queue(Desk(book, "Iryna"), Wanted(blind=True), worth=worth))


def test_codings_of_two_people_are_compared_field_by_field(book) -> None:
    olha, petro = Desk(book, "Olha"), Desk(book, "Petro")
    aid, bridge, loan = (
        next(c for c in olha.claims.values() if c.quote.startswith(q)) for q in ("40", "12", "300")
    )
    olha.correct(aid.id, {"stage": "allocated"})
    olha.reject(bridge.id)
    olha.accept(loan.id)
    petro.accept(aid.id)
    petro.reject(bridge.id)
    petro.again()
    found = units(codings(petro))
    assert sorted(map(sorted, (u.items() for u in found["present"]))) == [
        [("Olha", False), ("Petro", False)],
        [("Olha", True), ("Petro", True)],
    ]
    assert found["commitment.stage"] == [{"Olha": "allocated", "Petro": "pledged"}]


def test_gold_holds_hash_offsets_and_values_and_no_words(book) -> None:
    desk, other = Desk(book, "Olha"), Desk(book, "Petro")
    aid, bridge, loan = (
        next(c for c in desk.claims.values() if c.quote.startswith(q)) for q in ("40", "12", "300")
    )
    desk.correct(aid.id, {"stage": "allocated"})
    desk.reject(bridge.id)
    desk.accept(loan.id)
    other.reject(loan.id)
    desk.again()
    rows = list(gold(desk))
    assert [(row["verdict"], row["start"]) for row in rows] == [
        ("correct", aid.start),
        ("reject", bridge.start),
    ]
    assert rows[0]["stage"] == "allocated"
    assert (rows[1]["kind"], rows[1]["rejected"]) == ("none", "commitment")
    assert rows[0]["sha256"] + "#1" == aid.document
    assert "quote" not in rows[0]
