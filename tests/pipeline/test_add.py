"""Adding: each document once and whole, a fault in one of them stops none of the others."""

import dataclasses
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from pactbook.model.claims import Count, Draft
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.pipeline.add import Outcome, add
from pactbook.pipeline.extracting import FAILED, extract, make
from pactbook.store.sql import SqlBook, open_book
from tests.pipeline.counting import NAME, SHY, Counting, Shy
from tests.store.making import clock, document, news, ticking


@pytest.fixture
def book(tmp_path: Path):
    with open_book(tmp_path / "b.db", clock=clock) as opened:
        yield opened


def states(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [(outcome.state, outcome.label) for outcome in outcomes]


def test_a_document_becomes_claims_and_entries(book: SqlBook) -> None:
    source = document("Kyiv signed 7 agreements, and then signed 9 agreements.")
    (outcome,) = add(book, [source], Counting())
    assert outcome == Outcome("new", "a.txt", source.key, claims=2, entries=2)
    assert [(r.entry.directive, r.entry.value.value) for r in book.entries()] == [("Tally", 7), ("Tally", 9)]
    claims = list(book.claims())
    assert [r.entry.evidence[0].claim for r in book.entries()] == [claim.id for claim in claims]
    assert all(source.text[c.start : c.end] == c.quote for c in claims)


def test_a_second_run_adds_nothing(book: SqlBook) -> None:
    sources = [news(1), news(2), news(1)]
    assert [o.state for o in add(book, sources, Counting())] == ["new", "new", "known"]
    before = list(book.events())
    assert [o.state for o in add(book, sources, Counting())] == ["known"] * 3
    assert list(book.events()) == before


def test_a_document_without_a_date_is_refused_with_the_next_step(book: SqlBook) -> None:
    undated = document("Kyiv signed 7 agreements.", published=None, label="u.txt")
    refused, stored = add(book, [undated, news(1)], Counting())
    (issue,) = refused.issues
    assert (refused.state, issue.code, issue.place) == ("refused", "no_date", "u.txt")
    assert issue.hint == "give --published YYYY-MM-DD"
    assert stored.state == "new"
    assert not book.knows(undated.key)


def test_what_capture_says_of_a_document_goes_with_it(book: SqlBook) -> None:
    guessed = Issue("encoding_guessed", "low", "read as windows-1251", "in/1.txt")
    refusal = Issue("unreadable", "high", "broken.pdf was not read", "in/broken.pdf")
    passed = Issue("unsupported", "low", "x.png is not supported", "in/x.png")
    undated = Issue("no_date", "medium", "no date in u.txt", "in/u.txt#2", hint="give one")
    captured = [
        passed, refusal, guessed, news(1), news(2), undated,
        document("No date.", published=None, label="u.txt#2"), passed,
    ]  # fmt: skip
    outcomes = list(add(book, captured, Counting()))
    assert states(outcomes) == [
        ("skipped", "in/x.png"), ("refused", "in/broken.pdf"), ("new", "1.txt"), ("new", "2.txt"),
        ("refused", "u.txt#2"), ("skipped", "in/x.png"),
    ]  # fmt: skip
    assert [outcome.issues for outcome in outcomes] == [
        (passed,), (refusal,), (guessed,), (), (undated,), (passed,)
    ]  # fmt: skip
    assert list(book.issues()) == [guessed]


def test_an_extractor_that_fails_costs_its_document_only(book: SqlBook) -> None:
    bad = document("Kyiv signed 7 agreements. boo", label="bad.txt")
    outcomes = list(add(book, [news(1), bad, news(2)], Shy()))
    assert states(outcomes) == [("new", "1.txt"), ("refused", "bad.txt"), ("new", "2.txt")]
    (issue,) = outcomes[1].issues
    assert (issue.code, issue.severity, issue.place) == (FAILED, "high", "bad.txt")
    assert "shy 1: RuntimeError: it said boo" in issue.message
    assert [o.state for o in add(book, [bad], Counting())] == ["new"]


def test_a_quote_that_is_not_in_the_text_becomes_an_issue_and_no_claim(book: SqlBook) -> None:
    class Dreaming(Counting):
        def extract(self, document: Document):
            yield Draft(Count("signed", 99), "signed 99 agreements")
            yield from super().extract(document)

    (outcome,) = add(book, [news(1)], Dreaming())
    assert (outcome.state, outcome.claims) == ("new", 2)
    assert [issue.code for issue in book.issues()] == ["ungrounded"]
    assert 99 not in [claim.value.value for claim in book.claims()]


def test_text_that_no_file_can_hold_is_refused(book: SqlBook) -> None:
    odd = dataclasses.replace(document("x"), text="Kyiv signed 7 agreements \ud800", end=26)
    refused, stored = add(book, [odd, news(1)], Counting())
    assert (refused.state, refused.issues[0].code, stored.state) == ("refused", "bad_text", "new")


def test_signs_of_every_plane_and_nul_are_kept(book: SqlBook) -> None:
    odd = document("🎉 \x00 Łódź \u2028 Kyiv signed 7 agreements.\r\n")
    assert [o.state for o in add(book, [odd], Counting())] == ["new"]
    assert next(book.documents()) == odd
    assert [found.sentence for found in book.search("łódź")] == [
        "🎉 \x00 Łódź \u2028 Kyiv signed 7 agreements."
    ]


def test_an_outcome_comes_once_its_document_is_safe(book: SqlBook, tmp_path: Path) -> None:
    outcomes = add(book, map(news, range(1000)), Counting())
    for number in range(3):
        assert next(outcomes).label == f"{number}.txt"
        with open_book(tmp_path / "b.db", clock=clock, readonly=True) as other:
            assert len(list(other.documents())) == number + 1
    outcomes.close()
    assert len(list(book.documents())) == 3


def made_with(path: Path, workers: int, look: Callable) -> tuple[list[Outcome], list, dict[str, str]]:
    bad = document("Kyiv signed 7 agreements. boo", label="bad.txt")
    passed = Issue("unsupported", "low", "x.png is not supported", "in/x.png")
    undated = document("Kyiv signed 7 agreements.", published=None)
    captured = [news(3), bad, passed, news(1), news(3), undated, *map(news, range(10))]
    with open_book(path, clock=look) as book:
        return list(add(book, captured, SHY, workers=workers)), list(book.events()), book.voices()


def test_a_pool_makes_the_same_book_as_one_process(tmp_path: Path) -> None:
    one = made_with(tmp_path / "one.db", 1, ticking(*range(100)))
    two = made_with(tmp_path / "two.db", 2, ticking(*range(100)))
    assert one == two
    assert {outcome.state for outcome in one[0]} == {"new", "known", "refused", "skipped"}


def test_a_pool_needs_the_extractors_name(book: SqlBook) -> None:
    with pytest.raises(ValueError, match="by name"):
        next(add(book, [news(1)], Counting(), workers=2))
    assert make(NAME) is make(NAME)
    for name in ("no.such.module:x", "tests.pipeline.counting:nobody", "nonsense"):
        with pytest.raises(ValueError, match=r"package\.module:factory"):
            make(name)


def test_extract_alone_needs_no_book() -> None:
    claims, issues = extract(news(4), Counting())
    assert [claim.quote for claim in claims] == ["signed 4 agreements", "signed 5 agreements"]
    assert issues == []
    claims, issues = extract(document("signed 4 agreements, boo"), Shy())
    assert (claims, [issue.code for issue in issues]) == ([], [FAILED])
