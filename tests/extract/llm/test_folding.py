"""Folding: Unicode composition and white space, and each character keeps its place."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from pactbook.extract.llm.folding import fold

LETTERS = st.text(
    st.sampled_from(
        "aeo \n\t\u00a0\u2009éå\u0301\u030a\u0323\u0338\u0344각\u1100\u1161\u11a8"
        "가ïǟ\u212b\ufb01\u0958ท\u0e33"
    ),
    max_size=30,
)


@given(LETTERS | st.text(max_size=30))
@example("o\u0338\u0323")
@example("\u1100\u1161\u11a8")
@example(" \n a\u0301")
@example("\n\u0323\u0301")
def test_folded_text_is_composed_and_has_single_spaces(raw: str) -> None:
    folded = fold(raw)
    composed = unicodedata.normalize("NFC", raw)
    spaced = "".join(" " if c.isspace() else c for c in composed)
    while "  " in spaced:
        spaced = spaced.replace("  ", " ")
    assert folded.text == spaced
    assert len(folded.text) == len(folded.starts) == len(folded.ends)


@given(LETTERS, st.data())
def test_a_stretch_is_found_where_it_stands(raw: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    wanted = fold(raw[start:end]).text.strip(" ")
    for low, high in fold(raw).places(raw[start:end]):
        assert fold(raw[low:high]).text == wanted


def test_places_are_those_of_the_raw_text_in_order() -> None:
    raw = "Caf\u0065\u0301  au\nlait, café au lait, cafe au lait"
    assert [raw[a:b] for a, b in fold(raw).places("afé au\u00a0lait")] == [raw[1:14], raw[17:28]]


def test_a_letter_without_its_mark_is_another_letter() -> None:
    for text in ("resume\u0301 x", "a\u0323\u0301", "å\u0308"):
        assert list(fold(text).places(text[: text.index(text.rstrip(" x")[-1])])) == []


def test_an_empty_quote_stands_nowhere() -> None:
    assert [list(fold("a b").places(quote)) for quote in ("", " ", "\n")] == [[], [], []]


def test_letters_case_marks_and_figures_stay() -> None:
    folded = fold("“Tschüß” – 3,5 €")
    for quote in ("tschüß", "Tschüss", '"Tschüß"', "- 3,5", "3.5"):
        assert list(folded.places(quote)) == []
    assert list(folded.places("Tschüß” – 3,5 €")) == [(1, 16)]
