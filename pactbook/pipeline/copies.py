"""Which article repeats which, document by document: a book's voices as they were at each state of its log.

The same groups as `pactbook.book.voices` makes of all documents at once, with only those looked at that a new
document may change.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from pactbook.book.voices import PROBES, THRESHOLD, Sketched, seniority, similarity
from pactbook.store.base import Arrival
from pactbook.store.duck import Duck


@dataclass(frozen=True, slots=True)
class Copy:
    """A document with the key of the article that it repeats; its own when it repeats none."""

    arrival: Arrival
    voice: str

    @property
    def key(self) -> str:
        return self.arrival.sketched.key


class Copies:
    """All documents so far; those of the projection are fetched when they are needed."""

    def __init__(self, duck: Duck) -> None:
        self._duck = duck
        self._docs: dict[str, Copy] = {}
        self._by_voice: dict[str, set[str]] = defaultdict(set)
        self._by_probe: dict[int, set[str]] = defaultdict(set)
        self._repeated: dict[str, set[str]] = defaultdict(set)
        self._fresh: set[str] = set()
        self._changed: set[str] = set()

    def add(self, arrival: Arrival) -> dict[str, str]:
        """Take in a document. Returns, by key, the voices that are new: its own, and those that changed."""
        new = Copy(arrival, arrival.sketched.key)
        group = [new, *self._group(self._alike(new))]
        first = min((one.arrival.sketched for one in group), key=seniority).key
        changed = {one.key: first for one in group if one is new or one.voice != first}
        for one in group:
            if one.key in changed:
                self._put(replace(one, voice=first))
        self._fresh.add(new.key)
        self._changed |= set(changed)
        for hash_ in arrival.sketched.sketch[:PROBES]:
            self._by_probe[hash_].add(new.key)
        if arrival.voice:
            self._repeated[arrival.voice].add(new.key)
        return changed

    def get(self, key: str) -> Copy | None:
        """One document."""
        self._fetch("key", [key])
        return self._docs.get(key)

    def rows(self) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, str]]:
        """Rows of new documents and of their probes, and the new voices of those that were there."""
        fresh = [self._docs[key] for key in sorted(self._fresh, key=lambda k: self._docs[k].arrival.seq)]
        documents = [_row(one) for one in fresh]
        probes = [
            {"hash": f"{hash_:016x}", "document": one.key}
            for one in fresh
            for hash_ in one.arrival.sketched.sketch[:PROBES]
        ]
        changed = {key: self._docs[key].voice for key in sorted(self._changed - self._fresh)}
        return documents, probes, changed

    def _alike(self, new: Copy) -> set[str]:
        """Keys of documents that the new one is a copy of, or that are known to repeat one another."""
        sketched = new.arrival.sketched
        hashes = sketched.sketch[:PROBES]
        near = {key for hash_ in hashes for key in self._by_probe.get(hash_, ())}
        near |= {row["document"] for row in self._duck.rows("probe", "hash", [f"{h:016x}" for h in hashes])}
        self._fetch("key", near)
        near -= {new.key}
        found = {
            k for k in near if similarity(self._docs[k].arrival.sketched.sketch, sketched.sketch) >= THRESHOLD
        }
        self._fetch("repeats", [new.key])
        found |= self._repeated.get(new.key, set()) - {new.key}
        named = new.arrival.voice
        return found | ({named} if named and named != new.key and self.get(named) else set())

    def _group(self, keys: set[str]) -> list[Copy]:
        """All documents that share a voice with one of these."""
        heard = {self._docs[key].voice for key in keys}
        self._fetch("voice", heard)
        return [self._docs[key] for voice in sorted(heard) for key in sorted(self._by_voice[voice])]

    def _fetch(self, column: str, values: Iterable[str]) -> None:
        missing = [one for one in values if column != "key" or one not in self._docs]
        for row in self._duck.rows("document", column, missing):
            if row["key"] not in self._docs:
                self._put(_copy(row))
                if row["repeats"]:
                    self._repeated[row["repeats"]].add(row["key"])

    def _put(self, one: Copy) -> None:
        was = self._docs.get(one.key)
        if was is not None:
            self._by_voice[was.voice].discard(one.key)
        self._docs[one.key] = one
        self._by_voice[one.voice].add(one.key)


def _row(one: Copy) -> dict[str, Any]:
    sketched = one.arrival.sketched
    return {
        "key": one.key,
        "seq": one.arrival.seq,
        "label": one.arrival.label,
        "published": sketched.published,
        "voice": one.voice,
        "repeats": one.arrival.voice,
        "sketch": "".join(f"{hash_:016x}" for hash_ in sketched.sketch),
    }


def _copy(row: dict[str, Any]) -> Copy:
    said = row["sketch"]
    sketch = tuple(int(said[at : at + 16], 16) for at in range(0, len(said), 16))
    sketched = Sketched(row["key"], row["published"], sketch)
    return Copy(Arrival(row["seq"], sketched, row["label"], row["repeats"]), row["voice"])
