"""An agreement's text beside the reference: which text it is, where it says what, what agrees and differs."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from pactbook.book.facts import Coordinates
from pactbook.book.reference.beside import AGREES, DIFFERS, ONLY_REFERENCE, ONLY_TEXT, Beside, Line, of_text
from pactbook.book.reference.conflicts import of_texts
from pactbook.book.reference.figures import printed, sentence
from pactbook.book.reference.files import Reference, read
from pactbook.book.reference.missing import missing
from pactbook.book.reference.saying import of_promise, read_beside
from pactbook.book.reference.texts import text_of
from pactbook.model.claims import Claim, from_plain
from pactbook.model.sources import Document, SourceCard

TEXT = (
    "Agreement between Ruritania and Ukraine. Ruritania will give up to EUR 3 million in 2024 for arms. "
    "Ruritania has given EUR 3 million for schools. Ruritania will train 1,200 sappers. The Parties will "
    "consult within 24 hours. This Agreement will come into effect upon signature. It will be valid for ten "
    "years. Done at Strelsau on 2 May 2024."
)
SHA256 = "ab" * 32

FILE = f"""
iso = "RUR"
partner = "Ruritania"
instrument = "security_agreement"

[[source]]
id = "text"
kind = "official_text"
work = "Agreement between Ukraine and Ruritania"
address = "https://chancery.example/pact"
date = "2024-05-02"
sha256 = "{SHA256}"

[[source]]
id = "gazette"
kind = "report"
publisher = "The Strelsau Gazette"
work = "The king signs"
address = "https://gazette.example/1"
date = "2024-05-03"

[terms]
term_years = 10
consult_hours = 24
consult_section = "4"
text_status = "authentic"
source = "text"
public_since = "2024-05-02"
confidence = "high"

[[event]]
kind = "signed"
date = "2024-05-02"
place = "Strelsau"
sources = ["text", "gazette"]
section = "Signature clause"
sha256 = "{SHA256}"
start = {TEXT.index("Done")}
end = {len(TEXT)}
public_since = "2024-05-02"
confidence = "high"

[[promise]]
donor = "RUR"
recipient = "UKR"
amount = 3000000
currency = "EUR"
bound = "at_most"
aid = "military"
period_start = "2024"
period_end = "2024"
sources = ["text"]
section = "2"
sha256 = "{SHA256}"
start = {TEXT.index("Ruritania will give")}
end = {TEXT.index(" Ruritania has")}
public_since = "2024-05-02"
confidence = "high"

[[promise]]
donor = "RUR"
recipient = "UKR"
amount = 3000000
currency = "EUR"
bound = "exact"
aid = "financial"
stage = "delivered"
sources = ["text"]
section = "3"
public_since = "2024-05-02"
confidence = "high"

[[promise]]
donor = "RUR"
recipient = "UKR"
items = [{{ what = "sappers trained", quantity = 1200 }}]
aid = "military"
sources = ["text"]
section = "3"
public_since = "2024-05-02"
confidence = "high"
reading = [{{ field = "amount", why = "People trained are no sum." }}]
"""


def file(text: str = FILE) -> Reference:
    made = read(text, "RUR.toml")
    assert isinstance(made, Reference), made
    return made


def document(sha256: str = SHA256, text: str = TEXT, source: SourceCard = SourceCard()) -> Document:  # noqa: B008
    return Document(sha256, 1, "pact.txt", "2024-05-02", text, 0, len(text), source=source)


def claim(words: str, kind: str, found: Document | None = None, **fields: Any) -> Claim:
    """What the extractor says of the sentence that begins with `words`."""
    where = found or document()
    start = where.text.index(words)
    end = where.text.find(".", start) + 1
    quote = where.text[start:end]
    return Claim(where.key, where.label, "2024-05-02", start, end, quote, from_plain(kind, fields))


def claims(found: Document | None = None, **changed: Mapping[str, Any]) -> list[Claim]:
    """What the extractor finds in the text; `changed` overrides the fields of one claim."""
    parties = ["RUR", "UKR"]
    clause = {"parties": parties, "obligor": "RUR", "section": "4"}
    money = {"donor": "RUR", "recipient": "UKR", "amount": 3e6, "currency": "EUR"}
    said: dict[str, tuple[str, str, dict[str, Any]]] = {
        "signed": ("Done", "agreement", {"parties": parties, "instrument": "security_agreement"}),
        "arms": ("Ruritania will give", "commitment", {**money, "bound": "at_most", "aid": "military"}),
        "schools": ("Ruritania has", "commitment", {**money, "bound": "exact", "aid": "financial"}),
        "consult": ("The Parties", "provision", {**clause, "topic": "consultation", "hours": 24}),
        "force": ("This Agreement", "provision", {**clause, "topic": "other"}),
        "term": ("It will", "provision", {**clause, "topic": "term", "term_years": 10}),
    }
    said["signed"][2].update(status="signed", date="2024-05-02", place="Strelsau", term_years=10)
    said["arms"][2].update(period_start="2024", period_end="2024", stage="pledged")
    said["schools"][2].update(stage="delivered")
    for name in ("consult", "force", "term"):
        said[name][2].update(verb="will", strength="V4")
    return [
        claim(words, kind, found, **{**fields, **changed.get(name, {})})
        for name, (words, kind, fields) in said.items()
    ]


def lines(found: Beside, *fields: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (line.field, line.verdict, line.text, line.reference) for line in found.lines if line.field in fields
    ]


def differing(found: Beside) -> list[Line]:
    return [line for line in found.lines if line.verdict != AGREES]


def test_a_text_that_says_the_same_differs_in_nothing_but_what_the_file_explains() -> None:
    found = of_text(file(), document(), claims())
    assert [(line.field, line.why) for line in differing(found)] == [("amount", "People trained are no sum.")]
    assert found.idle == () and found.same_file
    assert lines(found, "signed", "place", "term_years", "consult_hours") == [
        ("signed", AGREES, "2024-05-02", "2024-05-02"),
        ("place", AGREES, "Strelsau", "Strelsau"),
        ("term_years", AGREES, "10", "10"),
        ("consult_hours", AGREES, "24", "24"),
    ]


def test_equal_sums_find_each_its_own_promise() -> None:
    found = of_text(file(), document(), list(reversed(claims())))
    kinds = [(line.number, line.text) for line in found.lines if line.field == "aid"]
    assert kinds == [(1, "military"), (2, "financial")]


@pytest.mark.parametrize(
    ("changed", "field", "text", "reference"),
    [
        ({"arms": {"bound": "at_least"}}, "bound", "at_least", "at_most"),
        ({"arms": {"aid": "humanitarian"}}, "aid", "humanitarian", "military"),
        ({"arms": {"period_end": "2026"}}, "period", "2024/2026", "2024/2024"),
        ({"arms": {"stage": "allocated"}}, "stage", "allocated", "pledged"),
        ({"consult": {"hours": 48}}, "consult_hours", "48", "24"),
        ({"signed": {"date": "2024-05-03"}}, "signed", "2024-05-03", "2024-05-02"),
        ({"signed": {"place": "Zenda"}}, "place", "Zenda", "Strelsau"),
    ],
)
def test_each_field_that_differs_is_named_with_both_values(
    changed: Mapping[str, Any], field: str, text: str, reference: str
) -> None:
    found = [line for line in of_text(file(), document(), claims(**changed)).lines if line.open]
    assert [(line.field, line.verdict, line.text, line.reference) for line in found] == [
        (field, DIFFERS, text, reference)
    ]


def test_what_only_one_side_says_is_no_contradiction_but_is_told() -> None:
    silent = of_text(file(), document(), claims(arms={"period_start": None, "period_end": None}))
    assert lines(silent, "period") == [("period", ONLY_REFERENCE, None, "2024/2024")]
    more = [
        *claims(),
        claim("Ruritania has", "commitment", donor="RUR", recipient="UKR", amount=5, currency="EUR"),
    ]
    found = [line for line in of_text(file(), document(), more).lines if line.open]
    assert [(line.verdict, line.reference) for line in found] == [(ONLY_TEXT, None)]


def test_a_sum_said_again_agrees_with_the_promise_that_it_repeats() -> None:
    again = claim("Ruritania has", "commitment", donor="RUR", recipient="UKR", amount=3e6, currency="EUR")
    found = of_text(file(), document(), [*claims(), again])
    assert [line.verdict for line in found.lines if line.field == "said_again"] == [AGREES]


def test_an_explanation_that_nothing_needs_is_idle() -> None:
    text = FILE.replace('section = "2"\n', 'section = "2"\nreading = [{ field = "aid", why = "So." }]\n')
    assert of_text(file(text), document(), claims()).idle == ("RUR, promise 1: aid not said",)


def test_an_explanation_holds_for_the_value_that_it_names_only() -> None:
    reading = 'reading = [{ field = "bound", text = "exact", why = "So." }]'
    text = FILE.replace('section = "2"\n', f'section = "2"\n{reading}\n')
    exact = of_text(file(text), document(), claims(arms={"bound": "exact"}))
    least = of_text(file(text), document(), claims(arms={"bound": "at_least"}))
    assert [line.field for line in exact.lines if line.open] == []
    assert [line.field for line in least.lines if line.open] == ["bound"]


def test_washington_is_one_place_however_much_is_said_of_it() -> None:
    text = FILE.replace('place = "Strelsau"', 'place = "Washington, D.C."')
    found = of_text(file(text), document(), claims(signed={"place": "Washington D.C."}))
    assert lines(found, "place")[0][1] == AGREES


def test_a_text_is_known_by_its_hash_its_address_or_its_signature() -> None:
    files = [file()]
    other = document("cd" * 32)
    assert text_of(document(), [], files) is files[0]
    assert text_of(document("cd" * 32, source=SourceCard(address="https://chancery.example/pact")), [], files)
    assert text_of(other, claims(other), files) is files[0]
    assert text_of(other, claims(other)[:3], files) is None, "news has no clauses with verbs of their own"


@pytest.mark.parametrize(
    "changed", [{"parties": ["FRE", "UKR"]}, {"instrument": "treaty"}, {"date": "2026-05-02"}]
)
def test_another_agreement_is_not_taken_for_this_one(changed: Mapping[str, Any]) -> None:
    other = document("cd" * 32)
    assert text_of(other, claims(other, signed=changed), [file()]) is None


def test_offsets_hold_in_the_file_of_the_reference_alone() -> None:
    longer = document("cd" * 32, "Printed by the royal press. " + TEXT)
    here = of_promise(read_beside(file(), document(), claims()), 0)
    there = of_promise(read_beside(file(), longer, claims(longer)), 0)
    assert here and there and (here.rule, there.rule) == ("same_file", "same_claim")
    assert TEXT[here.start : here.end] == longer.text[there.start : there.end]


def test_a_figure_that_no_claim_holds_is_found_as_it_is_printed() -> None:
    longer = document("cd" * 32, "Printed by the royal press. " + TEXT)
    spot = of_promise(read_beside(file(), longer, claims(longer)), 2)
    assert spot and spot.rule == "same_figure"
    assert longer.text[spot.start : spot.end] == "Ruritania will train 1,200 sappers."


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ({"amount": 1.8e9}, "at least EUR 1.8 billion"),
        ({"amount": 74.4e6}, "74,4 million euro"),
        ({"amount": 1072e6}, "1.072 million euro, that is 1 072 000 000"),
        ({"amount": 250e3}, "250.000 EUR"),
        ({"amount": 400e6}, "around 400 mil. EUR"),
        ({"amount": 200e6}, "200 млн євро"),
        ({"amount": 2.5e9}, "£2.5bn"),
        ({"amount": 5e8}, "nearly half a billion"),
        ({"gdp_percent": 0.25}, "0,25 % of GDP"),
        ({"gdp_percent": 0.25}, "0.25 per cent"),
        ({"items": [{"what": "soldiers", "quantity": 4000}]}, "up to 4,000 soldiers"),
        ({"items": [{"what": "air defence system PATRIOT", "quantity": 1}]}, "a PATRIOT system"),
    ],
)
def test_figures_are_found_in_every_way_that_texts_print_them(fact: Mapping[str, Any], text: str) -> None:
    pattern = printed(fact)
    assert pattern and pattern.search(text)


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ({"amount": 1.8e9}, "EUR 11.8 billion and 1.85 billion and 1.8 million"),
        ({"amount": 5e6}, "EUR 15 million, 5.5 million, 2.5 million"),
        ({"gdp_percent": 0.25}, "0.25 million, 10.25 % of GDP"),
        ({"items": [{"what": "air defence system PATRIOT", "quantity": 1}]}, "1. Air defence systems"),
        ({"items": [{"what": "soldiers", "quantity": 4000}]}, "14,000 and 4,000,000 soldiers"),
    ],
)
def test_other_figures_are_not_taken_for_it(fact: Mapping[str, Any], text: str) -> None:
    pattern = printed(fact)
    assert pattern and not pattern.search(text)


def test_a_sentence_ends_neither_within_a_number_nor_at_an_abbreviation_of_one_letter() -> None:
    text = "First one. It gives 1.5 million to St. Petersburg, or so. Last one."
    start, end = sentence(text, text.index("1.5"))
    assert text[start:end].startswith("It gives 1.5 million")


def conflicts(at: Coordinates = Coordinates(), **changed: Mapping[str, Any]) -> list[str]:  # noqa: B008
    return [issue.message for issue in of_texts([of_text(file(), document(), claims(**changed))], at)]


def test_a_contradiction_is_an_issue_with_both_sides() -> None:
    (issue,) = of_texts([of_text(file(), document(), claims(consult={"hours": 48}))], Coordinates())
    assert issue.message == "Ruritania, consult hours: the text says 48, the reference 24"
    text, reference = issue.sides
    assert text.quote == "The Parties will consult within 24 hours." and text.document == "pact.txt"
    assert reference.document == "reference, Agreement between Ukraine and Ruritania, 4"


def test_what_is_explained_silent_or_found_by_the_ledger_makes_no_second_issue() -> None:
    assert conflicts() == []
    assert conflicts(arms={"period_start": None, "period_end": None}) == []
    assert conflicts(signed={"date": "2024-05-03"}) == []
    assert conflicts(signed={"term_years": 20}) == []


def test_nobody_knew_of_a_contradiction_before_both_sides_were_public() -> None:
    before, after = datetime.date(2024, 5, 1), datetime.date(2024, 5, 2)
    changed = {"consult": {"hours": 48}}
    assert conflicts(Coordinates(known=before), **changed) == []
    assert len(conflicts(Coordinates(known=after), **changed)) == 1


def works(texts: Sequence[str] = (), addresses: Sequence[str] = ()) -> list[tuple[str, int]]:
    return [(one.work, len(one.facts)) for one in missing([file()], texts, addresses)]


def test_what_is_missing_names_the_facts_that_wait_for_it() -> None:
    assert works() == [("Agreement between Ukraine and Ruritania", 6), ("The king signs", 1)]
    assert works(["RUR"], ["https://gazette.example/1"]) == []
    found = missing([file()], (), ())[0]
    says = [words for _, words in found.facts]
    assert says[0] == "RUR–UKR signed on 2024-05-02" and "24 hours to consult" in says


def test_one_report_that_two_files_cite_is_missing_once() -> None:
    other = replace(file(), iso="ZEN")
    found = missing([file(), other], ["RUR", "ZEN"], ())
    assert [one.files for one in found] == [("RUR", "ZEN")]
