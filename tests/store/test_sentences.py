"""The splitter of the full-text index loses no word and never leaves the article."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.store.sentences import LONGEST, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Kyiv signed. Oslo waits! Who knows?", ["Kyiv signed.", "Oslo waits!", "Who knows?"]),
        ("He said “we signed.” Then he left.", ["He said “we signed.”", "Then he left."]),
        ("It cost 3.5 billion euros. Fine.", ["It cost 3.5 billion euros.", "Fine."]),
        ("Mr. Smith of the U.S. Senate spoke.", ["Mr. Smith of the U.S. Senate spoke."]),
        ("approx. five of them came.", ["approx. five of them came."]),
        ("A heading\nA sentence below it.", ["A heading", "A sentence below it."]),
        ("The first line of a paragraph that was wrapped by hand at about\nseventy signs.\n\nNext.",
         ["The first line of a paragraph that was wrapped by hand at about\nseventy signs.", "Next."]),
        ("Угоду підписали. Її чекали.", ["Угоду підписали.", "Її чекали."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        (" \n\t ", []),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_stretch_without_an_end_is_cut_at_a_space() -> None:
    parts = split("word " * 3000)
    assert max(map(len, parts)) <= LONGEST
    assert " ".join(parts).split() == ["word"] * 3000
    assert list(map(len, split("x" * 4500))) == [2000, 2000, 500]


@given(st.text(alphabet="aB .!?\n\r\t”)№3ї", max_size=200), st.integers(0, 50))
def test_no_word_is_lost_and_order_is_kept(text: str, shift: int) -> None:
    places = list(sentences(text, shift))
    assert all(0 <= start - shift < end - shift <= len(text) for start, end in places)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(places))
    kept = "".join(text[start - shift : end - shift] for start, end in places)
    assert "".join(kept.split()) == "".join(text.split())
