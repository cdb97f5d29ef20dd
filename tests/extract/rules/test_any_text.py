"""Whatever the text: the rules raise nothing, come to an end, and every quote stands at its offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbook.extract.rules import Rules
from pactbook.model.sources import Document
from tests.cases.reading_cases import document, read_cases
from tests.extract.accounted import assert_accounted
from tests.extract.grounded import assert_grounded, in_a_file, spliced

TEXTS = [case.text for case in read_cases()]
PUBLISHED = st.sampled_from(["2024-06-03", "2024-02-29", "2024-06", "2024", "1990-01-01", "2099-12-31", None])

# Small parts of the language the rules look for, and characters that trip offsets.
PARTS = [
    "Ukraine",
    "Kyiv",
    "Zelensky",
    "Norway",
    "the EU",
    "NATO",
    "Emmanuel Macron",
    "signed",
    "will sign",
    "has not signed",
    "pledged",
    "up to",
    "at least",
    "between",
    "and",
    ",",
    "a security agreement",
    "the agreement",
    "negotiations",
    "with",
    "by",
    "from",
    "to",
    "until 2027",
    "in 2024",
    "since",
    "per year",
    "each",
    "€3 billion",
    "$",
    "£2.5bn",
    "(",
    ")",
    "3-5 million euros",
    "0.25% of GDP",
    "percent",
    "ten",
    "the 15th",
    "seven",
    "countries",
    "F-16",
    "12 tanks",
    "said",
    "“",
    "”",
    '"',
    ".",
    ";",
    "—",
    "\n",
    "\n\n",
    "it",
    "they",
    "who",
    "which",
    "Feb. 30",
    "Friday",
    "31 December 9999",
    "12345678901234567890",
    "1e999",
    "½",
    "٣",
    "²",
    "\u0130",
    "\u00df",
    "\ufb01",
    "\u200b",
    "\u00ad",
    "\U0001f600",
    "e\u0301",
    "**",
    "[a](b)",
]
SENTENCES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=40).map(" ".join)


@given(text=st.text(max_size=300), published=PUBLISHED)
def test_random_characters(text: str, published: str | None) -> None:
    assert_grounded(document(f"Ukraine signed an agreement. {text}", published), Rules())


@settings(max_examples=150)
@given(text=SENTENCES, published=PUBLISHED)
def test_random_phrases(text: str, published: str | None) -> None:
    assert_grounded(document(f"Ukraine and its security agreements. {text}", published), Rules())


@settings(max_examples=150)
@given(text=spliced(TEXTS, PARTS), published=PUBLISHED)
def test_cases_cut_joined_and_spoilt(text: str, published: str | None) -> None:
    assert_grounded(document(text, published), Rules())


@settings(max_examples=100)
@given(article=in_a_file(TEXTS))
def test_an_article_in_the_middle_of_a_file(article: Document) -> None:
    assert_grounded(article, Rules())


@settings(max_examples=150)
@given(text=SENTENCES | spliced(TEXTS, PARTS), published=PUBLISHED)
def test_every_sum_has_one_fate(text: str, published: str | None) -> None:
    assert_accounted(document(f"Aid to Ukraine. {text}", published), Rules())


@settings(max_examples=50)
@given(article=in_a_file(TEXTS))
def test_every_sum_has_one_fate_in_the_middle_of_a_file(article: Document) -> None:
    assert_accounted(article, Rules())


@settings(max_examples=50)
@given(text=st.sampled_from(TEXTS))
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    article = document(text, "2024-06-03")
    assert list(Rules().extract(article)) == list(Rules().extract(article))


def test_a_long_sentence_without_a_full_stop_comes_to_an_end() -> None:
    text = "Ukraine signed a security agreement with " + ", ".join(
        ["Norway", "3 billion euros", "Friday"] * 400
    )
    assert_grounded(document(text, "2024-06-03"), Rules())


RELATIVE = (
    "Slovenia signed its security agreement with Ukraine on Friday.",
    "Germany signed a security agreement with Ukraine on 16 February.",
    "Rome gave Ukraine 3 million euros over the next four years.",
    "Rome gave Ukraine 3 million euros last week, two months ago and 40 years ago.",
    "Rome will give Ukraine 3 million euros next month, in ten days and over the next 20 years.",
)


@pytest.mark.parametrize("published", ["0001-01-01", "0001-01", "9999-12-31", "9999"])
def test_a_day_of_publication_at_the_edge_of_the_calendar(published: str) -> None:
    """`0001-01-01` is what some systems write where no date is known."""
    for text in RELATIVE:
        assert_grounded(document(text, published), Rules())
