"""Projections of eventful books: equal to the fold on every side, and the same rows however they grew."""

import datetime
import random
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from pactbook.book.facts import Coordinates
from pactbook.pipeline import projected, projecting
from pactbook.pipeline.projected import plain
from pactbook.store import duck as ducks
from pactbook.store.sql import open_book
from pactbook.wiring import context, ledger
from tests.pipeline.eventful import Eventful
from tests.pipeline.test_projecting import contents
from tests.publish.making import clock

FIRST = datetime.date(2024, 2, 9)


def coordinates(chance: random.Random, head: int) -> Coordinates:
    days = [chance.choice([None, FIRST + datetime.timedelta(days=chance.randint(0, 60))]) for _ in range(2)]
    return Coordinates(days[0], days[1], chance.randint(0, head))


def follow(folder: Path, number: int, times: int, looks: int) -> None:
    """A history in three stretches, projected after each; then looked at from many sides."""
    path, chance = folder / f"{number}.duckdb", random.Random(number)
    with open_book(folder / f"{number}.db", clock=clock) as book:
        history = Eventful(book, number)
        for _ in range(3):
            history.happen(times // 3)
            projecting.build(book, path)
        projecting.build(book, folder / "again.duckdb", anew=True)
        with ducks.opened(path, readonly=True) as duck, ducks.opened(folder / "again.duckdb") as again:
            assert contents(duck) == contents(again)
            for at in (Coordinates(), *(coordinates(chance, book.head()) for _ in range(looks))):
                wanted = ledger(book, at, context(book, at.recorded))
                assert plain(projected.ledger(duck, at)) == plain(wanted), (number, at)


@pytest.mark.parametrize("number", range(6))
def test_an_eventful_book_is_projected_as_it_is_folded(tmp_path: Path, number: int) -> None:
    follow(tmp_path, number, 36, 16)


@pytest.mark.slow
@pytest.mark.parametrize("number", range(100, 400))
def test_many_eventful_books_are_projected_as_they_are_folded(tmp_path: Path, number: int) -> None:
    follow(tmp_path, number, 60, 60)
