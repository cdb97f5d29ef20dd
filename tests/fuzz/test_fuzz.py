"""A short form of `make fuzz`: the same texts every time."""

import random

import pytest

from tests.fuzz.run import fuzz
from tests.fuzz.spoil import corpus, spoilt


@pytest.mark.parametrize("seed", range(101, 105))
def test_no_spoilt_text_makes_an_extractor_fail_or_hang(seed: int) -> None:
    tally = fuzz(seed, texts=100)
    assert tally.texts == 100 and tally.claims > 0
    assert tally.failed == ()


def test_the_same_seed_spoils_alike() -> None:
    whole = corpus()
    assert spoilt(random.Random(7), whole) == spoilt(random.Random(7), whole)
