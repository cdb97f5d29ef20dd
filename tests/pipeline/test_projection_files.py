"""The file of a projection: made, brought up to date, and never believed when it does not fit its book."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from pactbook.book import refs
from pactbook.book.facts import Coordinates
from pactbook.model.verdicts import Verdict
from pactbook.pipeline import projected, projecting
from pactbook.pipeline.projected import plain
from pactbook.store import duck as ducks
from pactbook.store.sql import SqlBook, open_book
from pactbook.wiring import ledger
from tests.publish.making import Article, batch_of, clock, counted, pledge, signed

ARTICLES = [
    Article(
        "Germany signed on 16 February 2024. Germany promises 7 billion euros.",
        [
            signed("DEU", "Germany signed", date="2024-02-16"),
            pledge("DEU", "Germany promises 7 billion euros", amount=7e9),
        ],
        "2024-02-17",
        "1.txt",
    ),
    Article(
        "Denmark signed. Two agreements are signed. Berlin promises 7.01 billion euros.",
        [
            signed("DNK", "Denmark signed"),
            counted("signed", 2, "Two agreements are signed"),
            pledge("DEU", "Berlin promises 7.01 billion euros", amount=7.01e9),
        ],
        "2024-02-24",
        "2.txt",
    ),
    Article(
        "Germany is said to sign on 9 February 2024.",
        [signed("DEU", "Germany is said to sign", date="2024-02-09")],
        "2024-02-08",
        "0.txt",
    ),
]


def fill(book: SqlBook, articles: list[Article] = ARTICLES) -> SqlBook:
    for article in articles:
        assert book.add(batch_of(article))
    return book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[SqlBook]:
    with open_book(tmp_path / "pactbook.db", clock=clock) as made:
        yield fill(made)


def says(path: Path, book: SqlBook) -> bool:
    """Whether a projection gives what the book gives, now and at some older states."""
    with ducks.opened(path, readonly=True) as duck:
        spots = [Coordinates(), *(Coordinates(recorded=seq) for seq in range(0, book.head(), 4))]
        return all(plain(projected.ledger(duck, at)) == plain(ledger(book, at)) for at in spots)


def test_a_projection_says_how_it_came_to_be_up_to_date(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    made = projecting.build(book, path)
    assert (made.state, made.before, made.events, made.root) == ("made", 0, book.head(), book.root().hex())
    assert projecting.build(book, path).state == "current"
    name = next(book.claims()).id
    book.record(Verdict("reject", "Olena", (name,)))
    grown = projecting.build(book, path)
    assert (grown.state, grown.before, grown.events) == ("updated", made.events, book.head())
    assert grown.root == book.root().hex()
    assert says(path, book)


def test_a_projection_of_an_empty_book_is_empty(tmp_path: Path) -> None:
    with open_book(tmp_path / "empty.db", clock=clock) as book:
        made = projecting.build(book, tmp_path / "p.duckdb")
        assert (made.state, made.events, made.root) == ("made", 0, book.root().hex())
        assert says(tmp_path / "p.duckdb", book)
        fill(book)
        assert projecting.build(book, tmp_path / "p.duckdb").state == "updated"
        assert says(tmp_path / "p.duckdb", book)


@pytest.mark.parametrize("size", [0, 1, 5000, 40_000])
def test_a_cut_off_file_is_named_and_made_anew(book: SqlBook, tmp_path: Path, size: int) -> None:
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ducks.Stale, match="--anew"), ducks.opened(path, readonly=True) as duck:
        projected.ledger(duck, Coordinates())
    made = projecting.build(book, path)
    assert made.state == "made anew"
    assert made.reason
    assert says(path, book)


def test_what_is_no_projection_is_made_anew(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    path.write_text("not a database", encoding="utf-8")
    assert projecting.build(book, path).state == "made anew"
    assert says(path, book)


def test_a_flipped_byte_is_never_read_as_an_answer(book: SqlBook, tmp_path: Path) -> None:
    """Wherever it is: either nothing of the answer rests on it, or the file is named as damaged."""
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    sound = path.read_bytes()
    named, wanted = 0, plain(ledger(book, Coordinates()))
    for place in range(0, len(sound), len(sound) // 40):
        path.write_bytes(sound[:place] + bytes([sound[place] ^ 0x10]) + sound[place + 1 :])
        try:
            with ducks.opened(path, readonly=True) as duck:
                assert plain(projected.ledger(duck, Coordinates())) == wanted
        except ducks.Stale:
            named += 1
    assert named > 0


def test_a_projection_of_another_book_is_made_anew(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    with open_book(tmp_path / "other.db", clock=clock) as other:
        fill(other, [*ARTICLES[1:], ARTICLES[0]])
        projecting.build(other, path)
    with ducks.opened(path, readonly=True) as duck, pytest.raises(ducks.Stale, match="another book"):
        projecting.fitting(duck, book)
    assert projecting.build(book, path).state == "made anew"
    assert says(path, book)


def test_a_projection_that_is_ahead_of_its_book_is_not_believed(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    with open_book(tmp_path / "older.db", clock=clock) as older:
        fill(older, ARTICLES[:2])
        assert projecting.build(older, path).state == "made anew"
        assert says(path, older)


def test_tables_of_another_version_are_made_anew(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    with ducks.opened(path) as duck:
        duck.connection.execute("UPDATE projection SET value = '0' WHERE name = 'version'")
    with ducks.opened(path, readonly=True) as duck, pytest.raises(ducks.Stale, match="another Pactbook"):
        duck.made()
    assert projecting.build(book, path).state == "made anew"


def test_an_update_that_breaks_off_leaves_the_projection_as_it_was(book: SqlBook, tmp_path: Path) -> None:
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    book.record(Verdict("reject", "Olena", (next(book.claims()).id,)))

    def breaking(done: int, all_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        projecting.build(book, path, progress=breaking)
    with ducks.opened(path, readonly=True) as duck:
        assert duck.made().seq == book.head() - 1
    assert projecting.build(book, path).state == "updated"
    assert says(path, book)


def test_references_are_as_long_as_it_takes_to_tell_them_apart(
    book: SqlBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refs, "LENGTH", 1)
    path = tmp_path / "p.duckdb"
    projecting.build(book, path)
    with ducks.opened(path, readonly=True) as duck:
        found = projected.ledger(duck, Coordinates())
    assert {len(fact.ref) for fact in (*found.agreements, *found.commitments)} != {12}
    assert says(path, book)
