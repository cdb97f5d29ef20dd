"""Rules whose findings are remembered: what the parent has read, its children need not read again.

Nothing is read otherwise than the rules read it; a text that nobody has read yet is read.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from pactbook import wiring
from pactbook.model.claims import Draft
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.pipeline.extracting import make

NAME: Final = "tests.faults.reading:Remembering"
_RULES: Final = str(wiring.EXTRACTORS["rules"])
_FOUND: dict[tuple[str, str | None], tuple[list[Draft], tuple[Issue, ...]]] = {}
"""Drafts and problems, by a document's key and date."""


class Remembering:
    """The rules, each text read once."""

    name = "rules"

    def __init__(self) -> None:
        self._noted: tuple[Issue, ...] = ()

    def extract(self, document: Document) -> Iterator[Draft]:
        """What the rules find."""
        known = (document.key, document.published)
        if known not in _FOUND:
            rules = make(_RULES)
            drafts, noted = list(rules.extract(document)), getattr(rules, "noted", tuple)
            _FOUND[known] = (drafts, tuple(noted()))
        drafts, self._noted = _FOUND[known]
        return iter(drafts)

    def noted(self) -> tuple[Issue, ...]:
        """The problems that they met in the last text."""
        return self._noted


def ahead(file: Path) -> None:
    """Read the documents of a file in this process, for all that are forked from it."""
    for document in wiring.read([file]):
        if not isinstance(document, Issue):
            list(Remembering().extract(document))
