"""Promises that documents tell beside what cited works give: scope, two bases, bounds, eves, later years."""

from typing import Any

from pactbook.book.facts import Ledger
from pactbook.model.claims import Assessment, Commitment
from pactbook.model.entries import Entry
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation
from tests.book.build import claim, count, ledger, pact, pledge


def cited(work: str, day: str, donor: str, amount: float, later: str | None = None, **more: Any) -> Entry:
    """A sum that a cited work gives; `later` says what it is to an earlier promise."""
    values = {"aid": "military", "bound": "exact", "period_start": "2024", "period_end": "2024"} | more
    value = Commitment(donor, "UKR", amount=amount, currency="EUR", **values)
    directive = "Allocation" if value.stage == "allocated" else "Pledge"
    extra = (("later", later),) if later else ()
    return Entry(directive, day, day, value, (Citation(work, day),), extra=extra)


def signature(other: str, day: str) -> Entry:
    return Entry(
        "Signature",
        day,
        day,
        pact(other, "signed", day, day).value,
        (Citation(f"Agreement with {other}", day),),
    )


def only(book: Ledger, code: str) -> Issue:
    (found,) = [issue for issue in book.issues if issue.code == code]
    return found


OUTCOME = {"later": "outcome", "stage": "allocated", "bound": "about"}


def test_a_sum_beside_its_outcome_is_a_range_and_no_ratio() -> None:
    told = pledge("DEU", 7.1e9, "2024-04-02", period_start="2024", period_end="2024")
    issue = only(ledger([told, cited("Tracker", "2025-01-10", "DEU", 4e9, **OUTCOME)]), "two_bases")
    assert issue.severity == "low"
    assert "from 4 billion to 7.1 billion" in issue.message
    assert [side.document for side in issue.sides] == ["article of 2024-04-02", "Tracker"]
    assert "%" not in issue.message


def test_a_limit_is_not_broken_by_what_came_of_it() -> None:
    told = pledge("FRA", 3e9, "2024-03-19", bound="at_most", period_start="2024", period_end="2024")
    outcomes = [
        cited("Tracker", "2025-01-10", "FRA", 1e9, **OUTCOME),
        cited(
            "Minister", "2024-10-14", "FRA", 2e9, "outcome", stage="allocated", bound="range", amount_max=3e9
        ),
    ]
    book = ledger([told, *outcomes])
    issue = only(book, "outcome_beside_bound")
    assert "a limit is not broken by less" in issue.message
    assert len(issue.sides) == 3
    assert not [i for i in book.issues if i.code in ("two_bases", "bound_conflict", "amount_conflict")]


def test_an_outcome_for_other_years_or_of_other_help_says_nothing() -> None:
    told = pledge("DEU", 7.1e9, "2024-04-02", period_start="2024", period_end="2024")
    other_year = cited("Tracker", "2025-01-10", "DEU", 4e9, **OUTCOME, period_start="2023", period_end="2023")
    other_aid = cited("Tracker", "2025-01-10", "DEU", 2e9, **(OUTCOME | {"aid": "humanitarian"}))
    assert not [i for i in ledger([told, other_year, other_aid]).issues if i.code == "two_bases"]


def test_a_promise_that_is_only_cited_raises_no_issue_of_its_own() -> None:
    promise = cited("Agreement with DEU", "2024-02-16", "DEU", 7.1e9)
    assert ledger([promise, cited("Tracker", "2025-01-10", "DEU", 4e9, **OUTCOME)]).issues == ()


def test_a_total_without_a_start_is_unresolved_until_another_source_gives_one() -> None:
    told = pledge("EST", 1.2e9, "2024-03-19", period_end="2027", aid="unspecified")
    assert not ledger([told]).issues
    scope = cited(
        "Press conference", "2024-01-11", "EST", 1.2e9, aid="mixed", period_start="2022-02", period_end="2027"
    )
    issue = only(ledger([told, scope]), "scope_unresolved")
    assert "EUR 1.2 billion until 2027; its start is not given: unresolved" in issue.message
    assert "counts from 2022-02, so a part had been given before" in issue.message
    assert "300 million" not in issue.message


def test_the_eve_and_the_day_of_a_signature_are_two_events() -> None:
    told = pact("DNK", "signed", "2024-03-19")
    announced = Entry(
        "Announcement",
        "2024-02-22",
        "2024-02-22",
        pact("DNK", "announced", "2024-02-22", "2024-02-22").value,
        (Citation("Newspaper", "2024-02-22"),),
    )
    issue = only(ledger([told, announced, signature("DNK", "2024-02-23")]), "announced_on_eve")
    assert "announced 2024-02-22, signed 2024-02-23: two events" in issue.message
    assert not [
        i for i in ledger([announced, signature("DNK", "2024-02-23")]).issues if i.code == "announced_on_eve"
    ]


def test_a_judgement_on_later_years_is_shown_with_its_exception() -> None:
    said = claim(Assessment("agreements", "stability", "negative", horizon="2025/"), "2024-04-02")
    fund = cited(
        "Agreement with DNK", "2024-02-23", "DNK", 8.5e9, aid="mixed", period_start="2023", period_end="2028"
    )
    pacts = [signature("DNK", "2024-02-23"), signature("DEU", "2024-02-16"), signature("GBR", "2024-01-12")]
    issue = only(ledger([said, fund, *pacts]), "judgement_exception")
    assert "1 of 3 name some: DNK: EUR 8.5 billion for 2023/2028" in issue.message
    assert not [i for i in ledger([said, *pacts]).issues if i.code == "judgement_exception"]


def test_a_count_need_not_know_the_signatures_of_its_own_day_nor_the_union() -> None:
    pacts = [
        signature("GBR", "2024-01-12"),
        signature("DEU", "2024-02-16"),
        signature("FRA", "2024-02-16"),
        signature("EU", "2024-02-15"),
    ]
    right = [
        count("signed", 1, "2024-02-16", "2024-02-16"),
        count("signed", 3, "2024-02-20", "2024-02-20"),
        count("signed", 4, "2024-02-21", "2024-02-21"),
    ]
    assert not [i for i in ledger([*pacts, *right]).issues if i.code == "count_stale"]
    stale = only(ledger([*pacts, count("signed", 2, "2024-02-20", "2024-02-20")]), "count_stale")
    assert "2 signed as of 2024-02-20" in stale.message
