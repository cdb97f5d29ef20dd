"""How far a promise has come: its stage, from the verbs that govern the money."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.commitments.governing import chain, governing
from pactbook.extract.rules.commitments.modality import SIGNED_LAW, modality_of, modality_of_stage
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_THAT = re.compile(r"\s*(?:that|which)\b")
_BUDGET_NOUN = re.compile(r"\b(?:allocations?|appropriations?|tranches?\s+approved)\b[^.;]{0,40}$", re.I)
_TOTAL = re.compile(
    r"""
    \b(?:
        total(?!l?ing)(?!ed) | overall | so\s+far | to\s+date | altogether | already | cumulative
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


@dataclass(frozen=True, slots=True)
class Standing:
    """Stage and modality of a promise, and the verb that says so (None: a noun or nothing does)."""

    stage: str
    modality: str
    verb: Verb | None


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
    if undone is not None and _THAT.match(scene.text[end:]):
        return Standing(
            "cancelled" if undone.has("cancel") else "postponed",
            "asserted" if undone.has("cancel") else "planned",
            undone,
        )
    links = chain(scene, verb)
    stage = _stage(scene, links, start, inherited)
    return Standing(stage, modality_of(scene, links, stage, start), verb)


def _from_nouns(scene: Scene, start: int, inherited: str | None) -> tuple[str, str]:
    before = scene.text[:start]
    if inherited:
        return inherited, modality_of_stage(inherited)
    if _BUDGET_NOUN.search(before):
        return "allocated", "asserted"
    if _TOTAL.search(scene.text) and not _PLEDGE_NOUN.search(before):
        return "delivered", "asserted"
    return "pledged", "planned"


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
        if SIGNED_LAW.search(scene.text[:start]):
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
