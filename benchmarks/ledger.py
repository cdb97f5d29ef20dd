"""The ledger in a projection: what its questions take with ten million claim rows, and with a real book.

    python -m benchmarks.ledger [--rows 10000000] [--articles 2000] [--folder DIR] [--json]

The rows of the first part are made up, in the projection's own tables and with every column filled:
promises with one to six reports each, of 60 donors over six years; a report makes a version and ends the one
before, one fact in twenty is caught up by a late report, and one in ten is for several years. They are
written in order of reference, as a build writes them, by DuckDB itself, so loading is that of rows ready
made. The questions are those of `pactbook/store/queries.sql`, asked as the commands ask them. A bare scan
reads the columns of the as-of answer, all rows of them, and nothing else. Beside the seconds on the clock
stand those of the processors, both together, which other programs on the machine do not lengthen.

The second part makes a book of articles with claims given by hand, in any order of publication, and measures
its projection: made at once, and brought up to date after each further article. It checks that the answers
are the fold's. Nothing else is asserted.
"""

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pactbook.book.facts import Coordinates
from pactbook.pipeline import asking, projected, projecting
from pactbook.store import duck as ducks
from pactbook.store.duck_rows import OPEN, TABLES
from pactbook.store.sql import open_book
from pactbook.wiring import ledger
from tests.pipeline.eventful import SUM, Vocabulary, claim_words
from tests.publish.making import Article, batch_of, clock

MEMORY: Final = "1500MB"
"""What DuckDB may take; what it sorts beyond that it puts on the disk."""
PART: Final = 200_000
"""Rows that are written at once."""
_AT: Final = ("2024-06-30", "2024-06-30")

# One fact for each f, reports j = 1 .. n, told on days apart. `ended` is the number of our record at which
# the next report came: until then a version holds on all later days, and from then on until that report's.
_MADE: Final = """
INSERT INTO fact_interval BY NAME
WITH facts AS (
    SELECT f, 1 + CAST(floor(6 * pow(hash(f, 1) / 18446744073709551615.0, 2)) AS INTEGER) AS n,
        pick(f, 2, 20) = 0 AS late, CAST(pick(f, 3, 2000) AS INTEGER) AS first,
        'D' || lpad(CAST(pick(f, 4, 60) AS TEXT), 2, '0') AS donor,
        1e6 * (1 + pick(f, 5, 9000)) AS amount, 2022 + CAST(pick(f, 6, 6) AS INTEGER) AS year,
        pick(f, 7, 10) = 0 AS several
    FROM range($1, $2) AS facts(f)
),
told AS (
    SELECT *, DATE '2021-06-01' + first + CAST(9 * j + pick(f, j, 9) AS INTEGER) AS day,
        DATE '2021-06-01' + first + CAST(9 * (j + 1) + pick(f, j + 1, 9) AS INTEGER) AS next,
        40000 * CAST(first + 9 * j AS BIGINT) + pick(f * 7 + j, 8, 40000) AS seq,
        40000 * CAST(first + 9 * (j + 1) AS BIGINT) + pick(f * 7 + j + 1, 8, 40000) AS ended,
        40000 * CAST(first + 9 * (n + 2) AS BIGINT) + pick(f, 9, 40000) AS caught
    FROM facts, LATERAL (SELECT unnest(range(1, n + 1)) AS j)
),
held AS (
    SELECT *, day AS seen_from, DATE '10000-01-02' AS seen_to, seq AS recorded_from,
        CASE WHEN j < n THEN ended WHEN late THEN caught ELSE $3 END AS recorded_to, j AS known FROM told
    UNION ALL
    SELECT *, day, next, ended, CASE WHEN late THEN caught ELSE $3 END, j FROM told WHERE j < n
    UNION ALL
    SELECT *, day, CASE WHEN j < n THEN next ELSE DATE '10000-01-02' END, caught, $3, j + 1
    FROM told WHERE late
)
SELECT row_number() OVER () + $4 AS id, 'commitment' AS kind,
    printf('%016x', f * 97) || substr(sha256(CAST(f AS TEXT)), 1, 48) AS ref, (f * 97) >> 4 AS ref_head,
    '["commitment","' || donor || '","ukr",false,false,"money",false,false]' AS shelf,
    donor, 'UKR' AS recipient,
    ['military', 'financial', 'humanitarian', 'mixed', 'unspecified'][1 + pick(f, 10, 5)] AS aid,
    ['pledged', 'pledged', 'allocated', 'delivered'][1 + pick(f, 11, 4)] AS stage,
    ['planned', 'planned', 'planned', 'asserted', 'denied'][1 + pick(f, 12, 5)] AS modality,
    strftime(day, '%Y-%m-%d') AS dated, amount,
    CASE WHEN pick(f, 13, 20) = 0 THEN 1.2 * amount END AS amount_max,
    ['EUR', 'EUR', 'EUR', 'USD', 'GBP', 'DKK'][1 + pick(f, 14, 6)] AS currency,
    CASE WHEN pick(f, 13, 20) = 0 THEN 'range' ELSE
        ['exact', 'exact', 'at_most', 'at_least', 'about'][1 + pick(f, 15, 5)] END AS bound,
    0.01 * (pick(f, 16, 300)) AS gdp_percent, pick(f, 17, 15) = 0 AS per_year,
    CAST(year AS TEXT) AS period_start,
    CAST(year + CASE WHEN several THEN 3 ELSE 0 END AS TEXT) AS period_end,
    CASE WHEN NOT several THEN year END AS year, 'UKR' AS parties, 'security_agreement' AS instrument,
    'signed' AS status, donor AS subject, 'aid' AS measure, amount / 1e6 AS value, 'million' AS unit,
    known AS voices, range(seq + 1, seq + known + 1) AS reports,
    '{"date":"' || strftime(day, '%Y-%m-%d') || '","modality":"planned","value":{"aid":"military","amount":'
        || CAST(CAST(amount AS BIGINT) AS TEXT) || ',"bound":"exact","converted":null,"currency":"EUR",'
        || '"donor":"' || donor || '","items":[],"period_end":"' || CAST(year AS TEXT) || '","period_start":"'
        || CAST(year AS TEXT) || '","recipient":"UKR","stage":"pledged","topics":["air_defence"]},"voices":'
        || CAST(known AS TEXT) || '}' AS said,
    '["alike","' || donor || '",' || CAST(amount AS TEXT) || ']' AS alike,
    '["but_for_zeros","' || donor || '",' || CAST(amount AS TEXT) || ']' AS but_for_zeros,
    DATE '0001-01-01' AS as_of_from, DATE '10000-01-02' AS as_of_to,
    DATE '0001-01-01' AS known_from, DATE '10000-01-02' AS known_to,
    seen_from, seen_to, recorded_from, recorded_to
FROM held WHERE recorded_from < recorded_to ORDER BY ref
"""


def filled(path: Path, rows: int) -> tuple[ducks.Duck, int, float]:
    """A projection of made-up facts, its number of rows, and the seconds that loading took."""
    duck = ducks.empty(path)
    duck.connection.execute(f"SET memory_limit = '{MEMORY}'")
    duck.connection.execute("SET threads = 2")
    duck.connection.execute("CREATE TEMP MACRO pick(f, what, many) AS CAST(hash(f, what) % many AS BIGINT)")
    made = at = 0
    facts = max(1, int(min(rows, PART) / 5))
    began = time.perf_counter()
    while made < rows:
        low = at * facts
        duck.connection.execute(_MADE, [low, low + facts, OPEN, made])
        made = duck.connection.execute("SELECT count(*) FROM fact_interval").fetchall()[0][0]
        at += 1
    duck.connection.execute("CHECKPOINT")
    return duck, made, time.perf_counter() - began


def seconds(name: str, act: Callable[[], object], times: int = 5) -> dict[str, float]:
    """The median of some runs after one that is not counted: on the clock, and of all processors together."""
    act()
    took, used = [], []
    for _ in range(times):
        began, busy = time.perf_counter(), time.process_time()
        act()
        took.append(time.perf_counter() - began)
        used.append(time.process_time() - busy)
    return {f"{name}_seconds": statistics.median(took), f"{name}_processor_seconds": statistics.median(used)}


def questions(duck: ducks.Duck) -> dict[str, float]:
    """Seconds for each of the main questions."""
    head = 10**12
    columns = duck.connection.execute(f"SELECT * FROM ({ducks.questions()['facts']}) LIMIT 0", [*_AT, head])
    read = f"SELECT count(*), bit_xor(hash({', '.join(one[0] for one in columns.description)}))"

    differing = "SELECT change, count(*), bit_xor(hash(before, after)) FROM asked GROUP BY 1"
    every = iter(sampled(duck) * 10)
    found = {
        **seconds("as_of", lambda: duck.ask("facts", *_AT, head, over=f"{read} FROM asked")),
        **seconds("bare_scan", lambda: duck.connection.execute(f"{read} FROM fact_interval").fetchall()),
        **seconds("totals", lambda: duck.ask("totals", *_AT, head, "")),
        **seconds(
            "difference",
            lambda: duck.ask("difference", "2024-05-31", "2024-05-31", head, *_AT, head, over=differing),
        ),
        **seconds("history", lambda: asking.history(duck, next(every)), 20),
    }
    for unit in ("seconds", "processor_seconds"):
        found[f"as_of_to_bare_scan_{unit}"] = found[f"as_of_{unit}"] / found[f"bare_scan_{unit}"]
    return found


def sampled(duck: ducks.Duck) -> list[str]:
    """References of some facts from all over the file."""
    found = duck.connection.execute("SELECT ref FROM fact_interval USING SAMPLE 20 ROWS (reservoir, 7)")
    return [row[0] for row in found.fetchall()]


def synthetic(folder: Path, rows: int) -> dict[str, Any]:
    """The first part."""
    path = folder / "made_up.duckdb"
    duck, made, loading = filled(path, rows)
    with duck:
        held = duck.ask("facts", *_AT, 10**12, over="SELECT count(*) AS many FROM asked")[0]["many"]
        found = questions(duck)
        total = len(duck.ask("totals", *_AT, 10**12, ""))
    return {
        "rows": made,
        "columns": len(TABLES["fact_interval"]),
        "rows_per_second": made / loading,
        "file_bytes": path.stat().st_size,
        "as_of_rows": held,
        "totals_rows": total,
        **found,
        "peak_memory_bytes": peak(),
    }


def peak() -> int | None:
    """The most memory that this process has held, where the system says so."""
    try:
        import resource
    except ImportError:
        return None
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


DONORS: Final = ("DEU", "DNK", "FRA", "GBR", "ITA", "NLD", "NOR", "POL", "SWE", "USA")
_WORLD: Final[Vocabulary] = {
    **SUM,
    "donor": list(DONORS),
    "amount": [n * 1e8 for n in range(1, 120)],
    "modality": ["planned", "asserted"],
    "converted": [None],
}


def articles(many: int) -> Iterator[Article]:
    """Articles with one to four claims each: promises mostly, and signatures, some long after the event."""
    chance = random.Random(4)
    for number in range(many):
        day = f"20{chance.choice((23, 24, 24, 25))}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        said = [claim_words(chance, _WORLD) for _ in range(chance.randint(1, 3))]
        if chance.random() < 0.4:
            parties = sorted([chance.choice(DONORS), "UKR"])
            pact = {"kind": "agreement", "parties": parties, "instrument": "security_agreement"}
            said.append({**pact, "status": chance.choice(("negotiating", "signed")), "modality": "asserted"})
        quotes = [f"Sentence {n} of {number}." for n in range(len(said))]
        words = " ".join(f"{chance.getrandbits(40):x}" for _ in range(60))
        rows = [{**row, "quote": quote} for row, quote in zip(said, quotes, strict=True)]
        yield Article(f"{' '.join(quotes)} {words}", rows, day, f"{number}.txt")


def real(folder: Path, many: int) -> dict[str, Any]:
    """The second part: so many articles, then a few more one by one."""
    more = min(20, many // 4)
    made = [batch_of(article) for article in articles(many + more)]
    path, again = folder / "grown.duckdb", folder / "again.duckdb"
    with open_book(folder / "book.db", clock=clock) as book:
        for one in made[:many]:
            book.add(one)
        with timed() as whole:
            projecting.build(book, path)
        steps = []
        for one in made[many:]:
            book.add(one)
            with timed() as step:
                projecting.build(book, path)
            steps.append(step[0])
        with timed() as rebuilt:
            projecting.build(book, again, anew=True)
        with ducks.opened(path, readonly=True) as duck:
            with timed() as folding:
                wanted = ledger(book, Coordinates())
            with timed() as reading:
                found = projected.ledger(duck, Coordinates())
            count = {
                name: len(duck.all(name)) for name in ("report_interval", "fact_interval", "contradiction")
            }
        if (found.agreements, found.commitments) != (wanted.agreements, wanted.commitments):
            raise SystemExit("the projection is not the fold")
    return {
        "articles": many + more,
        "rows": count,
        "build_seconds": whole[0],
        "rebuild_seconds": rebuilt[0],
        "update_seconds_median": statistics.median(steps),
        "update_seconds_most": max(steps),
        "fold_seconds": folding[0],
        "read_seconds": reading[0],
        "file_bytes": path.stat().st_size,
    }


@contextmanager
def timed() -> Iterator[list[float]]:
    """How long a block took, in seconds, once it is done."""
    took: list[float] = []
    began = time.perf_counter()
    yield took
    took.append(time.perf_counter() - began)


def main(arguments: list[str] | None = None) -> None:
    """Print both parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--articles", type=int, default=2000, help="0 leaves the second part out")
    parser.add_argument("--folder", type=Path, help="where the files are made and left")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder or Path(made)
        found: dict[str, Any] = {"processors": os.cpu_count()}
        found["made_up"] = synthetic(folder, options.rows) if options.rows else None
        found["book"] = real(folder, options.articles) if options.articles else None
    if options.json:
        print(json.dumps(found, indent=2))
        return
    for part in ("made_up", "book"):
        for name, value in (found[part] or {}).items():
            shown = (
                f"{value:,.4f}"
                if isinstance(value, float)
                else f"{value:,}"
                if isinstance(value, int)
                else value
            )
            print(f"{name:24} {shown}")


if __name__ == "__main__":
    main()
