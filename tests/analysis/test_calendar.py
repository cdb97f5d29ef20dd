"""What comes when: ends from beginnings and terms, last days before them, and what stays unknown in words."""

import datetime
from collections.abc import Sequence

import pytest

from pactbook.analysis.calendar import KINDS, Calendar, Line, Span, calendar
from pactbook.book.facts import Coordinates
from pactbook.book.ledger import fold
from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Reference, read
from pactbook.model.claims import Provision
from pactbook.model.entries import Entry, Recorded
from tests.book.build import book, claim, pact, pledge

HEAD = """
iso = "RUR"
partner = "Ruritania"
instrument = "security_agreement"
[[source]]
id = "text"
kind = "official_text"
work = "Agreement between Ukraine and Ruritania"
date = "2024-02-29"
[[source]]
id = "gazette"
kind = "report"
publisher = "The Strelsau Gazette"
work = "News"
date = "2024-03-05"
"""
SINCE = 'sources = ["text"]\nsection = "9"\npublic_since = "2024-02-29"\nconfidence = "high"\n'
REPORTED = 'sources = ["gazette"]\npublic_since = "2024-03-05"\nconfidence = "medium"\n'
TERMS = """
[terms]
text_status = "authentic"
source = "text"
term_years = 10
notice_months = 6
final_section = "9"
public_since = "2024-02-29"
confidence = "high"
"""
SIGNED = f'[[event]]\nkind = "signed"\ndate = "2024-02-29"\nplace = "Strelsau"\n{SINCE}'
ALL = Span(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31))


def clause(kind: str, **said: object) -> str:
    def written(value: object) -> str:
        return str(value).lower() if isinstance(value, bool | int) else f'"{value}"'

    return (
        "[[clause]]\n"
        + f'kind = "{kind}"\n'
        + "".join(f"{k} = {written(v)}\n" for k, v in said.items())
        + SINCE
    )


def event(kind: str, date: str, **said: str) -> str:
    return (
        f'[[event]]\nkind = "{kind}"\ndate = "{date}"\n'
        + REPORTED
        + "".join(f'{k} = "{v}"\n' for k, v in said.items())
    )


def reference(*parts: str) -> Reference:
    made = read("\n".join((HEAD, *parts)), "RUR.toml")
    assert isinstance(made, Reference), made
    return made


def recorded(found: Sequence[Entry]) -> list[Recorded]:
    return [Recorded(seq, f"arrival {seq}", entry) for seq, entry in enumerate(found, 1)]


def ask(one: Reference | None, records: Sequence[Recorded] = (), span: Span = ALL, **more: str) -> Calendar:
    at = Coordinates(**{axis: datetime.date.fromisoformat(day) for axis, day in more.items()})
    known = [*(recorded(entries(one)) if one else ()), *records]
    return calendar(fold(known, at), [one] if one else [], span)


def only(found: Sequence[Line], kind: str) -> list[tuple[str | None, str, str | None]]:
    return [(line.date, line.rule, line.unknown) for line in found if line.kind == kind]


def test_ten_years_from_29_february_end_on_28_february_and_six_months_before_is_28_august() -> None:
    found = ask(
        reference(TERMS, clause("term", years=10, runs_from="signature"), clause("renewal", months=6), SIGNED)
    )
    assert only(found.dated, "expiry") == [("2034-02-28", "signature 2024-02-29 + 10 years", None)]
    assert only(found.dated, "renewal") == [("2033-08-28", "end 2034-02-28 - 6 months", None)]
    assert only(found.dated, "notice") == [("2033-08-28", "end 2034-02-28 - 6 months", None)]


@pytest.mark.parametrize(
    ("signed", "ends", "notice"),
    [
        ("2024-08-31", "2034-08-31", "2034-02-28"),
        ("2026-08-31", "2036-08-31", "2036-02-29"),
        ("2024-05-31", "2034-05-31", "2033-11-30"),
        ("2024-02", "2034-02", "2033-08"),
        ("2024", "2034", None),
    ],
)
def test_ends_are_as_precise_as_the_signature(signed: str, ends: str, notice: str | None) -> None:
    later = SIGNED.replace("2024-02-29", signed).replace(
        'public_since = "2024-02-29"', 'public_since = "2027"'
    )
    one = reference(TERMS, clause("term", years=10, runs_from="signature"), later)
    found = ask(one)
    assert [line.date for line in found.dated if line.kind == "expiry"] == [ends]
    (told,) = [line for line in (*found.dated, *found.undated) if line.kind == "notice"]
    assert told.date == notice
    assert (told.unknown is None) == (len(signed) == 10)


def test_term_from_entry_into_force_waits_for_that_day() -> None:
    terms = clause("term", years=10, runs_from="in_force")
    (end,) = only(ask(reference(TERMS, terms, SIGNED)).undated, "expiry")
    assert end[0] is None and end[2] == "the day of entry into force is not known; not before 2034-02-28"
    in_force = f'[[event]]\nkind = "in_force"\ndate = "2024-04-30"\n{SINCE}'.replace(
        'public_since = "2024-02-29"', 'public_since = "2024-04-30"'
    )
    (end,) = only(ask(reference(TERMS, terms, SIGNED, in_force)).dated, "expiry")
    assert end == ("2034-04-30", "entry into force 2024-04-30 + 10 years", None)


def test_terms_in_words_stay_words() -> None:
    bare = TERMS.replace("term_years = 10\n", "").replace("notice_months = 6\n", "")
    found = ask(reference(bare, clause("term", until="both parliaments have not ratified"), SIGNED))
    assert [(line.date, line.says) for line in found.undated if line.kind == "expiry"] == [
        (None, "agreement ends"),
        (None, "is meant to stay in effect while both parliaments have not ratified"),
    ]
    assert found.undated[0].unknown == "no term in the text" and only(found.dated, "expiry") == []


def test_silent_renewal_names_the_last_day_to_stop_it() -> None:
    silent = clause("renewal", months=3, silent=True)
    found = ask(reference(TERMS, clause("term", years=10, runs_from="signature"), silent, SIGNED))
    (line,) = [line for line in found.dated if line.kind == "renewal"]
    assert (line.date, line.says) == ("2033-11-28", "last day to stop it from renewing itself")


def test_end_that_the_text_names_is_stated_and_not_computed() -> None:
    found = ask(reference(TERMS, clause("term", date="2030-12-31"), SIGNED))
    (line,) = [line for line in found.dated if line.kind == "expiry"]
    assert (line.date, line.basis, line.rule) == ("2030-12-31", "stated", "the text has the day")


def test_agreement_without_a_term_is_listed_and_not_left_out() -> None:
    found = ask(None, book([pact("GRC", "signed", "2024-10-17", "2024-10-17")]))
    assert only(found.undated, "expiry") == [(None, "no term", "no source gives a term")]


def test_articles_alone_give_an_end_and_say_what_they_assume() -> None:
    found = ask(None, book([pact("FRA", "signed", "2024-02-16", "2024-02-16", term_years=10)]))
    rule = "signature 2024-02-16 (the text's own beginning is not at hand) + 10 years"
    assert only(found.dated, "expiry") == [("2034-02-16", rule, None)]


def test_planned_signature_has_no_end_yet() -> None:
    found = ask(None, book([pact("FRA", "signed", "2024-02-10", "2024-02-16", "planned", term_years=10)]))
    assert (found.dated, found.undated) == ((), ())
    assert [(one.state, one.status, one.note) for one in found.talks] == [("FRA", "signed", "planned only")]


def test_reviews_after_years_and_every_year() -> None:
    five = clause("review", years=5, runs_from="signature")
    yearly = clause("review", every_months=12, note="Ministers meet.")
    one = reference(TERMS, clause("term", years=10, runs_from="signature"), five, yearly, SIGNED)
    span = Span(datetime.date(2026, 6, 1), datetime.date(2028, 3, 1))
    assert [line.date for line in ask(one, span=span).dated if line.kind == "review"] == [
        "2026",
        "2027",
        "2028",
    ]
    whole = ask(one, span=Span(datetime.date(2029, 1, 1)))
    assert [(line.date, line.every, line.says) for line in whole.dated if line.kind == "review"] == [
        ("2029-02-28", None, "review"),
        ("2029", 12, "review: ministers meet"),
    ]
    assert ask(one, span=Span(datetime.date(2034, 3, 1))).dated == ()


def test_review_without_a_rhythm_is_listed_without_a_date() -> None:
    ongoing = clause("review", note="All the time.")
    found = ask(reference(TERMS, clause("term", years=10, runs_from="signature"), ongoing, SIGNED))
    assert only(found.undated, "review") == [(None, "in words", "the text sets no rhythm")]


def test_first_year_without_a_figure_comes_after_the_last_one_named() -> None:
    one = reference(TERMS, clause("term", years=10, runs_from="signature"), SIGNED)
    promises = book(
        [
            pledge("RUR", 1e6, "2024-03-01", period_start="2024", period_end="2026"),
            pledge("RUR", 2e6, "2024-03-02", period_start="2027", period_end="2029", aid="humanitarian"),
        ]
    )
    lines = [line for line in ask(one, promises).dated if line.kind == "promise"]
    assert [(line.date, line.says) for line in lines] == [
        ("2026", "period ends, pledged"),
        (
            "2027",
            "first year without a figure for military or undivided aid; civil money is named up to 2029",
        ),
        ("2029", "period ends, pledged"),
    ]


def test_promise_for_each_year_without_an_end_leaves_no_year_open() -> None:
    promise = book([pledge("RUR", 1e6, "2024-03-01", per_year=True)])
    found = ask(reference(TERMS, clause("term", years=10, runs_from="signature"), SIGNED), promise)
    assert only(found.undated, "promise") == [(None, "yearly", "no last year")]


def test_elections_are_known_from_the_day_they_were_reported() -> None:
    one = reference(
        event("announced", "2024-03-01"), event("election", "2024-03-03", note="The king's party wins.")
    )
    assert [(line.date, line.says) for line in ask(one).dated] == [
        ("2024-03-03", "election: The king's party wins")
    ]
    assert ask(one, known="2024-03-04").dated == ()
    assert len(ask(one, known="2024-03-05").dated) == 1
    assert ask(one, as_of="2024-03-02").dated == ()


def test_nothing_ends_that_was_not_signed_by_the_day_asked_about() -> None:
    one = reference(TERMS, clause("term", years=10, runs_from="signature"), SIGNED)
    assert ask(one, as_of="2024-02-28").dated == ()
    assert ask(one, known="2024-02-28").dated == ()
    assert ask(one, as_of="2024-02-29").dated != ()


def test_who_is_next_those_furthest_first_and_refusals_apart() -> None:
    records = book(
        [
            pact("NOR", "negotiating", "2024-02-26", "2024-02-26"),
            pact("POL", "announced", "2024-01-22", "2024-01-22"),
            pact("BEL", "concluded", "2024-05-01", "2024-05-01"),
            pact("BGR", "negotiating", "2024-10-25", "2024-10-25"),
            pact("BGR", "refused", "2024-12-19", "2024-12-19"),
        ]
    )
    found = ask(None, records)
    assert [(one.state, one.status) for one in found.talks] == [
        ("BEL", "concluded"),
        ("NOR", "negotiating"),
        ("POL", "announced"),
    ]
    assert [(one.state, one.since) for one in found.unsigned] == [("BGR", "2024-12-19")]
    assert [one.state for one in ask(None, records, as_of="2024-11-30").talks] == ["BEL", "NOR", "BGR", "POL"]


def test_every_line_rests_on_something_and_the_same_line_has_the_same_id() -> None:
    one = reference(
        TERMS, clause("term", years=10, runs_from="signature"), clause("renewal", months=6), SIGNED
    )
    first, again = ask(one), ask(one)
    lines = (*first.dated, *first.undated)
    assert lines and all(line.evidence and line.kind in KINDS for line in lines)
    assert [line.id for line in lines] == [line.id for line in (*again.dated, *again.undated)]
    assert len({line.id for line in lines}) == len(lines)


def test_notice_of_a_text_that_was_added_counts_without_the_reference() -> None:
    said = Provision(("FRA", "UKR"), "VII", None, "termination", notice_months=3)
    records = book(
        [pact("FRA", "signed", "2024-02-16", "2024-02-16", term_years=10), claim(said, "2024-02-20")]
    )
    (line,) = [line for line in ask(None, records).dated if line.kind == "notice"]
    assert (line.date, line.public_since) == ("2033-11-16", "2024-02-20")
    assert line.says == "last day on which notice ends it before its term (3 months)"
