"""Durable inserts: documents a second into a book, against a bare SQLite loop that writes the same rows.

The bare loop is given its rows ready made and has tables without keys, rules and an index of words: it
shows what the disk and SQLite themselves take. It commits once for each document, and, in a second form, once
for as many as the book does (`--group`). The book runs in three ways: rows that workers made ready, as
`add --workers` stores them; whole batches, which are first checked, written as canonical JSON, hashed and cut
into sentences, as one process stores them; and batches one by one, as a single document arrives. All with
`synchronous = FULL`. Ways take turns in each round; medians are printed, and nothing is asserted.
With a PostgreSQL address (`--postgres postgresql://...`) the book is measured there too.

Run: python -m benchmarks.store [--documents 300]
"""

import argparse
import functools
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import resources
from pathlib import Path

from pactbook.store import driver
from pactbook.store.base import Batch
from pactbook.store.ready import Ready, ready
from pactbook.store.sql import SqlBook, open_book
from tests.store.making import batch, clock, document

LOG = ("event", "text", "document", "claim", "entry", "issue")
PROJECTIONS = ("place", "sketch")


def batches(many: int, claims: int, characters: int = 0) -> list[Batch]:
    """Articles of at least some characters, each unlike the others, with a number of claims each."""
    made = []
    for number in range(many):
        chance = random.Random(number)
        said = [f"In week {week} Kyiv signed {number * 100 + week} agreements." for week in range(claims)]
        while sum(map(len, said)) + len(said) < characters:
            said.append(" ".join(chance.choices(words(), k=20)) + ".")
        chance.shuffle(said)
        made.append(batch(document(" ".join(said), label=f"{number}.txt")))
    return made


@functools.cache
def words() -> list[str]:
    """The words of the shipped samples, as often as they stand there."""
    folder = resources.files("pactbook") / "data" / "samples"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".txt")]
    return [word for word in " ".join(sorted(texts)).split() if word.isalpha() and word != "signed"]


def into(where: Path | str, store: Callable[[SqlBook], None]) -> float:
    """Seconds that a new book takes to store something."""
    with open_book(where, clock=clock) as book:
        began = time.perf_counter()
        store(book)
        return time.perf_counter() - began


def prepared(made: Sequence[Ready], group: int) -> Callable[[SqlBook], None]:
    """Stores rows that are ready, so many documents to a commit."""

    def store(book: SqlBook) -> None:
        for low in range(0, len(made), group):
            book.add_all(made[low : low + group])

    return store


def batched(made: Sequence[Batch], group: int) -> Callable[[SqlBook], None]:
    """Makes batches ready and stores them, so many documents to a commit."""

    def store(book: SqlBook) -> None:
        for low in range(0, len(made), group):
            book.add_all([ready(one) for one in made[low : low + group]])

    return store


def rows_of(path: Path) -> Iterator[list[tuple[str, list[tuple[object, ...]]]]]:
    """What a book holds, document by document: for each table its rows."""
    connection = driver.sqlite().connect(path)
    firsts = [row[0] for row in connection.execute("SELECT seq FROM document ORDER BY seq")]
    ends = [*firsts[1:], 1 << 60]
    for low, high in zip(firsts, ends, strict=True):
        found = []
        for table in (*LOG, *PROJECTIONS):
            key = {"text": "sha256", "place": "document", "sketch": "document"}.get(table, "seq")
            where = f"{key} >= {low} AND {key} < {high}"
            if table == "text":
                where = f"sha256 IN (SELECT text FROM document WHERE seq = {low})"
            found.append((table, connection.execute(f"SELECT * FROM {table} WHERE {where}").fetchall()))
        yield found
    connection.close()


def bare(source: Path, target: Path, group: int) -> float:
    """Seconds in which a plain loop writes the same rows, so many documents to a commit."""
    connection = driver.sqlite().connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    statements = {}
    for table in (*LOG, *PROJECTIONS):
        reading = driver.sqlite().connect(source)
        columns = [row[1] for row in reading.execute(f"PRAGMA table_info({table})")]
        reading.close()
        names = ", ".join(f'"{name}"' for name in columns)
        connection.execute(f"CREATE TABLE {table} ({names})")
        statements[table] = f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})"
    documents = list(rows_of(source))
    began = time.perf_counter()
    for low in range(0, len(documents), group):
        connection.execute("BEGIN IMMEDIATE")
        for tables in documents[low : low + group]:
            for table, rows in tables:
                connection.executemany(statements[table], rows)
        connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return took


def forced(folder: Path, times: int = 50) -> float:
    """Seconds that the disk takes to force one page written at the end of a file."""
    with (folder / "forced").open("wb", buffering=0) as file:
        began = time.perf_counter()
        for _ in range(times):
            file.write(b"\0" * 4096)
            os.fsync(file.fileno())
        return (time.perf_counter() - began) / times


def main() -> None:
    """Print documents and rows a second for each way, and the ratios to the bare loops."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--claims", type=int, default=12)
    parser.add_argument("--characters", type=int, default=2000, help="of an article, at least")
    parser.add_argument("--group", type=int, default=32, help="documents to a commit")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--folder", default=".", help="on the disk that is measured")
    parser.add_argument("--postgres", metavar="ADDRESS", help="a new book's address, to measure there too")
    options = parser.parse_args()
    made, group = batches(options.documents, options.claims, options.characters), options.group
    rows = sum(1 + len(one.claims) + len(one.entries) + len(one.issues) for one in made)
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder, given = Path(name), [ready(one) for one in made]
        source = folder / "source.db"
        into(source, prepared(given, group))
        ways: dict[str, Callable[[Path], float]] = {
            "bare loop, one by one": lambda path: bare(source, path, 1),
            "bare loop, in groups": lambda path: bare(source, path, group),
            "book, ready rows, in groups": lambda path: into(path, prepared(given, group)),
            "book, batches, in groups": lambda path: into(path, batched(made, group)),
            "book, batches, one by one": lambda path: into(path, batched(made, 1)),
            "forced page": lambda path: forced(folder),
        }
        if options.postgres:
            sign = "&" if "?" in options.postgres else "?"
            ways["PostgreSQL, batches, in groups"] = lambda path: into(
                f"{options.postgres}{sign}schema=bench_{path.stem}", batched(made, group)
            )
        for turn in range(options.rounds):
            for number, (way, run) in enumerate(ways.items()):
                taken.setdefault(way, []).append(run(folder / f"{turn}_{number}.db"))
    medians = {way: statistics.median(times) for way, times in taken.items()}
    print(f"{len(made)} documents, {rows} rows of the log, groups of {group}; ", end="")
    print(f"the disk forces a page in {1000 * medians.pop('forced page'):.2f} ms")
    one, many = medians["bare loop, one by one"], medians["bare loop, in groups"]
    print(f"{'':32} documents/s   rows/s  to bare, one by one  to bare, in groups")
    for way, took in medians.items():
        print(f"{way:32} {len(made) / took:11.0f} {rows / took:8.0f} {one / took:20.2f} {many / took:19.2f}")


if __name__ == "__main__":
    main()
