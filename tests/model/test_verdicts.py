"""Decisions by themselves: ids, chains, and what makes one unsound."""

import dataclasses

import pytest

from pactbook.model.claims import Claim, Count
from pactbook.model.verdicts import (
    Decided,
    Supersession,
    Verdict,
    Withdrawal,
    after,
    problems,
    standing,
    undo,
)

CLAIM = Claim("f" * 64 + "#1", "a.txt", "2024-03-19", 0, 6, "signed", Count("signed", 7))


def test_an_id_is_what_is_said_not_when() -> None:
    one = Verdict("accept", "Olena", ("a",), at="2024-06-01T12:00:00Z")
    assert one.id == Verdict("accept", "Olena", ("a",), at="2025-01-01").id
    others = [
        Verdict("reject", "Olena", ("a",)),
        Verdict("accept", "Taras", ("a",)),
        Verdict("accept", "Olena", ("b",)),
        Verdict("accept", "Olena", ("a",), "seen twice"),
        Verdict("accept", "Olena", ("a",), supersedes="x"),
    ]
    assert len({one.id, *(other.id for other in others)}) == 6


def test_the_order_of_claims_that_are_one_event_does_not_matter() -> None:
    assert Verdict("merge", "Olena", ("b", "a")) == Verdict("merge", "Olena", ("a", "b"))
    assert Verdict("merge", "Olena", ("b", "a")).key == Verdict("split", "Olena", ("a", "b")).key


def test_different_questions_and_people_have_their_own_chains() -> None:
    keys = {
        Verdict("merge", "Olena", ("a", "b")).key,
        Verdict("same_money", "Olena", ("a", "b")).key,
        Verdict("merge", "Taras", ("a", "b")).key,
        Verdict("accept", "Olena", ("a",)).key,
        Verdict("date_correction", "Olena", ("a",), published="2024").key,
        Supersession("a", "b", "Olena").key,
        Withdrawal("a", "f" * 64, "Olena", "asked").key,
    }
    assert len(keys) == 7
    assert Verdict("accept", "Olena", ("a",)).key == Verdict("reject", "Olena", ("a",)).key


def test_only_the_newest_of_a_chain_stands_and_an_undone_one_does_not() -> None:
    first = Verdict("accept", "Olena", ("a",))
    second = after(Verdict("reject", "Olena", ("a",)), first)
    third = undo(second)
    fourth = after(first, third)
    other = Verdict("reject", "Taras", ("a",))
    made = [first, second, other, third, fourth]
    decided = [Decided(seq, "", one) for seq, one in enumerate(made, 1)]

    def stand(upto: int) -> list[object]:
        return [one.decision for one in standing(decided[:upto]).values()]

    assert [stand(n) for n in range(6)] == [
        [], [first], [second], [second, other], [other], [other, fourth]
    ]  # fmt: skip
    assert standing(reversed(decided)) == standing(decided)
    assert fourth.id != first.id


def test_a_document_gets_its_place_back() -> None:
    made = Supersession("a", "b", "Olena")
    back = Supersession("a", None, "Olena", "was another article", supersedes=made.id)
    assert standing([Decided(1, "", made), Decided(2, "", back)]) == {}


@pytest.mark.parametrize(
    "sound",
    [
        Verdict("accept", "Olena", ("a",)),
        Verdict("correct", "Olena", ("a",), "misread", CLAIM),
        Verdict("add", "Olena", (CLAIM.id,), claim=CLAIM),
        Verdict("split", "Olena", ("a", "b", "c")),
        Verdict("new_money", "Olena", ("a", "b")),
        Verdict("date_correction", "Olena", ("a",), published="2024-02"),
        undo(Verdict("merge", "Olena", ("a", "b"))),
        Supersession("a", "b", "Olena"),
        Withdrawal("a", "f" * 64, "Olena", "asked"),
    ],
)
def test_sound_decisions(sound) -> None:
    assert list(problems(sound)) == []


@pytest.mark.parametrize(
    ("unsound", "why"),
    [
        (Verdict("accept", " ", ("a",)), "nobody"),
        (Verdict("applaud", "Olena", ("a",)), "unknown verdict 'applaud'"),
        (Verdict("accept", "Olena", ("a", "b")), "about one thing"),
        (Verdict("accept", "Olena", ()), "about one thing"),
        (Verdict("merge", "Olena", ("a",)), "two or more"),
        (Verdict("merge", "Olena", ("a", "a")), "twice"),
        (Verdict("correct", "Olena", ("a",)), "a claim goes with"),
        (Verdict("accept", "Olena", ("a",), claim=CLAIM), "a claim goes with"),
        (Verdict("add", "Olena", ("a",), claim=CLAIM), "subject of add"),
        (Verdict("date_correction", "Olena", ("a",)), "a date goes with"),
        (Verdict("date_correction", "Olena", ("a",), published="19 March"), "not an ISO 8601 date"),
        (Verdict("undo", "Olena", ("a",), topic="claim"), "undo supersedes"),
        (Supersession("a", "a", "Olena"), "itself"),
        (dataclasses.replace(Verdict("accept", "Olena", ("a",)), person="Taras"), "not the hash"),
    ],
)
def test_unsound_decisions(unsound, why: str) -> None:
    assert any(why in problem for problem in problems(unsound))


def test_a_correction_outside_the_codebook_is_unsound() -> None:
    odd = dataclasses.replace(CLAIM, value=Count("imagined", 7), id="")
    assert any("imagined" in problem for problem in problems(Verdict("correct", "Olena", ("a",), claim=odd)))
