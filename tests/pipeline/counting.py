"""A small honest extractor for tests, and a program that adds with it.

Run it as `python -m tests.pipeline.counting BOOK LOW HIGH [LARGEST FILE]`.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from pactbook.model.claims import Draft
from pactbook.model.sources import Document
from pactbook.pipeline.add import add
from pactbook.pipeline.grouping import Groups
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from tests.store.making import clock, counts, news

NAME = "tests.pipeline.counting:Counting"
SHY = "tests.pipeline.counting:Shy"


class Counting:
    """Finds "signed N agreements"."""

    name = "counts 1"

    def extract(self, document: Document) -> Iterator[Draft]:
        return counts(document)


class Shy(Counting):
    """Breaks down, after a first draft, on a document that says so."""

    name = "shy 1"

    def extract(self, document: Document) -> Iterator[Draft]:
        yield from counts(document)
        if "boo" in document.text:
            raise RuntimeError("it said boo")


def main(path: str, low: str, high: str, limit: str = "") -> int:
    """Add articles `low` to `high` and print the state of each once it is stored; 3 when the book fails."""
    if limit:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        with open_book(Path(path), clock=clock) as book:
            articles, groups = map(news, range(int(low), int(high))), Groups(time.monotonic, most=7)
            for outcome in add(book, articles, Counting(), groups=groups):
                print(outcome.state, outcome.label, flush=True)
    except BookError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
