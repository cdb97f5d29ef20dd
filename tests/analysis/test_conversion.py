"""A second printed currency is held against the rates as an interval, never as a point."""

import datetime
import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.analysis.conversion import Printed, check, fitting_stretches, inside
from pactbook.analysis.conversion_issues import conversion_issues
from pactbook.analysis.printed import loose_step, printed_step, zeros_step
from pactbook.analysis.rates import published
from pactbook.book.facts import AgreementEvent, AgreementFact
from tests.analysis.ledgers import commitments, context, fact, row_claim

day = datetime.date.fromisoformat

FRANCE = Printed(3e9, "EUR", 1e9, 3.2e9, "USD", 1e8)
ESTONIA = Printed(1.2e9, "EUR", 1e8, 1.3e9, "USD", 1e8)


@pytest.mark.parametrize(
    ("quote", "amount", "step"),
    [
        ("up to 3 billion euros ($3.2 billion)", 3e9, 1e9),
        ("up to 3 billion euros ($3.2 billion)", 3.2e9, 1e8),
        ("worth €1.25bn", 1.25e9, 1e7),
        ("about 188 million euros", 1.88e8, 1e6),
        ("74,4 million euros", 7.44e7, 1e5),
        ("1,072 million euros", 1.072e9, 1e6),
        ("1.072 million euros", 1.072e9, 1e6),
        ("$1,300,000 for pumps", 1.3e6, 1e5),
        ("$1 300 000 for pumps", 1.3e6, 1e5),
        ("in 2022 3.5 billion crowns", 3.5e9, 1e8),
        ("a 2-billion-krone package", 2e9, 1e9),
        ("between 3 and 4 billion", 3e9, 1e9),
        ("1,7 млрд євро", 1.7e9, 1e8),
        ("NOK100 million (US$9 million)", 9e6, 1e6),
    ],
)
def test_the_step_is_read_from_the_printed_figure(quote: str, amount: float, step: float) -> None:
    assert printed_step(quote, amount) == pytest.approx(step)


@pytest.mark.parametrize(
    ("quote", "amount", "loose"),
    [
        ("100 million", 1e8, 1e8),
        ("1.00 billion", 1e9, 1e7),
        ("3 billion", 3e9, 1e9),
        ("3.2 billion", 3.2e9, 1e8),
    ],
)
def test_printed_zeros_are_rounding_only_without_decimals(quote: str, amount: float, loose: float) -> None:
    assert loose_step(printed_step(quote, amount), amount) == pytest.approx(loose)


@pytest.mark.parametrize(("amount", "step"), [(3e9, 1e9), (1.2e9, 1e8), (203e6, 1e6), (7.0, 1.0), (0.5, 1.0)])
def test_words_leave_the_step_to_the_trailing_zeros(amount: float, step: float) -> None:
    assert printed_step("three billion euros", amount) == step == zeros_step(amount)


@given(st.integers(1, 999), st.integers(0, 2), st.sampled_from([("million", 1e6), ("billion", 1e9)]))
def test_any_printed_figure_reads_back_with_its_step(
    number: int, decimals: int, scale: tuple[str, float]
) -> None:
    printed = f"{number / 10**decimals:.{decimals}f}"
    amount = number / 10**decimals * scale[1]
    assert printed_step(f"gives {printed} {scale[0]} kroner", amount) == pytest.approx(
        scale[1] / 10**decimals
    )


def test_the_two_founding_conversions_imply_overlapping_rates() -> None:
    assert FRANCE.implied() == (pytest.approx(1.050), pytest.approx(1.0833, abs=1e-4))
    assert ESTONIA.implied() == (pytest.approx(1.0417, abs=1e-4), pytest.approx(1.125))


def test_the_first_figure_rounded_as_well_widens_the_interval() -> None:
    low, high = FRANCE.implied_loosely()
    assert (low, high) == (pytest.approx(3.15 / 3.5), pytest.approx(3.25 / 2.5))


def test_estonia_fits_the_rate_of_the_day_of_publication() -> None:
    verdict = check(ESTONIA, day("2024-03-19"))
    assert (verdict.status, verdict.severity, verdict.rate) == ("fits", None, 1.0854)


def test_france_fits_the_day_of_signature_when_that_day_is_known() -> None:
    verdict = check(FRANCE, day("2024-03-19"), ((day("2024-02-16"), "the signature"),))
    assert (verdict.status, verdict.severity) == ("older_rate", "low")
    assert verdict.fitting == ((day("2024-02-16"), "the signature"), 1.0768)


def test_without_a_known_day_the_scan_names_the_newest_stretch_and_finds_mid_february() -> None:
    verdict = check(FRANCE, day("2024-03-19"))
    assert verdict.status == "older_rate" and verdict.fitting is None
    newest = verdict.stretches[0]
    assert (newest.first, newest.last) == (day("2024-02-28"), day("2024-03-01"))
    assert any(s.first <= day("2024-02-16") <= s.last for s in verdict.stretches)


def test_a_candidate_that_does_not_fit_or_comes_later_is_not_named() -> None:
    wrong = ((day("2024-03-11"), "talks"), (day("2024-04-16"), "later"))
    assert check(FRANCE, day("2024-03-19"), wrong).fitting is None


@pytest.mark.parametrize(
    ("converted", "step", "status", "severity"),
    [
        (3.3e9, 1e8, "fits", None),
        (3.27e9, 1e7, "fits", None),  # 1.0892, published the day before
        (3.02e9, 1e7, "rounding", "low"),
        (4.5e9, 1e8, "misfit", "medium"),
        (3.2e10, 1e9, "tenfold", "high"),
        (3.2e8, 1e7, "tenfold", "high"),
    ],
)
def test_the_further_off_the_more_severe(
    converted: float, step: float, status: str, severity: str | None
) -> None:
    verdict = check(Printed(3e9, "EUR", 1e9, converted, "USD", step), day("2024-03-19"))
    assert (verdict.status, verdict.severity) == (status, severity)


def test_two_currencies_beside_the_euro_are_checked_by_their_cross_rate() -> None:
    crowns = Printed(1.7e9, "DKK", 1e8, 2.47e8, "USD", 1e6)
    assert check(crowns, day("2024-02-22")).status == "fits"


def test_a_currency_without_rates_is_not_checked_and_says_why() -> None:
    verdict = check(Printed(1e9, "UAH", 1e9, 2.6e7, "USD", 1e6), day("2024-03-19"))
    assert (verdict.status, verdict.severity) == ("unchecked", None)
    assert verdict.because == "no ECB reference rate for UAH"


@given(st.integers(10, 9999), st.dates(day("2010-01-04"), day("2026-06-01")), st.sampled_from([0, 1, 2]))
def test_an_honest_conversion_of_the_day_is_never_reported(
    tenths: int, at: datetime.date, decimals: int
) -> None:
    value = published("USD", at)
    if value is None:
        return
    amount = tenths / 10
    converted = round(amount * value, decimals)
    printed = Printed(amount * 1e6, "EUR", 1e5, converted * 1e6, "USD", 1e6 / 10**decimals)
    assert check(printed, at).status == "fits"


@given(st.floats(2.5e9, 4e9), st.dates(day("2012-01-02"), day("2026-06-01")))
def test_stretches_are_ordered_fit_and_do_not_touch(converted: float, at: datetime.date) -> None:
    printed = Printed(3e9, "EUR", 1e9, converted, "USD", 1e7)
    stretches = list(fitting_stretches(printed, at, back=60))
    for stretch in stretches:
        assert stretch.first <= stretch.last <= at and stretch.low <= stretch.high
        assert inside(stretch.low, printed.implied()) and inside(stretch.high, printed.implied())
    for newer, older in itertools.pairwise(stretches):
        assert older.last < newer.first


def dual(
    quote: str, amount: float, converted: float, published: str = "2024-03-19", **fields: Any
) -> dict[str, Any]:
    money = {"amount": converted, "currency": fields.pop("second", "USD")}
    return {"quote": quote, "published": published, "amount": amount, "converted": money, **fields}


def issues_of(
    *rows: dict[str, Any], agreements: tuple[AgreementFact, ...] = ()
) -> list[tuple[str, str, str]]:
    claims = [row_claim(**row) for row in rows]
    found = conversion_issues([fact(c) for c in claims], context(claims), agreements)
    return [(issue.code, issue.severity, issue.message) for issue in found]


def test_the_founding_articles(shared: Path) -> None:
    claims = commitments(shared / "seeds" / "gold.jsonl")
    found = conversion_issues([fact(c) for c in claims], context(claims))
    assert [(issue.code, issue.severity) for issue in found] == [
        ("conversion_consistent", "low"),
        ("conversion_older_rate", "low"),
    ]
    together, france = found
    assert "consistent with each other" in together.message and "1.050 to 1.083" in together.message
    assert len(together.sides) == 2
    assert "2024-02-16 (1.0768)" in france.message
    assert "not that of the day of publication, 2024-03-19 (1.0854)" in france.message
    assert france.message.startswith("FRA") and "$3.2 billion" in france.sides[0].quote


def test_news_of_the_day_of_signature_raises_nothing_but_agreement(shared: Path) -> None:
    gold = shared / "news_dev" / "gold"
    for name in ("008_2024-02-16_dw-com_FRA", "011_2024-02-22_kyivindependent-com_DNK"):
        claims = commitments(gold / f"{name}.jsonl")
        found = conversion_issues([fact(c) for c in claims], context(claims))
        assert {issue.code for issue in found} <= {"conversion_consistent"}


def signed(date: str) -> AgreementFact:
    event = AgreementEvent("signed", date, "asserted", None, (), 1)
    return AgreementFact(
        "x", ("CHE", "UKR"), "treaty", "signed", date, "asserted", None, None, (event,), (), 1
    )


def test_the_ledgers_own_signature_date_is_tried() -> None:
    row = dual("up to 3 billion euros ($3.2 billion)", 3e9, 3.2e9, donor="CHE")
    assert "2024-02-28 to 2024-03-01" in issues_of(row)[0][2]
    ((code, _, message),) = issues_of(row, agreements=(signed("2024-02-07"),))
    assert code == "conversion_older_rate"
    assert "2024-02-07 (1.0776), the day the agreement was signed" in message


def test_a_signature_after_the_document_explains_nothing() -> None:
    row = dual("up to 3 billion euros ($3.2 billion)", 3e9, 3.2e9, donor="CHE")
    assert "was signed" not in issues_of(row, agreements=(signed("2024-04-16"),))[0][2]


def test_two_rates_in_one_document_are_a_conflict() -> None:
    found = issues_of(
        dual("1.00 billion euros ($1.09 billion)", 1e9, 1.09e9),
        dual("4.01 billion euros ($4.83 billion)", 4.01e9, 4.83e9, donor="ITA"),
    )
    assert [code for code, _, _ in found][:1] == ["conversion_conflict"]
    assert found[0][1] == "medium" and "1 billion EUR" in found[0][2] and "4.01 billion EUR" in found[0][2]


def test_a_conflict_that_rounding_may_explain_is_of_low_severity() -> None:
    found = issues_of(
        dual("1 billion euros ($1.09 billion)", 1e9, 1.09e9),
        dual("4.01 billion euros ($4.63 billion)", 4.01e9, 4.63e9, donor="ITA"),
    )
    assert found[0][:2] == ("conversion_conflict", "low")


def test_both_directions_of_a_pair_are_compared() -> None:
    found = issues_of(
        dual("1.2 billion euros ($1.3 billion)", 1.2e9, 1.3e9),
        dual("$325 million (€299 million)", 3.25e8, 2.99e8, currency="USD", second="EUR", donor="USA"),
    )
    assert [code for code, _, _ in found] == ["conversion_consistent"]


def test_conversions_in_two_documents_are_not_compared() -> None:
    one = dual("1.2 billion euros ($1.3 billion)", 1.2e9, 1.3e9)
    other = dual("1 billion euros ($1.1 billion)", 1e9, 1.1e9, document="b.txt")
    assert issues_of(one, other) == []


def test_an_article_that_repeats_another_adds_no_second_issue() -> None:
    row = dual("up to 3 billion euros ($3.2 billion)", 3e9, 3.2e9)
    claims = [row_claim(**row), row_claim(**row, document="b.txt")]
    facts = [fact(c) for c in claims]
    assert len(conversion_issues(facts, context(claims))) == 2
    assert len(conversion_issues(facts, context(claims, {"b.txt": "a.txt"}))) == 1
