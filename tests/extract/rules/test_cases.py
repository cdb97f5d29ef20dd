"""Every rule is shown on sentences of our own: each case gives the claims it should, and no others.

The cases stand in tests/cases. Those that the rules do not meet yet are listed with their reason in
tests/cases/open.toml. They are run too: one that is met is an error until it is taken off the list.
"""

import collections

import pytest

from pactbook.model import terms
from tests.cases.reading_cases import Case, read_cases, read_open, verdict

CASES = read_cases()
OPEN = read_open()


def _parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case.id,
            marks=[pytest.mark.xfail(reason=OPEN[case.id], strict=True)] if case.id in OPEN else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", _parameters())
def test_case(case: Case) -> None:
    wrong = verdict(case)
    assert not wrong, "\n".join([case.text, *wrong])


def test_every_case_has_its_own_name_and_text() -> None:
    for name, values in (("id", [c.id for c in CASES]), ("text", [c.text for c in CASES])):
        twice = [value for value, times in collections.Counter(values).items() if times > 1]
        assert not twice, f"{name} used twice: {twice}"


def test_cases_speak_the_codebook() -> None:
    for case in CASES:
        assert case.kinds and set(case.kinds) <= set(terms.KINDS), case.id
        for expected in case.expect:
            assert expected["kind"] in case.kinds, case.id
            assert expected.get("modality", "asserted") in terms.MODALITY, case.id


def test_there_are_enough_cases_of_every_kind() -> None:
    of_kind = collections.Counter(kind for case in CASES for kind in {e["kind"] for e in case.expect})
    assert len(CASES) >= 300
    assert all(of_kind[kind] >= 9 for kind in terms.KINDS), of_kind
    assert sum(not case.expect for case in CASES) >= 30


def test_the_list_of_open_cases_names_cases_that_exist() -> None:
    assert set(OPEN) <= {case.id for case in CASES}
    assert all(reason.strip() for reason in OPEN.values())
