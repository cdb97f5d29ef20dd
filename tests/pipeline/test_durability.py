"""What is acknowledged stays: kills, full disks and two writers, with real processes and real limits."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pactbook.pipeline.add import add
from pactbook.store.errors import BookError
from pactbook.store.sql import SqlBook, open_book
from tests.pipeline.counting import Counting
from tests.store.making import clock, news

PROGRAM = [sys.executable, "-m", "tests.pipeline.counting"]


def start(root: Path, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(book: SqlBook) -> list[str]:
    """Labels of the documents in a book, once it is shown to be sound and to hold each of them whole."""
    with book.place.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    documents = list(book.documents())
    keys = [document.key for document in documents]
    events = list(book.events())
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [event.kind for event in events] == ["document", "claim", "claim", "entry", "entry"] * len(keys)
    assert [event.object for event in events if event.kind == "document"] == keys
    assert [claim.document for claim in book.claims()] == [key for key in keys for _ in range(2)]
    evidence = [recorded.entry.evidence[0].document for recorded in book.entries()]
    assert evidence == [key for key in keys for _ in range(2)]
    found = {(hit.document.key, hit.start) for hit in book.search("signed", 10_000)}
    assert len(found) == 2 * len(keys)
    assert list(book.voices()) == keys
    return [document.label for document in documents]


def labels(low: int, high: int) -> list[str]:
    return [f"{number}.txt" for number in range(low, high)]


def test_a_killed_run_leaves_a_sound_book_that_a_second_run_completes(root: Path, tmp_path: Path) -> None:
    chance = random.Random(7)
    path, articles, stored = tmp_path / "b.db", 250, 0
    for _ in range(10):
        child = start(root, path, 0, articles)
        assert child.stdout
        told = 0
        for line in child.stdout:
            told += line.startswith("new")
            if told >= chance.randint(1, 40):
                break
        time.sleep(chance.random() / 50)
        child.kill()
        told += sum(line.startswith("new") for line in child.stdout)
        child.communicate()
        with open_book(path, clock=clock, readonly=chance.random() < 0.5) as book:
            now = whole(book)
        assert now == labels(0, len(now))
        assert len(now) >= stored + told
        stored = len(now)
    assert 10 <= stored < articles
    child = start(root, path, 0, articles)
    assert child.communicate()[0].count("new ") == articles - stored
    with open_book(tmp_path / "unkilled.db", clock=clock) as book:
        list(add(book, map(news, range(articles)), Counting()))
        expected = list(book.events())
    with open_book(path, clock=clock, readonly=True) as book:
        assert whole(book) == labels(0, articles)
        assert list(book.events()) == expected


_MAKE_MANY = """
import itertools, sys
from pathlib import Path
from pactbook.store.sql import open_book
from tests.store.making import clock
for number in itertools.count():
    print(number, flush=True)
    open_book(Path(sys.argv[1]) / f"{number}.db", clock=clock).close()
"""


def test_a_kill_while_a_book_is_made_leaves_it_whole_or_not_there(root: Path, tmp_path: Path) -> None:
    chance = random.Random(3)
    for turn in range(4):
        folder = tmp_path / str(turn)
        folder.mkdir()
        child = subprocess.Popen([sys.executable, "-c", _MAKE_MANY, folder], cwd=root, stdout=subprocess.PIPE)
        assert child.stdout
        for _ in range(3):
            child.stdout.readline()
        time.sleep(chance.random() / 20)
        child.kill()
        child.communicate()
        made = sorted(folder.glob("[0-9]*.db"))
        assert len(made) >= 2
        for path in made:
            with open_book(path, clock=clock, create=False) as book:
                assert whole(book) == []


def test_two_programs_may_add_at_the_same_time(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    children = [start(root, path, 0, 60), start(root, path, 30, 90)]
    printed = [child.communicate() for child in children]
    assert [(child.returncode, errors) for child, (_, errors) in zip(children, printed, strict=True)] == [
        (0, "")
    ] * 2
    assert sum(out.count("new ") for out, _ in printed) == 90
    assert sum(out.count("known ") for out, _ in printed) == 30
    with open_book(path, clock=clock, readonly=True) as book:
        assert sorted(whole(book)) == sorted(labels(0, 90))


def test_a_reader_does_not_hold_up_a_writer_nor_see_half_a_document(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as book:
        list(add(book, [news(500)], Counting()))
    child = start(root, path, 0, 60)
    with open_book(path, clock=clock, readonly=True) as book:
        reading = book.claims()
        next(reading)
        while child.poll() is None:
            head = book.head()
            assert len(list(book.claims(head))) == 2 * len(list(book.documents(head)))
            assert len(list(book.events(head))) == head
        assert len(list(reading)) == 1
        assert len(whole(book)) == 61
    assert child.communicate()[1] == ""


def test_a_writer_that_waits_in_vain_is_told(tmp_path: Path) -> None:
    path = tmp_path / "b.db"
    with open_book(path, clock=clock) as one, open_book(path, clock=clock, wait=0.05) as two:
        with one.place.writing(), pytest.raises(BookError, match="another program is writing"):
            list(add(two, [news(1)], Counting()))
        assert [outcome.state for outcome in add(two, [news(1)], Counting())] == ["new"]


def completed(path: Path, acknowledged: int) -> None:
    with open_book(path, clock=clock, readonly=True) as book:
        assert len(whole(book)) >= acknowledged
    with open_book(path, clock=clock) as book:
        assert len(list(add(book, map(news, range(300)), Counting()))) == 300
        assert whole(book) == labels(0, 300)


@pytest.mark.skipif(os.name == "nt", reason="this system has no limit on the size of files")
@pytest.mark.parametrize("limit", [200_000, 500_000])
def test_a_file_that_may_not_grow_keeps_all_that_was_acknowledged(
    root: Path, tmp_path: Path, limit: int
) -> None:
    path = tmp_path / "b.db"
    open_book(path, clock=clock).close()
    child = start(root, path, 0, 300, limit)
    printed, errors = child.communicate()
    assert child.returncode == 3, errors
    assert "run the same command again; what was added before is kept" in errors
    assert "Traceback" not in errors
    completed(path, printed.count("new "))


@pytest.mark.skipif(os.name == "nt", reason="this system has no limit on the size of files")
def test_no_half_made_book_is_left_where_there_is_no_room(root: Path, tmp_path: Path) -> None:
    child = start(root, tmp_path / "b.db", 0, 1, 10_000)
    _, errors = child.communicate()
    assert (child.returncode, list(tmp_path.iterdir())) == (3, [])
    assert "the same command again" in errors


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=800k", "tmpfs", str(folder)]
    mounted = subprocess.run(command, capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_keeps_all_that_was_acknowledged(small_disk: Path, tmp_path: Path) -> None:
    path = small_disk / "b.db"
    stored = 0
    with open_book(path, clock=clock) as book:
        with pytest.raises(BookError, match="the disk is full: make room and run the same command again"):
            for _ in add(book, map(news, range(300)), Counting()):
                stored += 1
        assert len(whole(book)) == stored > 5
        with pytest.raises(BookError, match="the disk is full"):
            list(add(book, map(news, range(300)), Counting()))
    roomy = tmp_path / "b.db"
    shutil.copy(path, roomy)
    for side in small_disk.glob("b.db-wal"):
        shutil.copy(side, tmp_path)
    completed(roomy, stored)


def test_a_full_disk_makes_no_book(small_disk: Path) -> None:
    (small_disk / "filler").write_bytes(b"x" * 790_000)
    with pytest.raises(BookError, match="disk is full"):
        open_book(small_disk / "b.db", clock=clock)
    assert [path.name for path in small_disk.iterdir()] == ["filler"]
