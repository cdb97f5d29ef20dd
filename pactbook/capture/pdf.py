"""PDF files: the text by pypdfium2, with running heads and page numbers dropped and wrapped lines joined.

Pages are divided by a form feed. Lines that a page broke for its width become one paragraph, because a
sentence must not end where a line does; a hyphen at such a break is kept as printed.
"""

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from pactbook.capture.dates import from_metadata
from pactbook.capture.reading import Reading, clean, refused
from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard

_EDGE = 3
_SHARE = 0.5
_NUMBER = re.compile(r"\W*(?:page|p\.|стор\.|с\.)?\s*#\W*(?:(?:of|/|з|із)\s*#\W*)?\Z", re.IGNORECASE)
_NEW_BLOCK = re.compile(
    r"(?:\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-zA-Z])[.)]|\d+(?:\.\d+)+\.?|[•●▪○◦–—*-]|[IVXLC]+\.|\W?o)\s"
)
_HEADING = re.compile(r"(?:part|chapter|section|article|annex|preamble|розділ|стаття)\b", re.IGNORECASE)
_LARGEST_TEXT = 64 * 1024 * 1024


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


def _reading(file: object, place: str) -> Reading | Issue:
    pages: list[list[str]] = []
    size = 0
    for number in range(len(file)):  # type: ignore[arg-type]
        lines = _lines(file[number])  # type: ignore[index]
        size += sum(map(len, lines))
        if size > _LARGEST_TEXT:
            return refused(
                "too_large", place, "it holds more than 64 MB of text", "split it into smaller files"
            )
        pages.append(lines)
    text, dropped = compose(pages)
    blank = sum(not any(c.isalpha() for line in page for c in line) for page in pages)
    if blank == len(pages):
        return refused("no_text", place, "its pages hold no text (a scan?)", "recognise its text (OCR) first")
    issues = (_partly(blank, len(pages), place),) if blank else ()
    known = file.get_metadata_dict()  # type: ignore[attr-defined]
    stamp = known.get("CreationDate") or known.get("ModDate") or ""
    created = from_metadata(stamp.removeprefix("D:")[:8])
    card = SourceCard(title=clean(known.get("Title")))
    return Reading(text, "application/pdf", created=created, source=card, dropped=dropped, issues=issues)


def _partly(blank: int, total: int, place: str) -> Issue:
    message = f"{blank} of {total} pages of {place} hold no text; what they show was not read"
    return Issue("no_text", "medium", message, place, hint="recognise the text of those pages (OCR) first")


def _lines(page: object) -> list[str]:
    """The lines of a page as printed, blank ones left out; a space at the end marks a line broken for width."""
    words = page.get_textpage()  # type: ignore[attr-defined]
    try:
        raw = words.get_text_bounded()
    finally:
        words.close()
        page.close()  # type: ignore[attr-defined]
    # PDFium writes U+FFFE for a hyphen at a line's end and joins the two lines itself.
    raw = raw.replace("\ufffe", "-").encode("utf-8", "replace").decode("utf-8")
    raw = "".join(c if c.isprintable() or c in "\r\n" else " " for c in raw)
    return [line.lstrip() for line in re.split(r"\r\n|\r|\n", raw) if line.strip()]


def compose(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text of all pages, and the intervals of page furniture in it."""
    heads, feet = _furniture(pages)
    width = _width(pages)
    parts: list[str] = []
    dropped: list[tuple[int, int]] = []
    at = 0
    last: str | None = None
    for number, page in enumerate(pages):
        head, foot = heads[number], feet[number]
        for index, line in enumerate(page):
            furniture = index < head or index >= len(page) - foot
            gap = "\f" if index == 0 else "\n"
            if not furniture and index == head and last is not None and _runs_over(last, line):
                gap = "\f" if index == 0 else " "
            elif not furniture and index > head and last is not None and _wrapped(last, line, width):
                gap = " "
            gap = "" if number == 0 and index == 0 else gap
            printed = line.rstrip()
            if furniture:
                dropped.append((at, at + len(gap) + len(printed)))
            elif gap == "\f" and last is not None and _runs_over(last, line):
                dropped.append((at, at + 1))
            parts += gap, printed
            at += len(gap) + len(printed)
            last = last if furniture else line
    return "".join(parts), tuple(dropped)


def _wrapped(line: str, following: str, width: int) -> bool:
    """True when a line was broken for the page's width and goes on in the following one."""
    if _NEW_BLOCK.match(following) or _HEADING.match(following):
        return _runs_over(line, following)
    if following[:1].islower():
        return True
    return line.endswith(" ") or len(line.rstrip()) >= 0.75 * width


def _runs_over(line: str, following: str) -> bool:
    """True when a sentence certainly goes on: nothing ends it, and what follows is lower case."""
    return following[:1].islower() and line.rstrip()[-1:] not in ".!?:;" and not _NEW_BLOCK.match(following)


def _width(pages: Sequence[Sequence[str]]) -> int:
    """The length that long lines have: the ninth decile, in characters."""
    lengths = sorted(len(line.rstrip()) for page in pages for line in page)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _furniture(pages: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """For each page, how many of its first and of its last lines are running heads, feet or page numbers."""
    heads = _repeated([page[:_EDGE] for page in pages])
    feet = _repeated([list(reversed(page[-_EDGE:])) for page in pages])
    feet = [min(foot, len(page) - head) for page, head, foot in zip(pages, heads, feet, strict=True)]
    return heads, feet


def _repeated(edges: list[list[str]]) -> list[int]:
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
