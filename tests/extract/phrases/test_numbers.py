"""Numbers and ordinals as written."""

import pytest

from pactbook.extract.phrases.numbers import find_numbers, find_ordinals

VALUES = [
    ("1,072", 1072, 1),
    ("1,072 million", 1.072e9, 1e6),
    ("1.072 million", 1.072e9, 1e6),
    ("1.5 million", 1.5e6, 1e5),
    ("74,4 million", 74.4e6, 1e5),
    ("170.000", 170000, 1),
    ("0.125", 0.125, 0.001),
    ("0,25", 0.25, 0.01),
    ("1.125 billion", 1.125e9, 1e6),
    ("1,234,567.89", 1234567.89, 0.01),
    ("1.234.567,89", 1234567.89, 0.01),
    ("3\u00a0000\u202f000", 3e6, 1),
    ("3'000'000", 3e6, 1),
    ("10 000", 1e4, 1),
    ("2.5bn", 2.5e9, 1e8),
    ("3 bn", 3e9, 1e9),
    ("3m", 3e6, 1e6),
    ("400 mln", 4e8, 1e6),
    ("2 tn", 2e12, 1e12),
    ("5 thousand million", 5e9, 1e9),
    ("3 hundred million", 3e8, 1e8),
    ("2½ billion", 2.5e9, 5e8),
    ("two and a half billion", 2.5e9, 5e8),
    ("half a billion", 5e8, 5e8),
    ("half-a-million", 5e5, 5e5),
    ("three-quarters of a billion", 7.5e8, 2.5e8),
    ("a quarter of a million", 2.5e5, 2.5e5),
    ("five million", 5e6, 1e6),
    ("a million", 1e6, 1e6),
    ("another million", 1e6, 1e6),
    ("a dozen", 12, 12),
    ("two dozen", 24, 12),
    ("half a dozen", 6, 6),
    ("twenty-five", 25, 1),
    ("twenty five", 25, 1),
    ("seven", 7, 1),
    ("ten", 10, 1),
    ("nineteen", 19, 1),
    ("one hundred and fifty thousand", 150e3, 1e3),
    ("a hundred", 100, 1),
    ("two thousand five hundred", 2500, 1),
    ("one million two hundred thousand", 1.2e6, 1e3),
    ("five hundred", 500, 1),
    ("one", 1, 1),
    ("1.3 milion", 1.3e6, 1e5),
]


@pytest.mark.parametrize(("text", "value", "step"), VALUES)
def test_a_number_alone_and_in_a_sentence(text: str, value: float, step: float) -> None:
    for before, after in (("", ""), ("about ", " people"), ("(", ")"), ("it was ", ".")):
        [number] = find_numbers(before + text + after)
        assert (number.value, number.step) == pytest.approx((value, step))
        assert (before + text + after)[number.start : number.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "billions of euros",
        "hundreds of shells",
        "hundreds of thousands of shells",
        "dozens of tanks",
        "several million",
        "a few hundred million",
        "F-16",
        "T-72s",
        "CV90",
        "155mm",
        "the 1990s",
        "16.02.2024",
        "v1.2.3",
        "no one",
        "everyone",
        "a tone of none",
    ],
)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


def test_two_numbers_beside_each_other_stay_two() -> None:
    assert [n.value for n in find_numbers("between two and three billion")] == [2, 3e9]
    assert [n.value for n in find_numbers("2024-2027")] == [2024, 2027]
    assert [n.value for n in find_numbers("12 155 mm howitzers")] == [12, 155]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15th", 15),
        ("the 1st", 1),
        ("22nd", 22),
        ("103rd", 103),
        ("fifteenth", 15),
        ("twenty-first", 21),
        ("thirty second", 32),
        ("hundredth", 100),
        ("ninth", 9),
        ("Twelfth", 12),
    ],
)
def test_ordinals(text: str, value: int) -> None:
    assert [o.value for o in find_ordinals(f"it is {text} now")] == [value]
