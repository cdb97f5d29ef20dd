"""Every engine gives the same results in the same order."""

import itertools
import os

import pytest

from pactbook.pipeline.engine import AHEAD, EngineError, run


def double(number: int) -> int:
    if number == 13:
        raise LookupError("thirteen")
    return number * 2


def process(_: int) -> int:
    return os.getpid()


def leave(_: int) -> int:
    os._exit(9)


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    assert list(run(double, [5, 3, 9, 1] * 6, workers)) == [10, 6, 18, 2] * 6
    assert list(run(double, [], workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_exception_comes_at_its_items_turn(workers: int) -> None:
    results = run(double, [1, 2, 13, 4], workers)
    assert list(itertools.islice(results, 2)) == [2, 4]
    with pytest.raises(LookupError, match="thirteen"):
        next(results)


@pytest.mark.parametrize("workers", [1, 2])
def test_endless_items_are_taken_as_they_are_needed(workers: int) -> None:
    taken = []
    items = (taken.append(n) or n for n in itertools.count(100))
    results = run(double, items, workers)
    assert list(itertools.islice(results, 3)) == [200, 202, 204]
    assert len(taken) <= 3 + workers * AHEAD
    del results


def test_a_pool_works_elsewhere_and_a_series_here() -> None:
    assert {*run(process, range(3), 1)} == {os.getpid()}
    assert os.getpid() not in {*run(process, range(8), 2)}


def test_a_worker_that_dies_is_reported() -> None:
    with pytest.raises(EngineError, match="ended by itself"):
        list(run(leave, [1, 2], 2))


def test_no_workers_is_a_fault() -> None:
    with pytest.raises(ValueError, match="one or more"):
        run(double, [], 0)
