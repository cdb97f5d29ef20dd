"""Which reader reads which file, and the one seam where a foreign parser's failure becomes an Issue."""

import datetime
from collections.abc import Callable
from types import MappingProxyType

from pactbook.capture.pdf import read_pdf
from pactbook.capture.reading import Reading, refused
from pactbook.capture.text import read_text
from pactbook.capture.web_page import read_html
from pactbook.capture.word import read_docx
from pactbook.model.issues import Issue

Reader = Callable[[bytes, str, datetime.date], Reading | Issue]

LIMIT = 64 * 1024 * 1024
"""The largest file that is read, in bytes."""

_HTML_LIMIT = 16 * 1024 * 1024
_READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
    ".docx": read_docx,
}
SUPPORTED = MappingProxyType(
    {
        ".txt": "plain text",
        ".md": "Markdown",
        ".html": "HTML page",
        ".htm": "HTML page",
        ".pdf": "PDF with text",
        ".docx": "Word document",
    }
)
"""The suffixes that capture reads, in lower case, and what each is."""


def read(data: bytes, suffix: str, place: str, today: datetime.date) -> Reading | Issue:
    """The Reading of a file's bytes, or the Issue that says why there is none. Never raises for odd bytes."""
    if not data.strip():
        return refused("empty", place, "it is empty", "give a file with text")
    if suffix in (".html", ".htm") and len(data) > _HTML_LIMIT:
        return refused("too_large", place, f"a page of {_megabytes(len(data))}", "save the article alone")
    try:
        reading = _READERS[suffix](data, place, today)
    except ImportError as error:
        reason = f"{error.name or 'a library'} for {suffix} files is not installed"
        return refused("missing_reader", place, reason, "pip install 'pactbook[readers]'")
    except MemoryError:
        return refused("too_large", place, "it does not fit into memory", "split it into smaller files")
    except Exception as error:  # noqa: BLE001
        # Foreign parsers raise anything at all on damaged files.
        reason = f"its content is damaged ({type(error).__name__}: {str(error)[:120]})"
        return refused("broken", place, reason, "open it in its own program and save it again")
    if isinstance(reading, Reading) and not reading.text.strip("\ufeff \t\r\n\f\v"):
        return refused("empty", place, "it holds no text", "give a file with text")
    return reading


def too_large(size: int | None, place: str) -> Issue:
    """The refusal of a file beyond LIMIT; `size` in bytes, None where it is not known (standard input)."""
    reason = f"it is larger than {_megabytes(LIMIT)}" + (f" ({_megabytes(size)})" if size else "")
    return refused("too_large", place, reason, "split it into smaller files")


def sniff(data: bytes) -> str:
    """The suffix for content without a name: by its first bytes, `.txt` when nothing else fits."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        return ".docx"
    return ".html" if head.startswith((b"<!doctype html", b"<html")) else ".txt"


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.0f} MB"
