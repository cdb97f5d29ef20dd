"""The head beside a book notices what SQLite does not: lost pages, an older copy, another book."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pactbook.model import merkle
from pactbook.store import head
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from tests.store.making import batch, clock, news


def add(path: Path, *numbers: int) -> None:
    with open_book(path, clock=clock) as book:
        for number in numbers:
            book.add(batch(news(number)))


def kept(path: Path) -> head.Head:
    found = head.read(path)
    assert found is not None
    return found


def test_the_head_follows_every_commit(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as book:
        assert head.read(path) is None
        for number in range(4):
            book.add(batch(news(number)))
            leaves = list(book.leaves())
            assert kept(path).tree.size == book.head() == len(leaves)
            assert kept(path).tree.root() == book.root() == merkle.root(leaves)
            assert kept(path).newest == leaves[-1]
        before = kept(path)
        book.add(batch(news(0)))
        assert kept(path) == before
        assert book.root(6) == merkle.root(leaves[:6])


def test_two_writers_keep_one_head(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as one, open_book(path, clock=clock) as two:
        for number in range(6):
            (one, two)[number % 2].add(batch(news(number)))
        assert kept(path).tree.root() == one.root() == two.root()


def test_threads_keep_one_head(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as book:
        threads = [threading.Thread(target=book.add, args=(batch(news(n)),)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert kept(path).tree.root() == book.root()
        assert book.head() == 8 * 6


def test_a_head_that_stayed_behind_is_caught_up(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    add(path, 1)
    behind = head.beside(path).read_bytes()
    add(path, 2, 3)
    for fresh, left in ((4, behind), (5, b"")):
        head.beside(path).write_bytes(left)
        add(path, 2, fresh)
        with open_book(path, clock=clock, readonly=True) as book:
            assert kept(path).tree.root() == book.root()


@pytest.mark.parametrize("readonly", [True, False])
def test_an_older_copy_is_called_so(tmp_path: Path, readonly: bool) -> None:
    path = tmp_path / "b.db"
    add(path, 1)
    shutil.copy(path, tmp_path / "copy.db")
    add(path, 2)
    shutil.copy(tmp_path / "copy.db", path)
    with pytest.raises(BookError, match=r"cut off, or an older copy: it holds 6 events, .* vouches for 12"):
        open_book(path, clock=clock, readonly=readonly)
    head.beside(path).unlink()
    add(path, 3)


def test_another_book_under_the_same_name_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    add(path, 1)
    add(tmp_path / "other.db", 2, 3)
    shutil.copy(tmp_path / "other.db", path)
    with pytest.raises(BookError, match=r"not the book that .*b\.db\.head vouches for: event 6"):
        open_book(path, clock=clock)


def test_a_lost_book_is_not_begun_anew_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    add(path, 1)
    path.unlink()
    with pytest.raises(BookError, match=r"is gone, and b\.db\.head is left of it: .* delete"):
        open_book(path, clock=clock)
    head.beside(path).unlink()
    add(path, 1)


def test_every_spoilt_byte_of_a_head_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    add(path, 1, 2)
    data = head.beside(path).read_bytes()
    for at in range(len(data)):
        spoilt = bytearray(data)
        spoilt[at] ^= 1
        head.beside(path).write_bytes(spoilt)
        with pytest.raises(BookError, match=r"b\.db\.head"):
            open_book(path, clock=clock, readonly=True)


_KILLED = """
import os, sys
from pathlib import Path
from pactbook.store import head
from pactbook.store.sql import open_book
from tests.store.making import batch, clock, news
point, path = sys.argv[1], Path(sys.argv[2])
with open_book(path, clock=clock) as book:
    book.add(batch(news(1)))
    if point == "before the head":
        head.write = lambda *_: os._exit(9)
    else:
        head.dump = lambda *_: os._exit(9)
    book.add(batch(news(2)))
"""


@pytest.mark.parametrize("point", ["before the head", "in the head"])
def test_a_run_that_dies_between_the_commit_and_the_head_loses_nothing(
    tmp_path: Path, root: Path, point: str
) -> None:
    path = tmp_path / "b.db"
    done = subprocess.run([sys.executable, "-c", _KILLED, point, str(path)], cwd=root, capture_output=True)
    assert done.returncode == 9, done.stderr
    assert kept(path).tree.size == 6
    with open_book(path, clock=clock) as book:
        assert book.head() == 12
        assert not book.add(batch(news(2)))
        book.add(batch(news(3)))
        assert (kept(path).tree.size, kept(path).tree.root()) == (18, book.root())


def test_a_folder_that_takes_no_head_still_keeps_the_book(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as book:
        head.beside(path).mkdir()
        assert book.add(batch(news(1)))
        assert book.head() == 6
