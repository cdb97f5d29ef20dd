"""A reference file is read whole or named with its faults, and each fact becomes one entry with its works."""

import datetime
import tomllib
from dataclasses import replace
from typing import Any

import pytest

from pactbook.book.reference.checks import COUNTS, gaps, problems, signed_by
from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Reference, citations, read
from pactbook.book.reference.schema import faults
from pactbook.model.claims import Agreement, Commitment, Provision, Role
from pactbook.model.sources import Citation
from pactbook.pipeline.reference import shipped

RUR = """
iso = "RUR"
partner = "Ruritania"
instrument = "security_agreement"

[[source]]
id = "text"
kind = "official_text"
work = "Agreement between Ukraine and Ruritania"
date = "2024-05-02"

[[source]]
id = "gazette"
kind = "report"
publisher = "The Strelsau Gazette"
work = "The king signs"
address = "https://gazette.example/1"
date = "2024-05-03"

[terms]
text_status = "authentic"
source = "text"
consult_hours = 24
consult_section = "4"
public_since = "2024-05-02"
confidence = "high"

[[event]]
kind = "signed"
date = "2024-05-02"
place = "Strelsau"
persons = [{ name = "Rudolf Elphberg", office = "King", side = "RUR", role = "signatory" }]
sources = ["text", "gazette"]
section = "Signature clause"
public_since = "2024-05-02"
confidence = "high"

[[event]]
kind = "authorised"
date = "2024-04-30"
sources = ["gazette"]
public_since = "2024-05-03"
confidence = "medium"

[[promise]]
donor = "RUR"
recipient = "UKR"
amount = 3000000
currency = "EUR"
bound = "at_most"
aid = "military"
period_start = "2024"
period_end = "2024"
additional = true
sources = ["text"]
section = "2"
sha256 = "{hash}"
start = 10
end = 40
public_since = "2024-05-02"
confidence = "high"
""".replace("{hash}", "ab" * 32)


@pytest.fixture
def ruritania() -> Reference:
    made = read(RUR, "RUR.toml")
    assert isinstance(made, Reference)
    return made


@pytest.fixture(scope="module")
def shelf() -> list[Reference]:
    return [reference for _, reference in shipped()[0]]


def test_signature_rests_on_the_text_and_the_report_of_it(ruritania: Reference) -> None:
    signed = next(e for e in entries(ruritania) if isinstance(e.value, Agreement))
    assert (signed.directive, signed.date, signed.value.place) == ("Signature", "2024-05-02", "Strelsau")
    assert signed.evidence == (
        Citation("Agreement between Ukraine and Ruritania", "2024-05-02", "Signature clause"),
        Citation("The Strelsau Gazette: The king signs", "2024-05-03", address="https://gazette.example/1"),
    )


def test_promise_keeps_its_bound_and_its_place_in_the_text(ruritania: Reference) -> None:
    pledge = next(e for e in entries(ruritania) if isinstance(e.value, Commitment))
    assert (pledge.value.amount, pledge.value.bound) == (3000000, "at_most")
    assert pledge.extra == (("additional", True),)
    assert pledge.evidence == (
        Citation("Agreement between Ukraine and Ruritania", "2024-05-02", "2", None, "ab" * 32, 10, 40),
    )


def test_people_and_terms_become_entries_of_their_own(ruritania: Reference) -> None:
    found = entries(ruritania)
    assert [e.value.person for e in found if isinstance(e.value, Role)] == ["Rudolf Elphberg"]
    assert [(e.value.topic, e.value.hours) for e in found if isinstance(e.value, Provision)] == [
        ("consultation", 24)
    ]


def test_leave_to_sign_is_no_approval_of_a_signed_agreement(ruritania: Reference) -> None:
    assert not [e for e in entries(ruritania) if e.directive == "Approval"]


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('bound = "at_most"', 'bound = "roughly"', "promise 1", "bound: 'roughly' does not fit"),
        ('period_end = "2024"', 'period_end = "soon"', "promise 1", "period_end: 'soon' does not fit"),
        ('role = "signatory"', 'role = "king"', "event 1", "persons"),
        ('place = "Strelsau"', 'wher = "Strelsau"', "event 1", "has no field wher"),
        ('id = "gazette"', 'nr = "gazette"', "source 2", "id is missing"),
        ("[terms]", "[termz]", "termz", "is no table of the reference"),
        ("start = 10", "start = -1", "promise 1", "start: -1 does not fit"),
    ],
)
def test_what_the_schema_does_not_allow_is_named_with_its_place(
    old: str, new: str, place: str, says: str
) -> None:
    found = list(faults(tomllib.loads(RUR.replace(old, new, 1))))
    assert any(where == place and says in fault for where, fault in found), found


def test_text_that_is_no_toml_is_an_issue() -> None:
    made = read("iso = ", "BAD.toml")
    assert isinstance(made, tuple) and "is no TOML" in made[0].message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('sources = ["gazette"]', 'sources = ["rumour"]', "which has no card"),
        ('date = "2024-04-30"', 'date = "2024-06-30"', "was public before it happened"),
        ('period_start = "2024"', 'period_start = "2026"', "ends before it begins"),
        ('section = "2"\n', "", "names no section of the text"),
        ("end = 40", "end = 4", "stands at no place"),
        ('currency = "EUR"\n', "", "amount and currency go together"),
        ('date = "2024-05-03"\n', "", "rests on gazette, which names no date"),
        ('kind = "authorised"', 'kind = "in_force"', "in_force on 2024-04-30 comes before signed"),
    ],
)
def test_what_does_not_hold_of_a_file_is_a_problem(old: str, new: str, says: str) -> None:
    made = read(RUR.replace(old, new, 1), "RUR.toml")
    assert isinstance(made, Reference)
    assert any(issue.place == "RUR" and says in issue.message for issue in problems([made]))


def test_a_figure_that_nobody_can_look_up_is_not_of_high_confidence() -> None:
    figure = RUR[RUR.index("[[promise]]") :].replace('section = "2"\n', "").split("sha256")[0]
    later = figure.replace("[[promise]]", '[[later]]\nkind = "raised"\ndate = "2024-05-03"')
    later = later.replace("3000000", "4000000").replace('["text"]', '["gazette"]')
    later += 'public_since = "2024-05-03"\nconfidence = "high"\n'

    def faults_of(text: str) -> list[str]:
        made = read(text, "RUR.toml")
        assert isinstance(made, Reference), made
        return [issue.message for issue in problems([made]) if issue.place == "RUR"]

    assert faults_of(RUR + later) == []
    unfound = (RUR + later).replace('address = "https://gazette.example/1"\n', "")
    assert any("no reader can find its source" in fault for fault in faults_of(unfound))


def test_shipped_reference_holds(shelf: list[Reference]) -> None:
    assert shipped()[1] == ()
    assert problems(shelf) == ()


def test_a_state_left_out_breaks_the_counts(shelf: list[Reference]) -> None:
    without = [one for one in shelf if one.iso != "NLD"]
    messages = [issue.message for issue in problems(without)]
    assert any("6 states had signed by 2024-03-19, not 7" in message for message in messages)


def test_a_changed_figure_breaks_the_sum_its_text_makes(shelf: list[Reference]) -> None:
    def changed(one: Reference) -> Reference:
        moved: tuple[dict[str, Any], ...] = tuple(
            {**p, "amount": 97_000_000_000} if p.get("amount") == 98_000_000_000 else dict(p)
            for p in one.promises
        )
        return replace(one, promises=moved)

    wrong = [changed(one) if one.iso == "SWE" else one for one in shelf]
    assert [issue.place for issue in problems(wrong)] == ["sums"]


def test_two_promises_that_make_one_entry_are_a_problem() -> None:
    twice = RUR + RUR[RUR.index("[[promise]]") :]
    made = read(twice, "RUR.toml")
    assert isinstance(made, Reference)
    assert any("cannot be told apart" in issue.message for issue in problems([made]))


def test_states_that_had_signed_are_listed_without_the_union(shelf: list[Reference]) -> None:
    day = datetime.date(2024, 6, 30)
    codes = signed_by(shelf, day)
    assert "EU" not in codes and {"LTU", "EST"} <= set(codes)
    assert len(codes) == dict(COUNTS)["2024-06-30"]


def test_every_fact_has_a_work_that_a_reader_can_look_up(shelf: list[Reference]) -> None:
    for one in shelf:
        for fact in (*one.events, *one.promises, *one.later, *one.words):
            for citation in citations(one, fact):
                published = ": " in citation.work
                assert citation.section or citation.address or published, (one.iso, citation)


def test_every_instrument_has_its_day_and_place_and_a_term_or_a_gap(shelf: list[Reference]) -> None:
    signed = {one.iso: one.of("signed")[0] for one in shelf if one.of("signed")}
    assert len(signed) == 29
    assert [iso for iso, event in signed.items() if len(event["date"]) < len("2024-01-12")] == []
    assert [iso for iso, event in signed.items() if "place" not in event] == []
    open_ = {one.iso for one in shelf if one.iso in signed and "term_years" not in one.terms}
    listed = {one.iso for one in shelf if "terms.term_years" in dict(gaps(one))}
    assert open_ == {"EU", "GRC"} and open_ <= listed


def test_a_signature_without_a_place_is_a_gap(ruritania: Reference) -> None:
    bare = read(RUR.replace('place = "Strelsau"\n', ""), "RUR.toml")
    assert isinstance(bare, Reference)
    assert "event.place" in dict(gaps(bare)) and "event.place" not in dict(gaps(ruritania))


def test_what_no_source_gives_is_listed(shelf: list[Reference]) -> None:
    missing = {one.iso: {field for field, _ in gaps(one)} for one in shelf}
    assert "terms.term_years" in missing["EU"]
    assert "terms.notice_months" in missing["SWE"]
    assert "terms.consult_hours" in missing["HRV"]
    assert {"text", "term_years"} <= missing["GRC"]
    assert "terms.term_years" not in missing["GBR"]
    assert "clause.renewal" in missing["NOR"] and "clause.renewal" not in missing["GBR"]
    assert "clause.review" not in missing["BEL"]
