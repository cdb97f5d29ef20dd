"""Money is counted once: parts know their whole, by a rule that is named, and a person may forbid a link."""

import pytest

from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import judge
from pactbook.book.relations import counted_once, relations
from pactbook.model.claims import Claim, Commitment, Item
from tests.book.build import claim, pact, pledge
from tests.book.deciding import decided, ledger, link

FRAME = pledge("DNK", 8e9, "2024-01-10", document="a", period_start="2024", period_end="2028", aid="mixed")


def linked(*claims, decisions=()):
    found = ledger(claims, *decisions)
    context = Context(claims={c.id: c for c in claims}, decisions=decided(decisions))
    return found, relations(found, judge(context, Coordinates()))


def told(*claims, decisions=()):
    found, links = linked(*claims, decisions=decisions)
    amounts = {fact.ref: fact.value.amount for fact in found.commitments}
    return [(one.kind, one.rule, amounts.get(one.whole), amounts.get(one.part)) for one in links]


def test_a_year_and_a_package_are_parts_of_their_frame() -> None:
    year = pledge("DNK", 2e9, "2024-03-01", document="b", period_start="2025", period_end="2025")
    package = pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", modality="asserted")
    assert sorted(told(FRAME, year, package)) == [
        ("frame", "package_in_years_of_pledge", 8e9, 3e8),
        ("frame", "years_of_frame", 8e9, 2e9),
    ]
    found, links = linked(FRAME, year, package)
    assert [fact.value.amount for fact in counted_once(found, links)] == [8e9]


def test_of_two_frames_the_smaller_is_the_whole() -> None:
    year = pledge("DNK", 2e9, "2024-03-01", document="b", period_start="2024", period_end="2024")
    package = pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", modality="asserted")
    assert ("frame", "package_in_years_of_pledge", 2e9, 3e8) in told(FRAME, year, package)


@pytest.mark.parametrize(
    "other",
    [
        pledge("NOR", 3e8, "2024-06-01", document="c", stage="allocated"),
        pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", currency="DKK"),
        pledge("DNK", 9e9, "2024-06-01", document="c", stage="allocated"),
        pledge("DNK", 3e8, "2023-06-01", document="c", stage="allocated"),
        pledge("DNK", 3e8, "2029-06-01", document="c", stage="allocated"),
        pledge("DNK", 3e8, "2024-06-01", document="c", aid="unspecified"),
        pledge("DNK", 3e8, "2024-01-10", document="c"),
        pledge("DNK", 3e8, "2024-06-01", document="c", stage="delivered", period_end="2024-05-31"),
        pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", modality="denied"),
    ],
)
def test_what_does_not_fit_is_money_of_its_own(other) -> None:
    assert told(FRAME, other) == []


def test_a_delivery_belongs_to_its_promise_by_sum_or_by_goods() -> None:
    promise = pledge("POL", 1e8, "2024-01-10", document="a")
    given = pledge("POL", 1e8, "2024-05-10", document="b", stage="delivered", modality="asserted")
    assert told(promise, given) == [("delivery", "promised_and_delivered", 1e8, 1e8)]

    def tanks(stage, published, quantity=14):
        return claim(
            Commitment("POL", "UKR", "military", items=(Item("Leopard 2 tanks", quantity),), stage=stage),
            published,
        )

    assert len(told(tanks("pledged", "2024-01-10"), tanks("delivered", "2024-05-10"))) == 1
    (some,) = told(tanks("pledged", "2024-01-10"), tanks("delivered", "2024-05-10", 10))
    assert some[:2] == ("delivery", "goods_promised_and_delivered")
    assert told(tanks("pledged", "2024-01-10"), tanks("delivered", "2024-05-10", 15)) == []
    assert told(tanks("pledged", "2024-06-10"), tanks("delivered", "2024-05-10")) == []


def test_a_package_without_years_belongs_to_the_frame_of_its_kind_that_was_told_before() -> None:
    package = pledge("DNK", 3e8, "2024-06-01", document="c", aid="military")
    assert told(FRAME, package) == [("frame", "package_told_in_years_of_pledge", 8e9, 3e8)]


def test_a_frame_is_not_overdrawn_by_the_sums_of_its_years() -> None:
    def year(amount: float, number: int) -> Claim:
        text = str(number)
        return pledge("DNK", amount, f"{number - 1}-12-01", document=text, period_start=text, period_end=text)

    links = told(FRAME, year(5e9, 2025), year(6e9, 2025), year(4e9, 2026), year(2e9, 2027))
    assert {part for *_, part in links} == {5e9, 6e9, 2e9}


def test_a_sum_by_the_year_is_part_of_the_sum_for_all_years() -> None:
    each = {"document": "b", "per_year": True, "period_start": "2024", "period_end": "2028"}
    assert [part for *_, part in told(FRAME, pledge("DNK", 1.6e9, "2024-03-01", **each))] == [1.6e9]
    assert told(FRAME, pledge("DNK", 2e9, "2024-03-01", **each)) == []


def test_a_fund_and_its_member_are_told_together() -> None:
    fund = pledge("EU", 5e8, "2024-01-10", document="a", start=0, period_start="2024")
    member = pledge("FRA", 5e8, "2024-01-10", document="a", start=100)
    assert told(fund, member) == [("fund", "same_sum_told_together", 5e8, 5e8)]
    elsewhere = pledge("FRA", 5e8, "2024-01-10", document="b")
    assert told(fund, elsewhere) == []


def test_an_agreement_and_the_pledge_told_with_it() -> None:
    treaty = pact("DNK", "signed", "2024-02-23", "2024-02-23", document="a")
    mine = pledge("DNK", 2e9, "2024-02-23", document="a")
    links = linked(treaty, mine)[1]
    assert [(one.kind, one.rule) for one in links] == [("agreement", "told_together")]
    found, links = linked(treaty, mine)
    assert len(counted_once(found, links)) == 1
    other = pledge("NOR", 2e9, "2024-02-23", document="a")
    assert linked(treaty, other)[1] == ()
    past = pledge("DNK", 2e9, "2024-02-23", document="a", stage="delivered", modality="asserted")
    assert linked(treaty, past)[1] == ()


def test_a_person_who_says_new_money_forbids_the_link() -> None:
    package = pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", modality="asserted")
    assert told(FRAME, package, decisions=(link("new_money", FRAME, package),)) == []
    assert len(told(FRAME, package)) == 1


def test_denied_and_cancelled_promises_are_in_no_sum() -> None:
    no = pledge("DNK", 3e8, "2024-06-01", document="c", modality="denied")
    over = pledge("NOR", 3e8, "2024-06-01", document="d", stage="cancelled", modality="asserted")
    found, links = linked(FRAME, no, over)
    assert [fact.value.amount for fact in counted_once(found, links)] == [8e9]


def test_parts_of_a_cancelled_frame_are_not_lost() -> None:
    over = pledge("DNK", 8e9, "2024-08-01", document="z", stage="cancelled", modality="asserted")
    package = pledge("DNK", 3e8, "2024-06-01", document="c", stage="allocated", modality="asserted")
    found, links = linked(FRAME, over, package)
    assert [fact.value.amount for fact in counted_once(found, links)] == [3e8]


def test_what_a_person_calls_a_part_goes_before_the_rules() -> None:
    whole = pledge(
        "NOR", 2e9, "2024-02-01", document="b", period_start="2024", period_end="2025", aid="mixed"
    )
    frame = pledge(
        "NOR", 8e9, "2024-01-10", document="a", period_start="2024", period_end="2028", aid="mixed"
    )
    package = pledge("NOR", 3e8, "2024-06-01", document="c", stage="allocated", modality="asserted")
    by_rule = ("frame", "package_in_years_of_pledge", 2e9, 3e8)
    assert by_rule in told(frame, whole, package)
    said = (link("part_of", frame, package),)
    assert ("frame", None, 8e9, 3e8) in told(frame, whole, package, decisions=said)
    assert by_rule not in told(frame, whole, package, decisions=said)
    both = (*said, link("new_money", frame, package, person="Petro"))
    assert ("frame", None, 8e9, 3e8) not in told(frame, whole, package, decisions=both)
    _, links = linked(frame, whole, package, decisions=said)
    assert "Olha" in {one.by for one in links}


def test_a_person_puts_a_pledge_under_an_agreement_told_elsewhere() -> None:
    signed = pact("ESP", "signed", "2024-05-27", "2024-05-27", document="a")
    promise = pledge("ESP", 1e9, "2024-06-20", document="b")
    assert told(signed, promise) == []
    ((kind, rule, _, amount),) = told(signed, promise, decisions=(link("part_of", signed, promise),))
    assert (kind, rule, amount) == ("agreement", None, 1e9)
