"""One signature, many reports: how reports of an instrument become its events."""

from pactbook.book.facts import AgreementFact
from tests.book.build import ledger, pact


def only(items: list, **at) -> AgreementFact:  # type: ignore[no-untyped-def,type-arg]
    (fact,) = ledger(items, **at).agreements
    return fact


def test_many_reports_of_one_signature_are_one_event() -> None:
    fact = only(
        [
            pact("DEU", "signed", "2024-02-16", "2024-02-16", place="Berlin", term_years=10),
            pact("DEU", "signed", "2024-02-17", "2024-02-16"),
            pact("DEU", "signed", "2024-03-19"),
        ]
    )
    assert (fact.status, fact.date, fact.place, fact.term_years) == ("signed", "2024-02-16", "Berlin", 10)
    (event,) = fact.events
    assert (len(event.reports), event.voices) == (3, 3)
    assert [r.entry.public_since for r in fact.reports] == ["2024-02-16", "2024-02-17", "2024-03-19"]


def test_copies_of_one_article_are_one_voice() -> None:
    copies = [pact("DEU", "signed", "2024-02-16", document=name) for name in ("agency", "paper", "site")]
    fact = only(copies, voices={"paper": "agency", "site": "agency"})
    assert (len(fact.reports), fact.voices) == (3, 1)


def test_announced_and_signed_a_day_later_are_two_events_of_one_agreement() -> None:
    fact = only(
        [
            pact("DNK", "announced", "2024-02-22", "2024-02-22"),
            pact("DNK", "signed", "2024-02-23", "2024-02-23"),
        ]
    )
    assert [(e.status, e.date) for e in fact.events] == [
        ("announced", "2024-02-22"),
        ("signed", "2024-02-23"),
    ]
    assert fact.status == "signed"


def test_signatures_dated_a_day_apart_are_shown_with_both_sides() -> None:
    found = ledger(
        [
            pact("DNK", "signed", "2024-02-22", "2024-02-22", document="the minister"),
            pact("DNK", "signed", "2024-02-23", "2024-02-23", document="the text"),
            pact("DNK", "signed", "2024-02-24", "2024-02-23", document="the agency"),
        ]
    )
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("date_conflict", "medium")
    assert [(s.document, s.quote) for s in issue.sides] == [
        ("the minister", "the minister says so"),
        ("the text", "the text says so"),
    ]
    assert found.agreements[0].date == "2024-02-23"
    assert len(found.agreements[0].reports) == 3


def test_a_report_of_a_signature_before_its_day_contradicts_the_date() -> None:
    found = ledger([pact("DNK", "signed", "2024-02-22"), pact("DNK", "signed", "2024-02-24", "2024-02-23")])
    assert [issue.code for issue in found.issues] == ["date_conflict"]


def test_a_coarser_date_agrees_with_a_precise_one() -> None:
    found = ledger(
        [pact("DNK", "signed", "2024-04-01", "2024-02"), pact("DNK", "signed", "2024-05-01", "2024-02-23")]
    )
    assert found.issues == ()
    assert found.agreements[0].date == "2024-02-23"


def test_one_precise_date_does_not_outvote_a_coarser_majority() -> None:
    fact = only(
        [
            pact("DNK", "signed", "2024-04-01", "2024-02"),
            pact("DNK", "signed", "2024-04-02", "2024-02"),
            pact("DNK", "signed", "2024-04-03", "2024-03-05"),
        ]
    )
    assert fact.date == "2024-02"


def test_talks_begin_on_their_first_date_and_later_rounds_are_no_conflict() -> None:
    found = ledger(
        [
            pact("PRT", "negotiating", "2024-04-24", "2024-04-24"),
            pact("PRT", "negotiating", "2024-04-09", "2024-04-09"),
        ]
    )
    assert found.issues == ()
    assert found.agreements[0].date == "2024-04-09"


def test_a_planned_signature_stays_planned_until_it_has_happened() -> None:
    reports = [
        pact("LVA", "negotiating", "2024-04-01", "2024-03-20"),
        pact("LVA", "signed", "2024-04-04", "2024-04-11", modality="planned"),
        pact("LVA", "signed", "2024-04-12", "2024-04-11"),
    ]
    before = only(reports, as_of="2024-04-05")
    assert (before.status, before.modality) == ("negotiating", "asserted")
    assert [(e.status, e.modality) for e in before.events] == [
        ("negotiating", "asserted"),
        ("signed", "planned"),
    ]
    after = only(reports, as_of="2024-04-11")
    assert (after.status, after.modality, after.date) == ("signed", "asserted", "2024-04-11")


def test_a_plan_alone_is_shown_as_a_plan() -> None:
    fact = only([pact("SWE", "signed", "2024-04-20", "2024", modality="planned")])
    assert (fact.status, fact.modality, fact.date) == ("signed", "planned", "2024")


def test_denied_and_hypothetical_signatures_reach_nothing() -> None:
    fact = only(
        [
            pact("USA", "negotiating", "2024-03-01"),
            pact("USA", "signed", "2024-04-20", modality="hypothetical"),
            pact("USA", "signed", "2024-04-21", modality="denied"),
        ]
    )
    assert (fact.status, fact.modality) == ("negotiating", "asserted")


def test_a_later_denial_of_what_others_report_is_a_contradiction() -> None:
    earlier = pact("BGR", "signed", "2024-10-01", modality="denied")
    signed = pact("BGR", "signed", "2024-12-02", "2024-12-01")
    assert ledger([earlier, signed]).issues == ()
    later = pact("BGR", "signed", "2024-12-05", modality="denied")
    (issue,) = ledger([earlier, signed, later]).issues
    assert (issue.code, [s.published for s in issue.sides]) == ("denied", ["2024-12-02", "2024-12-05"])


def test_a_refusal_ends_talks_until_a_later_step() -> None:
    talks = pact("BGR", "negotiating", "2024-10-25", "2024-10-25")
    refusal = pact("BGR", "refused", "2024-12-12", "2024-12-12")
    assert only([talks, refusal]).status == "refused"
    assert only([talks, refusal], known="2024-11-01").status == "negotiating"
    again = pact("BGR", "signed", "2025-03-02", "2025-03-01")
    assert only([talks, refusal, again]).status == "signed"


def test_talks_dated_after_the_signature_are_out_of_order() -> None:
    found = ledger(
        [
            pact("ESP", "signed", "2024-05-27", "2024-05-27"),
            pact("ESP", "negotiating", "2024-06-03", "2024-06-02"),
        ]
    )
    assert [issue.code for issue in found.issues] == ["order_conflict"]


def test_terms_that_differ_are_shown() -> None:
    found = ledger(
        [
            pact("USA", "signed", "2024-06-13", "2024-06-13", term_years=10),
            pact("USA", "signed", "2024-06-14", "2024-06-13", term_years=10),
            pact("USA", "signed", "2024-06-15", "2024-06-13", term_years=5),
        ]
    )
    assert [issue.code for issue in found.issues] == ["term_conflict"]
    assert found.agreements[0].term_years == 10


def test_classes_of_instruments_between_the_same_parties_stay_apart() -> None:
    found = ledger(
        [
            pact("GBR", "signed", "2024-01-12", "2024-01-12"),
            pact("GBR", "signed", "2025-01-16", "2025-01-16", instrument="treaty"),
            pact("GBR", "signed", "2025-01-16", "2025-01-16", instrument="declaration"),
        ]
    )
    assert [a.instrument for a in found.agreements] == ["declaration", "security_agreement", "treaty"]
    assert len({a.ref for a in found.agreements}) == 3


def test_memoranda_signed_far_apart_are_several() -> None:
    found = ledger(
        [
            pact("JPN", "announced", "2024-02-10", instrument="memorandum"),
            pact("JPN", "signed", "2024-02-19", "2024-02-19", instrument="memorandum"),
            pact("JPN", "signed", "2024-02-20", "2024-02-20", instrument="memorandum"),
            pact("JPN", "signed", "2024-09-01", "2024-09-01", instrument="memorandum"),
        ]
    )
    assert [(a.date, len(a.reports)) for a in found.agreements] == [("2024-02-20", 3), ("2024-09-01", 1)]


def test_the_reference_of_an_agreement_is_the_same_on_every_date() -> None:
    reports = [pact("DEU", "negotiating", "2023-11-17"), pact("DEU", "signed", "2024-02-16", "2024-02-16")]
    assert only(reports, known="2023-12-01").ref == only(reports).ref


def test_a_month_is_known_on_its_last_day_only() -> None:
    report = pact("DEU", "signed", "2024-02", "2024-02-16")
    assert ledger([report], known="2024-02-28").agreements == ()
    assert len(ledger([report], known="2024-02-29").agreements) == 1


def test_an_undated_report_has_happened_by_its_publication() -> None:
    report = pact("ITA", "signed", "2024-03-19")
    assert ledger([report], as_of="2024-03-18").agreements == ()
    fact = only([report], as_of="2024-03-19")
    assert (fact.status, fact.date) == ("signed", None)


def test_an_undated_signature_asks_for_a_document() -> None:
    (issue,) = ledger([pact("ITA", "signed", "2024-03-19")]).issues
    assert (issue.code, issue.severity) == ("date_unknown", "low")
