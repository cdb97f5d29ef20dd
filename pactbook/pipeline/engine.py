"""Engines: the same task over many items, in this process or a pool of them, results in the items' order.

Only the calling process writes, and it sees results in the same order under every engine, so what it writes
is the same too. Workers are started afresh (spawn) on every system.
"""

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD: Final = 4
"""How many items each worker may be ahead of the caller: what bounds the memory of a long run."""


class EngineError(Exception):
    """The pool itself failed. What the caller did with earlier results stands."""


class Engine(Protocol):
    """Runs `task` on every item, lazily; an exception in the task comes out at its item's turn."""

    def __call__(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Results in the order of the items."""
        ...


def serial(task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """The engine of one process."""
    return map(task, items)


class Pool:
    """An engine of several processes. The task, the items and the results must pickle."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def __call__(self, task: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
        """Results in the order of the items. Raises EngineError when a worker dies."""
        pool = ProcessPoolExecutor(self.workers, mp_context=get_context("spawn"))
        waiting: deque[Future[Result]] = deque()
        rest = iter(items)
        try:
            for item in itertools.islice(rest, self.workers * AHEAD):
                waiting.append(pool.submit(task, item))
            while waiting:
                result = waiting.popleft().result()
                for item in itertools.islice(rest, 1):
                    waiting.append(pool.submit(task, item))
                yield result
        except BrokenProcessPool:
            raise EngineError(
                "a worker process ended by itself, perhaps for want of memory: run it again with one worker; "
                "what was done before is kept"
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def run(task: Callable[[Item], Result], items: Iterable[Item], workers: int = 1) -> Iterator[Result]:
    """The task's results in the order of the items, by `workers` processes (1: this one)."""
    if workers < 1:
        raise ValueError(f"{workers} workers can do nothing: one or more")
    engine: Engine = serial if workers == 1 else Pool(workers)
    return engine(task, items)
