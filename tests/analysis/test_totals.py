"""Sums of pledges: bounds, stages and sources stay apart, and no money is taken twice."""

import pytest

from pactbook.analysis.measures import measure_all
from pactbook.analysis.totals import Total, totals
from pactbook.book.facts import CommitmentFact, Coordinates, Ledger
from pactbook.book.relations import relations
from tests.analysis.ledgers import promise


def summed(by: str, *facts: CommitmentFact) -> tuple[Total, ...]:
    return totals(measure_all(facts), by, relations(Ledger(Coordinates(), commitments=facts)))


def test_bounds_are_never_added_to_one_another() -> None:
    (one,) = summed(
        "donor",
        promise("a", amount=3e9, bound="at_most"),
        promise("b", amount=1e9, bound="at_most"),
        promise("c", amount=2e9, bound="at_least"),
        promise("d", amount=5e8),
        promise("e", amount=7e8, bound="about"),
        promise("f", amount=1e8, amount_max=2e8, bound="range"),
    )
    assert (one.at_most, one.at_least, one.exact, one.about) == (4e9, 2e9, 5e8, 7e8)
    assert (one.range_low, one.range_high, one.promises, one.printed) == (1e8, 2e8, 6, 6)


def test_stages_and_yearly_figures_have_sums_of_their_own() -> None:
    found = summed(
        "donor",
        promise("a", amount=1e9),
        promise("b", amount=2e9, stage="allocated"),
        promise("c", amount=4e9, per_year=True),
    )
    assert [(t.stage, t.per_year, t.exact) for t in found] == [
        ("allocated", False, 2e9),
        ("pledged", False, 1e9),
        ("pledged", True, 4e9),
    ]


def test_a_part_of_a_promise_is_not_taken_again_and_what_is_denied_not_at_all() -> None:
    frame = promise("a", amount=6e9, period_start="2024", period_end="2026")
    part = promise("b", "2024-05-01", amount=2e9, period_start="2025", period_end="2025")
    denied = promise("c", amount=9e9, modality="denied")
    (one,) = summed("donor", frame, part, denied)
    assert (one.exact, one.promises, one.left_out) == (6e9, 1, 2)
    by_year = {t.group: t.exact for t in summed("year", frame, part)}
    assert by_year == {"2024/2026": 6e9, "2025": 2e9}


def test_euros_that_a_source_prints_go_before_the_rate_and_shares_of_gdp_have_none() -> None:
    printed = promise("a", amount=75e9, currency="SEK", converted={"amount": 6.5e9, "currency": "EUR"})
    rated = promise("b", "2024-02-16", amount=1.0768e9, currency="USD")
    (one,) = summed("donor", printed, rated, promise("c", gdp_percent=0.25, bound="exact"))
    assert one.exact == pytest.approx(7.5e9)
    assert (one.promises, one.printed, one.without_eur) == (3, 1, 1)


def test_what_names_no_year_has_a_row_of_its_own() -> None:
    found = summed("year", promise("a", amount=1e9), promise("b", amount=2e9, period_end="2027"))
    assert [(t.group, t.exact) for t in found] == [("/2027", 2e9), (None, 1e9)]


def test_of_a_fund_that_was_raised_only_the_newest_total_is_taken() -> None:
    years = {"period_start": "2023", "period_end": "2028"}
    first = promise("a", "2023-11-24", amount=60e9, aid="military", **years)
    raised = promise("b", "2024-04-25", amount=64e9, aid="military", **years)
    whole = promise("c", "2024-02-23", amount=85e9, aid="mixed", **years)
    civil = promise("d", "2024-02-23", amount=3e9, aid="humanitarian", **years)
    (one,) = summed("year", first, raised, whole, civil)
    assert (one.exact, one.left_out) == (67e9, 2)


def test_promises_for_one_year_are_no_versions_of_one_another() -> None:
    year = {"period_start": "2024", "period_end": "2024"}
    (one,) = summed("donor", promise("a", amount=2e9, **year), promise("b", "2024-05-01", amount=1e9, **year))
    assert (one.exact, one.left_out) == (3e9, 0)
