"""Invented articles with known right and wrong statements: what the fact-check finds, and what it lets be."""

from pathlib import Path

from tests.fact_check.score import judged, told

ARTICLES = Path(__file__).with_name("articles.toml")


def test_wrong_statements_are_found_and_right_ones_left_in_peace() -> None:
    found = told(list(judged(ARTICLES)))
    assert found["false alarms"] == 0
    assert found["wrong found"] >= 17
    assert found["past found"] >= 10
