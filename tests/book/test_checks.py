"""What cannot be right as it stands is said, and kept."""

import dataclasses

import pytest

from pactbook.book.facts import Coordinates
from pactbook.book.ledger import fold
from pactbook.model.claims import Claim, Converted
from pactbook.model.entries import Entry, Recorded
from pactbook.model.sources import Citation
from tests.book.build import book, count, ledger, pact, pledge


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (pact("DEU", "signed", "2024-02-16", "2024-03-01"), "date_after_publication"),
        (pact("DEU", "signed", "2024-02-16", "1924-02-16"), "date_too_early"),
        (pact("DEU", "signed", "2024-02-16", "2024-02-16", term_years=1000), "term_implausible"),
        (pledge("DEU", 0, "2024-02-16"), "amount_not_positive"),
        (pledge("USA", 61, "2024-04-20"), "amount_small"),
        (pledge("DEU", 1e9, "2024-02-16", converted=Converted(0, "USD")), "amount_not_positive"),
        (pledge("DEU", 3e9, "2024-02-16", amount_max=2e9, bound="range"), "range_reversed"),
        (pledge("DEU", 1e9, "2024-02-16", period_start="2027", period_end="2024"), "period_reversed"),
        (count("signed", 0, "2024-02-16"), "count_not_positive"),
    ],
)
def test_an_implausible_entry_is_named_and_kept(made: Claim, code: str) -> None:
    found = ledger([made])
    (issue,) = found.issues
    assert issue.code == code
    assert issue.sides[0].quote == made.quote
    assert len([*found.agreements, *found.commitments, *found.counts]) == 1


@pytest.mark.parametrize(
    "made",
    [
        pact("DEU", "signed", "2024-02-16", "2024-02-16", term_years=10),
        pact("DEU", "signed", "2024-02-16", "2024-03-01", modality="planned"),
        pact("GBR", "signed", "2025-01-16", "2025-01-16", instrument="treaty", term_years=100),
        pledge("EST", 1.2e9, "2024-03-19", period_end="2027"),
    ],
)
def test_nothing_is_said_of_what_is_in_order(made: Claim) -> None:
    assert ledger([made]).issues == ()


def test_an_entry_with_a_date_that_is_none_is_left_out_and_named() -> None:
    value = pact("DEU", "signed", "2024").value
    broken = Entry("Signature", "16 February", "2024-02-17", value, (Citation("A book", "2024"),))
    found = ledger([broken, pact("FRA", "signed", "2024-02-16", "2024-02-16")])
    assert [issue.code for issue in found.issues] == ["bad_date"]
    assert len(found.agreements) == 1


YEAR = {"period_start": "2024", "period_end": "2024"}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (pledge("DEU", 7.1e9, "2024-04-02", **YEAR), pledge("DEU", 71e9, "2024-04-03", **YEAR), True),
        (pledge("BEL", 977e6, "2024-05-28"), pledge("BEL", 97.7e6, "2024-05-29"), True),
        (pledge("USA", 61e9, "2024-04-20"), pledge("USA", 61, "2024-04-21"), True),
        (pledge("DEU", 1e9, "2024-04-02", **YEAR), pledge("DEU", 1e8, "2024-04-03", **YEAR), False),
        (pledge("DEU", 7.1e9, "2024-04-02", **YEAR), pledge("FRA", 71e9, "2024-04-03", **YEAR), False),
        (
            pledge("DEU", 7.1e9, "2024-04-02", **YEAR),
            pledge("DEU", 7.1e8, "2024-04-02", **YEAR, start=1),
            False,
        ),
    ],
)
def test_a_slip_of_a_zero_between_reports_of_one_promise(one: Claim, other: Claim, said: bool) -> None:
    slips = [issue for issue in ledger([one, other]).issues if issue.code == "tenfold"]
    assert bool(slips) is said
    assert all(issue.severity == "high" and len(issue.sides) == 2 for issue in slips)


def test_an_entry_recorded_twice_is_one_report() -> None:
    (record,) = book([pact("DEU", "signed", "2024-02-16", "2024-02-16")])
    again = Recorded(2, "later", dataclasses.replace(record.entry, confidence=0.5))
    (fact,) = fold([again, record], Coordinates()).agreements
    assert [r.seq for r in fact.reports] == [1]
