"""Who gives: the actors around a sum or goods, weighed by the grammar between them."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.actors import NEVER_DONORS, Actor, listed
from pactbook.extract.rules.commitments.speakers import WE, speaker_of
from pactbook.extract.rules.commitments.weights import is_vehicle, may_give, weight_of
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

_EACH = re.compile(r"\beach\b|\bevery\s+one\b|\brespectively\b", re.I)


@dataclass(frozen=True, slots=True)
class Giving:
    """Donor codes of a promise: `score` tells how firmly the sentence names them; `each` that each gives the sum."""

    donors: tuple[str, ...]
    score: float
    each: bool = False
    speaker: str | None = None


def givers(story: Story, scene: Scene, start: int, end: int) -> Giving:
    """Donors of the sum or goods at [start, end): in the sentence, else whoever is in focus."""
    found = story.actors(scene)
    ranked = sorted(
        ((weight_of(scene, found, i, start, end), i) for i, a in enumerate(found) if may_give(a)),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if ranked and ranked[0][0] >= 3:
        score, best = ranked[0]
        group = [a for a in listed(scene, found, best) if may_give(a)]
        if found[best].adjective or found[best].kind == "person":
            group = [found[best]]
        codes = tuple(dict.fromkeys(code for a in group for code in (a.codes or (a.code,))))
        return Giving(codes, score, bool(_EACH.search(scene.text)) and len(codes) > 1)
    subject = _earlier_subject(found, start)
    if subject and not (scene.in_quotes(start) and WE.search(scene.text[:start])):
        return Giving((subject.code,), 2.5)
    focus = _focus(story, scene, start)
    if focus:
        return Giving((focus,), 2.0)
    if ranked and ranked[0][0] > -1:
        return Giving((found[ranked[0][1]].code,), ranked[0][0])
    return Giving((), 0.0)


def _earlier_subject(found: list[Actor], start: int) -> Actor | None:
    """The nearest actor in front that may be a subject of the same sentence: whom a later "it" or "that" means."""
    fit = [
        a
        for a in found
        if a.end <= start
        and may_give(a)
        and not a.codes
        and not is_vehicle(a)
        and (a.preposition is None or a.preposition == "of")
    ]
    return fit[-1] if fit else None


def _focus(story: Story, scene: Scene, start: int) -> str | None:
    """The giver that the sentence leaves unsaid: the speaker behind "we", else the partner in focus."""
    if WE.search(scene.text[:start]) and scene.in_quotes(start):
        speaker = speaker_of(story, scene)
        if speaker:
            return speaker if speaker not in NEVER_DONORS else story.focus(scene)
    return story.focus(scene)
