"""Copies: the same log in another book, whichever store holds either, and never a mixture of two."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from pactbook import wiring
from pactbook.pipeline.copying import Copied, copy
from pactbook.store.errors import BookError
from pactbook.store.sql import SqlBook, open_book
from tests.cli.running import run
from tests.store import server as servers
from tests.store.copying import WORD, add_both, fill, withdraw_both
from tests.store.making import batch, news, ticking
from tests.store.test_migrations import ROOTS, unpacked


@dataclass
class Pair:
    """Where a book is, and where its copy is to be."""

    source: Path | str
    target: Path | str
    open_ones: list[SqlBook] = field(default_factory=list)

    def book(self, address: Path | str) -> SqlBook:
        book = open_book(address, clock=ticking(*range(400)))
        self.open_ones.append(book)
        return book

    def copy(self, many: int = 10) -> Copied:
        with open_book(self.source, clock=ticking(), readonly=True) as one:
            return copy(one, self.book(self.target), ("the book", "the copy"), many=many)

    def alike(self) -> None:
        """Both give every answer alike, and the copy is sound."""
        one, other = map(answers, map(self.book, (self.source, self.target)))
        assert one == other
        assert wiring.verified(self.target, self.book(self.source).root().hex()).issues == ()


def answers(book: SqlBook) -> list[object]:
    found = [(hit.document.key, hit.sentence) for hit in book.search("signed", 1000)]
    return [
        *(list(rows()) for rows in (book.log, book.documents, book.claims, book.entries, book.issues)),
        *(list(book.decisions()), book.voices(), book.root(), sorted(found)),
    ]


TWO = [("file", "server"), ("server", "file")]
two_ways = pytest.mark.parametrize("pair", TWO, indirect=True, ids=" to ".join)
four_ways = pytest.mark.parametrize(
    "pair", [*TWO, ("file", "file"), ("server", "server")], indirect=True, ids=" to ".join
)


@pytest.fixture
def pair(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Pair]:
    """Two places, of each kind."""

    def place(kind: str, name: str) -> Path | str:
        if kind == "file":
            return tmp_path / name
        return request.getfixturevalue("server").address(servers.name())

    made = Pair(*(place(kind, f"{n}.db") for n, kind in enumerate(request.param)))
    yield made
    for book in made.open_ones:
        book.close()


@pytest.mark.parametrize("many", [1, 2000])
@four_ways
def test_a_copy_is_the_same_log(pair: Pair, many: int) -> None:
    book = pair.book(pair.source)
    fill(book)
    add_both(book)
    withdraw_both(book)
    fill(book, 10)
    assert pair.copy(many) == Copied("the book", "the copy", book.head(), book.head(), book.root().hex())
    pair.alike()
    assert list(pair.book(pair.target).search(WORD)) == []


@four_ways
def test_a_copy_is_brought_up_to_date(pair: Pair) -> None:
    book = pair.book(pair.source)
    add_both(book)
    fill(book)
    pair.copy()
    assert pair.copy().copied == 0
    assert len(list(pair.book(pair.target).search(WORD))) == 2
    had = book.head()
    withdraw_both(book)
    fill(book, 10)
    assert pair.copy().copied == book.head() - had
    pair.alike()
    target = pair.book(pair.target)
    assert list(target.search(WORD)) == []
    assert target.document("ab" * 32 + "#1").text == ""  # type: ignore[union-attr]
    if isinstance(pair.target, Path):
        for book in pair.open_ones:
            book.close()
        left = pair.target.parent.glob(pair.target.name + "*")
        assert not any(WORD.encode() in path.read_bytes() for path in left)


@two_ways
def test_a_copy_can_be_written_to_and_copied_back(pair: Pair, tmp_path: Path) -> None:
    fill(pair.book(pair.source))
    pair.copy()
    with open_book(pair.target, clock=ticking(500)) as book:
        book.add(batch(news(99)))
    back = Pair(pair.target, pair.source, pair.open_ones)
    assert back.copy().copied == 6
    back.alike()


@two_ways
def test_a_copy_that_is_no_earlier_state_is_refused_by_the_event_where_they_part(pair: Pair) -> None:
    one, other = pair.book(pair.source), pair.book(pair.target)
    for number in (1, 2):
        one.add(batch(news(number)))
    other.add(batch(news(1)))
    other.add(batch(news(3)))
    before = answers(other)
    parted = rf"at event 7, which is document {news(3).key[:12]} .* there and document {news(2).key[:12]} "
    with pytest.raises(BookError, match=parted):
        pair.copy()
    assert answers(other) == before


@two_ways
def test_a_copy_that_is_newer_is_refused(pair: Pair) -> None:
    one, other = pair.book(pair.source), pair.book(pair.target)
    one.add(batch(news(1)))
    for number in (1, 2):
        other.add(batch(news(number)))
    with pytest.raises(BookError, match=r"all 6 events of the book and 6 more.*the other way round"):
        pair.copy()


@two_ways
def test_somebody_else_writing_to_the_copy_stops_it(pair: Pair) -> None:
    fill(pair.book(pair.source))
    other = pair.book(pair.target)

    def intrude(done: int, _: int) -> None:
        if 0 < done < 20:
            other.add(batch(news(99)))

    with (
        open_book(pair.source, clock=ticking(), readonly=True) as one,
        open_book(pair.target, clock=ticking()) as target,
        pytest.raises(BookError, match="somebody else wrote to it"),
    ):
        copy(one, target, ("one", "other"), intrude, 6)
    with pytest.raises(BookError, match="no earlier state"):
        pair.copy()


@pytest.mark.skipif(os.name == "nt", reason="this system has no kill -9")
@two_ways
def test_a_killed_copy_is_an_earlier_state_and_goes_on(pair: Pair, root: Path) -> None:
    book = pair.book(pair.source)
    add_both(book)
    fill(book)
    withdraw_both(book)
    fill(book, 10)
    book.close()
    seen = []
    for at in (2, 3):
        call = [sys.executable, "-m", "tests.store.copying", str(pair.source), str(pair.target), "5", str(at)]
        ended = subprocess.run(call, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, check=False)
        assert ended.returncode == -signal.SIGKILL
        seen.append(pair.book(pair.target).head())
        assert wiring.verified(pair.target).issues == ()
    assert 0 < seen[0] < seen[1] < pair.book(pair.source).head()
    assert pair.copy().copied == pair.book(pair.source).head() - seen[1]
    pair.alike()


def test_a_withdrawn_document_is_never_seen_without_its_withdrawal(tmp_path: Path) -> None:
    pair = Pair(tmp_path / "one.db", tmp_path / "two.db")
    book = pair.book(pair.source)
    book.add(batch(news(1)))
    add_both(book)
    fill(book, 10)
    withdraw_both(book)
    book.add(batch(news(2)))
    steps = []
    with open_book(pair.target, clock=ticking()) as target:
        copy(book, target, ("one", "other"), lambda done, _: steps.append(done), many=1)
    assert steps == [0, 6, book.head() - 6, book.head()]


def test_a_damaged_row_is_not_copied(tmp_path: Path) -> None:
    pair = Pair(tmp_path / "one.db", tmp_path / "two.db")
    book = pair.book(pair.source)
    book.add(batch(news(1)))
    with book.place.writing() as connection:
        connection.execute(text("DROP TRIGGER claim_no_update"))
        connection.execute(text("UPDATE claim SET body = replace(body, 'signed', 'sighed') WHERE seq = 3"))
    with pytest.raises(BookError, match=r"one\.db is damaged \(event 3: claim .* run `pactbook verify`"):
        pair.copy()
    assert pair.book(pair.target).head() == 0


@pytest.mark.parametrize("version", ROOTS)
def test_a_book_of_an_earlier_version_is_copied_with_its_root(tmp_path: Path, version: int) -> None:
    pair = Pair(unpacked(version, tmp_path), tmp_path / "new.db")
    done = pair.copy()
    assert (done.events, done.root) == ROOTS[version]
    assert wiring.verified(pair.target).issues == ()


def test_the_command(tmp_path: Path, server: servers.Server) -> None:
    path, address = tmp_path / "b.db", server.address(servers.name())
    with open_book(path, clock=ticking(*range(400))) as book:
        fill(book)
        size, digest = book.head(), book.root().hex()
    made = run("copy", path, address, "--json")
    assert (made.status, made.json["events"], made.json["copied"]) == (0, size, size)
    assert (made.json["source"], made.json["root"]) == (str(path), digest)
    assert made.json["target"].startswith("postgresql://keeper@")
    again = run("copy", path, address)
    assert (again.status, again.out.split("\n")[1]) == (0, f"{size} events, root {digest} in both")
    assert again.out.startswith("nothing to copy: every event is in postgresql://")
    back = run("copy", address, tmp_path / "back.db")
    assert (back.status, back.out.split("\n")[0]) == (0, f"{size} events copied to {tmp_path / 'back.db'}")
    lost = run("copy", tmp_path / "none.db", tmp_path / "new.db")
    assert (lost.status, (tmp_path / "new.db").exists()) == (1, False)
    assert "no book at" in lost.err
