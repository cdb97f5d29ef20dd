"""The two founding articles held against the shipped reference: what a fact-check must say, and must not."""

from pathlib import Path

import pytest

from pactbook.analysis.fact_check import AGREES, CONTRADICTS, OUTDATED, Finding
from pactbook.model.claims import Commitment, Count
from tests.fact_check.score import findings

FIRST = ("002_283e058639afa89e.txt", "2024-03-19")
SECOND = ("000_15a1b34e72933b61.txt", "2024-04-02")


def article(shared: Path, name: str, published: str) -> list[Finding]:
    """The findings of one founding article, without its line of the date."""
    path = shared / "seeds" / name
    if not path.is_file():
        pytest.skip("the founding articles are not here")
    return findings(path.read_text(encoding="utf-8").split(published, 1)[1], published)


@pytest.fixture(scope="module")
def first(shared: Path) -> list[Finding]:
    return article(shared, *FIRST)


@pytest.fixture(scope="module")
def second(shared: Path) -> list[Finding]:
    return article(shared, *SECOND)


def of_donor(found: list[Finding], donor: str) -> Finding:
    return next(f for f in found if isinstance(f.claim.value, Commitment) and f.claim.value.donor == donor)


def test_six_signed_on_19_march_leave_out_the_netherlands(first: list[Finding]) -> None:
    (only,) = [f for f in first if f.verdict == CONTRADICTS]
    assert isinstance(only.claim.value, Count)
    assert only.reason == "count_stale"
    assert "7 states had signed by 2024-03-19" in only.knows
    assert only.knows.endswith("Not in the article's list: Netherlands (2024-03-01).")
    assert only.references[0].work == "Agreement between Ukraine and the Netherlands"


def test_seven_on_2_april_was_right_and_is_overtaken(second: list[Finding]) -> None:
    assert not [f for f in second if f.verdict == CONTRADICTS]
    count = next(f for f in second if isinstance(f.claim.value, Count) and f.claim.value.what == "signed")
    assert (count.verdict, count.reason) == (OUTDATED, "count_since")
    assert count.knows.startswith("7 states had signed by 2024-04-02.")


def test_talks_with_estonia_have_ended_in_a_signature(first: list[Finding]) -> None:
    (talks,) = [f for f in first if f.verdict == OUTDATED]
    assert "Estonia has signed since, on 2024-06-27" in talks.knows


def test_the_french_limit_stands_beside_three_outcomes_and_its_older_rate(first: list[Finding]) -> None:
    french = of_donor(first, "FRA")
    assert french.verdict == AGREES
    outcome, rate = french.notes
    assert all(figure in outcome for figure in ("686 million", "1.01 billion", "2 billion to 3 billion"))
    assert "A limit is not broken by less" in outcome
    assert "converted at an older rate; it fits the reference rate of 2024-02-16" in rate


def test_the_estonian_total_is_unresolved_and_gives_no_yearly_figure(first: list[Finding]) -> None:
    estonian = of_donor(first, "EST")
    (note,) = estonian.notes
    assert note.startswith("Unresolved") and "By the ledger it counts from 2022-02" in note
    assert "300 million" not in f"{estonian.knows} {note}" and "0.3 billion" not in f"{estonian.knows} {note}"


def test_the_german_sum_lies_on_two_bases_and_no_share_is_printed(second: list[Finding]) -> None:
    german = of_donor(second, "DEU")
    assert german.verdict == AGREES
    (note,) = german.notes
    assert note.startswith("Two bases") and "between 3.96 billion and 7.1 billion" in note
    assert "%" not in note and "56" not in note


def test_denmark_gives_more_for_its_size_and_names_money_for_later_years(second: list[Finding]) -> None:
    larger = next(f for f in second if f.reason == "larger_share")
    assert larger.verdict == AGREES
    assert "Denmark: EUR at least 1.8 billion for 2024, at least 0.48 % of GDP" in larger.knows
    assert "GDP of 2023" in larger.knows
    later = next(f for f in second if f.reason == "later_years")
    assert later.knows.startswith("Of 7 agreements signed by 2024-04-02, 6 name no sum")
    assert later.notes == ("The exception: Denmark: EUR 8.5 billion for 2023 to 2028.",)


def test_no_duty_of_mutual_defence_comes_out_of_the_articles(
    first: list[Finding], second: list[Finding]
) -> None:
    topics = {getattr(f.claim.value, "topic", None) for f in (*first, *second)}
    assert topics <= {
        *(None, "term", "military_aid", "defence_industry", "humanitarian", "accountability"),
        "anti_corruption",
    }
