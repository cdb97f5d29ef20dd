"""Grounding: exact words only, nearest to the hint, inside the article, and each claim once."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.extract.ground import find, ground
from pactbook.model.claims import Commitment, Count, Draft
from pactbook.model.sources import Document

TEXT = "Earlier: Rome paid. Rome paid. Paris signed. Rome paid."
ARTICLE = Document("0", 1, "case.txt", "2024-06-01", TEXT, len("Earlier: "), len(TEXT))
COUNT = Count("signed", 3)


def draft(quote: str, hint: int | None = None, **fields: object) -> Draft:
    return Draft(COUNT, quote, hint=hint, extractor="test 1", **fields)  # type: ignore[arg-type]


def test_a_claim_stands_where_its_quote_stands() -> None:
    claims, issues = ground(ARTICLE, [draft("Paris signed.")])
    assert issues == []
    assert [(c.quote, c.start, c.end) for c in claims] == [("Paris signed.", 31, 44)]
    assert TEXT[31:44] == "Paris signed."


@pytest.mark.parametrize("quote", ["paris signed.", "Paris  signed.", "Paris signed", "Rome paid. Paris"])
def test_the_same_letters_are_enough(quote: str) -> None:
    claims, issues = ground(ARTICLE, [draft(quote)])
    assert bool(claims) == (quote in TEXT)
    assert bool(issues) == (quote not in TEXT)


@pytest.mark.parametrize(
    "quote",
    [
        "",
        "Paris Signed.",
        "Paris\u00a0signed.",
        "Paris signed on Monday.",
        "P\u0430ris signed.",
        "Rome paid. Rome paid. Rome paid.",
    ],
)
def test_a_quote_that_is_not_there_is_an_issue_and_never_a_claim(quote: str) -> None:
    claims, issues = ground(ARTICLE, [draft(quote)])
    assert claims == []
    assert [(i.code, i.place) for i in issues] == [("ungrounded", "case.txt")]


def test_unicode_is_not_normalised() -> None:
    article = Document("0", 1, "x", None, "Nause\u0307da signed.", 0, 16)
    assert find(article, "Nause\u0307da") == 0
    assert find(article, "Nau\u0161\u0117da") is None
    assert find(article, "Naus\u0117da") is None


@pytest.mark.parametrize(
    ("hint", "start"),
    [
        (None, 9),
        (0, 9),
        (9, 9),
        (14, 9),
        (16, 20),
        (20, 20),
        (31, 20),
        (40, 45),
        (45, 45),
        (54, 45),
        (10_000, 45),
        (-5, 9),
    ],
)
def test_of_several_places_the_nearest_to_the_hint(hint: int | None, start: int) -> None:
    assert find(ARTICLE, "Rome paid.", hint) == start


@pytest.mark.parametrize("quote", ["Earlier", "Earlier: Rome paid."])
def test_words_outside_the_article_are_refused(quote: str) -> None:
    assert find(ARTICLE, quote) is None
    assert find(ARTICLE, quote, hint=0) is None


def test_a_quote_that_runs_over_the_end_of_the_article_is_refused() -> None:
    first = dataclasses.replace(ARTICLE, start=9, end=25)
    assert find(first, "Rome paid. Rome paid.") is None
    assert find(first, "Rome paid.", hint=20) == 9


def test_a_draft_with_a_faulty_value_is_an_issue() -> None:
    nothing = Draft(Commitment("ITA", "UKR"), "Rome paid.")
    claims, issues = ground(ARTICLE, [nothing, draft("Paris signed.")])
    assert [c.kind for c in claims] == ["count"]
    assert len(issues) == 1
    assert "a commitment needs an amount" in issues[0].message


def test_claims_come_in_order_of_text_and_each_once() -> None:
    drafts = [
        draft("Paris signed."),
        draft("Rome paid.", 45),
        draft("Rome paid.", 9),
        draft("Rome paid.", 46),
    ]
    claims, _ = ground(ARTICLE, drafts)
    assert [c.start for c in claims] == [9, 31, 45]


def test_what_the_draft_says_is_kept() -> None:
    said = draft(
        "Rome paid.", modality="denied", attributed_to="Rome", confidence=0.4, extra=(("scope", "all"),)
    )
    [claim] = ground(ARTICLE, [said])[0]
    assert (claim.modality, claim.attributed_to, claim.confidence) == ("denied", "Rome", 0.4)
    assert (claim.extra, claim.extractor, claim.published) == ((("scope", "all"),), "test 1", "2024-06-01")
    assert (claim.document, claim.label) == (ARTICLE.key, "case.txt")


@given(
    text=st.text("ab ", max_size=30),
    quote=st.text("ab ", max_size=4),
    bounds=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    hint=st.none() | st.integers(-3, 40),
)
def test_what_is_found_is_the_quote_the_nearest_and_inside(
    text: str, quote: str, bounds: tuple[int, int], hint: int | None
) -> None:
    start, end = sorted(min(bound, len(text)) for bound in bounds)
    article = Document("0", 1, "x", None, text, start, end)
    places = [i for i in range(start, end - len(quote) + 1) if quote and text[i : i + len(quote)] == quote]
    found = find(article, quote, hint)
    if not places:
        assert found is None
    else:
        assert found in places
        assert hint is None or found is None or abs(found - hint) == min(abs(i - hint) for i in places)
        assert hint is not None or found == places[0]
