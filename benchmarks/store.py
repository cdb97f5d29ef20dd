"""Durable inserts: documents a second into a book, against a bare SQLite loop that writes the same rows.

Both commit once for each document, with `synchronous = FULL`. The bare loop is given its rows ready made and
has the tables without rules and without an index of words: it shows what the disk and SQLite themselves take.
With a PostgreSQL address (`--postgres postgresql://...`) the same is measured there. Nothing is asserted.

Run: python benchmarks/store.py [--documents 300]
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from pactbook.store import driver
from pactbook.store.base import Batch
from pactbook.store.sql import open_book
from tests.store.making import batch, clock, document, news

LOG = ("event", "text", "document", "claim", "entry", "issue")
PROJECTIONS = ("place", "sketch")


def batches(many: int, claims: int) -> list[Batch]:
    """Articles of some 2,000 characters, each unlike the others, with a number of claims each."""
    made = []
    for number in range(many):
        said = " ".join(
            f"In week {week} Kyiv signed {number * 100 + week} agreements." for week in range(claims)
        )
        made.append(batch(document(f"{news(number).text} {said}", label=f"{number}.txt")))
    return made


def through_pactbook(where: Path | str, made: list[Batch]) -> float:
    """Seconds in which a book takes the batches."""
    with open_book(where, clock=clock) as book:
        began = time.perf_counter()
        for one in made:
            book.add(one)
        return time.perf_counter() - began


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


def bare(source: Path, target: Path) -> float:
    """Seconds in which a plain loop writes the same rows, one commit for each document."""
    connection = driver.sqlite().connect(target, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    columns = {}
    for table in (*LOG, *PROJECTIONS):
        reading = driver.sqlite().connect(source)
        columns[table] = [row[1] for row in reading.execute(f"PRAGMA table_info({table})")]
        reading.close()
        names = ", ".join(f'"{name}"' for name in columns[table])
        connection.execute(f"CREATE TABLE {table} ({names})")
    documents = list(rows_of(source))
    began = time.perf_counter()
    for tables in documents:
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in tables:
            marks = ", ".join("?" * len(columns[table]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        connection.execute("COMMIT")
    took = time.perf_counter() - began
    connection.close()
    return took


def main() -> None:
    """Print documents and rows a second for each way, and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--claims", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgres", metavar="ADDRESS", help="a new book's address, to measure there too")
    options = parser.parse_args()
    made = batches(options.documents, options.claims)
    rows = sum(1 + len(one.claims) + len(one.entries) + len(one.issues) for one in made)
    with tempfile.TemporaryDirectory(dir=".") as folder:

        def report(what: str, run: Callable[[int], float]) -> float:
            took = statistics.median(run(n) for n in range(options.rounds))
            print(f"{what:12} {len(made) / took:8.1f} documents/s {rows / took:10.0f} rows of the log/s")
            return took

        book = report("pactbook", lambda n: through_pactbook(Path(folder) / f"{n}.db", made))
        plain = report("bare SQLite", lambda n: bare(Path(folder) / f"{n}.db", Path(folder) / f"{n}.bare"))
        print(f"ratio {plain / book:.2f}")
        if options.postgres:
            sign = "&" if "?" in options.postgres else "?"
            report(
                "PostgreSQL", lambda n: through_pactbook(f"{options.postgres}{sign}schema=bench_{n}", made)
            )


if __name__ == "__main__":
    main()
