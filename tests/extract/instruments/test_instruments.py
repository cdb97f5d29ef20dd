"""What the extractor makes of whole agreements, written here in the forms that treaties take."""

import datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.capture import capture
from pactbook.extract.ground import ground
from pactbook.extract.instruments import Instruments, explain, is_instrument
from pactbook.model.claims import Agreement, Claim, Commitment, Provision, Role
from pactbook.model.sources import Document
from tests.extract.instruments import texts

V = TypeVar("V")
TEXTS = {"numbered": texts.NUMBERED, "articles": texts.ARTICLES, "unnumbered": texts.UNNUMBERED}


def claims(text: str) -> list[Claim]:
    document = texts.document(text)
    found, issues = ground(document, Instruments().extract(document))
    assert issues == []
    return found


def values(text: str, kind: type[V]) -> list[V]:
    return [claim.value for claim in claims(text) if isinstance(claim.value, kind)]


def duties(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(p.section, p.obligor, p.strength) for p in values(text, Provision)]


def provision(text: str, words: str) -> Provision:
    found = [c.value for c in claims(text) if isinstance(c.value, Provision) and words in c.quote]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_agreements_are_told_from_reports(text: str) -> None:
    assert is_instrument(texts.document(text))
    assert not is_instrument(texts.document(texts.REPORT))
    assert list(Instruments().extract(texts.document(texts.REPORT))) == []


def test_signature_line_gives_date_and_place_and_no_other_declaration_does() -> None:
    expected = [
        Agreement(("NOR", "UKR"), "security_agreement", "signed", "2024-05-03", 10, "Oslo"),
        Agreement(("LVA", "UKR"), "treaty", "signed", "2025-03-07", 5, "Riga"),
        Agreement(("EU", "UKR"), "security_agreement", "signed", "2024-10-01", None, "Brussels"),
    ]
    assert [values(text, Agreement)[0] for text in TEXTS.values()] == expected


def test_signatories_with_office_and_side() -> None:
    assert values(texts.NUMBERED, Role) == [
        Role("Jonas Gahr Støre", "Prime Minister", "NOR", "signatory"),
        Role("Volodymyr Zelenskyy", "President", "UKR", "signatory"),
    ]
    assert [(r.person, r.office, r.affiliation) for r in values(texts.UNNUMBERED, Role)] == [
        ("Denys Shmyhal", "Prime Minister", "UKR"),
        ("Charles Michel", "President of the European Council", "EU"),
    ]


def test_signatures_in_two_columns() -> None:
    assert [(r.person, r.office, r.affiliation) for r in values(texts.ARTICLES, Role)] == [
        ("Volodymyr Zelenskyy", "President of Ukraine", "UKR"),
        ("Edgars Rinkēvičs", "President of Latvia", "LVA"),
    ]


def test_every_duty_of_a_numbered_agreement_has_its_section_obligor_and_strength() -> None:
    assert duties(texts.NUMBERED) == [
        ("I.1", "NOR,UKR", "V4"),
        ("I.2", "NOR", "V3"),
        ("II.1", "NOR", "VX"),
        ("II.2", "NOR", "V4"),
        ("II.3", "NOR", "V1"),
        ("II.3", "UKR", "V4"),
        ("II.4", "NOR,UKR", "V4"),
        ("II.4", "NOR,UKR", "V4"),
        ("II.5", "NOR", "V2"),
        ("III.1", "NOR,UKR", "V4"),
        ("III.2", "NOR", "V4"),
        ("IV.1", "NOR,UKR", None),
        ("IV.2", "NOR,UKR", None),
        ("IV.2", "NOR,UKR", "V4"),
        ("IV.3", "NOR,UKR", None),
    ]


def test_every_duty_of_a_treaty_in_articles() -> None:
    assert duties(texts.ARTICLES) == [
        ("I", "LVA,UKR", "V5"),
        ("I", "LVA", "V5"),
        ("I(a)", "UKR", "V5"),
        ("I(b)", "UKR", "V5"),
        ("I", "LVA", "V0"),
        ("II", "LVA", "V3"),
        ("II", "LVA,UKR", "V5"),
        ("III", "LVA,UKR", "V5"),
        ("III", "LVA,UKR", "V5"),
        ("III", "LVA,UKR", None),
    ]


def test_every_duty_of_commitments_without_numbers() -> None:
    assert [(obligor, strength) for _, obligor, strength in duties(texts.UNNUMBERED)] == [
        ("EU", "V3"),
        ("EU", "V4"),
        ("EU", "V1"),
        ("EU,UKR", "V3"),
        ("EU", "V4"),
        ("EU,UKR", "V4"),
        ("EU,UKR", "V4"),
    ]


def test_consultation_term_and_notice() -> None:
    assert provision(texts.NUMBERED, "consult within").hours == 24
    assert provision(texts.NUMBERED, "valid for").term_years == 10
    assert provision(texts.NUMBERED, "It will end").notice_months == 6
    assert provision(texts.ARTICLES, "Either Party").notice_months == 3
    assert provision(texts.NUMBERED, "consult within").topic == "consultation"
    assert provision(texts.ARTICLES, "Either Party").topic == "termination"


def test_conditions_stand_as_printed() -> None:
    help_again = provision(texts.NUMBERED, "affirms that")
    assert {c.flag for c in help_again.conditions} == {"trigger", "domestic_law", "discretion"}
    assert all(c.quote in texts.NUMBERED for c in help_again.conditions)
    assert [c.flag for c in provision(texts.NUMBERED, "at least NOK 5").conditions] == ["budget"]
    assert [c.flag for c in provision(texts.NUMBERED, "as long as").conditions] == ["until"]
    assert [c.flag for c in provision(texts.NUMBERED, "Ukraine will ensure").conditions] == []


def test_precision_counts_quantity_period_capability_and_body() -> None:
    assert provision(texts.ARTICLES, "40 armoured vehicles").precision == 3
    assert provision(texts.NUMBERED, "as long as it takes").precision == 0


def test_sums_promised_and_given() -> None:
    assert [(c.amount, c.currency, c.bound, c.stage, c.aid) for c in values(texts.NUMBERED, Commitment)] == [
        (2e9, "NOK", "exact", "delivered", "military"),
        (5e9, "NOK", "at_least", "pledged", "military"),
    ]


def test_shares_of_gdp() -> None:
    share = values(texts.ARTICLES, Commitment)[0]
    assert (share.donor, share.gdp_percent, share.per_year) == ("LVA", 0.25, True)
    assert (share.period_start, share.period_end) == ("2024", "2026")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_paragraph_has_a_provision_or_a_reason(text: str) -> None:
    reasons = explain(texts.document(text))
    found = [c for c in claims(text) if isinstance(c.value, Provision)]
    at = 0
    for line in text.splitlines(keepends=True):
        low, high = at, at + len(line.rstrip())
        at += len(line)
        if low == high:
            continue
        explained = any(start <= low < end for start, end, _ in reasons)
        assert explained != any(low <= claim.start < high for claim in found), line


def test_a_statement_that_binds_nobody_has_its_reason() -> None:
    text = texts.UNNUMBERED
    at = text.index("Energy supply")
    assert [reason for start, _, reason in explain(texts.document(text)) if start == at] == [
        "states a fact or an expectation and binds no party"
    ]


@given(st.lists(st.sampled_from(texts.NUMBERED.split("\n") + texts.ARTICLES.split("\n")), max_size=60))
def test_any_order_of_lines_is_read_without_fail(lines: list[str]) -> None:
    text = texts.NUMBERED[:400] + "\n".join(lines)
    document = texts.document(text)
    found, issues = ground(document, Instruments().extract(document))
    assert issues == []
    assert all(text[claim.start : claim.end] == claim.quote for claim in found)


def test_no_shipped_article_is_taken_for_an_agreement(root: Path) -> None:
    folder = root / "pactbook" / "data" / "samples"
    articles = [
        item for item in capture([folder], today=datetime.date(2026, 1, 1)) if isinstance(item, Document)
    ]
    assert len(articles) >= 12
    assert [article.label for article in articles if is_instrument(article)] == []


def test_a_condition_on_the_whole_instrument_is_on_the_agreement_and_on_every_sum() -> None:
    found = claims(texts.ARTICLES)
    (signed,) = (dict(c.extra) for c in found if isinstance(c.value, Agreement))
    assert signed["inherited_conditions"] == (("budget", "II", "subject to the availability of funds"),)
    sums = [dict(c.extra) for c in found if isinstance(c.value, Commitment)]
    assert {one["inherited_conditions"] for one in sums} == {("budget",)}
    numbered = [dict(c.extra) for c in claims(texts.NUMBERED) if isinstance(c.value, Commitment)]
    assert all("inherited_conditions" not in one for one in numbered)
