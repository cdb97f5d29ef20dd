"""Rules and model on one text: agreement is surer, and what they differ on is for a person to see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.extract.ground import ground
from pactbook.extract.llm import Combined, combine
from pactbook.extract.rules import Rules
from pactbook.model.claims import Agreement, Commitment, Count, Draft, Role, Value
from pactbook.model.ids import short
from pactbook.model.sources import Document
from tests.extract.llm.articles import OSLO, PLEDGE, document

GIFT = Commitment("NOR", "UKR", "military", amount=3e9, currency="EUR", bound="at_most", period_end="2025")


def rule(value: Value, confidence: float = 0.8, quote: str = PLEDGE, **fields: object) -> Draft:
    return Draft(value, quote, confidence=confidence, extractor="rules 1", **fields)  # type: ignore[arg-type]


def model(value: Value, confidence: float = 0.6, quote: str = PLEDGE, **fields: object) -> Draft:
    return Draft(value, quote, confidence=confidence, extractor="llm small", **fields)  # type: ignore[arg-type]


def test_what_both_say_is_surer_and_the_rules_stand_for_it() -> None:
    drafts, found = combine([rule(GIFT)], [model(GIFT)])
    assert [(d.extractor, d.confidence) for d in drafts] == [("rules 1", pytest.approx(1 - 0.2 * 0.7))]
    assert found == []


def test_what_one_alone_says_is_less_sure_and_goes_to_review() -> None:
    count = Count("signed", 11)
    drafts, found = combine([rule(GIFT)], [model(count)])
    assert [(d.value, d.confidence) for d in drafts] == [(GIFT, 0.72), (count, 0.3)]
    assert [(d.reason, d.rules is None, d.model is None) for d in found] == [
        ("rules_only", False, True),
        ("model_only", True, False),
    ]
    issue = found[0].issue(document(OSLO))
    assert (issue.code, issue.severity, len(issue.sides)) == ("extractors_disagree", "low", 1)


def test_one_thing_told_in_two_ways_is_one_contradiction_with_both_sides() -> None:
    other = Commitment("DNK", "UKR", "military", amount=3e9, currency="EUR", bound="at_most")
    drafts, found = combine([rule(GIFT, hint=5)], [model(other, hint=5)])
    assert [d.confidence for d in drafts] == [pytest.approx(0.6), pytest.approx(0.24)]
    assert [(d.reason, d.fields) for d in found] == [("contradiction", ("donor",))]
    issue = found[0].issue(document(OSLO))
    assert (issue.code, issue.severity) == ("extractors_contradict", "medium")
    assert [side.quote for side in issue.sides] == [PLEDGE, PLEDGE]
    claims, _ = ground(document(OSLO), drafts)
    assert {side.ref for side in issue.sides} == {short(claim.id) for claim in claims}
    assert "donor DNK" in issue.sides[1].says


def test_the_same_claim_with_another_attribute_is_told_and_still_surer() -> None:
    other = Commitment("NOR", "UKR", "financial", amount=3.001e9, currency="EUR", bound="at_most")
    drafts, found = combine([rule(GIFT)], [model(other)])
    assert drafts[0].confidence > 0.8
    assert [(d.reason, d.fields) for d in found] == [("attributes", ("aid",))]


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (GIFT, Commitment("NOR", "UKR", amount=3e9, currency="USD"), False),
        (GIFT, Commitment("NOR", "UKR", amount=3.02e9, currency="EUR"), False),
        (Count("signed", 7), Count("signed", 7, True), True),
        (Count("signed", 7), Count("negotiating", 7), False),
        (Role("Jonas Gahr Støre", None, "NOR", "signatory"), Role("Støre", "PM", "NOR", "signatory"), True),
        (Agreement(("NOR", "UKR"), "treaty", "signed"), Agreement(("NOR", "UKR"), "other", "signed"), True),
        (Agreement(("NOR", "UKR"), "treaty", "signed"), Agreement(("DNK", "UKR"), "treaty", "signed"), False),
    ],
)
def test_the_same_claim_is_what_the_codebook_calls_a_match(one: Value, two: Value, same: bool) -> None:
    drafts, _ = combine([rule(one)], [model(two)])
    assert (len(drafts) == 1) == same


def test_a_denied_claim_is_another_one() -> None:
    drafts, found = combine([rule(GIFT, hint=0)], [model(GIFT, hint=0, modality="denied")])
    assert len(drafts) == 2
    assert [d.reason for d in found] == ["contradiction"]
    assert found[0].fields == ("modality",)


VALUES = st.sampled_from(
    [
        GIFT,
        Commitment("DNK", "UKR", amount=3e9, currency="EUR", bound="exact"),
        Commitment("DNK", None, gdp_percent=0.25, bound="exact"),
        Count("signed", 11),
        Agreement(("NOR", "UKR"), "treaty", "signed"),
    ]
)
SURE = st.floats(0.01, 0.99)
RULES = st.lists(st.builds(rule, VALUES, SURE), max_size=5)
MODEL = st.lists(st.builds(model, VALUES, SURE), max_size=5)


@given(RULES, MODEL)
def test_nothing_of_the_rules_is_lost_and_each_draft_of_the_model_counts_once(
    rules: list[Draft], models: list[Draft]
) -> None:
    drafts, found = combine(rules, models)
    assert [d.value for d in drafts[: len(rules)]] == [d.value for d in rules]
    both = len(rules) + len(models) - len(drafts)
    assert 0 <= both <= min(len(rules), len(models))
    assert all(0 <= d.confidence <= 0.99 for d in drafts)
    alone = sum(d.reason in ("rules_only", "contradiction") for d in found)
    assert alone == len(rules) - both


@given(RULES)
def test_rules_alone_are_less_sure_and_all_go_to_review(rules: list[Draft]) -> None:
    drafts, found = combine(rules, [])
    assert [d.confidence for d in drafts] == [pytest.approx(0.9 * d.confidence, abs=1e-3) for d in rules]
    assert [(d.reason, d.rules) for d in found] == [("rules_only", d) for d in rules]


@given(RULES, SURE)
def test_what_is_confirmed_is_never_less_sure(rules: list[Draft], sure: float) -> None:
    drafts, found = combine(rules, [model(d.value, sure) for d in rules])
    assert found == []
    for before, after in zip(rules, drafts, strict=True):
        assert after.confidence >= min(before.confidence, 0.99) - 1e-3


class Recorded:
    """An extractor that says what it was given."""

    name = "llm recorded"

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts

    def extract(self, document: Document) -> list[Draft]:
        return self._drafts


def test_both_extractors_as_one_keep_their_disagreements() -> None:
    article = document(OSLO)
    alone = list(Rules().extract(article))
    both = Combined(Rules(), Recorded([]))
    assert [d.value for d in both.extract(article)] == [d.value for d in alone]
    assert len(both.disagreements) == len(alone) > 0
    assert both.name == f"{Rules.name} + llm recorded"
    assert [issue.code for issue in both.noted()] == ["extractors_disagree"] * len(alone)
    both.extract(document("Nothing is said here."))
    assert both.noted() == ()
