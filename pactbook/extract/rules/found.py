"""A finding: what a rule saw in a scene, before it becomes a draft."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from pactbook.extract.confidence import calibrated
from pactbook.extract.rules.derived import derived
from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Draft, Value
from pactbook.model.fates import Held, Reason
from pactbook.model.sources import Document

V = TypeVar("V", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True)
class Finding(Generic[V]):
    """A value with the stretch of its sentence that says so. Positions are those of `scene.text`.

    `holds` says where its figures stand in the document's text, wherever it says them; `left` why a finding
    that others build on is no claim itself. `marks` are evidence beside the firmness (`marks.py`).
    """

    scene: Scene
    start: int
    end: int
    value: V
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 0.8
    holds: tuple[Held, ...] = ()
    left: Reason | None = None
    marks: frozenset[str] = frozenset()

    def draft(self, document: Document, extractor: str, raw: bool = False) -> Draft:
        """The finding as a draft: its quote is cut from the document, not from the reading copy.

        `confidence` is calibrated, unless the `raw` firmness of the rule is asked for.
        """
        sure = self.confidence if raw else calibrated(self.value.kind, self.confidence, self.marks)
        low, high = self.scene.raw(self.start, max(self.end, self.start + 1))
        rules = derived(self.scene, self.start, self.end, self.value)
        return Draft(
            value=self.value,
            quote=document.text[low:high],
            modality=self.modality,
            attributed_to=self.attributed_to,
            confidence=round(sure, 3),
            extractor=extractor,
            hint=low,
            extra=(("derived", rules),) if rules else (),
        )
