"""Sentences in their context and documents with their origin: where every figure leads to.

Texts of others are quoted with little around them; the whole article is given only under a licence that
lets anybody copy it.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from pactbook.book.subjects import cells
from pactbook.capture.tables import MEDIA_TYPES
from pactbook.model.claims import Claim
from pactbook.model.sources import Document
from pactbook.pipeline.reference import MEDIA_TYPE as REFERENCE
from pactbook.publish.view import document_ref

AROUND: Final = 300
"""Code points shown on each side of a quote to the owner of the book."""
REPUBLISHED: Final = 150
"""The same where others may read it: 300 in all."""

_OPEN: Final = re.compile(
    r"\b(?:cc0|cc[ -]by(?![ -]n[cd])|apache|public domain|open government licen[cs]e|etalab|pddl|odc-by)\b",
    re.I,
)
_DATED_BY: Final = {
    "header": "the date in its header",
    "metadata": "the metadata of the file",
    "option": "given with --published",
    "name": "the date in the file's name",
    "card": "its source card",
    "table": "its map of columns",
    "reference": "the reference, which knows this text by its hash",
}


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its surroundings; spaces and line ends are runs of one space. `…` marks a cut."""

    before: str
    quote: str
    after: str

    def to_json(self) -> dict[str, str]:
        return {"before": self.before, "quote": self.quote, "after": self.after}


def passage(document: Document, start: int, end: int, around: int = AROUND) -> Passage:
    """`text[start:end]` with at most `around` code points on each side, cut at words, within the article."""
    body = document.content()
    low, high = start - document.start, end - document.start
    before, after = body[:low], body[high:]
    return Passage(
        _tidy(_last(before, around)), _tidy(document.text[start:end]).strip(), _tidy(_first(after, around))
    )


def _last(text: str, length: int) -> str:
    if len(text) <= length:
        return text.lstrip()
    cut = text[len(text) - length :]
    # The first word may be cut through; it goes, unless the quote follows it directly.
    head, space, rest = cut.partition(" ")
    return "… " + (rest if space else head if length else "")


def _first(text: str, length: int) -> str:
    if len(text) <= length:
        return text.rstrip()
    head, space, _ = text[:length].rpartition(" ")
    return (head if space else text[:length]) + " …"


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def in_context(claim: Claim, document: Document | None, around: int = AROUND) -> Passage:
    """A claim's quote in its context; the bare quote where the text is not at hand, or was withdrawn.

    A row of a table is its cells with their headings, and has no context: its neighbours tell other things.
    """
    if document is None or not document.text or claim.end <= claim.start:
        return Passage("", _tidy(claim.quote), "")
    if document.media_type in MEDIA_TYPES.values():
        said = "; ".join(f"{title}: {cell}" for title, cell in cells(document, claim))
        return Passage("", said or _tidy(claim.quote), "")
    if document.media_type == REFERENCE:
        return Passage("", _tidy(claim.quote), "")
    return passage(document, claim.start, claim.end, around)


def dated_by(document: Document) -> str:
    """How the publication date of a document is known, in words."""
    return _DATED_BY.get(document.published_by or "", document.published_by or "not known")


def open_licence(document: Document) -> bool:
    """True when the source card names a licence under which anybody may republish the text."""
    return bool(document.source.licence and _OPEN.search(document.source.licence))


def origin(document: Document) -> dict[str, Any]:
    """What is known about a document, as a JSON object."""
    card = document.source
    return {
        "ref": document_ref(document),
        "label": document.label,
        "published": document.published,
        "published_by": document.published_by,
        "sha256": document.sha256,
        "article": document.number,
        "media_type": document.media_type,
        "title": card.title,
        "publisher": card.publisher,
        "address": card.address,
        "licence": card.licence,
        "retrieved": card.retrieved,
        "language": card.language,
        "citation": card.citation,
    }
