"""The seam below a book: where its tables are, and what each kind of database has of its own."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection

from pactbook.model.issues import Issue
from pactbook.store.head import Head


class Words(Protocol):
    """A full-text index over sentences, each with the `id` of its row in `place` and its `words`."""

    def write(self, connection: Connection, sentences: Sequence[tuple[int, str]]) -> None:
        """Index sentences, each by the `id` of its place."""
        ...

    def forget(self, connection: Connection, sentences: Sequence[dict[str, Any]]) -> None:
        """Take sentences out of the index for good; `words` are as they were written."""
        ...

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        ...

    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[int, int, int]]:
        """(document's seq, start, end) of the sentences that hold all the words, best first.

        `"..."` is a phrase, and a star at a word's end stands for any ending; nothing else is special.
        """
        ...

    def differ(self, connection: Connection, sentences: Iterator[dict[str, Any]]) -> bool:
        """True when the index holds anything else than these sentences, which are all there should be."""
        ...


class Place(Protocol):
    """A database that holds one book. `name` is what messages call it, without any password."""

    name: str
    readonly: bool

    @property
    def words(self) -> Words:
        """The full-text index."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state; faults of the database are BookErrors."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """The one writing transaction at a time. BookError when the book is open for reading only."""
        ...

    def version(self, connection: Connection) -> int:
        """The schema version of the book."""
        ...

    def bring_up(self, connection: Connection) -> None:
        """Bring an older schema up to date; in a writing transaction."""
        ...

    @property
    def head_file(self) -> Path | None:
        """Where a head is kept outside the database; None where none is."""
        ...

    def head(self) -> Head | None:
        """The head that is kept outside the database, None when there is none. BookError when damaged."""
        ...

    def keep(self, head: Head) -> None:
        """Keep a newer head. Never fails: a head may stay behind."""
        ...

    def wipe(self) -> None:
        """Take what was purged out of the database's own side files."""
        ...

    def raw(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """A text column as the bytes it is stored in, whatever they are."""
        ...

    def damage(self, connection: Connection) -> Iterator[Issue]:
        """What is wrong with the database as such: its files, tables, indexes and rules."""
        ...

    def close(self) -> None:
        """Let go of the database."""
        ...
