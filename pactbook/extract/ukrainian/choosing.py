"""The document's language chooses the extractor."""

from collections.abc import Iterable
from typing import Protocol

from pactbook.extract.base import Extractor
from pactbook.extract.fates import Accountant
from pactbook.extract.ukrainian import Ukrainian, is_ukrainian
from pactbook.model.claims import Draft
from pactbook.model.fates import Account
from pactbook.model.sources import Document

_SAMPLE = 4000


class Reader(Extractor, Accountant, Protocol):
    """Reads a document and accounts for its sums."""


class ByLanguage:
    """Reads texts in Ukrainian with `Ukrainian`, all others with `other`. Each draft names who made it."""

    def __init__(self, other: Reader) -> None:
        self._other = other
        self._ukrainian = Ukrainian()
        self.name = f"{other.name}, {self._ukrainian.name}"

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of the extractor that the beginning of the article calls for."""
        return self._chosen(document).extract(document)

    def account(self, document: Document) -> Account:
        """What becomes of every sum of the document."""
        return self._chosen(document).account(document)

    def _chosen(self, document: Document) -> Reader:
        sample = document.text[document.start : min(document.end, document.start + _SAMPLE)]
        ours: Reader = self._ukrainian
        return ours if is_ukrainian(sample) else self._other
