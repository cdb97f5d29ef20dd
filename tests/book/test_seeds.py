"""The two founding articles, folded: what the ledger must say of them on each date."""

from pathlib import Path

import pytest

from pactbook.book.facts import Ledger
from pactbook.model.claims import Claim
from pactbook.model.entries import Entry
from pactbook.model.sources import Citation
from tests.book.build import gold, ledger, pact

SIX = {"GBR", "DEU", "FRA", "DNK", "ITA", "CAN"}


@pytest.fixture(scope="session")
def seeds(shared: Path) -> list[Claim]:
    path = shared / "seeds" / "gold.jsonl"
    if not path.is_file():
        pytest.skip("the founding articles are not here")
    return list(gold(path))


def partners(book: Ledger, status: str) -> set[str]:
    return {a.parties[a.parties[0] == "UKR"] for a in book.agreements if a.status == status}


def signed_by(date: str, other: str) -> Entry:
    """A signature by the agreement's own text."""
    value = pact(other, "signed", date, date).value
    return Entry("Signature", date, date, value, (Citation(f"Agreement with {other}", date),))


def test_on_19_march_six_are_signed_and_estonia_negotiates(seeds: list[Claim]) -> None:
    found = ledger(seeds, known="2024-03-19")
    assert partners(found, "signed") == SIX
    assert partners(found, "negotiating") == {"EST"}
    (count,) = found.counts
    assert (count.value, len(count.named), count.unnamed) == (6, 6, 0)


def test_on_2_april_seven_are_counted_against_six_named_and_ten_talks_against_one(seeds: list[Claim]) -> None:
    found = ledger(seeds, known="2024-04-02")
    told = {(c.what, c.value): (len(c.named), c.unnamed) for c in found.counts}
    assert told == {("signed", 6): (6, 0), ("signed", 7): (6, 1), ("negotiating", 10): (1, 9)}
    assert not [issue for issue in found.issues if issue.code.startswith("count")]


def test_before_the_first_article_nothing_is_known(seeds: list[Claim]) -> None:
    found = ledger(seeds, known="2024-03-18")
    assert found.agreements == found.commitments == found.counts == found.people == ()
    assert found.issues == ()


def test_the_french_limit_is_kept_and_its_dollars_are_no_second_pledge(seeds: list[Claim]) -> None:
    found = ledger(seeds)
    sums = {(c.value.donor, c.value.amount, c.value.currency, c.value.bound) for c in found.commitments}
    assert sums == {
        ("FRA", 3e9, "EUR", "at_most"),
        ("FRA", None, None, None),
        ("EST", 1.2e9, "EUR", "exact"),
        ("DEU", 7.1e9, "EUR", "exact"),
    }
    (estonia,) = [c.value for c in found.commitments if c.value.donor == "EST"]
    assert (estonia.period_start, estonia.period_end) == (None, "2027")


def test_the_count_of_six_is_stale_once_the_dutch_signature_is_known(seeds: list[Claim]) -> None:
    found = ledger([*seeds, signed_by("2024-03-01", "NLD")], known="2024-04-02")
    (stale,) = [issue for issue in found.issues if issue.code == "count_stale"]
    assert stale.severity == "medium"
    assert "6 signed as of 2024-03-19, but the ledger names 7; not in the count: NLD" in stale.message
    assert [side.document for side in stale.sides] == ["002_283e058639afa89e.txt", "Agreement with NLD"]
    assert stale.sides[0].quote.startswith("with six such pacts")
    (seven,) = [c for c in found.counts if c.value == 7]
    assert (len(seven.named), seven.unnamed) == (7, 0)


def test_denmark_signed_on_the_23rd_and_not_on_the_day_it_was_announced(seeds: list[Claim]) -> None:
    texts = [
        signed_by(date, other)
        for date, other in [
            ("2024-01-12", "GBR"),
            ("2024-02-16", "DEU"),
            ("2024-02-16", "FRA"),
            ("2024-02-23", "DNK"),
        ]
    ]
    book = [*seeds, *texts, pact("DNK", "announced", "2024-02-22", "2024-02-22")]
    assert partners(ledger(book, as_of="2024-02-22"), "signed") == {"GBR", "DEU", "FRA"}
    assert partners(ledger(book, as_of="2024-02-22"), "announced") == {"DNK"}
    assert partners(ledger(book, as_of="2024-02-23"), "signed") == {"GBR", "DEU", "FRA", "DNK"}


def test_every_fact_leads_back_to_a_claim(seeds: list[Claim]) -> None:
    ids = {claim.id for claim in seeds}
    found = ledger(seeds)
    reports = [
        r for facts in (found.agreements, found.commitments, found.people) for f in facts for r in f.reports
    ]
    assert reports
    assert all(evidence.claim in ids for r in reports for evidence in r.entry.evidence)  # type: ignore[union-attr]
