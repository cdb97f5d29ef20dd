"""Every row of the working tables is in the reference, or left out for a reason; no reason is left over."""

import pytest

from pactbook.book.reference.checks import OF_MONEY, gaps
from pactbook.book.reference.entries import hard
from pactbook.pipeline.reference import shipped
from tests.facts.compare import FACTS, compare, left_out, rows

pytestmark = pytest.mark.skipif(
    not FACTS.is_dir(), reason="the working tables of facts are not in this checkout"
)


def test_no_row_is_missing() -> None:
    found = compare()
    assert [one.name for one in found if one.state == "missing"] == []
    names = {one.name for one in found}
    assert (
        sum(name.count(" ") == 1 for name in names if name.startswith("agreements"))
        == len(rows("agreements"))
        == 32
    )
    told = {
        name for name in names if name.startswith("events") and not {"person", "figure"} & set(name.split())
    }
    assert (
        len([n for n in told if not n.endswith(("confidence", "public_since"))]) == len(rows("events")) == 275
    )
    assert sum(name.startswith("addresses") for name in names) == len(rows("addresses")) == 62


def test_every_reason_is_for_a_row_that_is_not_in() -> None:
    assert {one.name for one in compare() if one.state == "left_out"} == set(left_out())


@pytest.mark.parametrize("table", ["promises", "later"])
def test_what_a_hard_promise_does_not_say_is_a_gap(table: str) -> None:
    for _, one in shipped()[0]:
        open_ = dict(gaps(one))
        for number, fact in enumerate(getattr(one, table), 1):
            name = f"{'promise' if table == 'promises' else 'later'} {number}"
            missing = [words for field, words in OF_MONEY.items() if field not in fact]
            if hard(fact) and missing:
                assert open_[name] == f"not stated: {'; '.join(missing)}", (one.iso, name)
