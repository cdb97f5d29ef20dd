"""The Ukrainian rules on sentences of our own: each gives the claims that a coder recorded, and no others."""

import collections

import pytest

from tests.extract.ukrainian.reading_cases import KINDS, Case, read_cases, verdict

CASES = read_cases("cases.txt")
BLIND = read_cases("blind.txt")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    wrong = verdict(case)
    assert not wrong, "\n".join([case.text, *wrong])


def test_sentences_that_the_rules_were_not_fitted_to() -> None:
    """The share that docs/ukrainian.md states; it may rise, never fall."""
    right = sum(not verdict(case) for case in BLIND)
    assert len(BLIND) == 40
    assert right >= 37


def test_every_case_has_its_own_name_and_text() -> None:
    every = CASES + BLIND
    assert len({case.id for case in every}) == len(every)
    assert len({case.text for case in every}) == len(every)


def test_there_are_enough_cases_of_every_kind() -> None:
    of_kind = collections.Counter(kind for case in CASES for kind in {e["kind"] for e in case.expect})
    assert len(CASES) >= 120
    assert set(of_kind) == set(KINDS)
    assert all(of_kind[kind] >= 8 for kind in KINDS), of_kind
    assert sum(not case.expect for case in CASES) >= 12
