"""Files that are no book, damaged books, books without rights: a clear message, and nothing is touched."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pactbook.store import driver, migrations
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from tests.store.making import batch, clock, news


def filled(path: Path, articles: int = 30) -> Path:
    with open_book(path, clock=clock) as book:
        for number in range(articles):
            book.add(batch(news(number)))
    return path


def everything(path: Path, readonly: bool) -> int:
    """Read all that a book holds; how much it was."""
    with open_book(path, clock=clock, readonly=readonly) as book:
        parts = [*book.documents(), *book.claims(), *book.entries(), *book.issues(), *book.search("signed")]
        return len(parts) + len(book.voices())


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize(
    "arguments", [{"readonly": True}, {"create": False}, {"readonly": True, "create": False}]
)
def test_reading_where_there_is_no_book_makes_none(tmp_path: Path, arguments: dict[str, bool]) -> None:
    with pytest.raises(BookError, match=r"no book at .*: make one with `pactbook add PATH`"):
        open_book(tmp_path / "none.db", clock=clock, **arguments)
    assert state(tmp_path) == {}


def test_a_closed_book_is_one_file_and_its_head(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.db", 2)
    before = state(tmp_path)
    assert sorted(before) == ["b.db", "b.db.head"]
    assert everything(path, readonly=True) == 2 + 4 + 4 + 2 + 4 + 2
    assert state(tmp_path) == before


@pytest.mark.parametrize("name", ["with space.db", "per%cent?.db", "книга#1.db", "-b.db", "noending"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "?" in name:
        pytest.skip("no such name on this system")
    filled(tmp_path / name, 1)
    assert sorted(state(tmp_path)) == [name, f"{name}.head"]


def other_database(path: Path) -> None:
    connection = driver.sqlite().connect(path)
    connection.execute("CREATE TABLE event (seq INTEGER)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize(
    ("fill", "why"),
    [
        (lambda path: path.write_text("date 2024-03-19 Kyiv signed."), "is no Pactbook book"),
        (lambda path: path.write_bytes(b""), "is empty, so it is no book"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00"), "is no Pactbook book"),
        (lambda path: path.write_bytes(os.urandom(5000)), "is no Pactbook book"),
        (other_database, "is a database of another program"),
    ],
)
def test_another_file_is_refused_and_left_alone(tmp_path: Path, fill, why: str, readonly: bool) -> None:
    path = tmp_path / "b.db"
    fill(path)
    before = state(tmp_path)
    with pytest.raises(BookError, match=why):
        open_book(path, clock=clock, readonly=readonly)
    assert state(tmp_path) == before


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="folder"):
        open_book(tmp_path, clock=clock)
    with pytest.raises(BookError, match="there is no folder"):
        open_book(tmp_path / "a" / "b" / "c.db", clock=clock)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("readonly", [True, False])
@pytest.mark.parametrize("share", [0.01, 0.3, 0.5, 0.99])
def test_a_truncated_book_is_refused_and_left_alone(tmp_path: Path, share: float, readonly: bool) -> None:
    path = filled(tmp_path / "b.db")
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    before = state(tmp_path)
    with pytest.raises(BookError, match=r"damaged|is no Pactbook book"):
        everything(path, readonly)
    assert state(tmp_path) == before


@pytest.mark.parametrize("noise", [b"\x00", b"\xff", b"A"])
def test_a_book_with_spoilt_pages_is_called_damaged(tmp_path: Path, noise: bytes) -> None:
    path = filled(tmp_path / "b.db")
    data = bytearray(path.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 2000] = noise * 2000
    path.write_bytes(data)
    before = state(tmp_path)
    with pytest.raises(BookError, match="damaged"):
        everything(path, readonly=True)
    assert state(tmp_path) == before


def test_a_spoilt_row_is_called_damaged(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.db")
    data = path.read_bytes()
    assert b'"modality":"asserted"' in data
    path.write_bytes(data.replace(b'"modality":"asserted"', b'"modality":asserted""'))
    with pytest.raises(BookError, match=r"row .* is damaged"):
        everything(path, readonly=True)


def test_side_files_of_a_lost_book_do_not_get_into_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "b.db-wal").write_bytes(b"left behind")
    with pytest.raises(BookError, match="left from a book that is gone"):
        open_book(tmp_path / "b.db", clock=clock)
    assert state(tmp_path) == {"b.db-wal": b"left behind"}


def test_a_book_of_a_newer_pactbook_is_refused(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.db", 1)
    connection = driver.sqlite().connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(BookError, match="newer Pactbook"):
        open_book(path, clock=clock)


def test_a_book_of_an_older_pactbook_is_brought_up_when_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled(tmp_path / "b.db", 2)
    steps = (*migrations.STEPS, lambda connection: connection.exec_driver_sql("CREATE TABLE later (x) "))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "VERSION", len(steps))
    before = state(tmp_path)
    assert everything(path, readonly=True) == 2 + 4 + 4 + 2 + 4 + 2
    assert state(tmp_path) == before
    for _ in range(2):
        with open_book(path, clock=clock) as book, book.place.reading() as connection:
            assert migrations.version(connection) == len(steps)
            assert connection.exec_driver_sql("SELECT count(*) FROM later").scalar_one() == 0
    assert everything(path, readonly=True) == 2 + 4 + 4 + 2 + 4 + 2


def test_an_old_sqlite_is_refused_and_the_message_says_what_to_install() -> None:
    import sqlite3

    if sqlite3.sqlite_version_info >= driver.OLDEST:
        assert driver.sqlite(["no_such_module", "sqlite3"]) is sqlite3
    else:
        with pytest.raises(BookError, match=r"needs SQLite 3\.51\.3 or later, but sqlite3 has .*pip install"):
            driver.sqlite(["no_such_module", "sqlite3"])
    with pytest.raises(BookError, match="there is no SQLite here"):
        driver.sqlite(["no_such_module"])


_AS_ANOTHER_USER = """
import os, sys, tempfile
from pathlib import Path
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from tests.store.making import batch, clock, news
def told(**arguments):
    try:
        with open_book(Path(sys.argv[1]), clock=clock, **arguments) as book:
            if not arguments.get("readonly"):
                book.add(batch(news(50)))
            return len(list(book.claims()))
    except BookError as error:
        return error
with tempfile.TemporaryDirectory() as folder, open_book(Path(folder) / "b.db", clock=clock) as book:
    book.add(batch(news(1)))  # all that is imported late is imported now, while it can be read
os.setgid(65534); os.setuid(65534)
print(told(readonly=True)); print(told())
"""


@pytest.fixture
def elsewhere(root: Path):
    """A folder that every user may enter, and a way to act on a book there as one without rights."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can act as another user")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)

    def act(path: Path) -> list[str]:
        done = subprocess.run(
            [sys.executable, "-c", _AS_ANOTHER_USER, str(path)], cwd=root, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    yield folder, act
    shutil.rmtree(folder)


def test_a_book_that_may_only_be_read_can_be_read(elsewhere) -> None:
    folder, act = elsewhere
    path = filled(folder / "b.db", 3)
    before = state(folder)
    read, written = act(path)
    assert read == "6"
    assert "cannot be written" in written
    assert state(folder) == before


def test_a_book_in_use_that_may_only_be_read_can_be_read(elsewhere) -> None:
    folder, act = elsewhere
    with open_book(folder / "b.db", clock=clock) as book:
        book.add(batch(news(1)))
        assert {*state(folder)} == {"b.db", "b.db-wal", "b.db-shm", "b.db.head"}
        assert act(folder / "b.db")[0] == "2"
        assert book.add(batch(news(2)))


def test_a_book_that_may_not_be_read_says_so(elsewhere) -> None:
    folder, act = elsewhere
    path = filled(folder / "b.db", 1)
    path.chmod(0)
    assert all("cannot be read (Permission denied)" in line for line in act(path))
    path.unlink()
    (folder / "b.db.head").unlink()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert "no book can be made" in act(path)[1]
