"""Forgers of books: rows changed by who owns the file or the server, and books whose every hash fits."""

import shutil
from pathlib import Path
from typing import Final

from pactbook import wiring
from tests.faults.child import run
from tests.faults.keeping import FILES, Book, Databases, Keeping, database, databases
from tests.faults.state import Row
from tests.faults.world import article, made, write
from tests.store.test_verify import change

_COUNT: Final = 4

_ROWS: Final = (
    "UPDATE claim SET body = replace(body, '.1 billion', '.2 billion') WHERE seq = 3",
    "UPDATE claim SET id = 'x' WHERE seq = 3",
    "UPDATE document SET published = '1999-01-01' WHERE seq = 1",
    "UPDATE document SET body = replace(body, '2024', '2023') WHERE seq = 1",
    "UPDATE event SET payload = (SELECT payload FROM event WHERE seq = 2) WHERE seq = 3",
    "UPDATE event SET recorded_at = '2099' WHERE seq = 4",
    "UPDATE event SET seq = -seq WHERE seq IN (2, 3)",
    "DELETE FROM event WHERE seq = 5",
    "DELETE FROM entry",
    "DELETE FROM claim WHERE seq > 12",
    "INSERT INTO claim SELECT 999, 'x', document, body FROM claim WHERE seq = 3",
    "UPDATE sketch SET hashes = (SELECT hashes FROM sketch ORDER BY document LIMIT 1)",
    "DELETE FROM place WHERE id > 3",
)
_IN_FILES: Final = (*_ROWS, "UPDATE text SET content = ''", "UPDATE text SET content = content || '!'")
_ON_A_SERVER: Final = (
    *_ROWS,
    "UPDATE text SET content = ''",
    "UPDATE text SET content = content || '!'",
    "DELETE FROM sentence",
    "UPDATE sentence SET words = 'smuggled' WHERE id = 1",
    "DROP TRIGGER event_next ON event",
    "ALTER TABLE claim DISABLE TRIGGER claim_logged",
    "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "GRANT DELETE ON text TO PUBLIC",
)


def changed(home: Path, short: bool) -> list[Row]:
    """A row: rows of a book file changed by a program without respect for it."""
    return [_changed(home, "rows of a book file changed", FILES, _IN_FILES[:: 5 if short else 1])]


def changed_on_a_server(home: Path, short: bool) -> list[Row]:
    """A row: rows, rules and rights changed by who owns the server."""
    what = "rows, rules or rights changed by the owner of the server"
    return [_changed(home, f"{what}{databases().words}", databases(), _ON_A_SERVER[:: 7 if short else 1])]


def _changed(home: Path, name: str, keeping: Keeping, statements: tuple[str, ...]) -> Row:
    row = Row(name)
    true = _book(home / "true", keeping, range(_COUNT))
    if not wiring.verified(true).sound:
        row.wrong.append("the true book is not sound")
    for statement in statements:
        (home / "changed").mkdir()
        copy = keeping.copy(true, home / "changed")
        if isinstance(keeping, Databases):
            # The owner may switch off every rule for a while.
            keeping.do(f"SET session_replication_role = replica; SET search_path = pactbook; {statement}",
                       database(copy))  # fmt: skip
        else:
            change(Path(copy), statement)
        _judged(row, copy, None, statement)
        keeping.drop(copy)
        shutil.rmtree(home / "changed")
    return row


def rewritten(home: Path, short: bool) -> list[Row]:
    """A row: books that were written anew without a flaw, held to the root that was published."""
    return [_rewritten(home, FILES, 2 if short else 1)]


def rewritten_on_a_server(home: Path, short: bool) -> list[Row]:
    """The same against PostgreSQL."""
    return [_rewritten(home, databases(), 3 if short else 1)]


def _rewritten(home: Path, keeping: Keeping, step: int) -> Row:
    row = Row(f"book written anew without a flaw, against a published root{keeping.words}")
    numbers = list(range(_COUNT))
    _, published = wiring.root(_book(home / "true", keeping, numbers))
    forgeries = {
        "an article edited": [0, 77, 2, 3],
        "two articles swapped": [0, 2, 1, 3],
        "the tail dropped": numbers[:-1],
        "the head dropped": numbers[1:],
        "one article left out": [0, 1, 3],
        "everything written anew": [90, 91, 92, 93],
    }
    for name, articles in list(forgeries.items())[::step]:
        forged = _book(home / name.replace(" ", "-"), keeping, articles)
        if not wiring.verified(forged).sound:
            row.wrong.append(f"{name}: the forger was not thorough")
        _judged(row, forged, published, name)
        keeping.drop(forged)
    if wiring.verified(_book(home / "grown", keeping, [*numbers, 4]), published).sound is not True:
        row.wrong.append("the true book, grown since, is refused")
    return row


def _judged(row: Row, book: Book, published: str | None, name: str) -> None:
    row.runs += 1
    row.damages += 1
    if wiring.verified(book, published).sound:
        row.wrong.append(f"{name}: goes unnamed")
    else:
        row.named += 1


def _book(folder: Path, keeping: Keeping, numbers: list[int] | range) -> Book:
    """A book of articles, added in this order."""
    folder.mkdir()
    files = []
    for number in numbers:
        files.append(write(folder / f"{number:04}.txt", article(number)))
    book = keeping.new(folder)
    made(run(["add", *files, "--book", book], folder))
    keeping.settle(book)
    return book
