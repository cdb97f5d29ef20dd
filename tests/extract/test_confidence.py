"""Calibrated confidence: a probability that never falls as a rule grows firmer."""

import itertools

import pytest

from pactbook.extract.confidence import CONSTANT, FIRMNESS, KINDLESS, calibrated, steps, weights
from pactbook.extract.rules import findings, scenes_of
from pactbook.extract.rules.marks import ELSEWHERE, MARKS, PAST
from pactbook.extract.rules.story import Story
from pactbook.model import terms
from tests.store.making import document

ALL_MARKS = [set(some) for n in range(len(MARKS) + 1) for some in itertools.combinations(MARKS, n)]


@pytest.mark.parametrize("marks", ALL_MARKS, ids=lambda marks: "+".join(sorted(marks)) or "none")
@pytest.mark.parametrize("kind", terms.KINDS)
def test_a_firmer_finding_is_never_less_probable(kind: str, marks: set[str]) -> None:
    probabilities = [calibrated(kind, raw / 100, marks) for raw in range(101)]
    assert probabilities == sorted(probabilities)
    assert all(0 < p < 1 for p in probabilities)


def test_every_kind_has_a_curve_or_steps_from_nought_or_shares_those_of_all() -> None:
    assert KINDLESS in steps()
    assert all(edges[0] == 0 for edges, _ in steps().values())
    assert set(steps()) <= {*terms.KINDS, KINDLESS}
    assert set(weights()) <= set(terms.KINDS)
    assert all(set(curve) == {CONSTANT, FIRMNESS, *MARKS} for curve in weights().values())


def test_a_marked_commitment_is_less_sure() -> None:
    plain = calibrated("commitment", 0.8)
    assert all(calibrated("commitment", 0.8, {mark}) < plain for mark in MARKS)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Norway will give Ukraine 3 billion euros.", set()),
        ("Norway has given Ukraine 3 billion euros.", {PAST}),
        ("Norway will give Ukraine 3 billion euros. The vote was short. It rained in Oslo.", {ELSEWHERE}),
    ],
)
def test_marks_say_what_beside_the_rule_bears_on_a_commitment(text: str, marks: set[str]) -> None:
    read = document(text)
    (found,) = findings(Story(scenes_of(read), read.published))
    assert found.marks == marks
    assert found.draft(read, "rules").confidence == round(
        calibrated("commitment", found.confidence, marks), 3
    )
