"""Krippendorff's alpha, on the examples that Krippendorff (2011) works through."""

import pytest

from pactbook.analysis.reliability import agreement, alpha, interval, nominal, ratio

# Section C of the paper: four observers, twelve units, some of them not coded by all.
OBSERVERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
UNITS = [
    [int(code) for code in unit if code != "."]
    for unit in zip(*(row.split() for row in OBSERVERS), strict=True)
]


@pytest.mark.parametrize(("difference", "value"), [(nominal, 0.743), (interval, 0.849), (ratio, 0.797)])
def test_the_published_example_with_missing_codes(difference, value: float) -> None:
    assert alpha(UNITS, difference) == pytest.approx(value, abs=0.0005)


def test_the_published_example_of_two_observers_and_two_codes() -> None:
    meg = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    owen = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.0005)


def test_the_published_example_of_two_observers_and_words() -> None:
    ben = ["a", "a", "b", "b", "d", "c", "c", "c", "e", "d", "d", "a"]
    gerry = ["b", "a", "b", "b", "b", "c", "c", "c", "e", "d", "d", "d"]
    assert alpha(list(zip(ben, gerry, strict=True))) == pytest.approx(0.692, abs=0.0005)


def test_perfect_agreement_is_one_and_nothing_to_compare_is_none() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1.0
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a",), ("b",)]) is None


def test_amounts_are_compared_by_ratio_and_words_by_equality() -> None:
    near = agreement({"amount": [{"O": 100.0, "P": 101.0}, {"O": 900.0, "P": 900.0}]})[0]
    words = agreement({"stage": [{"O": "pledged", "P": "allocated"}, {"O": "pledged", "P": "pledged"}]})[0]
    assert near.alpha is not None and near.alpha > 0.99
    assert (near.units, near.same, near.people) == (2, 1, 2)
    assert words.alpha == pytest.approx(0.0)
