"""The seam every extractor fills: a document in, drafts out; it quotes and never sets offsets."""

from collections.abc import Iterable
from typing import Protocol

from pactbook.model.claims import Draft
from pactbook.model.sources import Document


class Extractor(Protocol):
    """Reads one document at a time. `name` is its name and version, kept on every claim it makes."""

    name: str

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts for what the document says. Raises nothing for odd text: it says less instead."""
        ...
