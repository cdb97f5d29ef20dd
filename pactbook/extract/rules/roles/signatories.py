"""Signatories: people who are the subject of a verb of signing, or whom it names behind "by" and "with"."""

import re
from typing import Final

from pactbook.extract.rules.roles.people import Seen
from pactbook.extract.rules.scene import Scene
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
_SIGNATURE_OF = re.compile(
    r"\b(?:bears|carries|with)\s+the\s+signatures?\s+of\s+(?:[\w’'-]+[\s,]+){0,7}$", re.I
)
_MAYBE: Final = frozenset({"could", "may", "might", "can"})


def signs(scene: Scene, seen: Seen, about_agreement: bool) -> bool:
    """True when the sentence says that a person signs or signed an agreement."""
    for verb in scene.verbs:
        if _is_signing(scene, verb) and _is_of_agreement(scene, verb, about_agreement):
            if _is_subject(scene, seen, verb) or _is_party(scene, seen, verb):
                return True
    return about_agreement and bool(_SIGNATURE_OF.search(scene.text[: seen.start]))


def _is_signing(scene: Scene, verb: Verb) -> bool:
    """True for a verb of signing that is no mere purpose or possibility; people who meet to sign do sign."""
    if verb.negated:
        return False
    if not verb.has("sign"):
        behind = scene.text[verb.end : verb.end + 60]
        if verb.lemma not in ("conclude", "finalise", "finalize") or not AGREEMENT.search(behind):
            return False
    if verb.infinitive and _MET.search(scene.text[: verb.start]):
        return True
    return verb.modal not in _MAYBE and not (verb.infinitive and not verb.modal and not verb.future)


def _is_of_agreement(scene: Scene, verb: Verb, about_agreement: bool) -> bool:
    if AGREEMENT.search(scene.text):
        return True
    if not about_agreement:
        return False
    return verb.lemma.startswith(("put_", "affix")) or bool(_IT.search(scene.text[verb.end : verb.end + 10]))


def _is_subject(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """True for "X and Y signed", "X met Y in Kyiv, where they signed"."""
    if seen.end > verb.start:
        return False
    gap = scene.text[seen.end : verb.start]
    if len(gap) > 160 or _OTHER_SUBJECT.search(gap):
        return len(gap) < 120 and bool(_WHERE_THEY.search(gap))
    return not _OBLIQUE.search(scene.text[: seen.start])


def _is_party(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """True for "signed by A and B", "signed the agreement with President B"."""
    gap = scene.text[verb.end : seen.start]
    if seen.start < verb.end or len(gap) > 170 or _OTHER_CLAUSE.search(gap):
        return False
    return bool(_PARTY_CUE.search(gap))


def is_planned(scene: Scene) -> bool:
    """True when every signature of the sentence is still to come."""
    signing = [v for v in scene.verbs if v.has("sign")]
    return bool(signing) and all((v.future or v.modal is not None) and not v.perfect for v in signing)
