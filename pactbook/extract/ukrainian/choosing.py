"""The document's language chooses the extractor."""

from collections.abc import Iterable

from pactbook.extract.base import Extractor
from pactbook.extract.ukrainian import Ukrainian, is_ukrainian
from pactbook.model.claims import Draft
from pactbook.model.sources import Document

_SAMPLE = 4000


class ByLanguage:
    """Reads texts in Ukrainian with `Ukrainian`, all others with `other`. Each draft names who made it."""

    def __init__(self, other: Extractor) -> None:
        self._other = other
        self._ukrainian = Ukrainian()
        self.name = f"{other.name}, {self._ukrainian.name}"

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of the extractor that the beginning of the article calls for."""
        sample = document.text[document.start : min(document.end, document.start + _SAMPLE)]
        chosen = self._ukrainian if is_ukrainian(sample) else self._other
        return chosen.extract(document)
