"""Projections of a book in each store: the same rows, and the same root."""

from pathlib import Path

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from pactbook.model.verdicts import Verdict
from pactbook.pipeline import projecting
from pactbook.store import duck as ducks
from pactbook.store.sql import SqlBook, open_book
from tests.pipeline.test_projecting import contents
from tests.pipeline.test_projection_files import fill
from tests.store.making import clock


def test_every_store_gives_the_same_projection(book: SqlBook, tmp_path: Path) -> None:
    with open_book(tmp_path / "file.db", clock=clock) as other:
        for made in (fill(book), fill(other)):
            made.record(Verdict("reject", "Olena", (next(made.claims()).id,)))
        paths = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
        assert projecting.build(book, paths[0]).root == projecting.build(other, paths[1]).root
        with ducks.opened(paths[0]) as one, ducks.opened(paths[1]) as two:
            assert contents(one) == contents(two)
