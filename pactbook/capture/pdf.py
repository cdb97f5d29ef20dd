"""PDF files: the text by pypdfium2, with running heads and page numbers dropped and wrapped lines joined.

Pages are divided by a form feed. Lines that a page broke for its width become one paragraph, because a
sentence must not end where a line does; a hyphen at such a break is kept as printed.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pactbook.capture.dates import from_metadata
from pactbook.capture.reading import Reading, clean, refused
from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard

_EDGE = 3
_SHARE = 0.5
_NUMBER = re.compile(r"\W*(?:page|p\.|стор\.|с\.)?\s*#\W*(?:(?:of|/|з|із)\s*#\W*)?\Z", re.IGNORECASE)
_NEW_BLOCK = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[a-zA-Z])[.)]|\d+(?:\.\d+)+\.?|[•●▪○◦–—*-]|o)\s"
)
_HEADING = re.compile(r"(?:part|chapter|section|article|annex|preamble|розділ|стаття)\b", re.IGNORECASE)
_PRINTED = re.compile(r"[^\r\n]+")
_LARGEST_TEXT = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line; a space at its end marks a break for width. `step` is how far it stands below the line
    before, in points, or None where that is not known.
    """

    text: str
    step: float | None = None


def read_pdf(data: bytes, place: str, today: datetime.date) -> Reading | Issue:
    """The text of a PDF; refused when it is encrypted, broken or holds no text."""
    import pypdfium2

    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            return refused("encrypted", place, "it is locked with a password", "save an open copy of it")
        reason = f"it is no PDF, or a damaged one ({error})"
        return refused("broken", place, reason, "open it in a viewer and save it again")
    try:
        return _reading(file, place)
    finally:
        file.close()


def _reading(file: Any, place: str) -> Reading | Issue:
    pages: list[list[Line]] = []
    size = 0
    for number in range(len(file)):
        lines = _lines(file[number])
        size += sum(len(line.text) for line in lines)
        if size > _LARGEST_TEXT:
            return refused("too_large", place, "its text is over 64 MB", "split it into smaller files")
        pages.append(lines)
    text, dropped = compose(pages)
    blank = sum(not any(c.isalpha() for line in page for c in line.text) for page in pages)
    if blank == len(pages):
        return refused("no_text", place, "its pages hold no text (a scan?)", "recognise its text (OCR) first")
    issues = (_partly(blank, len(pages), place),) if blank else ()
    known = file.get_metadata_dict()
    stamp = known.get("CreationDate") or known.get("ModDate") or ""
    created = from_metadata(stamp.removeprefix("D:")[:8])
    card = SourceCard(title=clean(known.get("Title")))
    return Reading(text, "application/pdf", created=created, source=card, dropped=dropped, issues=issues)


def _partly(blank: int, total: int, place: str) -> Issue:
    message = f"{blank} of {total} pages of {place} hold no text; what they show was not read"
    return Issue("no_text", "medium", message, place, hint="recognise the text of those pages (OCR) first")


def _lines(page: Any) -> list[Line]:
    """The lines of a page as printed, without blank ones."""
    words = page.get_textpage()
    try:
        return list(_measured(words))
    finally:
        words.close()
        page.close()


def _measured(words: Any) -> Iterator[Line]:
    # PDFium marks a hyphen at a line's end by U+FFFE or U+0002 and joins the two lines itself.
    raw = words.get_text_range().replace("\ufffe", "-").replace("\x02", "-")
    # Places on the page are known by character number, which holds while no character needs two code units.
    placed = len(raw) == words.count_chars()
    bottom: float | None = None
    for match in _PRINTED.finditer(raw):
        line = "".join(c if c.isprintable() else " " for c in match.group())
        ink = len(line.rstrip())
        if not ink:
            continue
        above, bottom = bottom, None
        step = None
        if placed:
            top = words.get_charbox(match.start() + ink - len(line.strip()), loose=True)[1]
            bottom = words.get_charbox(match.start() + ink - 1, loose=True)[1]
            step = above - top if above is not None else None
        yield Line(line.lstrip().encode("utf-8", "replace").decode("utf-8"), step)


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
    heads, feet = _furniture(pages)
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
        return before.endswith(" ") or len(before.rstrip()) >= self.long


def _furniture(pages: Sequence[Sequence[Line]]) -> tuple[list[int], list[int]]:
    """For each page, how many of its first and of its last lines are running heads, feet or page numbers."""
    heads = _repeated([[line.text for line in page[:_EDGE]] for page in pages])
    feet = _repeated([[line.text for line in reversed(page[-_EDGE:])] for page in pages])
    feet = [min(foot, len(page) - head) for page, head, foot in zip(pages, heads, feet, strict=True)]
    return heads, feet


def _repeated(edges: Sequence[Sequence[str]]) -> list[int]:
    shapes = [[re.sub(r"\d+", "#", " ".join(line.split())) for line in edge] for edge in edges]
    counts = Counter(shape for edge in shapes for shape in set(edge))
    needed = max(3, _SHARE * len(edges))
    few = max(2, _SHARE * len(edges) * 0.5)
    found = []
    for edge in shapes:
        depth = 0
        for shape in edge:
            number = _NUMBER.match(shape) and counts[shape] >= few
            if not number and counts[shape] < needed:
                break
            depth += 1
        found.append(depth)
    return found
