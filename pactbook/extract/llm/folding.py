"""Unicode and space folding with places: the only freedom a quote is given.

Folded text is in Unicode normalisation form C with each run of white space as one space. Letters, case,
quotation marks, dashes and figures stay as they are.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; character `i` came from `raw[starts[i]:ends[i]]` of the text that was folded."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def places(self, quote: str) -> Iterator[tuple[int, int]]:
        """Intervals of the raw text that fold to the same as `quote`, in order; none for an empty quote."""
        wanted = fold(quote).text.strip(" ")
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            if self._parts(at) and self._parts(at + len(wanted)):
                yield self.starts[at], self.ends[at + len(wanted) - 1]
            at = self.text.find(wanted, at + 1)

    def _parts(self, at: int) -> bool:
        """True when position `at` is no place inside a letter with its marks."""
        if not 0 < at < len(self.text):
            return True
        return self.starts[at - 1] != self.starts[at] and not unicodedata.combining(self.text[at])


def fold(raw: str) -> Folded:
    """`raw` with its characters composed and its white space folded."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end, text in _composed(raw):
        for letter in text:
            if letter.isspace() and letters and letters[-1] == " ":
                ends[-1] = end
                continue
            letters.append(" " if letter.isspace() else letter)
            starts.append(start)
            ends.append(end)
    return Folded("".join(letters), tuple(starts), tuple(ends))


def _composed(raw: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, form C) of the shortest stretches that normalise on their own."""
    if unicodedata.is_normalized("NFC", raw):
        yield from ((at, at + 1, letter) for at, letter in enumerate(raw))
        return
    start = 0
    for at in range(1, len(raw) + 1):
        if at == len(raw) or _parts(raw[start:at], raw[at]):
            yield start, at, unicodedata.normalize("NFC", raw[start:at])
            start = at


def _parts(before: str, letter: str) -> bool:
    """True when `letter` neither combines with what stands before it nor may change its order."""
    if unicodedata.combining(letter) or unicodedata.combining(unicodedata.normalize("NFD", letter)[0]):
        return False
    joined = unicodedata.normalize("NFC", before + letter)
    return joined == unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", letter)
