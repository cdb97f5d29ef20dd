"""Where the sentences of an article stand: a plain splitter for the full-text index, not for extraction."""

import re
from collections.abc import Iterator
from typing import Final

LONGEST: Final = 2000

# A wrapped line of prose is long and ends without a full stop; a shorter one is a heading or a list item.
_WRAPPED: Final = 60
_SHORT_FORM: Final = re.compile(r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Prof|No|vs|approx|ca))\.\Z")
_BREAK: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|\n")


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """(start, end) of each sentence of `text`, in code points, `start` added to both; ends exclusive.

    Blank stretches belong to none. A sentence longer than `LONGEST` is cut at a space.
    """
    at = 0
    for match in _BREAK.finditer(text):
        if match.end() > at and _ends(text, at, match):
            yield from _pieces(text, at, match.end(), start)
            at = match.end()
    yield from _pieces(text, at, len(text), start)


def _ends(text: str, at: int, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    if match.group() != "\n":
        if following == "\n":
            return True
        ahead = text[match.end() : match.end() + 8].lstrip()[:1]
        return not ahead.islower() and not _SHORT_FORM.search(text, max(at, match.end() - 8), match.end())
    line = text[max(at, text.rfind("\n", 0, match.start()) + 1) : match.start()].strip()
    return len(line) < _WRAPPED or not following.strip()


def _pieces(text: str, low: int, high: int, shift: int) -> Iterator[tuple[int, int]]:
    while True:
        while low < high and text[low].isspace():
            low += 1
        while low < high and text[high - 1].isspace():
            high -= 1
        if high - low <= LONGEST:
            break
        space = text.rfind(" ", low + 1, low + LONGEST)
        cut = space if space > 0 else low + LONGEST
        yield low + shift, cut + shift
        low = cut
    if low < high:
        yield low + shift, high + shift
