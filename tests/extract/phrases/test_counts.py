"""Counts of agreements and of countries as written."""

import pytest

from pactbook.extract.phrases.counts import find_counts

ROWS = [
    ("seven bilateral security agreements", 7, False, "agreements"),
    ("six such pacts", 6, False, "pacts"),
    ("an additional ten bilateral deals", 10, False, "deals"),
    ("14 security agreements", 14, False, "agreements"),
    ("15 other similar agreements", 15, False, "agreements"),
    ("seven of these agreements", 7, False, "agreements"),
    ("a dozen accords", 12, False, "accords"),
    ("twenty-seven agreements", 27, False, "agreements"),
    ("two treaties", 2, False, "treaties"),
    ("nine documents", 9, False, "documents"),
    ("17 bilateral long-term security cooperation agreements", 17, False, "agreements"),
    ("one such agreement", 1, False, "agreement"),
    ("the 15th agreement", 15, True, "agreement"),
    ("its ninth such deal", 9, True, "deal"),
    ("the twentieth bilateral security agreement", 20, True, "agreement"),
    ("the first security pact", 1, True, "pact"),
    ("the 25th country", 25, True, "countries"),
    ("ten countries", 10, False, "countries"),
    ("24 other nations", 24, False, "countries"),
    ("more than 30 countries", 30, False, "countries"),
    ("32 states", 32, False, "countries"),
    ("two NATO allies", 2, False, "countries"),
]


@pytest.mark.parametrize(("text", "value", "ordinal", "noun"), ROWS)
def test_counts_as_written(text: str, value: int, ordinal: bool, noun: str) -> None:
    prose = f"They spoke of {text} when they met."
    [count] = find_counts(prose)
    assert (count.value, count.ordinal, count.noun) == (value, ordinal, noun)
    assert prose[count.start : count.end] == text


def test_a_bare_total_has_no_noun() -> None:
    [count] = find_counts("Ukraine has signed a total of 14.")
    assert (count.value, count.noun) == (14, None)


def test_a_number_of_agreements_that_something_reaches() -> None:
    [count] = find_counts("bringing the number of such agreements to 20")
    assert (count.value, count.noun) == (20, "agreements")


def test_a_limit_is_kept() -> None:
    assert [c.bound for c in find_counts("more than 30 countries, about ten deals")] == ["at_least", "about"]


@pytest.mark.parametrize(
    "text",
    [
        "a ten-year agreement",
        "a 10-year security pact",
        "the June 13 agreement",
        "third countries",
        "one of the agreements",
        "a total of 14 tanks",
        "the G7 countries",
        "within 24 hours of the agreement",
        "the 2024 agreement",
        "Article 5 countries",
        "the Minsk 2 agreement",
        "dozens of agreements",
        "€3 billion deals",
        "5 million people in partner countries",
    ],
)
def test_no_count(text: str) -> None:
    assert find_counts(text) == []
