"""The lines of printed pages as one text: wrapped lines joined, page furniture marked as dropped.

Pages are divided by a form feed. Lines that a page broke for its width become one paragraph, because a
sentence must not end where a line does; a hyphen at such a break is kept as printed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pactbook.capture.furniture import furniture

_NEW_BLOCK = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])[.)]|\d+(?:\.\d+)+\.?|[•●▪○◦–—*-]|o)\s"
)
_HEADING = re.compile(r"(?:part|chapter|section|article|annex|preamble|розділ|стаття)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; a space at its end marks a break for width. `step` is how far it stands below the line
    before, in points, or None where that is not known; `full` is true where it fills a narrow column.
    """

    text: str
    step: float | None = None
    full: bool = False


def compose(pages: Sequence[Sequence[Line]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of all pages, and the intervals of page furniture in it."""
    joiner = _Joiner(pages)
    sheet = _Sheet()
    waiting: list[_Placed] = []
    for placed in _placed(pages):
        waiting.append(placed)
        if not placed.furniture:
            over_page = any(item.page_start for item in waiting)
            sheet.write(waiting, joiner.goes_on(placed.line, over_page))
            waiting = []
            joiner.last = placed.line
    sheet.write(waiting, False)
    return "".join(sheet.parts), tuple(sheet.dropped)


@dataclass(frozen=True, slots=True)
class _Placed:
    line: Line
    furniture: bool
    page_start: bool


def _placed(pages: Sequence[Sequence[Line]]) -> Iterator[_Placed]:
    heads, feet = furniture([[line.text for line in page] for page in pages])
    for page, head, foot in zip(pages, heads, feet, strict=True):
        for index, line in enumerate(page):
            yield _Placed(line, index < head or index >= len(page) - foot, index == 0)


@dataclass(slots=True)
class _Sheet:
    """The text as it grows. A paragraph that goes on over a page has no line end in it, so that what is left
    when the furniture is blanked is one paragraph.
    """

    parts: list[str] = field(default_factory=list)
    dropped: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0

    def write(self, items: Sequence[_Placed], goes_on: bool) -> None:
        for item in items:
            gap = ("\f" if goes_on else "\n\f") if item.page_start else (" " if goes_on else "\n")
            gap = gap if self.size else ""
            text = item.line.text.rstrip()
            start = self.size + gap.count("\n")
            self.size += len(gap) + len(text)
            self.parts += gap, text
            if item.furniture:
                self.dropped.append((start, self.size))
            elif gap == "\f":
                self.dropped.append((start, start + 1))


class _Joiner:
    """Decides whether a line goes on the paragraph of the line before it."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        lines = [line for page in pages for line in page]
        lengths = sorted(len(line.text.rstrip()) for line in lines)
        steps = sorted(line.step for line in lines if line.step is not None and line.step > 1)
        self.long = 0.75 * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
        self.step = steps[len(steps) // 2] if steps else None
        self.last: Line | None = None

    def goes_on(self, line: Line, over_page: bool) -> bool:
        if self.last is None:
            return False
        before, text = self.last.text, line.text
        lower = text[:1].islower() and not _NEW_BLOCK.match(text)
        if over_page:
            return lower and before.rstrip()[-1:] not in ".!?:;"
        if self.step and line.step is not None and not 0.5 < line.step / self.step < 1.25:
            return False
        if lower:
            return True
        if _NEW_BLOCK.match(text) or _HEADING.match(text):
            return False
        return before.endswith(" ") or self.last.full or len(before.rstrip()) >= self.long
