"""Which extractor reads a document: by its language, then by its form; agreements are not read as news."""

from collections.abc import Iterable

from pactbook.extract.base import Extractor
from pactbook.extract.instruments import Instruments, is_instrument
from pactbook.extract.rules import Rules
from pactbook.extract.ukrainian.choosing import ByLanguage
from pactbook.model.claims import Draft
from pactbook.model.sources import Document


class ByForm:
    """Reads the texts of agreements with `Instruments`, everything else with `Rules`."""

    def __init__(self) -> None:
        self._instruments = Instruments()
        self._rules = Rules()
        self.name = f"{self._rules.name}, {self._instruments.name}"

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of the extractor that the document's form calls for; each names who made it."""
        chosen: Extractor = self._instruments if is_instrument(document) else self._rules
        return chosen.extract(document)


def by_document() -> Extractor:
    """The extractor that ships with Pactbook."""
    return ByLanguage(ByForm())
