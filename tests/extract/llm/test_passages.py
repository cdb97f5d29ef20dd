"""Passages: all of an article, in pieces that fit, cut between paragraphs and overlapping."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.extract.llm.passages import passages
from pactbook.model.sources import Document
from tests.extract.llm.articles import document

PARTS = st.lists(
    st.sampled_from(["word", "A sentence. ", "\n\n", "\n", " ", "x" * 60, "\f", "é"]), max_size=60
)


@given(PARTS.map("".join), st.integers(10, 120), st.integers(0, 9))
def test_passages_fit_follow_each_other_and_leave_nothing_out(text: str, limit: int, overlap: int) -> None:
    article = document(text)
    found = list(passages(article, limit, overlap))
    assert all(0 < len(p.text) <= limit and p.text == text[p.start : p.end] for p in found)
    assert all(a.start < b.start and a.end < b.end for a, b in pairwise(found))
    covered = {at for p in found for at in range(p.start, p.end)}
    assert all(letter.isspace() for at, letter in enumerate(text) if at not in covered)


def test_cuts_are_at_paragraphs_and_the_last_one_is_seen_again() -> None:
    text = "\n\n".join(f"Paragraph {number} says a little." for number in range(6))
    found = [p.text.split("\n\n") for p in passages(document(text), 100, 40)]
    assert [[line.split()[1] for line in p] for p in found] == [
        ["0", "1", "2"],
        ["2", "3", "4"],
        ["4", "5"],
    ]


def test_a_paragraph_that_is_too_long_is_cut_between_sentences() -> None:
    text = "This is the first. This is the second. This is the third."
    assert [p.text for p in passages(document(text), 40, 0)] == [
        "This is the first. This is the second.",
        "This is the third.",
    ]


def test_only_the_article_is_seen_without_what_was_dropped() -> None:
    text = "before\n\nAn article. ADVERT More of it.\n\nafter"
    start, end = text.index("An"), text.index("\n\nafter")
    low = text.index("ADVERT")
    article = Document("0", 1, "x", None, text, start, end, ((low, low + 6),))
    (passage,) = passages(article, 100, 10)
    assert passage.text == "An article.        More of it."
    assert (passage.start, passage.end) == (start, end)


def test_an_empty_article_has_no_passages() -> None:
    assert list(passages(document(" \n\n "), 100, 10)) == []


def test_an_overlap_as_long_as_a_passage_is_refused() -> None:
    with pytest.raises(ValueError, match="overlap of 100"):
        list(passages(document("text"), 100, 100))
