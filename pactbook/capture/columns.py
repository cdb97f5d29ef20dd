"""Printed lines in the order of reading: a page in two columns is read column by column.

Most files keep the order of reading; some draw a page line by line across both columns, and then the two
halves of a line come as one. Such a page is known by a gutter: a wide gap at one place of many lines, which
no line between them crosses. Two short columns (signatures, a small table) are left as they are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from statistics import median
from typing import Final

from pactbook.capture.hyphens import BREAK

_CUT = re.compile(r"[^\W\d_]-\s*\Z")
Gap = tuple[int, float, float]

_LINES: Final = 6
"""A gutter runs through so many lines at least."""
_LETTERS: Final = 18
"""The middle line of each column is so long at least."""
_WIDE: Final = 0.9
"""A gap is wide from this share of a line's height on."""
_APART: Final = 2.5
"""A line so many heights below its column stands outside it."""
_NARROW: Final = 0.6
"""A column is narrow up to this share of the page's print."""
_FULL: Final = 4
"""So many lines must reach a column's edge."""
_CROWDED: Final = 400
"""A page of more lines is drawn in pieces: what stands in them is no line of a column."""
_REACH: Final = 0.12
"""What a line that reaches the edge may lack of the column's width."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page, in points from the lower left corner. `first` and `last` are the heights of its first
    and last letter, `size` a letter's height, `gaps` its spaces as (place in `text`, left, right). `jump` is
    true where the eye goes up to the head of the next column, `half` for what was cut from a line of it,
    `full` for a line of a narrow column that reaches its edge.
    """

    text: str
    left: float
    right: float
    first: float
    last: float
    size: float
    gaps: tuple[Gap, ...] = ()
    jump: bool = False
    half: bool = False
    full: bool = False


def in_order(lines: Sequence[Printed]) -> list[Printed]:
    """The lines as a reader takes them."""
    gutter = _gutter(lines)
    ordered = list(lines)
    if gutter is not None:
        split = [_halves(line, gutter) for line in lines]
        ordered = list(_by_columns(lines, split, gutter))
    return list(_whole(_filled(ordered)))


def _gutter(lines: Sequence[Printed]) -> float | None:
    """The place from left that the wide gaps of most lines share, or None where the page has one column."""
    wide = [
        (left, right) for line in lines for _, left, right in line.gaps if right - left > _WIDE * line.size
    ]
    if len(wide) < _LINES:
        return None
    edges = sorted([(left, 1) for left, _ in wide] + [(right, -1) for _, right in wide])
    depths = list(accumulate(change for _, change in edges))
    best = max(range(len(edges)), key=depths.__getitem__)
    if depths[best] < _LINES:
        return None
    place = (edges[best][0] + edges[best + 1][0]) / 2
    halves = [half for line in lines if (half := _halves(line, place))]
    sides = ([len(left.text) for left, _ in halves], [len(right.text) for _, right in halves])
    if len(halves) < _LINES or min(median(side) for side in sides) < _LETTERS:
        return None
    crossing = sum(line.left < place < line.right and _halves(line, place) is None for line in lines)
    return place if crossing < len(halves) else None


def _halves(line: Printed, place: float) -> tuple[Printed, Printed] | None:
    """A line's parts on both sides of the gutter; None where no wide gap lies there."""
    for at, left, right in line.gaps:
        if left <= place <= right and right - left > _WIDE * line.size:
            before, after = line.text[:at] + " ", line.text[at:].lstrip()
            return replace(line, text=before, right=left, gaps=(), half=True), replace(
                line, text=after, left=right, gaps=(), half=True
            )
    return None


def _by_columns(
    lines: Sequence[Printed], split: Sequence[tuple[Printed, Printed] | None], gutter: float
) -> Iterator[Printed]:
    columns: tuple[list[Printed], list[Printed]] = ([], [])
    for line, halves in zip(lines, split, strict=True):
        if halves:
            for column, half in zip(columns, halves, strict=True):
                column.append(half)
            continue
        side = columns[0] if line.right <= gutter else columns[1] if line.left >= gutter else None
        if side and side[-1].last - line.first < _APART * line.size:
            side.append(line)
            continue
        yield from _read(columns)
        columns = ([], [])
        yield line
    yield from _read(columns)


def _read(columns: tuple[list[Printed], list[Printed]]) -> Iterator[Printed]:
    yield from columns[0]
    if columns[1]:
        yield replace(columns[1][0], jump=True)
        yield from columns[1][1:]


def _filled(lines: Sequence[Printed]) -> Iterator[Printed]:
    """The lines, those of narrow columns marked where they are full."""
    if len(lines) > _CROWDED:
        yield from lines
        return
    page = max((line.right for line in lines), default=0) - min((line.left for line in lines), default=0)
    for line in lines:
        column = [other for other in lines if abs(other.left - line.left) < 2 * line.size]
        # A title over the columns may be wider than they are.
        edge = sorted((other.right for other in column), reverse=True)[_FULL - 1 : _FULL]
        width = edge[0] - line.left if edge else page
        reached = bool(edge) and abs(line.right - edge[0]) <= _REACH * width
        yield replace(line, full=reached and width < _NARROW * page)


def _whole(lines: Iterable[Printed]) -> Iterator[Printed]:
    """The lines; two that a hyphen joins are one."""
    held: Printed | None = None
    for line in lines:
        if held and _is_cut(held, line):
            text = held.text.rstrip()[:-1] + BREAK + line.text
            held = replace(line, text=text, first=held.first, jump=held.jump)
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _is_cut(line: Printed, after: Printed) -> bool:
    # PDFium marks the hyphen at the end of its own lines only.
    marked = line.text.endswith(BREAK)
    if not marked and not (line.half and _CUT.search(line.text)):
        return False
    below = 0 < line.last - after.first < _APART * line.size
    return after.text[:1].islower() or (marked and below)
