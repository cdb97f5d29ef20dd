"""Calibrated confidence: monotone steps from a rule's firmness to a probability."""

import pytest

from pactbook.extract.confidence import KINDLESS, calibrated, steps
from pactbook.model import terms


@pytest.mark.parametrize("kind", terms.KINDS)
def test_a_firmer_finding_is_never_less_probable(kind: str) -> None:
    probabilities = [calibrated(kind, raw / 100) for raw in range(101)]
    assert probabilities == sorted(probabilities)
    assert all(0 < p < 1 for p in probabilities)


def test_every_kind_has_steps_from_nought_or_shares_those_of_all() -> None:
    assert KINDLESS in steps()
    assert all(edges[0] == 0 for edges, _ in steps().values())
    assert set(steps()) <= {*terms.KINDS, KINDLESS}
