"""Whether a promise is done, planned, only thought of, or denied."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.mood import conditional, denies, unreal
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_THINKING: Final = frozenset(
    words("could, might, may, should, considers, considering, propose, proposes, proposed")
)
SIGNED_LAW = re.compile(
    r"\b(?:signed|signs|passed|adopted|enacted)\b[^.;]{0,60}\b(?:bill|law|legislation|act|budget)\b", re.I
)
_OPEN_BILL = re.compile(r"\b(?:bills?|proposals?|draft\s+(?:law|budget)|requests?)\b", re.I)


def modality_of(scene: Scene, links: list[Verb], stage: str, start: int) -> str:
    """Modality of a promise from its verbs (the governing one first) and its stage."""
    if any(denies(scene, verb.main) for verb in links):
        return "denied"
    if stage != "allocated" and not links[0].finite_past and unreal(scene, links[0], start):
        return "hypothetical"
    if any(v.negated for v in links) or any(v.has("refuse") for v in links[:2]):
        return modality_of_stage(stage) if stage in ("postponed", "cancelled") else "denied"
    if stage in ("pledged", "allocated") and _is_thought(scene, links):
        return "hypothetical"
    if stage == "pledged" and _OPEN_BILL.search(scene.text[max(0, start - 90) : start + 60]):
        if not (SIGNED_LAW.search(scene.text) or _bill_sets_aside(scene, links[0])):
            return "hypothetical"
    return modality_of_stage(stage)


def _bill_sets_aside(scene: Scene, verb: Verb) -> bool:
    """ "The bill earmarks 10 billion": planned by whoever brings it in, no mere thought."""
    before = scene.text[max(0, verb.start - 40) : verb.start]
    return verb.has("allocate") and bool(_OPEN_BILL.search(before))


def _is_thought(scene: Scene, links: list[Verb]) -> bool:
    """True for what is only thought of or asked for: "could send", "asked for", "will send if"."""
    if any(v.modal in _THINKING for v in links):
        return True
    if any(v.has("ask") and not v.has("give", "allocate") for v in links):
        return True
    if any(v.lemma.startswith("vote") and (v.future or v.infinitive) for v in links):
        return True
    return conditional(scene)


def modality_of_stage(stage: str) -> str:
    """The modality that the codebook gives to a stage: planned until the money is allocated."""
    return "planned" if stage in ("pledged", "postponed") else "asserted"
