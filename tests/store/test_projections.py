"""Projections of a book in each store: the same rows and root, and the same answers from one SQL file."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from pactbook.model.verdicts import Verdict
from pactbook.pipeline import projecting
from pactbook.store import duck as ducks
from pactbook.store.duck_rows import heads
from pactbook.store.sql import SqlBook, open_book
from tests.pipeline.test_projecting import contents
from tests.pipeline.test_projection_files import fill
from tests.store import server as servers
from tests.store.making import clock

NO_LIMIT = "10000-01-01"


def test_every_store_gives_the_same_projection(book: SqlBook, tmp_path: Path) -> None:
    with open_book(tmp_path / "file.db", clock=clock) as other:
        for made in (fill(book), fill(other)):
            made.record(Verdict("reject", "Olena", (next(made.claims()).id,)))
        paths = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
        assert projecting.build(book, paths[0]).root == projecting.build(other, paths[1]).root
        with ducks.opened(paths[0]) as one, ducks.opened(paths[1]) as two:
            assert contents(one) == contents(two)


def test_the_questions_run_unchanged_in_postgresql(server: servers.Server, tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg")
    with open_book(tmp_path / "file.db", clock=clock) as book:
        head = fill(book).head()
        projecting.build(book, tmp_path / "p.duckdb")
    with ducks.opened(tmp_path / "p.duckdb") as duck, psycopg.connect(_address(server)) as postgres:
        postgres.execute(ducks.schema())
        for table in ("fact_interval", "contradiction"):
            _copy(duck, postgres, table, tmp_path / f"{table}.csv")
        ref = duck.ask("facts", NO_LIMIT, NO_LIMIT, head)[0]["ref"]
        asked: dict[str, list[Any]] = {
            "facts": [NO_LIMIT, "2024-02-20", head],
            "totals": [NO_LIMIT, NO_LIMIT, head, ""],
            "difference": [NO_LIMIT, "2024-02-20", head, NO_LIMIT, NO_LIMIT, head],
            "history": [ref[:12], *heads(ref[:12])],
            "contradictions": [NO_LIMIT, NO_LIMIT, head],
        }
        assert set(asked) == set(ducks.questions())
        for question, values in asked.items():
            # PostgreSQL's driver knows no day after 9999, so the days of versions are left out.
            shown = "ref, said, voices" if question == "history" else "*"
            over = f"SELECT {shown} FROM asked"
            found = [tuple(row.values()) for row in duck.ask(question, *values, over=over)]
            postgres.execute(f"PREPARE {question} AS WITH asked AS ({ducks.questions()[question]}) {over}")
            given = ", ".join(psycopg.sql.Literal(value).as_string(postgres) for value in values)
            answered = postgres.execute(f"EXECUTE {question} ({given})").fetchall()
            assert found
            assert sorted(answered, key=repr) == sorted(found, key=repr), question


def _address(server: servers.Server) -> str:
    return server.address("public").partition("&schema=")[0]


def _copy(duck: ducks.Duck, postgres: Any, table: str, file: Path) -> None:
    """Copy a table from DuckDB to PostgreSQL, which writes lists of numbers otherwise."""
    lists = "'{' || array_to_string(reports, ',') || '}' AS reports"
    duck.connection.execute(f"COPY (SELECT * REPLACE ({lists}) FROM {table}) TO '{file}' (FORMAT csv)")
    with postgres.cursor().copy(f"COPY {table} FROM STDIN (FORMAT csv, HEADER)") as copy:
        copy.write(file.read_bytes())
