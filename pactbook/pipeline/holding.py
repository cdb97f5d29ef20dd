"""Which documents hold the text of a work that the reference cites, as of each state of a log.

Such a document is that work, and no voice of its own. The same as `works` of `pactbook.book.reference.shelf`
gives, worked out from the files of the reference and from documents that may be such texts, and no others.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pactbook.book.facts import Context
from pactbook.book.reference.shelf import MEDIA_TYPE, named_in, works
from pactbook.book.reference.texts import FEWEST
from pactbook.model.claims import Claim, Provision
from pactbook.store.base import Arrival, Store

FILE, TEXT = "file", "text"


class Holding:
    """Files of the reference and texts so far. `known` are rows of the projection."""

    def __init__(self, book: Store, known: Iterable[tuple[str, str, str | None]], upto: int) -> None:
        self.held: dict[str, str] = {}
        self.changed = False
        self._book, self._upto = book, upto
        self._files: dict[str, None] = {}
        self._texts: dict[str, None] = {}
        for document, role, work in known:
            (self._files if role == FILE else self._texts)[document] = None
            if work is not None:
                self.held[document] = work
        self._waiting: set[str] = set()
        self._names: set[str] = set()
        self._by_name: dict[str, list[str]] | None = None

    def rows(self) -> list[dict[str, Any]]:
        """The rows that the next update begins with."""
        return [
            {"document": key, "role": role, "work": self.held.get(key)}
            for role, keys in ((FILE, self._files), (TEXT, self._texts))
            for key in keys
        ]

    def concerns(self, document: str) -> bool:
        """True for a file of the reference, or what may be a text of a work."""
        return document in self._files or document in self._texts

    def arrived(self, seq: int, one: Arrival, written: Mapping[str, Claim]) -> set[str]:
        """Take in a document. Returns those that hold a work now, or hold none now."""
        key = one.sketched.key
        self._upto = one.seq
        if self._by_name is not None:
            self._note(one)
        if one.media_type != MEDIA_TYPE:
            if self._named(one) or self._speaks(key):
                self._texts[key] = None
                self.changed = True
                self._waiting.add(key)
            return set()
        self._files[key] = None
        self.changed = True
        document = self._book.document(key)
        self._names |= named_in(document.text) if document else set()
        return self.renewed(seq, written)

    def entered(self, seq: int, key: str, written: Mapping[str, Claim]) -> set[str]:
        """The same when the first entry of a document comes, after all its claims."""
        if key not in self._waiting:
            return set()
        self._waiting.discard(key)
        return self.renewed(seq, written)

    def renewed(self, seq: int, written: Mapping[str, Claim]) -> set[str]:
        """Work out anew which documents hold a work; those for which it is another now.

        `written` are the claims that people wrote.
        """
        if not self._files:
            return set()
        self._texts |= dict.fromkeys(self._by_names())
        keys = [*self._files, *self._texts]
        documents = {key: found for key in keys if (found := self._book.document(key)) is not None}
        claims = {one.id: one for key in self._texts for one in self._book.claims(seq, of=key)}
        now = dict(works(Context(claims={**written, **claims}, documents=documents)))
        different = {key for key in {*now, *self.held} if now.get(key) != self.held.get(key)}
        self.changed = self.changed or bool(different)
        self.held = now
        return different

    def _speaks(self, key: str) -> bool:
        """True for a document with as many clauses as a text of an agreement has."""
        values = (one.value for one in self._book.claims(of=key))
        return sum(isinstance(value, Provision) for value in values) >= FEWEST

    def _named(self, one: Arrival) -> bool:
        return bool({one.address, one.sketched.key.partition("#")[0]} & self._all_names())

    def _all_names(self) -> set[str]:
        if not self._names:
            documents = (self._book.document(key) for key in self._files)
            self._names = {name for d in documents if d is not None for name in named_in(d.text)}
        return self._names

    def _by_names(self) -> list[str]:
        """Documents whose address or file a file of the reference names."""
        if self._by_name is None:
            self._by_name = defaultdict(list)
            for one in self._book.arrivals(self._upto):
                self._note(one)
        return [key for name in sorted(self._all_names()) for key in self._by_name.get(name, ())]

    def _note(self, one: Arrival) -> None:
        assert self._by_name is not None
        key = one.sketched.key
        for name in (one.address, key.partition("#")[0]):
            if name and key not in self._by_name[name]:
                self._by_name[name].append(key)
