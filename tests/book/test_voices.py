"""Copies of an article are one voice, whatever order they come in; different articles are not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.book.voices import LONGEST, SIZE, Sketched, similarity, sketch, voices

WORDS = [
    f"{first}{second}" for first in "bdfgklmnprst" for second in ("ato", "ile", "une", "ero", "aki", "ody")
]


def article(seed: int, words: int = 400) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def edited(words: list[str], share: float, seed: int = 0) -> str:
    """The article with a share of it, from the end, written anew."""
    kept = round(len(words) * (1 - share))
    return " ".join(words[:kept] + article(1000 + seed, len(words) - kept))


def exact(one: str, other: str) -> float:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = text.split()
        return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}

    return len(runs(one) & runs(other)) / len(runs(one) | runs(other))


def named(**texts: str) -> list[Sketched]:
    """Documents published one day after the other, in the order given."""
    return [
        Sketched(key, f"2024-03-{day:02}", sketch(text)) for day, (key, text) in enumerate(texts.items(), 1)
    ]


@pytest.mark.parametrize("share", [0.0, 0.05, 0.2, 0.4, 0.7, 1.0])
@pytest.mark.parametrize("seed", range(5))
def test_the_estimate_is_near_the_exact_similarity(share: float, seed: int) -> None:
    words = article(seed, 900)
    one, other = " ".join(words), edited(words, share, seed)
    assert similarity(sketch(one), sketch(other)) == pytest.approx(exact(one, other), abs=4 * 0.045)


def test_of_short_texts_the_similarity_is_exact() -> None:
    one = "the ministers of both countries signed the text in kyiv on friday"
    other = "the ministers of both countries signed the text in oslo on friday"
    assert similarity(sketch(one), sketch(other)) == exact(one, other) == 5 / 11


def test_case_punctuation_and_layout_do_not_matter() -> None:
    assert sketch("Kyiv, “signed” — the text\non Friday.") == sketch("KYIV signed the text on friday")
    assert sketch("Угоду підписали") == sketch("угоду ПІДПИСАЛИ!")


def test_a_sketch_has_a_bounded_size_and_texts_without_words_resemble_nothing() -> None:
    assert len(sketch(" ".join(article(1, 5000)))) == SIZE
    assert sketch(" ... ") == sketch("") == ()
    assert similarity((), ()) == 0.0
    assert len(sketch("yes")) == 1
    long = ["word"] * LONGEST
    assert sketch(" ".join([*long, "and", "more"])) == sketch(" ".join(long))


def test_a_copy_repeats_the_article_that_came_out_first() -> None:
    words = article(1)
    found = voices(named(first=" ".join(words), other=" ".join(article(2)), copy=edited(words, 0.1)))
    assert found == {"first": "first", "other": "other", "copy": "first"}


def test_an_article_on_the_same_event_is_a_voice_of_its_own() -> None:
    words = article(1)
    assert voices(named(one=" ".join(words), two=edited(words, 0.6))) == {"one": "one", "two": "two"}


def test_of_copies_of_one_day_the_lower_key_is_the_voice_and_undated_ones_come_last() -> None:
    text = sketch(" ".join(article(1)))
    same_day = [Sketched("b", "2024-03-01", text), Sketched("a", "2024-03-01", text)]
    assert {*voices([*same_day, Sketched("0", None, text)]).values()} == {"a"}


def test_copies_of_copies_are_one_voice() -> None:
    words = article(1)
    drifting = {f"c{n}": edited(words, 0.12 * n, 5) for n in range(4)}
    assert {*voices(named(**drifting)).values()} == {"c0"}


def test_two_cuts_of_one_article_are_one_voice_though_unlike_each_other() -> None:
    words = article(1)
    front, back = " ".join(article(8, 80) + words[80:]), edited(words, 0.2)
    assert exact(front, back) < 0.45
    assert {*voices(named(all=" ".join(words), front=front, back=back)).values()} == {"all"}
    assert {*voices(named(front=front, back=back, all=" ".join(words))).values()} == {"front"}
    assert len({*voices(named(front=front, back=back)).values()}) == 2


def test_a_known_copy_counts_whatever_its_text() -> None:
    documents = named(one=" ".join(article(1)), two=" ".join(article(2)))
    assert voices(documents, {"two": "one"}) == {"one": "one", "two": "one"}
    assert voices(documents, {"two": "unknown", "gone": "one"}) == {"one": "one", "two": "two"}


@given(st.permutations(range(12)), st.integers(1, 12))
def test_the_order_of_arrival_changes_nothing(order: list[int], many: int) -> None:
    texts = [edited(article(n % 4), 0.06 * n, n) for n in range(12)]
    documents = [
        Sketched(f"d{n}", f"2024-03-{(n * 7) % 12 + 1:02}", sketch(text)) for n, text in enumerate(texts)
    ]
    kept = [documents[n] for n in order if n < many]
    found = voices(kept)
    assert found == voices(documents[:many])
    assert all(found[voice] == voice for voice in found.values())
