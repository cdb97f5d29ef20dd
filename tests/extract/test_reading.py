"""Reading copies: what is folded or left out, where sentences end, and where each character came from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.extract.reading import fold, paragraphs, place_in, sentences
from pactbook.model.sources import Document
from tests.cases.reading_cases import document, read_cases


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(document(text, "2024-06-01"))]


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("aid  to\tUkraine", "aid to Ukraine"),
        ("aid\u00a0to\u202fUkraine", "aid to Ukraine"),
        ("  at the edges \n", "at the edges"),
        ("a line\nbreak", "a line break"),
        ("a line\r\nbreak", "a line break"),
        ("zero\u200bwidth", "zero width"),
        ("soft\u00adhyphen", "softhyphen"),
        ("**bold** and *italic*", "bold and italic"),
        ("a [link](https://example.org/x) here", "a link here"),
        ("an ![image](a.png) here", "an image here"),
        ("# A heading", "A heading"),
        ("> a quotation", "a quotation"),
        ("one<br/>two", "onetwo"),
        ("see https://example.org/a?b=c now", "see now"),
        ('the :abbr[EU]{title="European Union"} pays', "the EU pays"),
        ("", ""),
    ],
)
def test_fold(raw: str, folded: str) -> None:
    assert fold(raw, 0).text == folded


def test_brackets_that_are_no_markup_stay() -> None:
    assert fold("[in brackets] it stays", 0).text == "[in brackets] it stays"


def test_an_interval_of_a_reading_is_cut_from_the_document_with_its_markup() -> None:
    text = "Rome gave **two\nbillion** euros."
    reading = fold(text, 0)
    start = reading.text.index("two billion")
    low, high = reading.raw(start, start + len("two billion"))
    assert text[low:high] == "two\nbillion"


def test_a_part_keeps_its_places() -> None:
    part = fold("one  two  three", 100).part(4, 7)
    assert part.text == "two"
    assert part.raw(0, 3) == (105, 108)


def test_place_in_finds_the_first_character_at_or_after_a_place() -> None:
    reading = fold("**two** words", 10)
    assert place_in(reading, 10) == 0
    assert place_in(reading, 12) == 0
    assert place_in(reading, 18) == reading.text.index("words")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rome paid. Paris did not.", ["Rome paid.", "Paris did not."]),
        ("Who paid? Rome!", ["Who paid?", "Rome!"]),
        ("The U.S. Senate voted. It was late.", ["The U.S. Senate voted.", "It was late."]),
        ("The U.K. and France agreed.", ["The U.K. and France agreed."]),
        ("Signed on Feb. 16 in Berlin.", ["Signed on Feb. 16 in Berlin."]),
        ("Mr. Harris spoke. Dr. Kos listened.", ["Mr. Harris spoke.", "Dr. Kos listened."]),
        ("It gave 1.5 billion. The rest follows.", ["It gave 1.5 billion.", "The rest follows."]),
        ("About 2.3 bn. euros in all.", ["About 2.3 bn. euros in all."]),
        ("“We will help.” Then he left.", ["“We will help.”", "Then he left."]),
        ('"We will help." Then he left.', ['"We will help."', "Then he left."]),
        ('"Will you help?" she asked.', ['"Will you help?" she asked.']),
        ("Gen. J. Smith and Lt. Col. Berg met.", ["Gen. J. Smith and Lt. Col. Berg met."]),
        ("Art. 5 binds members. Art. 4 is for talks.", ["Art. 5 binds members.", "Art. 4 is for talks."]),
        ("It ended. €5 million followed.", ["It ended.", "€5 million followed."]),
        ("It ended. 20 states joined.", ["It ended.", "20 states joined."]),
        ("He waited… Then he signed.", ["He waited…", "Then he signed."]),
        ("Estonia's aid (0.25 percent of GDP) grew.", ["Estonia's aid (0.25 percent of GDP) grew."]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_a_sentence_runs_over_line_ends_but_not_over_an_empty_line() -> None:
    wrapped = "The government of the Netherlands announced on Monday\nthat it would pay."
    assert texts(wrapped) == ["The government of the Netherlands announced on Monday that it would pay."]
    assert texts("A heading\n\nThe text begins.") == ["A heading", "The text begins."]


def test_a_heading_has_no_full_stop_and_a_paragraph_of_its_own() -> None:
    found = list(sentences(document("Rome signs pact\n\nIt was late. It rained.", None)))
    assert [(s.heading, s.paragraph) for s in found] == [(True, 0), (False, 1), (False, 1)]


def test_list_lines_are_sentences_of_their_own() -> None:
    assert texts("The package:\n- ten tanks\n- two ships") == ["The package:", "- ten tanks", "- two ships"]


def test_only_the_article_is_read_and_dropped_stretches_are_left_out() -> None:
    text = "Before. Rome paid. Advertisement here. Paris did not. After."
    start, end = text.index("Rome"), text.index(" After")
    low = text.index("Advertisement")
    article = Document("0", 1, "x", None, text, start, end, ((low, low + len("Advertisement here.")),))
    found = list(sentences(article))
    assert [s.text for s in found] == ["Rome paid.", "Paris did not."]
    assert all(text[s.reading.at[0] : s.reading.at[-1] + 1] == s.text for s in found)


_PIECES = st.sampled_from(
    [
        "Rome paid. ",
        "the U.S. ",
        "**",
        "*",
        "[link](https://example.org) ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u00a0",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "“",
        "”",
        "€3 bn ",
        "# ",
        "> ",
        "- ",
        "<br/>",
        "e.g. ",
        "Київ ",
        "𝟛 ",
        "é",
        "e\u0301",
        "?! ",
        "… ",
    ]
)
_TEXT = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join))


def assert_comes_home(article: Document) -> None:
    """Every character of every sentence is the document's at its place, or a space for white space there."""
    for sentence in sentences(article):
        reading = sentence.reading
        assert len(reading.text) == len(reading.at)
        for letter, place in zip(reading.text, reading.at, strict=True):
            raw = article.text[place]
            assert raw == letter or (letter == " " and (raw.isspace() or unicodedata.category(raw) == "Cf"))
        assert all(a < b for a, b in zip(reading.at, reading.at[1:], strict=False))
        assert not reading.at or article.start <= reading.at[0] <= reading.at[-1] < article.end


@given(text=_TEXT)
def test_every_character_knows_its_place(text: str) -> None:
    assert_comes_home(document(text, None))


@given(before=_TEXT, text=_TEXT, after=_TEXT)
def test_every_character_knows_its_place_in_a_file_of_several_articles(
    before: str, text: str, after: str
) -> None:
    assert_comes_home(
        Document("0", 1, "x", None, before + text + after, len(before), len(before) + len(text))
    )


@given(text=_TEXT)
def test_sentences_hold_every_letter_of_their_paragraphs_once_and_in_order(text: str) -> None:
    article = document(text, None)
    letters = [place for p in paragraphs(article) for c, place in zip(p.text, p.at, strict=True) if c != " "]
    read = [
        place for s in sentences(article) for c, place in zip(s.text, s.reading.at, strict=True) if c != " "
    ]
    assert read == letters


@pytest.mark.parametrize("case", read_cases()[::10], ids=lambda case: case.id)
def test_every_character_of_a_case_knows_its_place(case) -> None:  # type: ignore[no-untyped-def]
    assert_comes_home(document(case.text, case.published))
