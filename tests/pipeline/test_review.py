"""What is too unsure for the ledger stays with its quote and waits for a person; nothing is dropped."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pactbook.extract.llm import combine
from pactbook.model.claims import Commitment, Count, Draft
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.model.terms import KINDS
from pactbook.pipeline.add import add
from pactbook.pipeline.review import thresholds
from pactbook.store.sql import SqlBook, open_book
from tests.store.making import clock, document

TEXT = "Kyiv signed 7 agreements, and then signed 9 agreements."


class Doubting:
    """Finds "signed N agreements", and believes in sevens more than in nines."""

    name = "doubting 1"

    def extract(self, document: Document) -> Iterator[Draft]:
        for match in re.finditer(r"signed (\d+) agreements", document.text):
            sure = 0.9 if match.group(1) == "7" else 0.3
            yield Draft(
                Count("signed", int(match.group(1))), match.group(), confidence=sure, extractor=self.name
            )


class Disputing:
    """Rules that see Norway give, and a model that sees Denmark give the same sum in the same words."""

    name = "disputing 1"

    def extract(self, document: Document) -> Iterator[Draft]:
        def said(donor: str, sure: float, who: str) -> Draft:
            value = Commitment(donor, "UKR", "military", amount=3e9, currency="EUR")
            return Draft(value, document.content().strip(), "planned", None, sure, who, hint=document.start)

        self._found = combine([said("NOR", 0.95, "rules 1")], [said("DNK", 0.6, "llm small")])
        yield from self._found[0]

    def noted(self):
        (document,) = self.read
        return tuple(item.issue(document) for item in self._found[1])


@pytest.fixture
def book(tmp_path: Path) -> Iterator[SqlBook]:
    with open_book(tmp_path / "b.db", clock=clock) as opened:
        yield opened


def counted(book: SqlBook) -> list[int]:
    return [record.entry.value.value for record in book.entries()]


def test_an_unsure_claim_is_kept_and_named_but_is_no_entry(book: SqlBook) -> None:
    (outcome,) = add(book, [document(TEXT)], Doubting())
    assert (outcome.claims, outcome.entries, outcome.held) == (2, 1, 1)
    assert counted(book) == [7]
    unsure = next(claim for claim in book.claims() if claim.value.value == 9)
    (issue,) = book.issues()
    assert (issue.code, issue.severity, issue.place) == ("needs_review", "low", "a.txt")
    assert "0.30" in issue.message and "0.5" in issue.message
    (side,) = issue.sides
    assert (side.ref, side.quote) == (short(unsure.id), "signed 9 agreements")


@pytest.mark.parametrize(("below", "entered"), [(0.0, [7, 9]), (0.2, [7, 9]), (0.5, [7]), (0.95, [])])
def test_the_threshold_may_be_chosen(below: float, entered: list[int], book: SqlBook) -> None:
    (outcome,) = add(book, [document(TEXT)], Doubting(), review_below=below)
    assert counted(book) == entered
    assert outcome.held == 2 - len(entered) == len(list(book.issues()))
    assert len(list(book.claims())) == 2


def test_what_rules_and_model_tell_differently_waits_on_both_sides(book: SqlBook) -> None:
    given = document("Norway will give Ukraine 3 billion euros after talks with Denmark.")
    extractor = Disputing()
    extractor.read = (given,)
    (outcome,) = add(book, [given], extractor)
    assert (outcome.claims, outcome.entries, outcome.held) == (2, 0, 2)
    assert sorted(issue.code for issue in book.issues()) == [
        "extractors_contradict",
        "needs_review",
        "needs_review",
    ]


def test_with_review_off_a_dispute_is_told_and_both_sides_enter(book: SqlBook) -> None:
    given = document("Norway will give Ukraine 3 billion euros after talks with Denmark.")
    extractor = Disputing()
    extractor.read = (given,)
    (outcome,) = add(book, [given], extractor, review_below=0)
    assert (outcome.entries, outcome.held) == (2, 0)
    assert [issue.code for issue in book.issues()] == ["extractors_contradict"]


def test_every_kind_has_a_threshold_and_nothing_more_likely_wrong_than_right_enters() -> None:
    assert set(thresholds()) == set(KINDS)
    assert all(0.5 <= least < 1 for least in thresholds().values())
