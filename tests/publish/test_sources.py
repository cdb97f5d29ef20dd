"""Quotes in context: never more than allowed, never cut through, nothing of the page's furniture."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.model.sources import Document, SourceCard
from pactbook.publish import sources


def document(text: str, start: int = 0, dropped: tuple[tuple[int, int], ...] = ()) -> Document:
    return Document("0" * 64, 1, "a.txt", "2024-01-01", text, start, len(text), dropped)


words = st.lists(st.text("abcé\n ", min_size=1, max_size=9), min_size=1, max_size=80).map(" ".join)


@given(words, st.data(), st.sampled_from([0, 20, 150, 300]))
def test_a_passage_is_the_text_around_its_quote(text: str, data: st.DataObject, around: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = sources.passage(document(text), start, end, around)
    plain = re.sub(r"\s+", " ", text)
    assert found.quote == re.sub(r"\s+", " ", text[start:end]).strip()
    for side in (found.before, found.after):
        kept = side.removeprefix("… ").removesuffix(" …")
        assert len(kept) <= around
        assert kept in plain


def test_only_the_article_itself_is_shown_and_advertisements_are_not() -> None:
    text = "OTHER ARTICLE. Before. AD AD AD The quote. After."
    start = text.index("Before")
    advert, quote = text.index("AD"), text.index("The quote.")
    found = sources.passage(document(text, start, ((advert, quote),)), quote, quote + len("The quote."))
    assert found.before.strip() == "Before."
    assert found.quote == "The quote."
    assert found.after.strip() == "After."


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("Apache-2.0", True),
        ("CC BY 4.0", True),
        ("CC-BY-SA-4.0", True),
        ("CC0", True),
        ("Open Government Licence v3.0", True),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND 4.0", False),
        ("All rights reserved", False),
        (None, False),
    ],
)
def test_whole_texts_are_for_open_licences_only(licence: str | None, free: bool) -> None:
    made = Document("0" * 64, 1, "a", "2024", "x", 0, 1, source=SourceCard(licence=licence))
    assert sources.open_licence(made) is free
