"""Long articles in overlapping passages, cut at paragraph borders where there are any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pactbook.model.sources import Document

_PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*|\f\s*")
_FINER = (re.compile(r"\n"), re.compile(r"(?<=[.!?])[\"”’»')\]]*\s+"), re.compile(r"\s+"))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that the model sees; `start` and `end` are code points of the document's text."""

    start: int
    end: int
    text: str


def passages(document: Document, limit: int, overlap: int) -> Iterator[Passage]:
    """Passages of at most `limit` characters that together hold the whole article, in order.

    Each begins with the last whole paragraphs of the one before it, up to `overlap` characters of them. A
    paragraph longer than `limit` is cut at lines, else at sentences, else between words.
    """
    if not 0 <= overlap < limit:
        raise ValueError(f"an overlap of {overlap} does not fit into passages of {limit} characters")
    content = document.content()
    blocks = list(_blocks(content, 0, len(content), limit, (_PARAGRAPH, *_FINER)))
    first = 0
    while first < len(blocks):
        last = first
        while last + 1 < len(blocks) and blocks[last + 1][1] - blocks[first][0] <= limit:
            last += 1
        low, high = blocks[first][0], blocks[last][1]
        yield Passage(document.start + low, document.start + high, content[low:high])
        if last + 1 == len(blocks):
            return
        first = _next(blocks, first, last, limit, overlap)


def _next(blocks: list[tuple[int, int]], first: int, last: int, limit: int, overlap: int) -> int:
    """The block that the next passage begins with: after `first`, and the passage holds `last + 1` too."""
    end, ahead, at = blocks[last][1], blocks[last + 1][1], last + 1
    while at - 1 > first and end - blocks[at - 1][0] <= overlap and ahead - blocks[at - 1][0] <= limit:
        at -= 1
    return at


def _blocks(
    content: str, low: int, high: int, limit: int, borders: tuple[re.Pattern[str], ...]
) -> Iterator[tuple[int, int]]:
    """Stretches without white space at their edges, each no longer than `limit`."""
    low, high = _stripped(content, low, high)
    if low >= high:
        return
    if not borders:
        yield from ((at, min(at + limit, high)) for at in range(low, high, limit))
        return
    if high - low <= limit and borders[0] is not _PARAGRAPH:
        yield low, high
        return
    cuts = [low, *(gap.end() for gap in borders[0].finditer(content, low, high)), high]
    for start, end in pairwise(cuts):
        yield from _blocks(content, start, end, limit, borders[1:])


def _stripped(content: str, low: int, high: int) -> tuple[int, int]:
    part = content[low:high]
    return low + len(part) - len(part.lstrip()), high - (len(part) - len(part.rstrip()))
