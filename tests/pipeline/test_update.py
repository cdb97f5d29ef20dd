"""Reading again: what changed is told and stored, verdicts stay where their claim does, nothing is lost."""

import dataclasses
from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.book.facts import Coordinates
from pactbook.pipeline.desk import Desk
from pactbook.pipeline.update import update
from tests.pipeline.reviewed import SAID, Reader, filled


@pytest.fixture
def book(tmp_path: Path):
    with filled(tmp_path / "b.db") as opened:
        yield opened


def better() -> Reader:
    """A later version of the extractor: one promise gone, one changed, one new, one sure no more."""
    said = dict(SAID)
    del said["12 million euros"]
    value, confidence = said["Estonia allocated 5 million euros"]
    said["Estonia allocated 5 million euros"] = (dataclasses.replace(value, aid="military"), confidence)
    said["Oslo repeated"] = (dataclasses.replace(value, donor="NOR", amount=1e6), 0.9)
    made = Reader(said)
    made.name = "by hand 2"
    return made


def amounts(book, recorded: int | None = None) -> list[tuple[str, float]]:
    found = wiring.ledger(book, Coordinates(recorded=recorded)).commitments
    return sorted((fact.value.donor, fact.value.amount) for fact in found)


def on(book, quote: str) -> str:
    return next(claim.id for claim in book.claims() if claim.quote.startswith(quote))


def test_the_same_extractor_again_changes_nothing_and_writes_nothing(book) -> None:
    head = book.head()
    assert [one.state for one in update(book, Reader(), review_below=0)] == ["same", "same"]
    assert book.head() == head


def test_a_newer_reading_counts_in_place_of_the_older_which_stays(book) -> None:
    head, before = book.head(), amounts(book)
    first, second = update(book, better(), review_below=0)
    assert [(c.kind, c.before.quote) for c in first.changes] == [("gone", "12 million euros")]
    assert [c.kind for c in second.changes] == ["changed", "added"]
    assert second.changes[0].fields() == {"aid": ("unspecified", "military")}
    assert ("PRT", 1.2e7) not in amounts(book)
    assert ("NOR", 1e6) in amounts(book)
    assert amounts(book, recorded=head) == before
    assert len(list(book.claims())) == 8
    assert [one.state for one in update(book, better(), review_below=0)] == ["same", "same"]


def test_verdicts_outlive_a_newer_reading_or_lapse_by_name(book) -> None:
    desk = Desk(book, "Olha")
    desk.correct(on(book, "40 million"), {"amount": 4.5e7})
    desk.accept(on(book, "12 million"))
    first, _ = update(book, better(), review_below=0)
    assert (first.kept, [c.verdict for c in first.changes]) == (1, ["lapsed"])
    assert ("PRT", 4.5e7) in amounts(book)
    assert "lapsed_verdict" in {i.code for i in wiring.ledger(book, Coordinates()).issues}


def test_going_back_to_the_older_extractor_brings_its_claims_back(book) -> None:
    before = amounts(book)
    list(update(book, better(), review_below=0))
    list(update(book, Reader(), review_below=0))
    assert amounts(book) == before


def test_a_claim_that_a_newer_reading_is_less_sure_of_waits_for_review(book) -> None:
    list(update(book, Reader(), review_below=0.55))
    assert ("PRT", 1.2e7) not in amounts(book)
    assert ("PRT", 4e7) in amounts(book)
    Desk(book, "Olha").accept(on(book, "12 million"))
    assert ("PRT", 1.2e7) in amounts(book)
    list(update(book, Reader(), review_below=0))
    assert ("NOR", 3.1e8) in amounts(book)


def test_a_dry_run_tells_and_writes_nothing(book) -> None:
    head = book.head()
    assert [one.state for one in update(book, better(), store=False)] == ["changed", "changed"]
    assert book.head() == head


def test_an_extractor_that_breaks_down_leaves_the_document_as_it_was(book) -> None:
    before = amounts(book)

    class Broken(Reader):
        def extract(self, document):
            raise RuntimeError("out of words")

    assert [one.state for one in update(book, Broken())] == ["failed", "failed"]
    assert amounts(book) == before


def test_a_book_that_was_read_again_verifies(book, tmp_path: Path) -> None:
    desk = Desk(book, "Olha")
    desk.accept(on(book, "40 million"))
    list(update(book, better(), review_below=0))
    list(update(book, Reader(), review_below=0.55))
    book.close()
    found = wiring.verified(tmp_path / "b.db")
    assert found.issues == ()
