"""Merkle trees over a log that only grows: a root vouches for every leaf, their order and their number.

Leaves and roots are 32 bytes (sha256). Proofs are tuples of hashes, some 20 for a million leaves. Source:
RFC 6962 §2.1, and RFC 9162 §2.1.3 and §2.1.4 for how proofs are checked.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

EMPTY: Final = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""


def leaf(data: bytes) -> bytes:
    """The leaf hash of an entry."""
    return hashlib.sha256(b"\x00" + data).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """A tree by the roots of its whole subtrees, largest first: all that is needed to go on from there.

    Raises ValueError when there are not as many `peaks` as `size` has binary ones.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def __post_init__(self) -> None:
        if self.size < 0 or len(self.peaks) != self.size.bit_count():
            raise ValueError(f"a tree of {self.size} leaves has not {len(self.peaks)} peaks")

    def extended(self, leaves: Iterable[bytes]) -> "Frontier":
        """The tree with more leaves behind those it has."""
        size, peaks = self.size, list(self.peaks)
        for new in leaves:
            peak, low = new, size
            while low & 1:
                peak, low = _node(peaks.pop(), peak), low >> 1
            peaks.append(peak)
            size += 1
        return Frontier(size, tuple(peaks))

    def root(self) -> bytes:
        """The root of the whole tree."""
        if not self.peaks:
            return EMPTY
        found = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            found = _node(peak, found)
        return found


def root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes."""
    return Frontier().extended(leaves).root()


def _split(size: int) -> int:
    """The largest power of two below `size`, which is two or more."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The proof that leaf `index` (from 0) is in the tree over `leaves`. Raises IndexError when it is not."""
    if not 0 <= index < len(leaves):
        raise IndexError(f"no leaf {index} in a tree of {len(leaves)}")
    if len(leaves) == 1:
        return ()
    at = _split(len(leaves))
    if index < at:
        return (*inclusion(leaves[:at], index), root(leaves[at:]))
    return (*inclusion(leaves[at:], index - at), root(leaves[:at]))


def consistency(leaves: Sequence[bytes], first: int) -> tuple[bytes, ...]:
    """The proof that the tree over the `first` leaves grew into the tree over all of them.

    Raises IndexError unless `first` lies in 1 .. len(leaves).
    """
    if not 1 <= first <= len(leaves):
        raise IndexError(f"no tree of {first} leaves inside one of {len(leaves)}")
    return _grown(leaves, first, True)


def _grown(leaves: Sequence[bytes], first: int, whole: bool) -> tuple[bytes, ...]:
    if first == len(leaves):
        return () if whole else (root(leaves),)
    at = _split(len(leaves))
    if first <= at:
        return (*_grown(leaves[:at], first, whole), root(leaves[at:]))
    return (*_grown(leaves[at:], first - at, False), root(leaves[:at]))


def included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """True when the proof shows `leaf` at `index` of the tree of `size` leaves with this root."""
    if not 0 <= index < size:
        return False
    at, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if at & 1 or at == last:
            found = _node(step, found)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = _node(found, step)
        at, last = at >> 1, last >> 1
    return last == 0 and found == root


def consistent(
    first: int, second: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """True when the proof shows that the tree of `first` leaves is the beginning of that of `second`."""
    if not 1 <= first <= second:
        return False
    if first == second:
        return not proof and first_root == second_root
    steps = [first_root, *proof] if first.bit_count() == 1 else [*proof]
    if not steps:
        return False
    at, last = first - 1, second - 1
    while at & 1:
        at, last = at >> 1, last >> 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if at & 1 or at == last:
            old, new = _node(step, old), _node(step, new)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            new = _node(new, step)
        at, last = at >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
