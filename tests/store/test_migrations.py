"""A book made by any version that ever landed opens, is brought up to date, and keeps its root.

`books/vN.db.gz` is a book as version N of the schema left it, the present one too, so that it is there when
the next one comes. Its root was worked out then, by that version's own leaves. `books/vN.sql.gz` is the same
book as a server held it, dumped; servers came with version 2.
"""

import contextlib
import gzip
from pathlib import Path

import pytest

from pactbook.model.verdicts import Verdict
from pactbook.store import driver, migrations
from pactbook.store.sql import SqlBook, open_book, place
from pactbook.store.verify import verify
from tests.store import server as servers
from tests.store.making import batch, clock, news
from tests.store.server import Server

BOOKS = Path(__file__).parent / "books"
ROOTS = {
    1: (26, "28c480537952b21bbe8c117c665def44e24ea837c42c4a01ece7e1cd041e7c69"),
    2: (25, "a2798af19820f4080d0be0d305499701459007af5ab66be355cf2834dbfff255"),
}
"""Of each version the number of events and the root."""
ON_A_SERVER = 2
"""The first version that was kept on a server."""


def unpacked(version: int, folder: Path) -> Path:
    path = folder / "old.db"
    path.write_bytes(gzip.decompress((BOOKS / f"v{version}.db.gz").read_bytes()))
    return path


def restored(server: Server, version: int) -> str:
    """The address of a book that is restored from a dump into a database of its own."""
    import psycopg

    database = servers.name()
    at = f"host={server.folder} user={server.user}"
    with psycopg.connect(f"{at} dbname=postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}".encode())
    with psycopg.connect(f"{at} dbname={database}", autocommit=True) as connection:
        connection.execute(gzip.decompress((BOOKS / f"v{version}.sql.gz").read_bytes()))
    return server.address("pactbook", database=database)


def read(book: SqlBook) -> list[object]:
    return [*book.events(), *book.documents(), *book.claims(), *book.entries(), *book.issues()] + [
        (hit.document.key, hit.sentence) for hit in book.search("signed", 1000)
    ]


def schema_of(path: Path) -> list[tuple[str, ...]]:
    connection = driver.sqlite().connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    connection.close()
    return rows


def test_there_is_a_book_of_every_version() -> None:
    """A new version comes with a book of its own in `books`, made by it, and with its root here."""
    assert sorted(ROOTS) == list(range(1, migrations.VERSION + 1))
    dumps = sorted(path.name for path in BOOKS.glob("*.sql.gz"))
    assert dumps == [f"v{version}.sql.gz" for version in range(ON_A_SERVER, migrations.VERSION + 1)]


def keeps_its_root_and_all_that_it_holds(path: Path | str, version: int) -> None:
    size, root = ROOTS[version]
    with open_book(path, clock=clock, readonly=True) as book:
        before, decided = read(book), list(book.decisions())
        assert (book.head(), book.root().hex(), bool(decided)) == (size, root, version > 1)
    with open_book(path, clock=clock) as book:
        assert (book.head(), book.root().hex(), read(book)) == (size, root, before)
        (*_, claim) = book.claims()
        assert book.record(Verdict("accept", "Olena", (claim.id,))) == 1
        assert book.add(batch(news(9)))
        assert book.root(size).hex() == root
        assert len(list(book.decisions())) == len(decided) + 1
    with contextlib.closing(place(path, create=False, readonly=True)) as opened:
        assert verify(opened, root).sound


@pytest.mark.parametrize("version", ROOTS)
def test_an_old_book_keeps_its_root_and_all_that_it_holds(tmp_path: Path, version: int) -> None:
    keeps_its_root_and_all_that_it_holds(unpacked(version, tmp_path), version)


@pytest.mark.parametrize("version", [version for version in ROOTS if version >= ON_A_SERVER])
def test_an_old_book_on_a_server_keeps_its_root_and_all_that_it_holds(server: Server, version: int) -> None:
    keeps_its_root_and_all_that_it_holds(restored(server, version), version)


@pytest.mark.parametrize("version", ROOTS)
def test_an_old_book_comes_to_the_same_tables_as_a_new_one(tmp_path: Path, version: int) -> None:
    path = unpacked(version, tmp_path)
    for one in (path, tmp_path / "new.db"):
        open_book(one, clock=clock).close()
    assert schema_of(path) == schema_of(tmp_path / "new.db")
