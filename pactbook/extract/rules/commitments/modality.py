"""Whether a promise is done, planned, only thought of, or denied."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

SIGNED_LAW = re.compile(
    r"\b(?:signed|signs|passed|adopted|enacted)\b[^.;]{0,60}\b(?:bill|law|legislation|act|budget)\b", re.I
)
_OPEN_BILL = re.compile(r"\b(?:bills?|proposals?|draft\s+(?:law|budget)|requests?)\b", re.I)
_IF = re.compile(r"\bif\b")


def modality_of(scene: Scene, links: list[Verb], stage: str, start: int) -> str:
    if any(v.negated for v in links) or any(v.has("refuse") and not v.negated for v in links[:2]):
        return "denied" if stage not in ("postponed", "cancelled") else modality_of_stage(stage)
    if stage in ("pledged", "allocated"):
        if any(
            v.modal
            in (
                "could",
                "might",
                "may",
                "should",
                "considers",
                "considering",
                "propose",
                "proposes",
                "proposed",
            )
            for v in links
        ):
            return "hypothetical"
        if any(v.has("ask") and not v.has("give", "allocate") for v in links):
            return "hypothetical"
        if (
            stage == "pledged"
            and _OPEN_BILL.search(scene.text[max(0, start - 60) : start + 60])
            and not SIGNED_LAW.search(scene.text)
        ):
            return "hypothetical"
        if any(v.modal == "would" for v in links) and _IF.search(scene.text):
            return "hypothetical"
    return modality_of_stage(stage)


def modality_of_stage(stage: str) -> str:
    return "planned" if stage in ("pledged", "postponed") else "asserted"
