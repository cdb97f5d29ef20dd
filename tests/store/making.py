"""Small documents and batches for tests: a text in, and what a plain reader of counts finds in it."""

import datetime
import hashlib
import re
from collections.abc import Callable, Iterator

from pactbook.book.enter import enter
from pactbook.extract.ground import ground
from pactbook.model.claims import Count, Draft
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.store.base import Batch

NOON = datetime.datetime(2024, 6, 1, 12, tzinfo=datetime.UTC)
_COUNT = re.compile(r"signed (\d+) agreements")


def clock() -> datetime.datetime:
    """Noon of one day, always."""
    return NOON


def ticking(*hours: float) -> Callable[[], datetime.datetime]:
    """A clock that shows the given hours after noon, one at each look, and then stays."""
    shown = iter(hours)
    last = [0.0]

    def look() -> datetime.datetime:
        last[0] = next(shown, last[0])
        return NOON + datetime.timedelta(hours=last[0])

    return look


def document(
    text: str, *, published: str | None = "2024-03-19", label: str = "a.txt", number: int = 1
) -> Document:
    """A document that is one article."""
    sha256 = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Document(sha256, number, label, published, text, 0, len(text))


def counts(document: Document) -> Iterator[Draft]:
    """A draft for each "signed N agreements" of an article."""
    for match in _COUNT.finditer(document.text, document.start, document.end):
        yield Draft(Count("signed", int(match[1])), match[0], extractor="counts 1", hint=match.start())


def batch(source: Document | str) -> Batch:
    """What a plain reader of counts finds, ready to be stored, with one issue beside it."""
    read = document(source) if isinstance(source, str) else source
    claims, issues = ground(read, counts(read))
    entries = [entry for entry in map(enter, claims) if entry]
    noted = Issue("plain_reader", "low", f"{read.label} was read for counts only", read.label)
    return Batch(read, tuple(claims), tuple(entries), (*issues, noted))


def news(number: int) -> Document:
    """One of any number of articles, each unlike the others, with two claims."""
    words = " ".join(hashlib.sha256(f"{number}/{n}".encode()).hexdigest()[:6] for n in range(40))
    text = f"By spring Kyiv had signed {number} agreements. {words}. It signed {number + 1} agreements later."
    return document(text, label=f"{number}.txt")
