"""Negotiation expressed by a noun: talks that begin, go on, are held or are announced."""

import re
from typing import Final

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.modality import modality_of
from pactbook.extract.rules.agreements.words import NEGOTIATION, SECURITY_AGREEMENT
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

_TALKING: Final = ("begin", "negotiate", "say", "pledge", "conclude")
_HOLDING: Final = frozenset({"hold", "continue", "conduct", "enter"})
_OTHER_TALKS = re.compile(
    r"""
    \bpeace\s+(?:talks|negotiations)
    | \b(?:talks|negotiations)\s+with\s+(?:Russia|Moscow|Putin)
    | \b(?:accession|membership|trade)\s+(?:talks|negotiations)
    """,
    re.I | re.X,
)
_AGREEMENT_STEM = re.compile(AGREEMENT_NOUN, re.I)
# "consultations within 24 hours": what an agreement provides, not how it comes about.
_CONSULTATION_CLAUSE = re.compile(r"\bwithin\b|\bin\s+(?:the\s+)?(?:event|case)\b|\bhours\b")
_WORK_ON_AGREEMENT = re.compile(rf"\b(?:work|working)\s+on\s+(?:\w+\s+){{0,4}}{AGREEMENT_NOUN}", re.I)
# "talks with A and B are moving", "similar work continues with ten more states"
_PREDICATE = re.compile(
    r"""
    (?P<with>\s+(?:with|between)\s+(?:[\w’'–-]+,?\s+){1,9}?)?\s*
    (?:
        (?:is|are|were|was|remains?|remained)\s+(?P<not>not\s+|yet\s+to\s+)?(?:still\s+|now\s+|already\s+|also\s+)*
            (?:under\s?way|ongoing|in\s+progress|continuing|going\s+on|advanced|advancing|moving|proceeding|progressing
            |at\s+an?\s+\w+\s+stage|close\s+to|nearing|being\s+(?:held|conducted)|[\"“]\w+)
        | (?:continue|continues|go\s+on|goes\s+on|proceed|proceeds|progress|progresses|advance|drag\s+on)\b
    )
    """,
    re.I | re.X,
)
_UNDER_NEGOTIATION = re.compile(
    r"\b(?P<not>not\s+(?:yet\s+)?)?(?:still\s+|currently\s+|now\s+)?(?:under|in)\s+$", re.I
)
_TALKS_WITH = re.compile(r"\s+(?:with|between|on)\b")
_WORK_WITH = re.compile(r"\s+(?:(?:continues|goes\s+on|is\s+under\s?way)\s+)?with\b", re.I)
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
    """The first negotiation that a noun of the sentence expresses, as a list of one event or none."""
    if not in_focus and not SECURITY_AGREEMENT.search(scene.text):
        return []
    if _OTHER_TALKS.search(scene.text):
        return []
    said = (_talk(scene, noun) for noun in NEGOTIATION.finditer(scene.text) if _is_talk(scene, noun))
    return [event for event in said if event][:1]


def _is_talk(scene: Scene, noun: re.Match[str]) -> bool:
    """False for consultations that an agreement provides for, and for work on other things."""
    word, text = noun.group().lower(), scene.text
    if word.startswith("consult"):
        return not _CONSULTATION_CLAUSE.search(text)
    if word == "work":
        return bool(_WORK_ON_AGREEMENT.search(text[noun.start() :]) or _WORK_WITH.match(text, noun.end()))
    if word.startswith(("prepar", "discussion")):
        return bool(_AGREEMENT_STEM.search(text[noun.end() : noun.end() + 60]))
    return True


def _talk(scene: Scene, noun: re.Match[str]) -> Event | None:
    word, at = noun.group().lower(), noun.start()
    here = bool(_AGREEMENT_STEM.search(scene.text))
    under = _UNDER_NEGOTIATION.search(scene.text[:at]) if word == "negotiation" else None
    if under and _AGREEMENT_STEM.search(scene.text[:at]):
        return Event("negotiating", at, "denied" if under["not"] else "asserted", None)
    said = _PREDICATE.match(scene.text, noun.end())
    if said and (here or word != "work" or said["with"]) and not word.startswith(("discuss", "prepar")):
        return Event("negotiating", at, "denied" if said["not"] else "asserted", None)
    verb = _verb_of(scene, noun, here or word.startswith(("negot", "consult")))
    if verb is not None and verb.has("begin"):
        return Event("negotiating", at, modality_of(scene, verb), verb)
    if here and word.startswith(("negotiat", "talk", "consult")):
        if verb is not None and (verb.negated or verb.future or verb.modal):
            return Event("negotiating", at, modality_of(scene, verb), verb)
    if here and word.startswith(("negotiation", "talk")) and _TALKS_WITH.match(scene.text[noun.end() :]):
        return Event("negotiating", at, "asserted", None)
    going_on = _START.search(scene.text) or _UNDER_WAY.search(scene.text)
    if going_on and (here or not word.startswith(("work", "discuss", "prepar"))):
        return Event("negotiating", at, "asserted", None)
    return None


def _verb_of(scene: Scene, noun: re.Match[str], specific: bool) -> Verb | None:
    """The verb that says what becomes of the talks: best one of beginning, else the nearest.

    Unless the noun is `specific`, being held or continued is not enough: "held talks" may be on anything.
    """
    verbs = [v for v in scene.verbs if v.has(*_TALKING) or v.lemma == "prepare"]
    near = [v for v in verbs if v.end <= noun.start() < v.end + 70]
    near += [v for v in verbs if noun.end() <= v.start < noun.end() + 50 and (v.has("begin") or v.passive)]
    # "talks between X and Y on a bilateral security agreement have not begun"
    first = next((v for v in scene.verbs if v.start >= noun.end()), None)
    if first and first.has("begin") and first not in near and first.start < noun.end() + 120:
        near.append(first)
    begin = [v for v in near if v.has("begin") and (specific or v.lemma not in _HOLDING)]
    return next(reversed(begin or near), None)
