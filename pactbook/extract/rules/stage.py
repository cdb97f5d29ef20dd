"""How far a promise has come, and how sure: stage and modality from the verb that governs the money."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_MONEY_VERBS = (
    "give",
    "allocate",
    "pledge",
    "raise",
    "cut",
    "contain",
    "postpone",
    "cancel",
    "receive",
    "ask",
    "refuse",
)
_PLEDGE_NOUN = re.compile(r"\b(?:pledges?|promises?|commitments?|vows?)\b[^.;]{0,60}$", re.I)
_BUDGET_NOUN = re.compile(r"\b(?:allocations?|appropriations?|tranches?\s+approved)\b[^.;]{0,40}$", re.I)
_HYPOTHETICAL = re.compile(
    r"\b(?:propos(?:al|ed|es|ing)|draft|would-be|possible|potential|if|unless|provided\s+that|considering|could|might|may)\b",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:total(?!l?ing)(?!ed)|overall|so\s+far|to\s+date|altogether|already|cumulative|since\s+(?:the\s+(?:start|beginning|outbreak|full|invasion|onset|war)|20\d\d|(?:January|February|March|April|May|June|July|August|September|October|November|December)|Feb\w*|Russia\w*)|had\s+been\s+worth|"
    r"brings?|bringing|taking|takes|now\s+stands|last\s+year)\b",
    re.I,
)


_SIGNED_LAW = re.compile(
    r"\b(?:signed|signs|passed|adopted|enacted)\b[^.;]{0,60}\b(?:bill|law|legislation|act|budget)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Stage and modality of a promise, and the verb that says so (None: a noun or nothing does)."""

    stage: str
    modality: str
    verb: Verb | None


_OPEN_BILL = re.compile(r"\b(?:bills?|proposals?|draft\s+(?:law|budget)|requests?)\b", re.I)


def governing(scene: Scene, start: int, end: int) -> Verb | None:
    """The verb whose object (or passive subject) the phrase at [start, end) is, or None."""
    low, high = scene.clause(start)
    verbs = [v for v in scene.verbs if v.has(*_MONEY_VERBS)]
    before = [v for v in verbs if v.end <= start]
    near = [v for v in before if v.start >= low]
    if near:
        return near[-1]
    after = [v for v in verbs if v.start >= end and v.end <= high + 40]
    if (
        after
        and after[0].start - end < 45
        and (after[0].passive or after[0].has("contain", "give", "allocate", "pledge"))
    ):
        between = scene.text[end : after[0].start]
        if not re.search(r"[,;]\s", between) or after[0].passive:
            return after[0]
    return before[-1] if before else None


def chain(scene: Scene, verb: Verb) -> list[Verb]:
    """The verb and the finite verbs it hangs on: "approved a proposal to provide" gives provide, approved."""
    links = [verb]
    at = scene.verbs.index(verb)
    if not (verb.infinitive or verb.form == "ing" or (verb.form == "participle" and not verb.passive)):
        return links
    for earlier in reversed(scene.verbs[:at]):
        if re.search(r"[;:]|,\s+(?:and|but|while|which)\b", scene.text[earlier.end : verb.start]):
            break
        links.append(earlier)
        if not (earlier.infinitive or earlier.form == "ing"):
            break
    return links


def standing(scene: Scene, start: int, end: int, inherited: str | None = None) -> Standing:
    """Stage and modality for the phrase at [start, end); `inherited` is the stage of the whole it is part of."""
    verb = governing(scene, start, end)
    if verb is None:
        return Standing(*_from_nouns(scene, start, inherited), None)
    undone = next(
        (
            v
            for v in scene.verbs
            if v.start > end and v.passive and v.has("cancel", "postpone") and not v.negated
        ),
        None,
    )
    if undone is not None and re.match(r"\s*(?:that|which)\b", scene.text[end:]):
        return Standing(
            "cancelled" if undone.has("cancel") else "postponed",
            "asserted" if undone.has("cancel") else "planned",
            undone,
        )
    links = chain(scene, verb)
    stage = _stage(scene, links, start, inherited)
    return Standing(stage, _modality(scene, links, stage, start), verb)


def _from_nouns(scene: Scene, start: int, inherited: str | None) -> tuple[str, str]:
    before = scene.text[:start]
    if inherited:
        return inherited, _plain_modality(inherited)
    if _BUDGET_NOUN.search(before):
        return "allocated", "asserted"
    if _TOTAL.search(scene.text) and not _PLEDGE_NOUN.search(before):
        return "delivered", "asserted"
    return "pledged", "planned"


def _plain_modality(stage: str) -> str:
    return "planned" if stage in ("pledged", "postponed") else "asserted"


def _stage(scene: Scene, links: list[Verb], start: int, inherited: str | None) -> str:
    verb = links[0]
    if any(v.has("postpone") and v.lemma not in ("hold",) for v in links):
        return "postponed"
    if any(v.has("cancel") and not v.has("pledge") for v in links):
        return "cancelled"
    if any(v.has("allocate") and v.finite_past and not v.negated for v in links):
        return "allocated"
    if _PLEDGE_NOUN.search(scene.text[max(0, links[0].end) : start]) or verb.has("pledge"):
        return "pledged"
    if inherited in ("allocated", "delivered") and not verb.has("pledge"):
        return inherited
    if verb.has("give", "receive"):
        done = verb.finite_past and not (len(links) > 1 and links[-1].has("pledge", "ask", "refuse"))
        return "delivered" if done else "pledged"
    if verb.has("contain", "raise") and not inherited:
        low, high = scene.clause(start)
        if _SIGNED_LAW.search(scene.text[:start]):
            return "allocated"
        if any(v.has("pledge") for v in links):
            return "pledged"
        if (
            _TOTAL.search(scene.text[low:high])
            and not verb.future
            and not verb.modal
            and not _PLEDGE_NOUN.search(scene.text[:start])
        ):
            return "delivered"
    return inherited or "pledged"


def _modality(scene: Scene, links: list[Verb], stage: str, start: int) -> str:
    if any(v.negated for v in links) or any(v.has("refuse") and not v.negated for v in links[:2]):
        return "denied" if stage not in ("postponed", "cancelled") else _plain_modality(stage)
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
            and not _SIGNED_LAW.search(scene.text)
        ):
            return "hypothetical"
        if any(v.modal == "would" for v in links) and re.search(r"\bif\b", scene.text):
            return "hypothetical"
    return _plain_modality(stage)
