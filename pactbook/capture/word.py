"""Word files (.docx): paragraphs and tables in document order, one line each, by python-docx.

Text is taken from the body as accepted: insertions count, deletions do not, content controls and
links are read. A row of a table is one line, its cells divided by tabs.
"""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from pactbook.capture.numbering import Numbering
from pactbook.capture.reading import Reading, clean, refused
from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OTHER = {f"{_W}tab": "\t", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK}
_LARGEST_PART = 48 * 1024 * 1024
# The date in the template that several programs start from; it says nothing about the document.
_TEMPLATE = datetime.date(2013, 12, 23)


def read_docx(data: bytes, place: str, today: datetime.date) -> Reading | Issue:
    """The text of a Word file; refused when it is damaged, locked or unreasonably large inside."""
    import docx

    if data.startswith(b"\xd0\xcf\x11\xe0"):
        reason = "it is locked with a password, or an old .doc under the name .docx"
        return refused("encrypted", place, reason, "save an open copy of it as .docx")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [part.file_size for part in archive.infolist() if part.filename.endswith(".xml")]
    except zipfile.BadZipFile as error:
        reason = f"it is no Word file, or a cut-off one ({error})"
        return refused("broken", place, reason, "get the file again, or save it again as .docx")
    largest = max(sizes, default=0)
    if largest > _LARGEST_PART:
        return refused("too_large", place, f"{largest / 1e6:.0f} MB unpacked", "split it into smaller files")
    file = docx.Document(io.BytesIO(data))
    lines = list(_blocks(file.element.body, Numbering.of(file)))
    if not any(line.strip() for line in lines):
        return refused(
            "no_text", place, "it holds no text (only pictures?)", "recognise its text (OCR) first"
        )
    known = file.core_properties
    return Reading(
        "\n".join(lines).encode("utf-8", "replace").decode("utf-8"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        created=_created(known),
        source=SourceCard(title=clean(known.title), language=clean(known.language)),
    )


def _created(known: Any) -> str | None:
    for stamp in (known.created, known.modified):
        if stamp is not None and stamp.date() != _TEMPLATE:
            return str(stamp.date().isoformat())
    return None


def _blocks(parent: Any, numbering: Numbering) -> Iterator[str]:
    """The lines of a body or a content control."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield _paragraph(element, numbering)
        elif element.tag == f"{_W}tbl":
            for row in element.iter(f"{_W}tr"):
                yield "\t".join(_cell(cell, numbering) for cell in row.iter(f"{_W}tc"))
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"):
            yield from _blocks(element, numbering)


def _cell(cell: Any, numbering: Numbering) -> str:
    return " ".join(filter(None, (line.strip() for line in _blocks(cell, numbering))))


def _paragraph(paragraph: Any, numbering: Numbering) -> str:
    text = "".join(_words(paragraph))
    return f"{numbering.label(paragraph)}{text}" if text.strip() else text


def _words(element: Any) -> Iterator[str]:
    for part in element:
        if part.tag == f"{_W}t":
            yield " ".join((part.text or "").splitlines())
        elif part.tag in _OTHER:
            yield _OTHER[part.tag]
        elif part.tag not in _LEFT_OUT:
            yield from _words(part)
