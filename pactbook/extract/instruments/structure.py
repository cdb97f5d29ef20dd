"""The parts of an agreement's text: title, recitals, headings, numbered clauses, lists, closing, signatures.

Written from the way treaties are laid out in general. Each block keeps its place in the document's text, and
its section as printed; page furniture and hyphenation were taken out before by capture.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.extract.instruments.labels import Labels, Marker, marker
from pactbook.extract.reading import Reading, paragraphs
from pactbook.model.sources import Document

KINDS: Final = ("title", "recital", "heading", "clause", "item", "closing", "signature", "note")
"""What a block may be. Clauses and items are the operative text."""

_SIGNED: Final = (
    r"(?:\W*(?:signed|done)\b[\s,]{1,3}(?:at|in|on|by|this)\b|\W*(?:signed|done)\s+in\s+(?:\w+|\d+)\b)"
)
_CLOSING = re.compile(rf"{_SIGNED}(?=.{{0,200}}\b\d{{4}}\b)|\W*in\s+witness\s+whereof\b", re.I | re.S)
_MODAL = re.compile(
    r"\b(?:will|shall|would|may|intends?|commits?|undertakes?|agrees?|recogni[sz]es?|reaffirms?)\b"
)
_ENDED = re.compile(r"[.;:,][\"”’»')\]]*$|[.;:,]\s*(?:\[\d+\]|\d{1,2})$|\b(?:and|or)$")
_UNFINISHED = re.compile(r"[.;,:][\"”’)]*$|[;,]\s*(?:and|or)$|\bsuch\s+as:?$")
_POINTING = re.compile(r"\b(?:this|the|following|will|shall|to)\b", re.I)
_INTRODUCTION = re.compile(r"(?:\W|\b[IVX\d]+\b)*(?:preamble|introduction|recitals?)\W*$", re.I)
_NEXT_ITEM = re.compile(
    r"(?:(?<=[;:,.])|(?<=\band)|(?<=\bor)) (?=(?:[a-z][.)]|\([a-z]{1,3}\)|o|\d{1,2}\))\s\w)"
)
_NOTE = re.compile(r"\[\d+\]\s|\d{1,2}\s+[A-Z]\w+[’'\w]*\s")
_ANNEX = re.compile(r"\W*(?:annex|appendix|protocol|schedule)\b", re.I)
_PAGE = re.compile(r"\W*(?:page\s*)?\d{1,3}(?:\s*(?:/|of)\s*\d{1,3})?\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: `kind` of `KINDS`, `section` as printed (None where unnumbered), `lead` the number of
    the block that introduces a list's item. `body` is where the words begin behind a number or bullet;
    `part` the heading of the numbered part around it."""

    kind: str
    reading: Reading
    section: str | None = None
    heading: str = ""
    lead: int | None = None
    body: int = 0
    part: str = ""

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def operative(self) -> bool:
        return self.kind in ("clause", "item")

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The interval of the document's text behind `text[start:end]`."""
        return self.reading.raw(start, end)


def blocks(document: Document) -> list[Block]:
    """All blocks of an agreement's text, in order."""
    parts = [item for part in joined(paragraphs(document)) for item in _items(part, document.text)]
    return list(_Reader(_begins_anew(parts)).read(parts))


def _items(part: Reading, text: str) -> Iterator[Reading]:
    """A paragraph cut before the list items that stand on lines of their own in `text`."""
    low = 0
    for space in _NEXT_ITEM.finditer(part.text):
        if "\n" in text[part.at[space.start() - 1] : part.at[space.end()]]:
            yield part.part(low, space.start())
            low = space.end()
    yield part.part(low, len(part.text))


def _begins_anew(parts: Sequence[Reading]) -> bool:
    """True when paragraph numbers start at 1 more than once."""
    marks = [mark for part in parts if (mark := marker(part.text)) and not _is_heading(part.text, mark)]
    return sum(mark.level == "number" and mark.value == 1 for mark in marks) > 1


def joined(parts: Iterable[Reading]) -> Iterator[Reading]:
    """Paragraphs without page numbers; one that a page or line break cut in two is whole again."""
    open_part: Reading | None = None
    for part in parts:
        if _PAGE.match(part.text):
            continue
        if open_part is None:
            open_part = part
        elif _continues(open_part.text, part.text):
            open_part = Reading(open_part.text + " " + part.text, (*open_part.at, part.at[0], *part.at))
        else:
            if _NOTE.match(part.text) and not marker(part.text) and _cut_off(open_part.text):
                yield part
                continue
            yield open_part
            open_part = part
    if open_part is not None:
        yield open_part


def _cut_off(text: str) -> bool:
    return len(text) > 100 and not _ENDED.search(text) and bool(_MODAL.search(text) or len(text) > 160)


def _continues(before: str, after: str) -> bool:
    if _cut_off(before) and re.match(r"\(\w{1,3}\)\s+(?:and|or|to|above|below|of)\b", after):
        return True
    if marker(after) or _NOTE.match(after) or _CLOSING.match(after):
        return False
    if after[0].islower():
        return not re.search(r"[.;:]$", before) and len(before) > 25
    return _cut_off(before)


class _Reader:
    """Goes through the paragraphs once and keeps what the next one depends on: the stage of the text, its
    section, and the open lists, each with the number of the block that opened it and the kind of its
    marks."""

    def __init__(self, anew: bool) -> None:
        self.labels = Labels(anew)
        self.stage = "title"
        self.heading = ""
        self.part = ""
        self.open: list[tuple[int, str]] = []
        self.count = 0

    def read(self, parts: Iterable[Reading]) -> Iterator[Block]:
        for part in parts:
            block = self._block(part)
            yield block
            self.count += 1

    def _block(self, part: Reading) -> Block:
        text = part.text
        mark = marker(text)
        if _CLOSING.match(text):
            self.stage = "signature"
            return Block("closing", part)
        if self.stage == "signature":
            if not (_ANNEX.match(text) and len(text) < 200):
                return Block("note" if text.startswith("[") else "signature", part)
            self.stage = "recital"
        elif not mark and _NOTE.match(text):
            return Block("note", part)
        if _is_heading(text, mark):
            return self._headed(part, mark)
        return self._worded(part, mark)

    def _headed(self, part: Reading, mark: Marker | None) -> Block:
        if self.stage == "title" and not mark and not _INTRODUCTION.match(part.text):
            return Block("title", part)
        at = mark.end if mark else 0
        self.heading = part.text[at:].strip(" .:")
        if mark and mark.numbered:
            self.part = self.heading
        if _ANNEX.match(part.text):
            self.stage = "recital"
            self.labels.annexed(part.text)
        else:
            opens = _INTRODUCTION.match(part.text) and self.stage in ("title", "introduction")
            self.stage = "introduction" if opens else "operative"
            self.labels.headed(mark, self.heading)
        self.open.clear()
        return Block("heading", part, self.labels.part(), self.heading, body=at)

    def _worded(self, part: Reading, mark: Marker | None) -> Block:
        if self.stage == "title":
            if self.count == 0 and not mark and len(part.text) < 300:
                return Block("title", part)
            self.stage = "recital"
        if self.stage == "recital" and mark and mark.level == "number" and mark.value == 1:
            self.stage = "operative"
        at = mark.end if mark else 0
        if self.stage in ("recital", "introduction"):
            return Block("recital", part, body=at)
        listing = bool(self.open)
        inside = bool(mark and mark.listed(listing)) or bool(not mark and listing and _goes_on(part.text))
        counted = self._counts_on(mark)
        if mark and not mark.listed(listing):
            self.labels.numbered(mark)
        section = self.labels.item(mark) if mark and inside else self.labels.clause()
        lead = self._lead(part.text, mark) if inside or counted else None
        if not (inside or counted):
            self.open.clear()
        if part.text.rstrip().endswith(":"):
            self.open.append((self.count, ""))
        return Block("item" if inside else "clause", part, section, self.heading, lead, at, self.part)

    def _counts_on(self, mark: Marker | None) -> bool:
        """True for a numbered paragraph in a list that a colon opened."""
        if not self.open or mark is None or mark.level != "number":
            return False
        number = self.open[-1][0]
        counted = any(known == "number" for _, known in self.open)
        return counted or (mark.value == 1 and number == self.count - 1)

    def _lead(self, text: str, mark: Marker | None) -> int | None:
        """The block that an item hangs from; an item that ends in a colon opens a list of its own."""
        if not self.open:
            return None
        kind = "" if mark is None else text[0] if mark.bullet else mark.series
        if kind and self.open[-1][1] not in ("", kind) and any(known == kind for _, known in self.open):
            while self.open[-1][1] != kind:
                self.open.pop()
        if not self.open[-1][1]:
            self.open[-1] = (self.open[-1][0], kind)
        return self.open[-1][0]


def _is_heading(text: str, mark: Marker | None) -> bool:
    words = text[mark.end if mark else 0 :]
    if mark and mark.bullet:
        return False
    if not words:
        return bool(mark)
    if mark and re.fullmatch(r"[A-Z][\w’']*(?: [\w’']+){0,3}:", words) and not _POINTING.search(words):
        return True
    if len(words) > 170 or words[0].islower() or _UNFINISHED.search(words):
        return False
    return not _MODAL.search(words) and not re.match(r"[\"“]", words)


def _goes_on(text: str) -> bool:
    return text[:1].islower() or bool(re.search(r"(?:;|;\s*and|,|\bsuch\s+as)$", text))
