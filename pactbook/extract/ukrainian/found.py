"""A finding: a value with the stretch of its sentence that says so, before it becomes a draft."""

from dataclasses import dataclass
from typing import Any

from pactbook.extract.ukrainian.passages import Passage
from pactbook.model.claims import Draft, Value
from pactbook.model.fates import Held
from pactbook.model.sources import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """Positions are those of `passage.text`; `holds` says where its figures stand in the document's text."""

    passage: Passage
    start: int
    end: int
    value: Value
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 0.8
    extra: tuple[tuple[str, Any], ...] = ()
    holds: tuple[Held, ...] = ()

    def draft(self, document: Document, extractor: str) -> Draft:
        """The finding as a draft: its quote is cut from the document, not from the reading copy."""
        low, high = self.passage.reading.raw(self.start, max(self.end, self.start + 1))
        return Draft(
            value=self.value,
            quote=document.text[low:high],
            modality=self.modality,
            attributed_to=self.attributed_to,
            confidence=self.confidence,
            extractor=extractor,
            hint=low,
            extra=self.extra,
        )
