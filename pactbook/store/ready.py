"""A batch made ready for the log: all that needs no book is done, in whatever process has the time for it."""

from dataclasses import dataclass

from pactbook.store import index, rows
from pactbook.store.base import Batch
from pactbook.store.checks import check


@dataclass(frozen=True, slots=True)
class Ready:
    """The rows of one document with all that was read in it, without their numbers.

    `rows` are in the order of the log, the document's own first; `text_id` is the sha256 that `text` is
    stored under; `sentences` are (start, end, words) for the index.
    """

    key: str
    published: str | None
    text_id: str
    text: str
    rows: tuple[rows.Logged, ...]
    sketch: bytes
    sentences: tuple[index.Sentence, ...]


def ready(batch: Batch) -> Ready:
    """A batch as rows. Raises ValueError, naming every fault, for one that does not rest on its document."""
    check(batch)
    document = batch.document
    return Ready(
        document.key,
        document.published,
        rows.text_id(document.text),
        document.text,
        tuple(rows.logged(batch)),
        index.sketched(document),
        tuple(index.stretches(document)),
    )
