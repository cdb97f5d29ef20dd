"""Finding words: the sentence that holds them, at its place, whatever a person types."""

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactbook.store.base import Batch
from pactbook.store.sql import SqlBook
from tests.store.making import batch, document, news


def found(book: SqlBook, words: str, limit: int = 50) -> list[str]:
    hits = list(book.search(words, limit))
    for hit in hits:
        assert hit.document.text[hit.start : hit.end] == hit.sentence
    return [hit.sentence for hit in hits]


def test_a_sentence_must_hold_all_the_words(book: SqlBook) -> None:
    book.add(batch("France will give up to 3 billion euros. Norway will give kroner. France waits."))
    assert found(book, "france give") == ["France will give up to 3 billion euros."]
    assert sorted(found(book, "FRANCE")) == ["France waits.", "France will give up to 3 billion euros."]
    assert found(book, "france kroner") == []


def test_a_phrase_stands_in_its_order(book: SqlBook) -> None:
    book.add(batch("They gave up to ten. They looked to give it up."))
    assert found(book, '"up to"') == ["They gave up to ten."]
    assert len(found(book, "up to")) == 2


def test_a_star_stands_for_any_ending(book: SqlBook) -> None:
    book.add(batch("Two agreements were signed. One agreement waits."))
    assert len(found(book, "agreement*")) == 2
    assert found(book, "agreement") == ["One agreement waits."]


def test_accents_and_alphabets(book: SqlBook) -> None:
    book.add(batch("Premier Kyriákos came to Kraków. Угоду підписали в Києві."))
    assert found(book, "krakow") == ["Premier Kyriákos came to Kraków."]
    assert found(book, "угоду КИЄВІ") == ["Угоду підписали в Києві."]


def test_places_count_code_points_of_the_whole_file(book: SqlBook) -> None:
    text = "date 2024-03-19 Nothing here. 🎉\ndate 2024-04-02 Łódź cheers 🎉 for Kyiv. End."
    start = text.index("Łódź")
    book.add(Batch(dataclasses.replace(document(text), start=start)))
    (hit,) = book.search("kyiv")
    assert (hit.start, hit.sentence) == (start, "Łódź cheers 🎉 for Kyiv.")
    assert found(book, "nothing") == []


def test_dropped_stretches_are_not_found(book: SqlBook) -> None:
    text = "Kyiv signed. Advertisment buy shoes. Oslo waits."
    low = text.index("Adv")
    book.add(Batch(dataclasses.replace(document(text), dropped=((low, low + 23),))))
    assert found(book, "shoes") == []
    assert found(book, "oslo") == ["Oslo waits."]


def test_no_more_than_the_limit_and_the_same_each_time(book: SqlBook) -> None:
    for number in range(5):
        book.add(batch(news(number)))
    assert len(found(book, "signed", 3)) == 3
    assert found(book, "signed", 3) == found(book, "signed", 3)
    assert len(found(book, "signed")) == 10
    assert found(book, "signed", 0) == []


@pytest.mark.parametrize(
    "words", ["", "  ", '"', '""', "%", "( AND", "NEAR(", "a OR", "*", "words:", "-", "\x00", "{x}"]
)
def test_signs_are_no_commands(book: SqlBook, words: str) -> None:
    book.add(batch("Kyiv signed 7 agreements."))
    assert found(book, words) == []


def test_signs_beside_words_do_no_harm(book: SqlBook) -> None:
    book.add(batch("The aid is €3.5 billion (2024), and not a dollar more."))
    for words in ("3.5", "€3.5", "(2024),", "aid AND dollar", "not", "aid -", 'aid "not a', "billion%"):
        assert len(found(book, words)) == 1, words


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_nothing_a_person_types_is_an_error(book: SqlBook, words: str) -> None:
    book.add(batch("Kyiv signed 7 agreements."))
    assert set(found(book, words)) <= {"Kyiv signed 7 agreements."}


def test_the_index_made_anew_finds_the_same(book: SqlBook) -> None:
    for number in range(4):
        book.add(batch(news(number)))
    book.add(batch(dataclasses.replace(news(1), label="copy.txt", number=2)))
    before = (found(book, "signed"), book.voices(), book.head(), list(book.events()))
    book.rebuild()
    assert (found(book, "signed"), book.voices(), book.head(), list(book.events())) == before
    assert len(before[0]) == 10
