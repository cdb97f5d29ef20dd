"""A finding: what a rule saw in a scene, before it becomes a draft."""

from dataclasses import dataclass, replace
from typing import Any

from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Draft, Value
from pactbook.model.sources import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """A value with the stretch of its sentence that says so. Positions are those of `scene.text`."""

    scene: Scene
    start: int
    end: int
    value: Value
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 0.8
    extra: tuple[tuple[str, Any], ...] = ()

    def draft(self, document: Document, extractor: str) -> Draft:
        """The finding as a draft: its quote is cut from the document, not from the reading copy."""
        low, high = self.scene.raw(self.start, max(self.end, self.start + 1))
        return Draft(
            value=self.value,
            quote=document.text[low:high],
            modality=self.modality,
            attributed_to=self.attributed_to,
            confidence=round(self.confidence, 3),
            extractor=extractor,
            hint=low,
            extra=self.extra,
        )

    def with_value(self, value: Value) -> "Finding":
        """The same finding with another value."""
        return replace(self, value=value)
