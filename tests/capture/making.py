"""What the capture tests share: a day to be on, captures as two lists, and a minimal PDF."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pactbook.capture import capture
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, SourceCard

TODAY = datetime.date(2025, 12, 31)


def captured(
    *paths: str | Path,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    card: SourceCard | None = None,
) -> tuple[list[Document], list[Issue]]:
    """The documents and the issues of one capture, each in order."""
    found = list(capture(paths, published=published, stdin=stdin, today=TODAY, card=card))
    documents = [item for item in found if isinstance(item, Document)]
    return documents, [item for item in found if isinstance(item, Issue)]


def one(path: str | Path, published: str | None = None) -> Document:
    """The only document in a file."""
    documents, issues = captured(path, published=published)
    assert len(documents) == 1, issues
    return documents[0]


def refusal(path: str | Path, published: str | None = None) -> Issue:
    """The only Issue of a file that is refused."""
    documents, issues = captured(path, published=published)
    assert not documents
    assert len(issues) == 1, issues
    assert issues[0].severity == "high"
    assert issues[0].hint
    return issues[0]


Drawn = tuple[int, str] | tuple[int, str, int]


def pdf(pages: Sequence[Sequence[Drawn]], info: str = "", encrypt: bool = False) -> bytes:
    """A PDF of A4 pages, each of lines (height in points, ASCII text, points from the left or 60), drawn in
    their order; a page without lines has no text."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    kids = []
    for lines in pages:
        drawn = "".join(
            f"1 0 0 1 {left[0] if left else 60} {height} Tm ({_escaped(line)}) Tj\n"
            for height, line, *left in lines
        )
        stream = f"BT /F1 10 Tf\n{drawn}ET" if drawn else "0 0 100 100 re f"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R"
    if encrypt:
        blank = "00" * 32
        lock = f"<< /Filter /Standard /V 1 /R 2 /O <{blank}> /U <{blank}> /P -4 >>"
        trailer += f" /Encrypt {lock} /ID [<{blank}> <{blank}>]"
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[str], trailer: str) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return body + f"{start}trailer\n<< {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n".encode("ascii")


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
