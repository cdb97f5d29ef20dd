"""How far a promise has come: its stage, from the verbs that govern the money."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.rules.commitments.aid import names_aid
from pactbook.extract.rules.commitments.governing import chain, governing
from pactbook.extract.rules.commitments.modality import SIGNED_LAW, modality_of, modality_of_stage
from pactbook.extract.rules.mood import unreal
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_THAT = re.compile(r"\s*(?:that|which)\b")
# "had promised two boats, but has put off the delivery"
_BUT = re.compile(r"[^.;]{0,40}\bbut\b[^.;,]{0,30}$", re.I)
_WHAT_WAS_PROMISED = re.compile(
    r"\s+(?:it|them|this|that|(?:the|its|their)\s+(?:\w+\s+)?"
    r"(?:deliver(?:y|ies)|shipments?|payments?|transfers?|donation|plans?|pledge|promise|package))\b",
    re.I,
)
_BUDGET_NOUN = re.compile(r"\b(?:allocations?|appropriations?|tranches?\s+approved)\b[^.;]{0,40}$", re.I)
_TOTAL = re.compile(
    r"""
    \b(?:
        total(?!l?ing)(?!ed) | overall | so\s+far | to\s+date | altogether | already(?!\s+(?:pledged
            |promised)) | cumulative
        | since\s+(?:
            the\s+(?:start|beginning|outbreak|full|invasion|onset|war)
            | 20\d\d
            | (?:January|February|March|April|May|June|July|August|September|October|November|December)
            | Feb\w* | Russia\w*
        )
        | had\s+been\s+worth | brings? | bringing | taking | takes | now\s+stands | last\s+year
    )\b
    """,
    re.I | re.X,
)
_PLEDGE_NOUN = re.compile(r"\b(?:pledges?|promises?|commitments?|vows?)\b[^.;]{0,60}$", re.I)


_ADJUNCT = re.compile(r"[\w)”\"]\s*,\s+(?:then\s+|thereby\s+)?$")
# "Ukraine had 9 billion in aid from France"
_HAD = re.compile(r"\b(?:had|drew)\s+$")
_AVAILABLE = re.compile(r"[^,;]{0,60}\b(?:is|are|was|were|has\s+been|have\s+been)\s+(?:\w+\s+)?available\b")
_IN_BUDGET = re.compile(r"\s+(?:in|into)\s+(?:[\w’'.-]+\s+){0,4}budgets?\b", re.I)
_HAS_IN_BUDGET = re.compile(
    r"^[^,;]{0,40}\bin\s+(?:(?:its|the|this\s+year[’']s|next\s+year[’']s|\w+[’']s?)\s+)(?:\w+\s+){0,2}budget\b",
    re.I,
)
_DRAFT = re.compile(r"\b(?:draft|proposed|proposals?|bill|planned)\b", re.I)
# "the bill earmarks": what a bill sets aside is still to be voted on.
_BILL_BEFORE = re.compile(
    r"\b(?:bill|draft|proposals?|draft\s+budget|budget\s+(?:bill|proposal|plan))\s+(?:(?:for|of)\s+\S+\s+)?(?:\w+ly\s+|also\s+)?$",
    re.I,
)
_AND = re.compile(r"\band\s+$")
# "its plan to hand over jets has been put on hold"
_PLAN_OF = re.compile(
    r"\b(?:plans?|decision|pledge|promise|delivery|handover|transfer|shipment)\s+(?:to|of)\b", re.I
)
# "and parliament has passed it"
_PASSED_IT = re.compile(r"\s+(?:it|them|the\s+(?:bill|budget|law|package|sum))\b")
_ARRIVED: Final = frozenset({"deliver", "hand_over", "transfer", "disburse", "ship", "receive", "arrive"})
"""Verbs that a headline in the present tense uses of what has happened."""
# "once Congress passes": the present tense of what is still to come.
_ONCE = re.compile(r"\b(?:after|once|when|until|before|if|as\s+soon\s+as)\s+(?:\w+\s+){0,4}$", re.I)
_TAKING: Final = frozenset({"bring", "take", "push"})
_SUMMING: Final = frozenset({"amount_to", "total", "reach", "come_to", "stand_at", "exceed"})
# "This latest package brings the total to": the total has the new promise in it.
_NEW_MONEY = re.compile(
    r"""
    \W*(?:this|the|that)\s+(?:[\w-]+\s+){0,4}?
        (?:fund(?:s|ing)|announcement|pledge|package|contribution|commitment|support|aid|donation|money|
           allocation|tranche|grant|loan|assistance)\b
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Stage and modality of a promise, and the verb that says so (None: a noun or nothing does)."""

    stage: str
    modality: str
    verb: Verb | None


def standing(scene: Scene, start: int, end: int, inherited: str | None = None) -> Standing:
    """Stage and modality for the phrase at [start, end); `inherited` is the stage of its whole."""
    verb = governing(scene, start, end)
    if verb is None:
        stage = _from_nouns(scene, start, end, inherited)
        thought = stage == "pledged" and unreal(scene, None, start)
        return Standing(stage, "hypothetical" if thought else modality_of_stage(stage), None)
    undone = _undone(scene, start, end)
    if undone is not None:
        stage = "cancelled" if undone.has("cancel") else "postponed"
        return Standing(stage, modality_of_stage(stage), undone)
    links = chain(scene, verb)
    stage = _stage(scene, links, start, inherited)
    return Standing(stage, modality_of(scene, links, stage, start), verb)


def _undone(scene: Scene, start: int, end: int) -> Verb | None:
    """The verb of "a package that was cancelled" and of "a package, but has put off the delivery"."""
    for verb in scene.verbs:
        if verb.start >= end and verb.has("cancel", "postpone") and not (verb.negated or verb.modal):
            if _BUT.match(scene.text[end : verb.start]) and _WHAT_WAS_PROMISED.match(scene.text[verb.end :]):
                return verb
    low, _ = scene.clause(start)
    if not (_THAT.match(scene.text[end:]) or _PLAN_OF.search(scene.text[low:start])):
        return None
    verbs = (v for v in scene.verbs if v.start > end and v.passive and not v.negated)
    return next((v for v in verbs if v.has("cancel", "postpone")), None)


def _is_settled(scene: Scene, verb: Verb) -> bool:
    """True when a verb of allocating says that it is decided: past, or the present of a headline."""
    if verb.negated or verb.future or verb.modal or verb.infinitive:
        return False
    if _BILL_BEFORE.search(scene.text[: verb.start]):
        return False
    if verb.finite_past or verb.passive:
        return True
    if verb.form == "ing" and verb.start == verb.main:
        return _is_adjunct(scene, verb)
    return not _ONCE.search(scene.text[max(0, verb.start - 40) : verb.start])


def _is_adjunct(scene: Scene, verb: Verb) -> bool:
    """ "went further, allocating 2 billion": done with the verb in front, unless that is still to come."""
    if not _ADJUNCT.search(scene.text[: verb.start]):
        return False
    return not any(v.future or v.modal or v.has("ask") for v in scene.verbs if v.end <= verb.start)


def _from_nouns(scene: Scene, start: int, end: int, inherited: str | None) -> str:
    """The stage of a phrase without a verb: "an allocation of", "a total of", else a pledge."""
    before = scene.text[:start]
    if inherited:
        return inherited
    behind = scene.text[end:]
    if _BUDGET_NOUN.search(before) or _AVAILABLE.match(behind) or _HAS_IN_BUDGET.search(behind):
        return "pledged" if _DRAFT.search(scene.text) else "allocated"
    if _HAD.search(before):
        return "delivered"
    return "delivered" if _TOTAL.search(scene.text) and not _PLEDGE_NOUN.search(before) else "pledged"


def _stage(scene: Scene, links: list[Verb], start: int, inherited: str | None) -> str:
    """The stage that the governing verb, `links[0]`, and those it hangs on give."""
    verb = links[0]
    if any(v.has("postpone") and v.lemma != "hold" for v in links):
        return "postponed"
    if any(v.has("cancel") and not v.has("pledge") for v in links):
        return "cancelled"
    if any(v.has("allocate") and _is_settled(scene, v) for v in links):
        return "allocated"
    if verb.lemma == "earmark_for" and verb.perfect:
        return "allocated"
    front = scene.text[verb.end : start] if verb.end <= start else scene.text[max(0, start - 60) : start]
    if _is_passed_later(scene, verb, start):
        return "allocated"
    if verb.has("pledge") or _PLEDGE_NOUN.search(front):
        return "pledged"
    if inherited in ("allocated", "delivered") and not (verb.has("give") and verb.finite_past):
        return inherited
    if verb.has("give", "receive"):
        if (
            scene.heading
            and verb.form in ("s", "base")
            and verb.start == verb.main
            and verb.lemma in _ARRIVED
        ):
            return "delivered"
        asked = len(links) > 1 and links[-1].has("pledge", "ask", "refuse")
        return "delivered" if verb.finite_past and not asked else "pledged"
    if verb.has("contain", "raise") and not inherited:
        return _stage_of_contents(scene, links, start)
    return inherited or "pledged"


def _is_passed_later(scene: Scene, verb: Verb, start: int) -> bool:
    """ "has agreed to a package of 2 billion, and parliament has passed it", "was agreed and approved" """
    later = (v for v in scene.verbs if v.start > max(start, verb.end) and v.has("allocate"))
    return any(
        _is_settled(scene, v)
        and _PASSED_IT.match(scene.text[v.end :])
        or (verb.passive and v.form == "past" and _AND.search(scene.text[: v.start]))
        for v in later
    )


def _stage_of_contents(scene: Scene, links: list[Verb], start: int) -> str:
    """The stage of what something includes or adds up to: a law allocates, a running total is delivered."""
    before = scene.text[:start]
    if SIGNED_LAW.search(before):
        return "allocated"
    if links[0].passive and _IN_BUDGET.match(scene.text[links[0].end :]) and not _DRAFT.search(scene.text):
        return "allocated"
    low, high = scene.clause(start)
    verb = links[0]
    if verb.lemma in _TAKING and verb.form == "ing" and verb.start == verb.main:
        return "delivered"
    if any(v.has("pledge") for v in links) or verb.future or verb.modal or _PLEDGE_NOUN.search(before):
        return "pledged"
    if verb.lemma == "bring" and _NEW_MONEY.match(scene.text):
        return "pledged"
    subject = scene.text[min(low, scene.clause(verb.start)[0]) : verb.start]
    past = verb.lemma in _SUMMING and verb.finite_past and names_aid(subject)
    return "delivered" if past or _TOTAL.search(scene.text[low:high]) else "pledged"
