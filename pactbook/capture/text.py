"""Plain text: bytes to code points without touching a single line end, or a refusal that names the cause.

UTF-8 is read as `open(file, encoding="utf-8", newline="")` reads it, so a byte order mark stays the first
code point; UTF-16 and UTF-32 are read by their byte order mark, which their codecs take away.
"""

import codecs
import datetime
import re

from pactbook.capture.reading import Reading, refused
from pactbook.model.issues import Issue

MAGIC = (
    (b"%PDF-", "a PDF file", "give it the suffix .pdf"),
    (b"PK\x03\x04", "a zip archive, as .docx is", "give a Word file the suffix .docx, else unpack it"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as .docx"),
    (b"{\\rtf", "a rich text file", "save it as .docx or as plain text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"Rar!", "a rar archive", "unpack it first"),
    (b"\x89PNG", "a picture", "recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "a picture", "recognise its text (OCR) first"),
    (b"GIF8", "a picture", "recognise its text (OCR) first"),
    (b"SQLite format 3", "a database", "give documents, not a book"),
    (b"\x7fELF", "a program", "give a text file"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SEQUENCE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def read_text(data: bytes, place: str, today: datetime.date) -> Reading | Issue:
    """The text of a plain text file."""
    text = decode(data, place)
    return text if isinstance(text, Issue) else Reading(text, several=True)


def decode(data: bytes, place: str) -> str | Issue:
    """The code points of a text file: offsets agree with reading it with `newline=""`."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and (issue := binary(data, place)):
        return issue
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return _wrong_encoding(data, place, error)


def binary(data: bytes, place: str) -> Issue | None:
    """A refusal when the bytes are no text: a known format, NUL bytes or many control characters."""
    for magic, what, hint in MAGIC:
        if data.startswith(magic):
            return refused("binary", place, f"it is {what}, not text", hint)
    wide = _wide(data)
    if wide:
        hint = f"save it as UTF-8, for example: iconv -f {wide} -t UTF-8"
        return refused("encoding", place, f"it looks like {wide} without a byte order mark", hint)
    head = data[:65536]
    if b"\0" in data or len(_CONTROL.findall(head)) > len(head) / 100:
        return refused(
            "binary", place, "it holds binary data, not text", "give the text, PDF, DOCX or HTML file"
        )
    return None


def _wide(data: bytes) -> str | None:
    """The name of a two-byte encoding when every second byte is nearly always one of a few."""
    head = data[:4096]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[0::2], head[1::2]
    for name, high, low in (("UTF-16LE", odd, even), ("UTF-16BE", even, odd)):
        small = sum(high.count(byte) for byte in (0, 4, 32))
        if small >= 0.95 * len(high) and low.count(0) < 0.05 * len(low):
            return name
    return None


def _wrong_encoding(data: bytes, place: str, error: UnicodeDecodeError) -> Issue:
    line = data.count(b"\n", 0, error.start) + 1
    reason = f"it is not valid {error.encoding.upper()} (byte {error.start}, line {line})"
    if error.encoding != "utf-8" or _SEQUENCE.search(data[: error.start]):
        hint = f"the file seems damaged there: repair or retype line {line}, then save it as UTF-8"
        return refused("encoding", place, reason, hint)
    likely = guess_encoding(data)
    if likely is None:
        return refused("encoding", place, reason, "save the file as UTF-8 in a text editor, then try again")
    hint = f"it is probably {likely}; save it as UTF-8, for example: iconv -f {likely} -t UTF-8"
    return refused("encoding", place, reason, hint)


def guess_encoding(data: bytes) -> str | None:
    """The likeliest one-byte encoding of a text as iconv spells it, such as `windows-1251`, or None."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return None
    best = from_bytes(data[:16384], cp_isolation=["cp1252", "cp1251", "cp1250", "koi8_u"]).best()
    return best.encoding.replace("cp", "windows-").replace("_", "-") if best else None
