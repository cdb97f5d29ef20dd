"""Negotiation expressed by a noun: talks that begin, go on, are held or are announced."""

import re

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.modality import modality_of
from pactbook.extract.rules.agreements.words import NEGOTIATION, SECURITY_AGREEMENT
from pactbook.extract.rules.words import AGREEMENT_NOUN

from pactbook.extract.rules.scene import Scene

_OTHER_TALKS = re.compile(
    r"""
    \bpeace\s+(?:talks|negotiations)
    | \b(?:talks|negotiations)\s+with\s+(?:Russia|Moscow|Putin)
    | \b(?:accession|membership|trade)\s+(?:talks|negotiations)
    """,
    re.I | re.X,
)
_AGREEMENT_STEM = re.compile(AGREEMENT_NOUN, re.I)
_CONSULTATION_CLAUSE = re.compile(r"\bwithin\b|\bin\s+(?:the\s+)?(?:event|case)\b|\bhours\b")
_WORK_ON_AGREEMENT = re.compile(rf"\b(?:work|working)\s+on\s+(?:\w+\s+){{0,4}}{AGREEMENT_NOUN}", re.I)
_TALKS_WITH = re.compile(r"\s+(?:with|between|on)\b")
_START = re.compile(
    r"""
    \b(?:
        initiation | launch | start | beginning | opening | first\s+round | second\s+round | third\s+round
        | round | continuation | commencement | progress | resumption
    )\b
    """,
    re.I | re.X,
)
_UNDER_WAY = re.compile(
    r"""
    \bunder\s?way | \bongoing | \bin\s+progress | \bcontinu | \b(?:part|place|participa\w+)\s+in\b
    | \b(?:been\s+)?in\s+(?:the\s+)?(?:negotiations|talks)\b
    | \bheld\b | \bled\s+by\b | \bmet\b | \bmeeting\b
    """,
    re.I | re.X,
)


def talks(scene: Scene, in_focus: bool) -> list[Event]:
    """Negotiation expressed by a noun: talks that begin, go on, are held or are announced."""
    found = []
    if not in_focus and not SECURITY_AGREEMENT.search(scene.text):
        return []
    if _OTHER_TALKS.search(scene.text):
        return []
    for noun in NEGOTIATION.finditer(scene.text):
        word = noun.group().lower()
        here = bool(_AGREEMENT_STEM.search(scene.text))
        if word.startswith("consult") and _CONSULTATION_CLAUSE.search(scene.text):
            continue
        if noun.group().lower() == "work" and not _WORK_ON_AGREEMENT.search(scene.text[noun.start() :]):
            continue
        if noun.group().lower().startswith(("prepar", "discussion")) and not _AGREEMENT_STEM.search(
            scene.text[noun.end() : noun.end() + 60]
        ):
            continue
        verbs = [
            v
            for v in scene.verbs
            if v.has("begin", "negotiate", "say", "pledge", "conclude") or v.lemma in ("prepare",)
        ]
        near = [v for v in verbs if v.end <= noun.start() and noun.start() - v.end < 70] + [
            v
            for v in verbs
            if v.start >= noun.end() and v.start - noun.end() < 50 and (v.has("begin") or v.passive)
        ]
        begin = [
            v
            for v in near
            if v.has("begin")
            and (
                here
                or word.startswith(("negot", "consult"))
                or v.lemma not in ("hold", "continue", "conduct", "enter")
            )
        ]
        verb = begin[-1] if begin else (near[-1] if near else None)
        if verb is not None and verb.has("begin"):
            found.append(Event("negotiating", noun.start(), modality_of(scene, verb), verb))
        elif (
            here
            and word.startswith(("negotiat", "talk", "consult"))
            and verb is not None
            and (verb.negated or verb.future or verb.modal)
        ):
            found.append(Event("negotiating", noun.start(), modality_of(scene, verb), verb))
        elif (
            here and word.startswith(("negotiation", "talk")) and _TALKS_WITH.match(scene.text[noun.end() :])
        ):
            found.append(Event("negotiating", noun.start(), "asserted", None))
        elif (_START.search(scene.text) or _UNDER_WAY.search(scene.text)) and (
            here or not word.startswith(("work", "discuss", "prepar"))
        ):
            found.append(Event("negotiating", noun.start(), "asserted", None))
    return found[:1]
