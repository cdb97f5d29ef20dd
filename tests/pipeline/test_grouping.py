"""Groups: documents share a wait for the disk, and none waits long for another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pactbook.pipeline.add import add
from pactbook.pipeline.grouping import Groups
from pactbook.store.errors import BookError
from pactbook.store.sql import SqlBook, open_book
from tests.pipeline.counting import Counting
from tests.store.making import clock, news


class Seconds:
    """A clock that stands still until somebody lets time pass."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def book(tmp_path: Path) -> Iterator[SqlBook]:
    with open_book(tmp_path / "b.db", clock=clock) as opened:
        yield opened


def grouped(groups: Groups, sizes: list[int | None]) -> list[list[int | None]]:
    return list(groups(sizes, lambda size: size))


def test_a_group_is_full_by_number_and_by_room() -> None:
    assert grouped(Groups(Seconds(), most=2), [1] * 5) == [[1, 1], [1, 1], [1]]
    assert grouped(Groups(Seconds(), room=10), [4, 4, 4, 20, 1]) == [[4, 4, 4], [20], [1]]
    assert grouped(Groups(Seconds()), []) == []


def test_without_a_clock_each_goes_by_itself() -> None:
    assert grouped(Groups(), [1, 1, None, 1]) == [[1], [1], [None], [1]]


def test_what_needs_no_storing_waits_for_nothing_but_its_turn() -> None:
    assert grouped(Groups(Seconds(), most=2), [None, None, 1, None, 1, None]) == [
        [None], [None], [1, None, 1], [None]
    ]  # fmt: skip


def test_what_comes_when_nothing_was_stored_for_a_while_goes_at_once() -> None:
    time = Seconds()

    def slowly() -> Iterator[int]:
        for number, seconds in enumerate((0.2, 0.01, 0.01, 5, 0.09, 0.02)):
            time.now += seconds
            yield number

    groups = Groups(time, seconds=0.1)
    assert list(groups(slowly(), lambda _: 1)) == [[0], [1, 2, 3], [4, 5]]


@pytest.mark.parametrize("fault", [RuntimeError, KeyboardInterrupt])
def test_what_came_before_a_fault_goes_on_before_it(fault: type[BaseException]) -> None:
    def broken() -> Iterator[int]:
        yield from (1, 2)
        raise fault

    found = Groups(Seconds())(broken(), lambda size: size)
    assert next(found) == [1, 2]
    with pytest.raises(fault):
        next(found)


def test_outcomes_of_a_group_come_once_all_of_it_is_safe(book: SqlBook, tmp_path: Path) -> None:
    outcomes = add(book, map(news, range(1000)), Counting(), groups=Groups(Seconds(), most=4))
    for number in range(6):
        assert next(outcomes).label == f"{number}.txt"
        with open_book(tmp_path / "b.db", clock=clock, readonly=True) as other:
            assert len(list(other.documents())) == (4 if number < 4 else 8)
    outcomes.close()
    assert len(list(book.documents())) == 8


def test_a_document_that_the_database_refuses_takes_none_with_it(book: SqlBook) -> None:
    with book.place.writing() as connection:
        refusing = f"WHEN NEW.id = '{news(3).key}' BEGIN SELECT RAISE(ABORT, 'not this one'); END"
        connection.execute(text(f"CREATE TRIGGER no BEFORE INSERT ON document {refusing}"))
    outcomes = add(book, map(news, range(1, 6)), Counting(), groups=Groups(Seconds()))
    with pytest.raises(IntegrityError, match="not this one"):
        list(outcomes)
    assert [one.label for one in book.documents()] == ["1.txt", "2.txt"]


def test_a_group_that_finds_the_book_busy_is_not_half_stored(book: SqlBook, tmp_path: Path) -> None:
    with (
        open_book(tmp_path / "b.db", clock=clock, wait=0.05) as other,
        book.place.writing(),
        pytest.raises(BookError, match="another program is writing"),
    ):
        list(add(other, map(news, range(3)), Counting(), groups=Groups(Seconds())))
    assert book.head() == 0
