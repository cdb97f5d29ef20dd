"""The same promise from many documents, and promises that only look alike."""

from pactbook.book.facts import CommitmentFact
from pactbook.model.claims import Converted, Item
from tests.book.build import ledger, pledge

YEAR = {"period_start": "2024", "period_end": "2024"}


def only(items: list, **at) -> CommitmentFact:  # type: ignore[no-untyped-def,type-arg]
    (fact,) = ledger(items, **at).commitments
    return fact


def test_reports_of_one_promise_are_one_fact_in_its_fullest_wording() -> None:
    fact = only(
        [
            pledge("DNK", 1.8e9, "2024-02-23", aid="unspecified", bound="about"),
            pledge("DNK", 1.8e9, "2024-02-25", **YEAR, topics=("training",)),
            pledge("DNK", 1.801e9, "2024-02-24", aid="unspecified"),
        ]
    )
    assert len(fact.reports) == fact.voices == 3
    assert (fact.value.aid, fact.value.period_start, fact.value.period_end) == ("military", "2024", "2024")
    assert (fact.value.amount, fact.value.bound, fact.value.topics) == (1.8e9, "about", ("training",))


def test_up_to_three_billion_does_not_become_three_billion() -> None:
    found = ledger(
        [
            pledge("FRA", 3e9, "2024-02-16", bound="at_most", **YEAR, document="the text"),
            pledge("FRA", 3e9, "2024-02-17", **YEAR, document="a paper"),
            pledge("FRA", 3e9, "2024-02-18", **YEAR, document="another paper"),
        ]
    )
    (fact,) = found.commitments
    assert fact.value.bound == "at_most"
    (issue,) = found.issues
    assert (issue.code, issue.severity, issue.place) == ("bound_conflict", "low", fact.ref)
    assert [(s.says, s.document, s.quote) for s in issue.sides] == [
        ("EUR up to 3 billion for 2024", "the text", "the text says so"),
        ("EUR 3 billion for 2024", "a paper", "a paper says so"),
    ]


def test_exact_and_about_are_one_wording() -> None:
    assert (
        ledger([pledge("FIN", 188e6, "2024-04-03"), pledge("FIN", 188e6, "2024-04-04", bound="about")]).issues
        == ()
    )


def test_near_amounts_never_chain() -> None:
    step = [1e9 * 1.004**i for i in range(10)]
    found = ledger([pledge("POL", amount, f"2024-01-{i + 1:02}") for i, amount in enumerate(step)])
    assert len(found.commitments) > 1
    for fact in found.commitments:
        amounts = [r.entry.value.amount for r in fact.reports]  # type: ignore[union-attr]
        assert all(abs(a - amounts[0]) <= 0.005 * amounts[0] for a in amounts)  # type: ignore[operator]


def test_the_same_sum_for_two_years_is_two_gifts_and_a_sum_without_a_year_joins_neither() -> None:
    def gift(year: str | None, published: str) -> list:  # type: ignore[type-arg]
        return [
            pledge(
                "GBR",
                2.3e9,
                published,
                currency="GBP",
                stage="delivered",
                modality="asserted",
                period_start=year,
                period_end=year,
            )
        ]

    found = ledger(gift("2022", "2024-01-14") + gift("2023", "2024-01-15") + gift(None, "2024-01-16"))
    assert [c.value.period_start for c in found.commitments] == [None, "2022", "2023"]


def test_a_past_total_is_not_the_pledge_of_the_same_sum() -> None:
    found = ledger(
        [
            pledge("GBR", 2.5e9, "2024-01-12", **YEAR),
            pledge("GBR", 2.5e9, "2025-01-12", **YEAR, stage="delivered", modality="asserted"),
        ]
    )
    assert sorted(c.value.stage for c in found.commitments) == ["delivered", "pledged"]


def test_a_promise_keeps_its_history_of_stages() -> None:
    history = [
        pledge("DEU", 7.1e9, "2023-11-17", **YEAR),
        pledge("DEU", 7.1e9, "2024-02-02", **YEAR, stage="allocated", modality="asserted"),
        pledge("DEU", 7.1e9, "2024-04-02", **YEAR),
    ]
    assert only(history, known="2023-12-31").value.stage == "pledged"
    fact = only(history)
    assert (fact.value.stage, fact.modality) == ("allocated", "asserted")
    assert [r.entry.directive for r in fact.reports] == ["Pledge", "Allocation", "Pledge"]
    assert only(history, as_of="2024-01-01").value.stage == "pledged"


def test_jets_put_off_are_the_jets_promised() -> None:
    promised = pledge("BEL", None, "2024-05-28", bound=None, items=(Item("F-16 fighter jets", 30),))
    later = pledge(
        "BEL",
        None,
        "2025-03-06",
        bound=None,
        items=(Item("F16s", 30),),
        stage="postponed",
        period_start="2026",
    )
    fact = only([promised, later])
    assert (fact.value.stage, fact.value.period_start, fact.items[0].quantity) == ("postponed", "2026", 30)


def test_different_goods_stay_apart() -> None:
    def goods(what: str, quantity: float | None, published: str):  # type: ignore[no-untyped-def]
        return pledge("DNK", None, published, bound=None, items=(Item(what, quantity),))

    found = ledger(
        [
            goods("155mm shells", 15000, "2024-02-22"),
            goods("155mm howitzers", 15, "2024-02-22"),
            goods("Leopard 1 tanks", 80, "2024-02-23"),
            goods("Leopard 2 tanks", 8, "2024-02-24"),
            goods("Leopard 2 tank", None, "2024-02-25"),
        ]
    )
    assert len(found.commitments) == 4


def test_military_and_financial_aid_of_one_sum_are_two_promises() -> None:
    found = ledger(
        [pledge("CAN", 1e9, "2024-02-24", **YEAR), pledge("CAN", 1e9, "2024-02-24", **YEAR, aid="financial")]
    )
    assert sorted(c.value.aid for c in found.commitments) == ["financial", "military"]


def test_each_year_is_another_promise_than_once() -> None:
    found = ledger([pledge("GBR", 3e9, "2024-04-23"), pledge("GBR", 3e9, "2024-04-23", per_year=True)])
    assert len(found.commitments) == 2


def test_donors_that_are_not_named_are_not_taken_for_one() -> None:
    assert len(ledger([pledge(None, 1e9, "2024-01-01"), pledge(None, 1e9, "2024-01-02")]).commitments) == 2


def test_a_converted_sum_is_the_same_promise_and_no_second_one() -> None:
    crowns = pledge(
        "NOR", 13.5e9, "2024-05-31", currency="NOK", bound="at_least", converted=Converted(1.2e9, "EUR")
    )
    euros = pledge("NOR", 1.2e9, "2024-06-01")
    fact = only([crowns, euros])
    assert (fact.value.amount, fact.value.currency, fact.value.bound) == (13.5e9, "NOK", "at_least")
    assert len(fact.reports) == 2


def test_a_denied_promise_is_kept_apart_and_says_so() -> None:
    found = ledger([pledge("HUN", 1e8, "2024-01-01"), pledge("HUN", 1e8, "2024-01-02", modality="denied")])
    assert sorted(c.modality for c in found.commitments) == ["denied", "planned"]


def test_one_sum_for_a_year_and_for_several_is_one_promise_with_a_dispute_on_the_period() -> None:
    found = ledger(
        [
            pledge("NOR", 75e9, "2023-02-15", currency="NOK", period_start="2023", period_end="2027"),
            pledge("NOR", 75e9, "2023-02-16", currency="NOK", period_start="2023", period_end="2023"),
        ]
    )
    (issue,) = found.issues
    assert (issue.code, len(found.commitments)) == ("period_conflict", 1)


def test_near_totals_for_one_year_contradict_each_other() -> None:
    found = ledger([pledge("DEU", 7.1e9, "2024-04-02", **YEAR), pledge("DEU", 7.6e9, "2024-04-03", **YEAR)])
    (issue,) = found.issues
    assert (issue.code, issue.severity, len(issue.sides)) == ("amount_conflict", "medium", 2)
    assert len(found.commitments) == 2


def test_a_rounded_total_is_a_small_matter() -> None:
    (issue,) = ledger(
        [pledge("DEU", 7.1e9, "2024-04-02", **YEAR), pledge("DEU", 7e9, "2024-02-16", **YEAR)]
    ).issues
    assert (issue.code, issue.severity) == ("amount_conflict", "low")


def test_no_alarm_for_parts_bounds_other_years_or_a_source_that_gives_both() -> None:
    def codes(*claims) -> list[str]:  # type: ignore[no-untyped-def]
        return [issue.code for issue in ledger(claims).issues]

    total = pledge("DEU", 7.1e9, "2024-04-02", **YEAR)
    assert codes(total, pledge("DEU", 1.1e9, "2024-02-16", **YEAR)) == []
    assert codes(total, pledge("DEU", 8e9, "2024-02-16", **YEAR, bound="at_most")) == []
    assert codes(total, pledge("DEU", 8e9, "2024-02-16", period_start="2025", period_end="2025")) == []
    assert codes(total, pledge("DEU", 8e9, "2024-02-16")) == []
    assert codes(total, pledge("DEU", 8e9, "2024-04-02", **YEAR, start=1)) == []
