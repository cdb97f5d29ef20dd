"""What people decide takes effect in the ledger, and the originals stay."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.book.judged import PERSON
from pactbook.model.sources import Document
from pactbook.model.verdicts import Extraction, Supersession, Verdict, after, undo
from tests.book.build import claim, pact, pledge
from tests.book.deciding import FIRST, accept, correct, corrected, ledger, link, reject

LOAN = pledge("DEU", 1e9, "2024-02-20", document="a")
FRENCH = pact("FRA", "signed", "2024-02-16", "2024-02-16")


def amounts(found):
    return sorted(fact.value.amount for fact in found.commitments)


def codes(found):
    return [issue.code for issue in found.issues]


def test_a_rejected_claim_leaves_the_ledger_and_comes_back_when_the_verdict_is_undone():
    no = reject(LOAN, reason="a sum of 2014")
    assert amounts(ledger([LOAN, FRENCH], no)) == []
    assert amounts(ledger([LOAN, FRENCH], no, undo(no))) == [1e9]


def test_a_corrected_claim_counts_as_it_was_corrected():
    found = ledger([LOAN], correct(LOAN, amount=1.1e9, stage="allocated"))
    assert amounts(found) == [1.1e9]
    assert found.commitments[0].value.stage == "allocated"
    (record,) = found.commitments[0].reports
    assert record.seq == FIRST
    assert record.entry.directive == "Allocation"


def test_an_accepted_claim_that_waited_for_review_enters_and_others_that_wait_do_not():
    other = pledge("POL", 2e8, "2024-02-20", document="b")
    assert amounts(ledger([], accept(LOAN), held=[LOAN, other])) == [1e9]
    assert amounts(ledger([], correct(LOAN, amount=3e8), held=[LOAN, other])) == [3e8]
    assert amounts(ledger([], reject(LOAN), held=[LOAN, other])) == []


def test_an_added_claim_counts_until_its_person_rejects_it():
    added = corrected(pledge("NOR", 5e8, "2024-03-01", document="a", start=5))
    add = Verdict("add", "Olha", (added.id,), claim=added)
    assert amounts(ledger([LOAN], add)) == [5e8, 1e9]
    gone = Verdict("reject", "Olha", (added.id,), supersedes=add.id)
    assert amounts(ledger([LOAN], add, gone)) == [1e9]


def test_where_two_people_disagree_the_claim_stays_as_extracted_and_the_dispute_is_an_issue():
    found = ledger([LOAN], correct(LOAN, "Olha", amount=2e9), reject(LOAN, "Petro", reason="no aid"))
    assert amounts(found) == [1e9]
    (issue,) = [i for i in found.issues if i.code == "disputed_verdict"]
    assert "stays as extracted" in issue.message
    assert [side.says for side in issue.sides] == ["Olha: correct", "Petro: reject (no aid)"]


def test_two_people_who_agree_are_no_dispute():
    found = ledger([LOAN], correct(LOAN, "Olha", amount=2e9), correct(LOAN, "Petro", amount=2e9))
    assert amounts(found) == [2e9]
    assert codes(found) == []


def test_a_disputed_addition_and_a_disputed_claim_that_waits_do_not_count():
    added = corrected(pledge("NOR", 5e8, "2024-03-01"))
    add = Verdict("add", "Olha", (added.id,), claim=added)
    assert amounts(ledger([], add, reject(added, "Petro"))) == []
    assert amounts(ledger([], accept(LOAN, "Olha"), reject(LOAN, "Petro"), held=[LOAN])) == []


def test_a_verdict_lapses_when_a_newer_reading_no_longer_makes_the_claim():
    newer = pledge("DEU", 1e9, "2024-02-20", document="a", stage="allocated")
    again = Extraction("a", (newer.id,), "rules 2")
    found = ledger([LOAN, newer], correct(LOAN, amount=7e9), again)
    assert [f.value.stage for f in found.commitments] == ["allocated"]
    assert amounts(found) == [1e9]
    assert codes(found) == ["lapsed_verdict"]


def test_verdicts_outlive_a_newer_reading_that_makes_the_same_claim():
    again = Extraction("a", (LOAN.id,), "rules 2")
    assert amounts(ledger([LOAN], correct(LOAN, amount=7e9), again)) == [7e9]


def test_what_people_added_outlives_every_newer_reading():
    added = corrected(pledge("NOR", 5e8, "2024-03-01", document="a"))
    add = Verdict("add", "Olha", (added.id,), claim=added)
    assert amounts(ledger([LOAN], add, Extraction("a", (), "rules 2"))) == [5e8]


def test_answers_at_an_earlier_record_do_not_change():
    before = ledger([LOAN, FRENCH])
    after = ledger([LOAN, FRENCH], reject(LOAN), recorded=FIRST - 1)
    assert after.commitments == before.commitments
    assert after.issues == before.issues


def test_a_person_says_that_two_reports_are_the_same_money():
    again = pledge("DEU", 1.1e9, "2024-03-01", document="b")
    found = ledger([LOAN, again], link("same_money", LOAN, again))
    assert amounts(found) == [1e9]
    assert found.commitments[0].voices == 2


def test_a_person_says_that_a_second_report_is_new_money_and_the_first_keeps_its_reference():
    again = pledge("DEU", 1e9, "2024-03-01", document="b")
    one = ledger([LOAN, again])
    two = ledger([LOAN, again], link("new_money", LOAN, again))
    assert amounts(one) == [1e9]
    assert amounts(two) == [1e9, 1e9]
    assert one.commitments[0].ref in {fact.ref for fact in two.commitments}


def test_disputed_links_are_left_to_the_rules():
    again = pledge("DEU", 1e9, "2024-03-01", document="b")
    said = link("new_money", LOAN, again), link("same_money", LOAN, again, person="Petro")
    found = ledger([LOAN, again], *said)
    assert amounts(found) == [1e9]
    assert codes(found) == ["disputed_verdict"]


def test_a_negative_word_blocks_a_chain_of_positive_ones():
    second = pledge("DEU", 2e9, "2024-03-01", document="b")
    third = pledge("DEU", 3e9, "2024-04-01", document="c")
    chain = link("same_money", LOAN, second), link("same_money", second, third)
    assert amounts(ledger([LOAN, second, third], *chain)) == [1e9]
    blocked = ledger([LOAN, second, third], link("new_money", LOAN, third), *chain)
    assert amounts(blocked) == [1e9, 3e9]
    assert codes(blocked) == ["disputed_verdict"]


def test_links_follow_a_claim_to_its_correction_and_drop_one_that_is_rejected():
    again = pledge("DEU", 1.1e9, "2024-03-01", document="b")
    same = link("same_money", LOAN, again)
    assert amounts(ledger([LOAN, again], same, correct(again, amount=4e9))) == [1e9]
    assert amounts(ledger([LOAN, again], same, reject(again))) == [1e9]


def test_events_are_merged_and_split():
    memo = pact("FRA", "signed", "2024-03-01", "2024-02-16", instrument="memorandum", document="b")
    assert len(ledger([FRENCH, memo]).agreements) == 2
    (merged,) = ledger([FRENCH, memo], link("merge", FRENCH, memo)).agreements
    assert merged.instrument == "security_agreement"
    second = pact("FRA", "signed", "2024-05-01", "2024-04-30", document="c")
    assert len(ledger([FRENCH, second]).agreements) == 1
    split = ledger([FRENCH, second], link("split", FRENCH, second)).agreements
    assert sorted(fact.date for fact in split) == ["2024-02-16", "2024-04-30"]


def test_a_corrected_date_moves_a_source_along_the_known_axis():
    dated = Verdict("date_correction", "Olha", ("a",), published="2024-02-22")
    assert amounts(ledger([LOAN], known="2024-02-21")) == [1e9]
    assert amounts(ledger([LOAN], dated, known="2024-02-21")) == []
    assert amounts(ledger([LOAN], dated, known="2024-02-22")) == [1e9]


def test_disputed_dates_change_nothing():
    dates = [
        Verdict("date_correction", person, ("a",), published=day)
        for person, day in (("Olha", "2024-03-01"), ("Petro", "2024-04-01"))
    ]
    found = ledger([LOAN], *dates, known="2024-02-21")
    assert amounts(found) == [1e9]
    assert codes(found) == ["disputed_verdict"]


def test_a_newer_version_stands_for_the_older_one_from_the_day_it_was_public():
    newer = pledge("DEU", 2e9, "2024-02-25", document="b")
    files = {k: Document(k, 1, k, day, "") for k, day in (("a", "2024-02-20"), ("b", "2024-02-25"))}
    taken = Supersession("a", "b", "Olha")
    assert amounts(ledger([LOAN, newer], taken, documents=files)) == [2e9]
    assert amounts(ledger([LOAN, newer], taken, documents=files, known="2024-02-24")) == [1e9]
    back = Supersession("a", None, "Olha", supersedes=taken.id)
    assert amounts(ledger([LOAN, newer], taken, back, documents=files)) == [1e9, 2e9]


CLAIMS = [LOAN, FRENCH, *(pledge("POL", n * 1e8, "2024-03-01", document=f"p{n}") for n in (1, 2, 3))]


@st.composite
def histories(draw):
    """Decisions as people take them one after the other, undoing and changing their minds."""
    newest: dict[str, Verdict] = {}
    made = []
    for _ in range(draw(st.integers(1, 8))):
        person, one = draw(st.sampled_from(["Olha", "Petro"])), draw(st.sampled_from(CLAIMS))
        kind = draw(st.sampled_from(["accept", "reject", "correct", "same_money", "new_money", "undo"]))
        standing = [v for v in newest.values() if v.kind != "undo"]
        if kind == "undo" and standing:
            verdict = undo(draw(st.sampled_from(standing)))
        elif kind == "correct":
            verdict = correct(one, person, modality=draw(st.sampled_from(["asserted", "hypothetical"])))
        elif kind in ("accept", "reject"):
            verdict = Verdict(kind, person, (one.id,))
        else:
            verdict = link("same_money" if kind == "undo" else kind, *CLAIMS[2:4], person=person)
        if verdict.kind != "undo":
            verdict = after(verdict, newest.get(verdict.key))
        newest[verdict.key] = verdict
        made.append(verdict)
    return made


@given(histories(), st.integers(0, 8))
def test_later_decisions_never_change_an_answer_at_an_earlier_record(made, upto) -> None:
    limit = FIRST + upto - 1
    assert ledger(CLAIMS, *made, recorded=limit) == ledger(CLAIMS, *made[:upto], recorded=limit)


@given(histories())
def test_what_is_all_taken_back_leaves_the_ledger_as_it_was(made) -> None:
    newest = {verdict.key: verdict for verdict in made}
    back = [undo(verdict) for verdict in newest.values() if verdict.kind != "undo"]
    found = ledger(CLAIMS, *made, *back)
    before = ledger(CLAIMS)
    assert (found.agreements, found.commitments, found.issues) == (
        before.agreements,
        before.commitments,
        before.issues,
    )


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_the_order_of_verdicts_by_different_people_does_not_matter(order):
    said = [correct(LOAN, "Olha", amount=2e9), correct(LOAN, "Petro", amount=2e9), accept(FRENCH, "Iryna")]
    assert amounts(ledger([LOAN, FRENCH], *(said[i] for i in order))) == [2e9]


def test_a_person_may_write_what_the_extractor_finds_later():
    added = corrected(LOAN)
    add = Verdict("add", "Olha", (added.id,), claim=added)
    found = ledger([LOAN], add)
    assert amounts(found) == [1e9]
    assert [len(fact.reports) for fact in found.commitments] == [1]


def test_a_correction_of_modality_is_a_correction():
    firm = dataclasses.replace(LOAN, modality="asserted", extractor=PERSON, id="")
    found = ledger([LOAN], Verdict("correct", "Olha", (LOAN.id,), claim=firm))
    assert [fact.modality for fact in found.commitments] == ["asserted"]
    assert claim(LOAN.value, "2024-02-20").id != firm.id
