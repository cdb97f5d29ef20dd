"""The seam every store fills: an append-only log that takes whole batches, and reading what it holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pactbook.book.voices import Sketched
from pactbook.model.claims import Claim
from pactbook.model.entries import Entry, Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.verdicts import Decided, Edition, Extraction, Supersession, Verdict, Withdrawal

if TYPE_CHECKING:
    from pactbook.store.copies import Part
    from pactbook.store.ready import Ready
    from pactbook.store.rows import Event


@dataclass(frozen=True, slots=True)
class Batch:
    """One document with all that was read in it: stored together or not at all."""

    document: Document
    claims: tuple[Claim, ...] = ()
    entries: tuple[Entry, ...] = ()
    issues: tuple[Issue, ...] = ()
    voice: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a document holds the words looked for: the sentence `text[start:end]`."""

    document: Document
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document as it came in. `voice` is the key of the article it is known to repeat, or None."""

    seq: int
    sketched: Sketched
    label: str
    voice: str | None
    media_type: str = ""
    address: str | None = None


class Store(Protocol):
    """A book on disk. Every method sees what was committed before it was called; `seq` has no gaps."""

    def add(self, batch: Batch) -> bool:
        """Append a batch in one transaction. False, and nothing written, when the document is known.

        A document whose text was taken away is not stored again either.
        """
        ...

    def add_all(self, made: Sequence["Ready"]) -> frozenset[str]:
        """Append documents in one transaction, in their order: all that are new, or none where it fails.

        Returns the keys of those that were stored, which leaves out what is known or was taken away.
        """
        ...

    def record(self, *decisions: Verdict | Supersession) -> int:
        """Append decisions in one transaction; how many were new, for what is recorded already stays once.

        Raises ValueError for a decision that must not be stored, Conflict for one that does not supersede
        the newest decision on its question.
        """
        ...

    def renew(self, batch: Batch, extractor: str, held: Iterable[str] = ()) -> Extraction | None:
        """Append a newer reading of a document in one transaction: what is new in it, and which claims count.

        `held` are ids of claims that wait for review. None, and nothing written, when the newest reading says
        the same. Raises ValueError for a batch that does not rest on a document of the book.
        """
        ...

    def reissue(self, batch: Batch, program: str, reason: str, others: Sequence[str] = ()) -> Edition | None:
        """Append a text of a file of the reference in one transaction: itself and its entries as far as they
        are new, and that it counts from now on.

        `others` are the keys of the file's other texts, the one that counted last; `program` is the version
        that ships this one. None, and nothing written, when the text was taken away.
        """
        ...

    def withdraw(
        self, document: str, person: str, reason: str, at: str | None = None
    ) -> tuple[Withdrawal, ...]:
        """Take away the text of a document for good, and record who did so and why.

        Articles of one file share its text, so all of them are withdrawn; their claims with quotes stay.
        Returns what was recorded: nothing when the text was gone already.
        """
        ...

    def decisions(self, upto: int | None = None, after: int = 0) -> Iterator[Decided]:
        """Verdicts, supersessions and withdrawals in order of `seq`: those behind `after`, up to `upto`."""
        ...

    def root(self, size: int | None = None) -> bytes:
        """The Merkle root over the first `size` events (None: all), 32 bytes. Source: RFC 6962 §2.1."""
        ...

    def leaves(self, upto: int | None = None, after: int = 0) -> Iterator[bytes]:
        """The leaf hash of each event behind `after`, in order of `seq`: what proofs are made from."""
        ...

    def log(self, upto: int | None = None) -> Iterator[tuple[str, str]]:
        """Each event as its canonical JSON, with the body whose sha256 it names, in order of `seq`."""
        ...

    def events(self, upto: int | None = None, after: int = 0) -> Iterator["Event"]:
        """The log itself, in order of `seq`: the events behind `after`."""
        ...

    def part(self, low: int, high: int) -> "Part":
        """Events `low` to `high` with the rows that they vouch for, to be copied into another book."""
        ...

    def take(self, parts: Iterable["Part"]) -> None:
        """Append parts of another log in one transaction, each event under the number and time it has there.

        Raises BookError, and writes nothing, where they do not follow the newest event here.
        """
        ...

    def knows(self, document: str) -> bool:
        """True when a document with this key is stored."""
        ...

    def head(self) -> int:
        """The newest sequence number; 0 in an empty book."""
        ...

    def entries(self, upto: int | None = None, after: int = 0, of: str | None = None) -> Iterator[Recorded]:
        """Entries in order of `seq`: behind `after`, up to and including `upto`, of one document (a key)."""
        ...

    def documents(self, upto: int | None = None) -> Iterator[Document]:
        """Documents in order of arrival, with their full text."""
        ...

    def cards(self, upto: int | None = None) -> Iterator[Document]:
        """Documents in order of arrival, without their text."""
        ...

    def document(self, key: str) -> Document | None:
        """One document with its text, or None."""
        ...

    def claims(self, upto: int | None = None, after: int = 0, of: str | None = None) -> Iterator[Claim]:
        """Claims in order of arrival: behind `after`, up to and including `upto`, of one document (a key)."""
        ...

    def entries_named(self, names: Iterable[str]) -> Iterator[Recorded]:
        """Entries by their ids; those that are not in the book are left out."""
        ...

    def claims_named(self, names: Iterable[str]) -> Iterator[Claim]:
        """Claims by their ids; those that are not in the book are left out."""
        ...

    def issues(self, upto: int | None = None) -> Iterator[Issue]:
        """Data problems recorded with the documents."""
        ...

    def voices(self, upto: int | None = None) -> dict[str, str]:
        """Document key to the key of the article it repeats; itself when it repeats none."""
        ...

    def arrivals(self, upto: int | None = None, after: int = 0) -> Iterator[Arrival]:
        """Documents behind `after` in order of `seq`, without texts: what `voices` is worked out from."""
        ...

    def search(self, words: str, limit: int = 50) -> Iterator[Found]:
        """Sentences that hold all the words, by full-text index, best first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
