"""The history of a fact along both axes, each change with its kind, its code and its reason."""

import dataclasses

import pytest

from pactbook.book.facts import Context, Coordinates
from pactbook.book.history import history
from pactbook.book.judged import written
from pactbook.book.ledger import fold
from pactbook.book.revisions import revision
from pactbook.model.sources import Document
from pactbook.model.verdicts import Supersession, Verdict, undo
from tests.book import build
from tests.book.build import pact, pledge
from tests.book.deciding import correct, decided, ledger, link, reject

LOAN = pledge("DEU", 1e9, "2024-02-20", document="a", period_start="2024", period_end="2024")


def told(claims, *decisions, ref=None, known=None, recorded=None):
    made = decided(decisions)
    files = {c.document: Document(c.document, 1, c.document, c.published, "") for c in claims}
    keyed = {**written(made), **{c.id: c for c in claims}}
    context = Context(claims=keyed, documents=files, decisions=made)
    at = Coordinates(known=build.day(known), recorded=recorded)
    name = ref or fold(build.book(claims), at, context).commitments[0].ref
    found = history(name, build.book(claims), at, context)
    assert found is not None
    return found


def kinds(steps):
    return [(step.on[:10], step.revision.kind, step.revision.nature) for step in steps]


def test_a_promise_is_added_postponed_and_cancelled_as_its_sources_come_out() -> None:
    later = pledge("DEU", 1e9, "2024-05-01", stage="postponed", period_start="2025", period_end="2025")
    gone = pledge("DEU", 1e9, "2024-09-01", stage="cancelled", modality="asserted")
    found = told([LOAN, later, gone])
    assert kinds(found.known) == [
        ("2024-02-20", "added", 1),
        ("2024-05-01", "postponed", 2),
        ("2024-09-01", "withdrawn", 3),
    ]
    changed = {name: (old, new) for name, old, new in found.known[1].revision.fields}
    assert changed["stage"] == ("pledged", "postponed")
    assert changed["period_start"] == ("2024", "2025")


def test_a_signature_is_a_revision_of_the_talks() -> None:
    talks, signed = (
        pact("FRA", "negotiating", "2024-01-10"),
        pact("FRA", "signed", "2024-02-16", "2024-02-16"),
    )
    claims = [talks, signed]
    ref = ledger(claims).agreements[0].ref
    found = told(claims, ref=ref)
    assert kinds(found.known) == [("2024-01-10", "added", 1), ("2024-02-16", "revised", 2)]


def test_what_people_decide_is_a_step_of_our_record_with_person_and_reason() -> None:
    fix = correct(LOAN, "Olha", "the annex says 1.2", amount=1.2e9)
    found = told([LOAN], fix)
    assert [step.revision.kind for step in found.recorded] == ["added", "corrected"]
    step = found.recorded[1]
    assert step.decided is not None and step.decided.decision == fix
    assert step.revision.fields == (("amount", 1000000000, 1200000000),)
    assert step.revision.nature is None
    assert [s.revision.kind for s in found.known] == ["added"]


def test_a_rejected_promise_has_a_history_still() -> None:
    no = reject(LOAN, reason="of 2014")
    ref = ledger([LOAN]).commitments[0].ref
    found = told([LOAN], no, ref=ref)
    assert found.fact is None
    assert [step.revision.kind for step in found.recorded] == ["added", "withdrawn"]
    back = told([LOAN], no, undo(no), ref=LOAN.id)
    assert [step.revision.kind for step in back.recorded] == ["added", "withdrawn", "added"]
    assert back.fact is not None


def test_a_superseded_source_ends_a_promise() -> None:
    newer = pledge("DEU", 3e9, "2024-03-01", document="b")
    ref = ledger([LOAN]).commitments[0].ref
    found = told([LOAN, newer], Supersession("a", "b", "Olha"), ref=ref)
    assert [step.revision.kind for step in found.recorded] == ["added", "superseded"]
    assert kinds(found.known) == [("2024-02-20", "added", 1), ("2024-03-01", "superseded", 2)]


def test_the_same_money_raised_is_a_raise() -> None:
    more = pledge("DEU", 1.5e9, "2024-06-01", document="b", period_start="2024", period_end="2024")
    before = ledger([LOAN]).commitments[0]
    after = ledger([more]).commitments[0]
    up, down = revision(before, after), revision(after, before)
    assert up is not None and down is not None
    assert (up.kind, up.nature, down.kind, down.nature) == ("raised", 3, "reduced", 3)
    found = told([LOAN, more], link("same_money", LOAN, more))
    assert found.fact is not None and len(found.fact.reports) == 2


def test_an_earlier_record_tells_the_earlier_history() -> None:
    fix = correct(LOAN, amount=1.2e9)
    assert told([LOAN], fix, recorded=999).recorded == told([LOAN]).recorded


def test_a_corrected_date_moves_the_day_on_which_it_was_known() -> None:
    dated = Verdict("date_correction", "Olha", ("a",), published="2024-02-25")
    assert kinds(told([LOAN], dated).known)[0][0] == "2024-02-25"


def test_a_hypothetical_promise_is_provisional_and_the_same_is_no_revision() -> None:
    maybe = ledger([dataclasses.replace(LOAN, modality="hypothetical", id="")]).commitments[0]
    made = revision(None, maybe)
    assert made is not None and made.nature == 5
    assert revision(maybe, maybe) is None
    assert revision(None, None) is None


@pytest.mark.parametrize("ref", ["ffffffffffff", "zzz"])
def test_what_nobody_knows_has_no_history(ref: str) -> None:
    assert history(ref, build.book([LOAN]), Coordinates(), Context(claims={LOAN.id: LOAN})) is None
