"""Voices: articles that repeat one another (syndicated copies) count as one source.

Two articles are one voice when their texts resemble each other: the Jaccard similarity of their sets of
five-word runs, estimated from bottom-k sketches. Voices are worked out from all sketches at hand, never
while articles arrive, so that the order of arrival cannot change them.

Source: Broder (1997), On the resemblance and containment of documents. The sketch is our own forty lines
because the library looked at (datasketch 2.0) takes two seconds to import and loads SciPy.
"""

import hashlib
import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

RUN: Final = 5
SIZE: Final = 128
LONGEST: Final = 20_000
THRESHOLD: Final = 0.6

PROBES: Final = 16
"""How many of its smallest hashes a document is looked up by: copies share one of them."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketched:
    """A document as `voices` needs it: its key, publication date (ISO 8601 or None) and sketch."""

    key: str
    published: str | None
    sketch: tuple[int, ...]


def sketch(text: str) -> tuple[int, ...]:
    """The `SIZE` smallest 64-bit hashes of the text's five-word runs, ascending; all of them if fewer.

    Case, punctuation and spacing do not matter. Only the first `LONGEST` words are read, which no article
    exceeds. A text without words has an empty sketch, and resembles nothing.
    """
    made = {hashlib.blake2b(run.encode("utf-8", "replace"), digest_size=8).digest() for run in _runs(text)}
    return tuple(int.from_bytes(one) for one in heapq.nsmallest(SIZE, made))


def _runs(text: str) -> Iterator[str]:
    words = [match.group().casefold() for match in islice(_WORD.finditer(text), LONGEST)]
    if 0 < len(words) < RUN:
        return iter([" ".join(words)])
    return map(" ".join, zip(*(words[shift:] for shift in range(RUN)), strict=False))


def similarity(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimated Jaccard similarity of two sketched texts, 0 to 1.

    Exact where both texts have at most `SIZE` runs together; else its standard error is at most 0.045.
    """
    if not one or not other:
        return 0.0
    smallest = heapq.nsmallest(SIZE, {*one, *other})
    both = {*one} & {*other}
    return sum(value in both for value in smallest) / len(smallest)


def voices(
    documents: Iterable[Sketched],
    repeats: Mapping[str, str] | None = None,
    threshold: float = THRESHOLD,
) -> dict[str, str]:
    """Document key to the key of the article it repeats; itself when it repeats none.

    Of a group of alike articles the one published first is the voice, then the one with the lower key.
    `repeats` adds pairs that are known to be copies (key to key) whatever their texts are like.
    """
    known = {document.key: document for document in documents}
    parent = {key: key for key in known}
    for one, other in sorted((repeats or {}).items()):
        if one in known and other in known:
            _join(parent, one, other)
    for one, other in _candidates(known.values()):
        if similarity(known[one].sketch, known[other].sketch) >= threshold:
            _join(parent, one, other)
    groups: dict[str, list[Sketched]] = defaultdict(list)
    for key, document in known.items():
        groups[_root(parent, key)].append(document)
    first = {root: min(group, key=seniority).key for root, group in groups.items()}
    return {key: first[_root(parent, key)] for key in known}


def _candidates(documents: Iterable[Sketched]) -> set[tuple[str, str]]:
    """Pairs that share one of their smallest hashes; at the threshold fewer than one in 100,000 is missed."""
    holders: dict[int, list[str]] = defaultdict(list)
    for document in documents:
        for value in document.sketch[:PROBES]:
            holders[value].append(document.key)
    pairs: set[tuple[str, str]] = set()
    for keys in holders.values():
        pairs.update((min(a, b), max(a, b)) for i, a in enumerate(keys) for b in keys[i + 1 :])
    return pairs


def seniority(document: Sketched) -> tuple[str, str]:
    """What orders a group of copies: the least of them is their voice."""
    return document.published or "9999-12-31", document.key


def _join(parent: dict[str, str], one: str, other: str) -> None:
    parent[_root(parent, one)] = _root(parent, other)


def _root(parent: dict[str, str], key: str) -> str:
    while parent[key] != key:
        parent[key] = parent[parent[key]]
        key = parent[key]
    return key
