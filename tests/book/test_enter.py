"""From a claim to its directive."""

import pytest

from pactbook.book.enter import enter
from pactbook.model.claims import Assessment, Claim, Provision, Statistic
from pactbook.model.entries import DIRECTIVES, Entry
from pactbook.model.sources import Span
from pactbook.model.terms import STAGE, STATUS
from tests.book.build import claim, count, pact, pledge, role


def test_every_status_and_stage_has_a_directive() -> None:
    entries = [enter(pact("DEU", status, "2024-02-16")) for status in STATUS]
    entries += [enter(pledge("DEU", 1e9, "2024-02-16", stage=stage)) for stage in STAGE]
    directives = [entry.directive for entry in entries if entry]
    assert len(set(directives)) == len(STATUS) + len(STAGE)
    assert directives == [name for name in DIRECTIVES if name in directives]


@pytest.mark.parametrize(
    ("made", "directive"),
    [
        (count("signed", 7, "2024-04-02", "2024-04-01"), "Tally"),
        (role("Ihor Zhovkva", "UKR"), "Participation"),
        (claim(Statistic("EST", "population", 1.3e6, "people"), "2024-03-19"), "Figure"),
        (claim(Assessment("FRA", "adequacy", "negative"), "2024-03-19"), "Judgement"),
        (claim(Provision(None, None, None, "term"), "2024-03-19"), "Obligation"),
    ],
)
def test_the_other_kinds(made: Claim, directive: str) -> None:
    entry = enter(made)
    assert entry is not None
    assert entry.directive == directive


def test_an_entry_rests_on_the_span_of_its_claim_and_carries_what_it_says() -> None:
    made = pact("DEU", "signed", "2024-02-17", "2024-02-16", modality="planned", attributed_to="the office")
    entry = enter(made)
    assert entry is not None
    assert entry.evidence == (Span(made.document, made.start, made.end, made.id),)
    assert (entry.date, entry.public_since) == ("2024-02-16", "2024-02-17")
    assert (entry.modality, entry.attributed_to) == ("planned", "the office")


def test_a_count_is_dated_by_its_own_day_and_a_promise_by_none() -> None:
    tally, promise = (
        enter(count("signed", 7, "2024-04-02", "2024-04-01")),
        enter(pledge("DEU", 1e9, "2024-04-02")),
    )
    assert tally is not None
    assert promise is not None
    assert (tally.date, promise.date) == ("2024-04-01", None)


@pytest.mark.parametrize("published", [None, "", "April 2024", "2024-13-01"])
def test_a_claim_without_a_publication_date_makes_no_entry(published: str | None) -> None:
    assert enter(claim(pact("DEU", "signed", "2024").value, published)) is None


def test_an_entry_without_evidence_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="evidence"):
        Entry("Signature", None, "2024-02-16", pact("DEU", "signed", "2024").value, ())
