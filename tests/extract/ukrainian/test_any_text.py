"""Whatever the text: nothing is raised, every quote stands at its offsets; other languages give nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbook.extract.reading import LONGEST, fold
from pactbook.extract.ukrainian import Ukrainian, is_ukrainian
from pactbook.extract.ukrainian.money import find_bare, find_money
from pactbook.extract.ukrainian.passages import passages
from pactbook.model.claims import Claim, Commitment
from pactbook.model.sources import Document
from tests.extract.accounted import assert_accounted
from tests.extract.grounded import assert_grounded, in_a_file, spliced
from tests.extract.ukrainian.reading_cases import claims_of, document, read_cases

TEXTS = [case.text for case in (*read_cases("cases.txt"), *read_cases("blind.txt"))]
OURS = [text for text in TEXTS if is_ukrainian(text)]
PUBLISHED = st.sampled_from(["2024-06-03", "2024-06", "2024", "0001-01-01", "9999-12-31", None])
PARTS = [
    "Україна", "Києва", "з Данією", "між", "та", ",", "безпекову угоду", "безпекових угод", "підписала",
    "не підписала", "підпише", "підписано", "виділить", "надасть", "до", "від", "понад", "3 млрд євро",
    "€", "2–3 млн крон", "п'ять", "15-та", "0,25 % ВВП", "щороку", "у 2024 році", "у четвер",
    "31 лютого", "вчора", "Зеленський", "Макроном", "переговори", "делегацію очолив", "міністр",
    "заявив", "«", "»", ".", ";", "—", "\n", "\n\n", "20 танків", "F-16", "12345678901234567890", "½",
    "²", "\u0301", "\u200b", "\u00ad", "\U0001f600", "**", "[а](б)", "за рахунком", "країн",
    "декларації", "приєдналися", "За Україну:", "Підписано",
]  # fmt: skip
PHRASES = st.lists(st.sampled_from(PARTS), min_size=1, max_size=40).map(" ".join)


def printed(claim: Claim) -> None:
    """The sum of a commitment stands in its quote, with its currency or, in a list, without."""
    value = claim.value
    if isinstance(value, Commitment) and value.amount is not None:
        quote = fold(claim.quote, 0).text
        bare = find_bare(quote, value.currency or "")
        assert value.amount in [money.amount for money in (*find_money(quote), *bare)], claim


@given(text=st.text(max_size=300), published=PUBLISHED)
def test_random_characters(text: str, published: str | None) -> None:
    assert_grounded(
        document(f"Україна підписала безпекову угоду з Данією. {text}", published), Ukrainian(), printed
    )


@settings(max_examples=200)
@given(text=PHRASES, published=PUBLISHED)
def test_random_phrases(text: str, published: str | None) -> None:
    assert_grounded(
        document(f"Безпекова угода між Україною та її партнерами. {text}", published), Ukrainian(), printed
    )


@settings(max_examples=200)
@given(text=spliced(TEXTS, PARTS), published=PUBLISHED)
def test_cases_cut_joined_and_spoilt(text: str, published: str | None) -> None:
    assert_grounded(document(text, published), Ukrainian(), printed)


@settings(max_examples=100)
@given(article=in_a_file(OURS))
def test_an_article_in_the_middle_of_a_file(article: Document) -> None:
    assert_grounded(article, Ukrainian(), printed)


@pytest.mark.parametrize(
    "part",
    [
        "Данія, ",
        "підписала ",
        "3 млрд євро, ",
        "не надасть ",
        "1 ",
        "угода з ",
        "Іван Петро ",
        "— ",
        "«",
        "20 танків та ",
    ],
)
def test_a_long_sentence_is_read_in_pieces(part: str) -> None:
    """No piece is longer than a fixed length, so that the work grows with the text and no faster."""
    article = document("Україна підписала безпекову угоду з " + part * 1200)
    assert all(len(p.text) <= LONGEST for p in passages(article))
    assert_grounded(article, Ukrainian(), printed)


@pytest.mark.parametrize("number", ["12345678901234567890", "9" * 400, "99 999 999 999 999", "0"])
@pytest.mark.parametrize("what", ["млрд євро", "євро", "танків", "% ВВП на рік"])
def test_figures_beyond_all_measure(number: str, what: str) -> None:
    assert_grounded(
        document(f"Данія надасть Україні {number} {what} військової допомоги."), Ukrainian(), printed
    )


@pytest.mark.parametrize("part", ["..", "!»", "ї'", "«(", "1,000", "5 000 ", "\n"])
def test_endless_signs_come_to_an_end(part: str) -> None:
    """A hundred thousand characters: work that grew with their square would not end within a test run."""
    assert_grounded(
        document("Україна підписала її угоду з другом " + part * (100_000 // len(part))), Ukrainian()
    )


@pytest.mark.parametrize(
    "text",
    [
        "Дания подписала с Украиной соглашение о сотрудничестве в сфере безопасности на десять лет.",
        "Германия передала Украине 100 млн евро, сообщил министр обороны; переговоры продолжаются.",
        "Украина и Литва подписали договор.",
        "Denmark signed a security agreement with Ukraine and will give 1.8 billion euros in 2024.",
        "Дания подписа споразумение с Украйна за сигурност и ще предостави 20 млн. евро, каза министърът.",
        "Данія падпісала з Украінай пагадненне ў сферы бяспекі і выдзеліць ёй 20 мільёнаў еўра.",
        "",
        "2024",
    ],
)
def test_other_languages_give_nothing(text: str) -> None:
    assert not is_ukrainian(text)
    assert claims_of(text) == []


@pytest.mark.parametrize("text", OURS[:40])
def test_ukrainian_is_known_as_such(text: str) -> None:
    assert is_ukrainian(text)


def test_a_ukrainian_text_with_english_names_stays_ukrainian() -> None:
    text = "За словами міністра, системи Patriot, NASAMS та IRIS-T надійдуть до України (Ukraine Defense)."
    assert is_ukrainian(text)


def test_the_same_text_gives_the_same_drafts() -> None:
    article = document(" ".join(OURS[:30]))
    assert list(Ukrainian().extract(article)) == list(Ukrainian().extract(article))


@settings(max_examples=100)
@given(text=PHRASES | spliced(TEXTS, PARTS), published=PUBLISHED)
def test_every_sum_has_one_fate(text: str, published: str | None) -> None:
    assert_accounted(document(f"Допомога Україні. {text}", published), Ukrainian())
