"""Claims of invented articles are linked as they were coded, at least as often as docs/history.md says."""

from collections import Counter

import pytest

from tests.relations.measure import KINDS, measure, pairs

RIGHT = {True: 38, False: 34}
"""Of 42 pairs each: of the half that rules were mended on, and of the one that was only measured."""
PRECISE = {True: 1.0, False: 0.8}
"""The least precision of a link that the rules draw."""


def test_both_halves_hold_every_kind() -> None:
    for tuned in (True, False):
        counted = Counter(pair.gold for pair in pairs() if pair.tuned is tuned)
        assert set(counted) == set(KINDS) and min(counted.values()) >= 6


@pytest.mark.parametrize("tuned", [True, False])
def test_links_are_drawn_as_coded(tuned: bool) -> None:
    rows = list(measure(pair for pair in pairs() if pair.tuned is tuned))
    assert sum(row.right for row in rows) >= RIGHT[tuned]
    links = [row for row in rows if row.kind not in ("unrelated", "same")]
    assert min(row.precision or 0.0 for row in links) >= PRECISE[tuned]
