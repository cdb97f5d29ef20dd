"""Books in both stores: a test that takes `books` runs once for each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pactbook.store.sql import SqlBook, open_book
from tests.store import server as servers
from tests.store.making import clock


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    """A PostgreSQL server that these tests started."""
    try:
        started = servers.start()
    except servers.NoServer as error:
        if os.environ.get(servers.REQUIRED):
            raise
        pytest.skip(str(error))
    yield started
    started.stop()


@dataclass
class Books:
    """New books of one kind of store, closed when the test is done."""

    kind: str
    folder: Path
    server: servers.Server | None
    made: list[SqlBook] = field(default_factory=list)

    def address(self) -> Path | str:
        """Where a new book may be made."""
        if self.server is None:
            return self.folder / f"{servers.name()}.db"
        return self.server.address(servers.name())

    def open(self, address: Path | str | None = None, **options: Any) -> SqlBook:
        """A book at an address; a new one without."""
        book = open_book(address or self.address(), **{"clock": clock, **options})
        self.made.append(book)
        return book


@pytest.fixture(params=["sqlite", "postgresql"])
def books(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Books]:
    """Books in each store."""
    started = request.getfixturevalue("server") if request.param == "postgresql" else None
    folder = tmp_path_factory.mktemp("books") if started is None else Path()
    made = Books(request.param, folder, started)
    yield made
    for book in made.made:
        book.close()


@pytest.fixture
def book(books: Books) -> SqlBook:
    """A new book in each store."""
    return books.open()
