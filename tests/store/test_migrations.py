"""A book made by any earlier version opens, is brought up to date, and keeps its root.

`books/vN.db.gz` is a book as version N of the schema left it: three articles of `news` and a file with two
articles, recorded an hour apart. Its root was worked out then, by that version's own leaves.
"""

import gzip
from pathlib import Path

import pytest

from pactbook.model.verdicts import Verdict
from pactbook.store import driver, migrations
from pactbook.store.sql import SqlBook, open_book
from tests.store.making import batch, clock, news

BOOKS = Path(__file__).parent / "books"
ROOTS = {1: (26, "28c480537952b21bbe8c117c665def44e24ea837c42c4a01ece7e1cd041e7c69")}


def unpacked(version: int, folder: Path) -> Path:
    path = folder / "old.db"
    path.write_bytes(gzip.decompress((BOOKS / f"v{version}.db.gz").read_bytes()))
    return path


def read(book: SqlBook) -> list[object]:
    return [*book.events(), *book.documents(), *book.claims(), *book.entries(), *book.issues()] + [
        (hit.document.key, hit.sentence) for hit in book.search("signed", 1000)
    ]


def schema_of(path: Path) -> list[tuple[str, ...]]:
    connection = driver.sqlite().connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name").fetchall()
    connection.close()
    return rows


def test_there_is_a_book_of_every_earlier_version() -> None:
    assert sorted(ROOTS) == list(range(1, migrations.VERSION))


@pytest.mark.parametrize("version", ROOTS)
def test_an_old_book_keeps_its_root_and_all_that_it_holds(tmp_path: Path, version: int) -> None:
    path = unpacked(version, tmp_path)
    size, root = ROOTS[version]
    with open_book(path, clock=clock, readonly=True) as book:
        before = read(book)
        assert (book.head(), book.root().hex(), list(book.decisions())) == (size, root, [])
    with open_book(path, clock=clock) as book:
        assert (book.head(), book.root().hex(), read(book)) == (size, root, before)
        (claim, *_) = book.claims()
        assert book.record(Verdict("accept", "Olena", (claim.id,))) == 1
        assert book.add(batch(news(9)))
        assert book.root(size).hex() == root
        assert len(list(book.decisions())) == 1


@pytest.mark.parametrize("version", ROOTS)
def test_an_old_book_comes_to_the_same_tables_as_a_new_one(tmp_path: Path, version: int) -> None:
    path = unpacked(version, tmp_path)
    for one in (path, tmp_path / "new.db"):
        open_book(one, clock=clock).close()
    assert schema_of(path) == schema_of(tmp_path / "new.db")
