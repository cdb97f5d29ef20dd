"""A book with all that a log may hold, and a program that copies one and kills itself on the way.

Run it as `python -m tests.store.copying SOURCE TARGET MANY KILLED_AT`.
"""

import dataclasses
import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from pactbook.model.sources import Citation, Document
from pactbook.model.verdicts import Supersession, Verdict
from pactbook.pipeline.copying import copy
from pactbook.store.base import Batch
from pactbook.store.sql import SqlBook, open_book
from tests.store.making import batch, clock, news

WORD = "zorbelthwick"
"""A word of the texts that are withdrawn."""
BOTH = f"Kyiv had signed 3 agreements, said {WORD}. Later it signed 4 agreements, said {WORD} again."


def article(number: int) -> Document:
    """One of the two articles of one file."""
    half = BOTH.index(" Later") + 1
    low, high = ((0, half), (half, len(BOTH)))[number - 1]
    return Document("ab" * 32, number, f"both.txt#{number}", "2024-03-19", BOTH, low, high)


def fill(book: SqlBook, low: int = 0) -> None:
    """Articles, verdicts, a corrected date, a newer version, a newer reading, editions of the reference."""
    for number in range(low, low + 4):
        book.add(batch(news(number)))
    claim = batch(news(low)).claims[0]
    first = Verdict("accept", "Olena", (claim.id,))
    book.record(first, Verdict("reject", "Taras", (claim.id,)))
    book.record(Verdict("date_correction", "Olena", (news(low + 1).key,), published="2024-02-01"))
    book.record(Supersession(news(low + 2).key, news(low + 3).key, "Olena"))
    less = batch(news(low + 1))
    book.renew(Batch(less.document, less.claims[:1], less.entries[:1], less.issues), "counts 2")
    cited = (Citation("a work", "2024-03-19"),)
    for turn, text in enumerate(("first text", "second text, 1 fact")):
        file = dataclasses.replace(
            news(low), text=text, end=len(text), sha256=f"{low}{turn}" * 32, label="x.toml"
        )
        entries = [dataclasses.replace(one, evidence=cited, id="") for one in batch(news(low)).entries]
        older = [f"{low}0" * 32 + "#1"] * turn
        book.reissue(Batch(file, entries=tuple(entries[turn:])), f"0.{turn}.0", "tests", older)


def add_both(book: SqlBook) -> None:
    """Two articles of one file, whose words can be withdrawn."""
    for number in (1, 2):
        book.add(batch(article(number)))


def withdraw_both(book: SqlBook) -> None:
    book.withdraw(article(1).key, "Olena", "asked")


def main(source: str, target: str, many: str, killed_at: str) -> None:
    left = int(killed_at)

    def told(*_: int) -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    where = [path if "://" in path else Path(path) for path in (source, target)]
    with (
        closing(open_book(where[0], clock=clock, readonly=True)) as one,
        closing(open_book(where[1], clock=clock)) as other,
    ):
        copy(one, other, ("one", "other"), told, int(many))


if __name__ == "__main__":
    main(*sys.argv[1:])
