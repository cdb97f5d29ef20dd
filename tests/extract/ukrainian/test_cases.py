"""The Ukrainian rules on sentences of our own: each gives the claims that a coder recorded, and no others."""

import collections

import pytest

from tests.extract.ukrainian.reading_cases import KINDS, Case, read_cases, verdict

CASES = read_cases("cases.txt")
UNSEEN = {
    "blind.txt": (40, 38),
    "second.txt": (30, 29),
    "third.txt": (20, 18),
    "fourth.txt": (16, 16),
    "fifth.txt": (16, 14),
}
"""Sets that were coded before their first run, in order of time: sentences, and those that are right now.

What they gave on their first run, before any mending, stands in docs/ukrainian.md.
"""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    wrong = verdict(case)
    assert not wrong, "\n".join([case.text, *wrong])


@pytest.mark.parametrize("name", UNSEEN)
def test_the_sets_that_were_coded_first(name: str) -> None:
    number, right = UNSEEN[name]
    cases = read_cases(name)
    wrong = {case.id: verdict(case) for case in cases}
    assert len(cases) == number
    assert sum(not faults for faults in wrong.values()) >= right, {k: v for k, v in wrong.items() if v}


def test_every_case_has_its_own_name_and_text() -> None:
    every = CASES + [case for name in UNSEEN for case in read_cases(name)]
    assert len({case.id for case in every}) == len(every)
    assert len({case.text for case in every}) == len(every)


def test_there_are_enough_cases_of_every_kind() -> None:
    of_kind = collections.Counter(kind for case in CASES for kind in {e["kind"] for e in case.expect})
    assert len(CASES) >= 120
    assert set(of_kind) == set(KINDS)
    assert all(of_kind[kind] >= 8 for kind in KINDS), of_kind
    assert sum(not case.expect for case in CASES) >= 12
