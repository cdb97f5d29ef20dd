"""Invented articles with known right and wrong statements: what the fact-check finds, and what it lets be."""

from pathlib import Path

import pytest

from tests.fact_check.score import findings, judged, told


@pytest.mark.parametrize(("name", "wrong", "past"), [("articles.toml", 18, 9), ("second.toml", 9, 4)])
def test_wrong_statements_are_found_and_right_ones_left_in_peace(name: str, wrong: int, past: int) -> None:
    found = told(list(judged(Path(__file__).with_name(name))))
    assert found["false alarms"] == 0
    assert found["wrong found"] >= wrong
    assert found["past found"] >= past


def reasons(text: str, published: str) -> dict[str, str]:
    """The verdict by each reason."""
    return {found.reason: found.verdict for found in findings(text, published)}


def test_parts_that_make_more_than_their_total_deny_it() -> None:
    more = (
        "Norway will give Ukraine 2 billion kroner in 2025, including 1.8 billion kroner in military aid and "
        "1.7 billion kroner in financial aid for Ukraine.\n"
    )
    assert "own_parts" in reasons(more, "2025-02-03")
    less = more.replace("1.8 billion", "0.8 billion").replace("1.7 billion", "0.7 billion")
    assert "own_parts" not in reasons(less, "2025-02-03")


def test_a_sum_that_has_lost_its_million_is_named() -> None:
    told_ = reasons("Canada will provide 320 dollars in military aid to Ukraine in 2024.\n", "2024-02-29")
    assert told_.get("amount_small") == "contradicts"


def test_talks_that_the_article_itself_ends_with_a_signature_are_not_overtaken() -> None:
    text = (
        "Denmark and Ukraine signed a security agreement on 23 February 2024. Talks between Denmark and "
        "Ukraine on the agreement had begun on 8 February 2024.\n"
    )
    assert "outdated" not in reasons(text, "2024-02-23").values()


def test_an_article_of_the_eve_is_told_of_the_announcement() -> None:
    (found,) = [
        f
        for f in findings("Denmark and Ukraine signed a security agreement on Thursday.\n", "2024-02-22")
        if f.verdict == "contradicts"
    ]
    assert found.reason == "not_signed_yet"
    assert "two events" in found.notes[0]
