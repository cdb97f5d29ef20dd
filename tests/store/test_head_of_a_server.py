"""The head of a book on a server, kept in a folder that somebody names: it notices an older copy."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from pactbook import wiring
from pactbook.model.verdicts import Verdict
from pactbook.store import head
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from tests.cli.running import run
from tests.store import server as servers
from tests.store.making import batch, clock, news


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where heads are kept."""
    named = tmp_path / "heads"
    monkeypatch.setenv("PACTBOOK_HEADS", str(named))
    return named


@pytest.fixture
def address(server: servers.Server) -> str:
    return server.address(servers.name())


def add(address: str, *numbers: int, heads: Path | None = None) -> None:
    with open_book(address, clock=clock, heads=heads) as book:
        for number in numbers:
            book.add(batch(news(number)))


def drop(server: servers.Server, address: str) -> None:
    """Take the book away, as a restore of the database does."""
    told = f"host={server.folder} user={server.user} dbname=postgres"
    with psycopg.connect(told, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {address.rpartition('=')[2]} CASCADE")  # type: ignore[call-overload]


@pytest.fixture
def older(server: servers.Server, folder: Path, tmp_path: Path, address: str) -> Iterator[str]:
    """A book in whose place an older copy was put."""
    add(address, 1, heads=folder)
    wiring.copy(address, tmp_path / "older.db")
    add(address, 2, heads=folder)
    drop(server, address)
    for left in folder.glob("*"):
        left.rename(tmp_path / left.name)
    wiring.copy(tmp_path / "older.db", address)
    for left in tmp_path.glob("*postgres-*.head"):
        left.rename(folder / left.name)
    yield address


def kept(folder: Path) -> head.Head:
    (file,) = folder.glob("*.head")
    return head.load(file.read_text())


def test_the_head_follows_every_commit(folder: Path, address: str) -> None:
    with open_book(address, clock=clock, heads=folder) as book:
        for number in range(3):
            book.add(batch(news(number)))
            assert (kept(folder).tree.size, kept(folder).tree.root()) == (book.head(), book.root())
        book.record(Verdict("accept", "Olena", (next(book.claims()).id,)))
        assert kept(folder).tree.root() == book.root()
    add(address, 8)
    add(address, 9, heads=folder)
    with open_book(address, clock=clock, readonly=True, heads=folder) as book:
        assert kept(folder).tree.root() == book.root()


def test_without_a_folder_nothing_is_kept(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PACTBOOK_HEADS", raising=False)
    assert wiring.heads_folder() is None
    add(address, 1)
    assert wiring.verified(address).sound
    assert list(tmp_path.iterdir()) == []


def test_an_older_copy_is_called_so(older: str, folder: Path) -> None:
    said = r"cut off, or an older copy: it holds 6 events, and .*\.head vouches for 12.*move .* away"
    for readonly in (True, False):
        with pytest.raises(BookError, match=said):
            wiring.book(older, readonly=readonly)
    assert [issue.code for issue in wiring.verified(older).issues] == ["cut"]
    (file,) = folder.glob("*.head")
    ran = run("agreements", "--book", older)
    assert (ran.status, "older copy" in ran.err, str(file) in ran.err.replace("\n", "")) == (1, True, True)
    file.unlink()
    add(older, 3, heads=folder)
    assert kept(folder).tree.size == 12


def test_who_only_reads_has_a_head_from_verify(
    server: servers.Server, folder: Path, tmp_path: Path, address: str
) -> None:
    add(address, 1)
    wiring.copy(address, tmp_path / "older.db")
    add(address, 2)
    assert not list(folder.glob("*"))
    assert run("verify", address).status == 0
    assert kept(folder).tree.size == 12
    drop(server, address)
    with pytest.raises(BookError, match=r"is gone, and .*\.head is left of it.*move that file away"):
        wiring.copy(tmp_path / "older.db", address)
    with open_book(address, clock=clock) as book:
        book.add(batch(news(1)))
    with pytest.raises(BookError, match="older copy"):
        wiring.view(address)


def test_a_beginning_that_was_written_anew_is_named_by_verify(
    server: servers.Server, folder: Path, address: str
) -> None:
    add(address, 1, 2, heads=folder)
    drop(server, address)
    add(address, 3, 2)
    assert wiring.book(address).head() == 12
    (issue,) = wiring.verified(address).issues
    assert issue.message == "the first 12 events are not those that the head beside it vouches for"


def test_each_place_has_its_own_head_whoever_opens_it(server: servers.Server, folder: Path) -> None:
    own = servers.name()
    for where in (server.address(own), server.address(servers.name())):
        add(where, 1, heads=folder)
    assert len(list(folder.glob("*.head"))) == 2
    with psycopg.connect(f"host={server.folder} user={server.user} dbname=postgres") as connection:
        connection.execute(f"CREATE ROLE h_{own} LOGIN SUPERUSER")  # type: ignore[call-overload]
    add(server.address(own, f"h_{own}"), 2, heads=folder)
    assert sorted(head.load(file.read_text()).tree.size for file in folder.glob("*.head")) == [6, 12]


def test_a_head_that_cannot_be_written_costs_no_document(tmp_path: Path, address: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with open_book(address, clock=clock, heads=tmp_path / "heads") as book:
        (tmp_path / "file").rename(tmp_path / "heads")
        book.add(batch(news(1)))
        assert book.head() == 6
    with pytest.raises(BookError, match=r"heads/.*\.head cannot be read"):
        open_book(address, clock=clock, heads=tmp_path / "heads")
