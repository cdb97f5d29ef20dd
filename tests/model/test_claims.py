"""Claims: the codebook's fields, their faults in words, and ids that outlive a better extractor."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.model import terms
from pactbook.model.claims import (
    CLASSES,
    Agreement,
    Assessment,
    Claim,
    Commitment,
    Condition,
    Converted,
    Count,
    Item,
    Provision,
    Role,
    Statistic,
    Value,
    from_plain,
    plain,
    problems,
    to_json,
)
from pactbook.model.values import Money, PartialDate, Period

countries = st.sampled_from(["UKR", "GBR", "FRA", "DEU", "EST", "EU"])
words = st.text("abc é", min_size=1, max_size=8)
amounts = st.integers(0, 10**13) | st.floats(0, 1e13)
dates = st.none() | st.sampled_from(["2024", "2024-02", "2024-02-16"])
years = st.none() | st.sampled_from(["2024", "2025", "2027"])


def one_of(vocabulary: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(vocabulary)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


agreements = st.builds(
    Agreement,
    parties=st.lists(countries, min_size=1, max_size=3, unique=True).map(sorted).map(tuple),
    instrument=one_of(terms.INSTRUMENT),
    status=one_of(terms.STATUS),
    date=dates,
    term_years=maybe(st.integers(1, 100)),
    place=maybe(words),
)


@st.composite
def commitments(draw: st.DrawFn) -> Commitment:
    money = draw(st.booleans())
    bound = draw(one_of(terms.BOUND)) if money else None
    return Commitment(
        donor=draw(maybe(countries)),
        recipient=draw(maybe(countries)),
        aid=draw(one_of(terms.AID)),
        topics=tuple(draw(st.lists(one_of(terms.TOPIC), max_size=2))),
        amount=draw(amounts) if money else None,
        amount_max=draw(amounts) if bound == "range" else None,
        currency=draw(st.sampled_from(["EUR", "USD"])) if money else None,
        bound=bound,
        gdp_percent=draw(maybe(st.floats(0, 5))),
        items=tuple(draw(st.lists(st.builds(Item, words, maybe(amounts)), min_size=not money, max_size=2))),
        converted=draw(maybe(st.builds(Converted, amounts, st.just("USD")))),
        per_year=draw(st.booleans()),
        period_start=draw(years),
        period_end=draw(years),
        stage=draw(one_of(terms.STAGE)),
    )


counts = st.builds(
    Count,
    what=one_of(terms.COUNTED),
    value=st.integers(0, 200),
    ordinal=st.booleans(),
    members=st.lists(countries, max_size=3).map(tuple),
    as_of=dates,
)
roles = st.builds(Role, words, maybe(words), maybe(countries), one_of(terms.EVENT_ROLE))
statistics = st.builds(Statistic, countries, one_of(terms.MEASURE), amounts, maybe(words), years)
assessments = st.builds(
    Assessment, countries, one_of(terms.DIMENSION), one_of(terms.DIRECTION), maybe(words), years
)
provisions = st.builds(
    Provision,
    parties=maybe(st.lists(countries, max_size=2).map(tuple)),
    section=maybe(words),
    obligor=maybe(countries),
    topic=one_of(terms.PROVISION_TOPIC),
    verb=maybe(words),
    strength=maybe(one_of(terms.STRENGTH)),
    conditions=st.lists(st.builds(Condition, one_of(terms.CONDITION), words), max_size=2).map(tuple),
    precision=st.integers(0, 4),
    hours=maybe(st.integers(1, 72)),
)
values = st.one_of(agreements, commitments(), counts, roles, statistics, assessments, provisions)


def claim(value: Value, **changes: Any) -> Claim:
    fields = {"document": "ab12#1", "label": "a.txt", "published": "2024-03-19", "start": 4, "end": 9}
    return Claim(**{**fields, "quote": "words", "value": value, **changes})


PLEDGE = Commitment(
    "FRA", "UKR", "military", amount=3e9, currency="EUR", bound="at_most", period_start="2024"
)


@given(values)
def test_a_value_written_as_json_reads_back_the_same(value: Value) -> None:
    assert problems(value) == []
    assert from_plain(value.kind, json.loads(json.dumps(plain(value)))) == value


@given(values)
def test_a_claim_line_holds_every_field_of_the_codebook_once(value: Value) -> None:
    line = to_json(claim(value))
    assert from_plain(line["kind"], line) == value
    assert list(line)[:8] == [
        "kind", "document", "published", "start", "end", "quote", "modality", "attributed_to",
    ]  # fmt: skip
    assert list(line)[-2:] == ["confidence", "extractor"]


def test_the_kinds_are_those_of_the_codebook() -> None:
    assert tuple(CLASSES) == terms.KINDS


def test_field_names_are_those_of_the_gold_claims(shared: Path) -> None:
    for text in (shared / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        value = from_plain(line["kind"], line)
        written = plain(value)
        assert {name: line[name] for name in written if name in line} == {
            name: item for name, item in written.items() if name in line
        }


def test_whole_amounts_are_written_without_a_fraction() -> None:
    assert json.dumps(plain(PLEDGE)["amount"]) == "3000000000"
    assert json.dumps(plain(dataclasses.replace(PLEDGE, amount=0.5))["amount"]) == "0.5"


def test_a_commitment_tells_its_money_and_its_period() -> None:
    assert PLEDGE.money == Money(3e9, "EUR", "at_most")
    assert PLEDGE.period == Period(PartialDate("2024"), None)
    goods = Commitment("DEU", "UKR", items=(Item("tanks", 10),))
    assert goods.money is None


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("rumour", {}, "unknown kind 'rumour'; one of agreement"),
        ("role", {"person": "A"}, "office"),
        ("agreement", {"parties": ["UKR", "GBR"], "instrument": "treaty", "status": "signed"}, "not sorted"),
        (
            "agreement",
            {"parties": ["GBR"], "instrument": "treaty", "status": "shaken"},
            "'shaken' is not one of",
        ),
        (
            "agreement",
            {"parties": ["GBR"], "instrument": "treaty", "status": "signed", "date": "soon"},
            "date",
        ),
        ("agreement", {"parties": 7, "instrument": "treaty", "status": "signed"}, "agreement: "),
        ("commitment", {"donor": "GBR", "recipient": "UKR"}, "an amount, a share of GDP or goods"),
        ("commitment", {"donor": "GBR", "recipient": "UKR", "amount": 5}, "currency go together"),
        ("commitment", {"donor": "A", "recipient": "B", "amount": -5, "currency": "EUR"}, "negative"),
        (
            "commitment",
            {"donor": "A", "recipient": "B", "amount": 5, "currency": "EUR", "bound": "range"},
            "amount_max goes with bound 'range'",
        ),
        (
            "commitment",
            {"donor": "A", "recipient": "B", "amount": 5, "currency": "EUR", "amount_max": 9},
            "amount_max goes with bound 'range'",
        ),
        ("commitment", {"donor": "A", "recipient": "B", "gdp_percent": 1, "topics": ["magic"]}, "'magic'"),
        ("commitment", {"donor": "A", "recipient": "B", "items": [{"quantity": 3}]}, "what"),
        ("commitment", {"donor": "A", "recipient": "B", "amount": "5", "currency": "EUR"}, "commitment: "),
    ],
)
def test_what_the_codebook_forbids_is_refused_with_the_reason(
    kind: str, fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        from_plain(kind, fields)


def test_fields_outside_the_codebook_are_left_out() -> None:
    assert from_plain("count", {"what": "signed", "value": 7, "mood": "good"}) == Count("signed", 7)


def test_extra_fields_are_printed_beside_the_codebooks() -> None:
    assert to_json(claim(PLEDGE, extra=(("scope", "total"),)))["scope"] == "total"


@given(values, st.floats(0, 1), words)
def test_a_better_extractor_or_another_confidence_keeps_the_id(
    value: Value, confidence: float, extractor: str
) -> None:
    assert claim(value).id == claim(value, confidence=confidence, extractor=extractor).id


@pytest.mark.parametrize(
    "change",
    [
        {"document": "ab12#2"},
        {"start": 3},
        {"end": 10},
        {"modality": "denied"},
        {"attributed_to": "the ministry"},
        {"value": dataclasses.replace(PLEDGE, amount=3.1e9)},
        {"value": dataclasses.replace(PLEDGE, bound="exact")},
    ],
)
def test_whatever_a_claim_says_or_rests_on_is_in_its_id(change: dict[str, Any]) -> None:
    changed = dataclasses.replace(claim(PLEDGE), id="", **change)
    assert changed.id != claim(PLEDGE).id


def test_the_label_of_a_document_is_not_in_the_id() -> None:
    assert claim(PLEDGE).id == claim(PLEDGE, label="renamed.txt").id
