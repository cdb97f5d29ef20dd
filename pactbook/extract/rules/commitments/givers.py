"""Who gives: the actors around a sum or goods, weighed by the grammar between them."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.actors import NEVER_DONORS, Actor, codes_of, listed
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.speakers import WE, speaker_of
from pactbook.extract.rules.commitments.weights import is_vehicle, may_give, weight_of
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.fates import Reason

_BREAK = re.compile(r"[,;:—–]")
_EACH = re.compile(
    r"\beach\b|\bevery\s+one\b|\brespectively\b|\bneither\b"
    r"|\b(?:are|will|have|would)\s+both\b|\bboth\s+(?:are|will|have|would|said)\b",
    re.I,
)


_COMPANY = re.compile(
    r"""
    \b(?:
        (?:arms|weapons?|drone|car|steel|energy|insurance|defen[cs]e|food)?[ -]?
        (?:maker|manufacturer|producer|firm|compan(?:y|ies)|giant|start-?up|insurer|investor|retailer|conglomerate)s?
        | charit(?:y|ies) | foundations? | volunteers? | billionaires? | donors?
    )\s+(?:[A-Z][\w.&-]*\s+){0,3}(?:also\s+|jointly\s+)?$
    """,
    re.X,
)
_MANY = re.compile(
    r"\b(?:partners|allies|donors|countries|states|nations|governments|lenders|creditors|members|others|"
    r"institutions|participants)\s+(?:(?:in|of)\s+\w+\s+)?(?:\w+ly\s+|also\s+|together\s+|have\s+|has\s+)*$",
    re.I,
)
# "We're providing": in a transcript or an address, whose text is the speaker's.
_WE_GIVE = re.compile(r"^(?:\w+:\s+)?We\b")
# "Ukraine aims to mobilise 7 billion": what Ukraine hopes for.
_HOPES: Final = frozenset(
    words(
        """
        aim, aims, aimed, hope, hopes, hoped, want, wants, wanted, plan, plans, planned, seek, seeks, sought,
        expect, expects, expected, need, needs, needed, intend, intends, intended, try, tries, tried, would,
        could, must, should, ask, asks, asked, work, works, look, looks, trying, seeking, hoping, looking
        """
    )
)


@dataclass(frozen=True, slots=True)
class Giving:
    """Donor codes of a promise, how firmly the sentence names them, and whether each gives the whole sum."""

    donors: tuple[str, ...]
    score: float
    each: bool = False


def givers(story: Story, scene: Scene, start: int, end: int) -> Giving | Reason:
    """Donors of the sum or goods at [start, end): in the sentence, else whoever is in focus.

    A reason where nobody gives, or Ukraine itself does.
    """
    if story.giver:
        return Giving((story.giver,), 6.0)
    found = story.actors(scene)
    if _ukraine_gives(scene, found, start, end):
        return Reason.UKRAINE_GIVES
    if _is_business(scene, start, end):
        return Reason.INVESTMENT
    if _is_anonymous(scene, found, start, end):
        return Reason.NO_DONOR
    weights = [(weight_of(scene, found, i, start, end), i) for i, a in enumerate(found) if may_give(a)]
    score, best = min(weights, key=lambda pair: (-pair[0], pair[1]), default=(-9.0, 0))
    label = story.behind_agency(scene) or (story.label(scene) if score < 5 else ())
    if label:
        return Giving(label, 5.0)
    if score >= 3:
        return _named(scene, found, best, score)
    subject = _earlier_subject(found, start)
    we_speak = scene.in_quotes(start) and bool(WE.search(scene.text[:start]))
    if subject and not we_speak:
        return Giving((subject.code,), 2.5)
    focus = _focus(story, scene, we_speak)
    if focus:
        return Giving((focus,), 2.0)
    return Giving((found[best].code,), score) if score > -1 else Reason.NO_DONOR


def _named(scene: Scene, found: list[Actor], best: int, score: float) -> Giving:
    """The giver that the sentence names, with the others of its list."""
    alone = found[best].adjective or found[best].kind == "person"
    named = [a for a in listed(scene, found, best) if may_give(a)]
    # "Through the Red Cross, Australia": what money passes through is no giver beside the subject.
    passing = [a for a in named if a.preposition in ("through", "via") and found[best].preposition is None]
    group = [found[best]] if alone else [a for a in named if a not in passing]
    codes = tuple(codes_of(group))
    each = _EACH.search(scene.text, max(0, group[0].start - 12))
    return Giving(codes, score, bool(each) and len(codes) > 1)


def _is_business(scene: Scene, start: int, end: int) -> bool:
    """True where a company is the subject: "the German arms maker will invest"."""
    verb = governing(scene, start, end)
    if verb is None or verb.passive or verb.end > start:
        return False
    return bool(_COMPANY.search(scene.text[scene.clause(verb.start)[0] : verb.start]))


def _is_anonymous(scene: Scene, found: list[Actor], start: int, end: int) -> bool:
    """True where those who give are named only as many: "partners announced more than 21 billion"."""
    verb = governing(scene, start, end)
    if verb is None or verb.passive or verb.end > start:
        return False
    subject = _MANY.search(scene.text, scene.clause(verb.start)[0], verb.start)
    return subject is not None and not any(
        a.start < verb.start and a.end > subject.start() - 25 and a.preposition is None for a in found
    )


def _ukraine_gives(scene: Scene, found: list[Actor], start: int, end: int) -> bool:
    """True where Ukraine itself is the subject of giving: it spends its own budget or helps somebody else."""
    verb = governing(scene, start, end)
    if (
        verb is None
        or verb.passive
        or verb.end > start
        or verb.has("say", "ask", "receive", "contain")
        or (verb.has("raise") and verb.modal not in _HOPES)
    ):
        return False
    subjects = [a for a in found if a.end <= verb.start and a.preposition is None]
    if not subjects or subjects[-1].code != "UKR" or verb.start - subjects[-1].end > 25:
        return False
    if _BREAK.search(scene.text[subjects[-1].end : verb.start]):
        return False
    behind = [a for a in found if a.start >= end and a.preposition in ("from", "by")]
    if verb.modal in _HOPES and verb.has("allocate", "give") and not behind:
        return True
    return verb.has("give", "pledge") and not behind and not scene.in_quotes(start)


def _earlier_subject(found: list[Actor], start: int) -> Actor | None:
    """The nearest actor in front that may be a subject of the sentence: whom a later "it" or "that" means."""
    for actor in reversed(found):
        if actor.end <= start and may_give(actor) and not actor.codes and not is_vehicle(actor):
            if actor.preposition in (None, "of"):
                return actor
    return None


def _focus(story: Story, scene: Scene, we_speak: bool) -> str | None:
    """The giver that the sentence leaves unsaid: the speaker behind "we", else the partner in focus."""
    speaker = speaker_of(story, scene) if we_speak else None
    if not we_speak and _WE_GIVE.search(scene.text):
        return story.main_partner()
    return speaker if speaker and speaker not in NEVER_DONORS else story.focus(scene)
