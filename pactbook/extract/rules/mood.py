"""Mood of a whole clause: denial and condition that stand outside the verb group itself."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.words import AGREEMENT_NOUN

# "denied that it had promised", "denied reports that", "has no plans to send"
_DENYING = re.compile(
    r"""
    \b(?:
        den(?:y|ies|ied|ying)\b
        | (?:has|have|had|with|is|are|was|were|sees?|saw)\s+no\s+(?:current\s+|immediate\s+)?
            (?:plans?|intentions?|wish|desire|reason|readiness|question|talk|decision)\b
        | ruled?\s+out\b | rules\s+out\b | without\s*$ | under\s+no\s+circumstances\b
        | stop(?:s|ped)?\s+short\s+of\b | (?:not|un)\s*true\s+that\b | false\s+that\b | in\s+no\s+way\b
    )[^;:]{0,90}$
    """,
    re.I | re.X,
)
_NO_AGREEMENT = re.compile(rf"\b(?:no|neither)\s+(?:[\w-]+\s+){{0,5}}?{AGREEMENT_NOUN}\b", re.I)
_CONDITION = re.compile(
    r"""
    (?<!even\s)(?<!as\s)(?<!asked\s)(?<!see\s)(?<!\bor\s)\bif\b | \bon\s+(?:the\s+)?condition\b
    | \bprovided\s+that\b | \bunless\b | \bit\s+is\s+(?:\w+\s+)?(?:possible|conceivable)\s+that\b
    | \bsubject\s+to\s+(?:\w+\s+){0,3}?(?:approval|agreement|vote|consent|parliament\w*)\b
    | \bpending\s+(?:\w+\s+){0,3}?(?:approval|agreement|vote|consent)\b
    | \bshould\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:agree|approve|vote|back)\b
    """,
    re.I | re.X,
)


def denies(scene: Scene, at: int) -> bool:
    """True when what stands at `at` is denied from in front: "denied that", "has no plans to"."""
    return bool(_DENYING.search(scene.text[:at]))


def denies_agreement(scene: Scene, at: int, end: int) -> bool:
    """True for "no agreement has been signed" and "signed no agreement" around the verb at [at, end)."""
    low, high = max(0, at - 70), min(len(scene.text), end + 60)
    return bool(_NO_AGREEMENT.search(scene.text[low:high]))


def conditional(scene: Scene) -> bool:
    """True when the sentence makes what it says depend on something: "if parliament agrees"."""
    return bool(_CONDITION.search(scene.text))
