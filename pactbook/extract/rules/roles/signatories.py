"""Who signs."""

import re

from pactbook.extract.rules.roles.people import Seen
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

AGREEMENT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|security\s+(?:guarantees?|commitments?))\b", re.I)
_MET = re.compile(r"\b(?:met|gathered|came\s+together|sat\s+down|travelled|traveled|arrived)\b")
_IT = re.compile(r"\b(?:it|one|them)\b")
_OTHER_SUBJECT = re.compile(
    r"""
    [;:]
    | \b(?:said|announced|told|added|that|wrote|reported|welcomed|after|before|when)\b
    """,
    re.X,
)
_WHERE_THEY = re.compile(r"\bwhere\s+(?:he|she|they)\b")
_OBLIQUE = re.compile(r"(?:\bwith|\bof|\bto|\bfor|\bby)\s+(?:\w+\s+)?$")
_OTHER_CLAUSE = re.compile(r"[;:.]\s|\b(?:said|announced|told|which|that|who)\b")
_PARTY_CUE = re.compile(r"\b(?:by|with|between)\b", re.I)
_AND_BEFORE = re.compile(r"\band\s+(?:\w+\s+){0,4}$")
_PARTY_CUE_ = re.compile(r"\b(?:by|with|between)\b")


def signs(scene: Scene, seen: Seen, story: Story, about_agreement: bool) -> bool:
    for verb in scene.verbs:
        signs = verb.has("sign") or (
            verb.lemma in ("conclude", "finalise", "finalize")
            and AGREEMENT.search(scene.text[verb.end : verb.end + 60])
        )
        if not signs or verb.negated:
            continue
        meets = verb.infinitive and _MET.search(scene.text[: verb.start])
        if not meets and (
            verb.modal in ("could", "may", "might", "can")
            or (verb.infinitive and not verb.modal and not verb.future)
        ):
            continue
        if not (
            AGREEMENT.search(scene.text)
            or (about_agreement and verb.lemma.startswith(("put_", "affix")))
            or (about_agreement and _IT.search(scene.text[verb.end : verb.end + 10]))
        ):
            continue
        if _signing_subject(scene, seen, verb) or _signing_party(scene, seen, verb):
            return True
    return False


def _signing_subject(scene: Scene, seen: Seen, verb: Verb) -> bool:
    if seen.end > verb.start:
        return False
    gap = scene.text[seen.end : verb.start]
    if len(gap) > 160 or _OTHER_SUBJECT.search(gap):
        return _WHERE_THEY.search(gap) is not None and len(gap) < 120
    subject = _OBLIQUE.search(scene.text[: seen.start])
    return subject is None


def _signing_party(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """ "signed ... by A and B", "signed ... with President B"."""
    if seen.start < verb.end:
        return False
    gap = scene.text[verb.end : seen.start]
    if len(gap) > 170 or _OTHER_CLAUSE.search(gap):
        return False
    return bool(_PARTY_CUE.search(gap)) or bool(_AND_BEFORE.search(gap) and _PARTY_CUE_.search(gap))


def is_planned(scene: Scene) -> bool:
    """True when every signature of the sentence is still to come."""
    signing = [v for v in scene.verbs if v.has("sign")]
    return bool(signing) and all((v.future or v.modal is not None) and not v.perfect for v in signing)
