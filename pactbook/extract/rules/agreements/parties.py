"""Parties of an event: the pairs that the sentence names, else the one that the article speaks of."""

import re

from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.agreements.entries import entry_of, lacks_subject
from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.agreements.partners import partners
from pactbook.extract.rules.agreements.resolving import birthday
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import TABLES, Story
from pactbook.extract.rules.words import AGREEMENT_NOUN

_G7 = re.compile(r"\bG7\b|Group of Seven")
_THE_AGREEMENT = re.compile(rf"\b(?:the|this|that)\s+(?:[\w-]+\s+){{0,3}}?{AGREEMENT_NOUN}", re.I)
_AGREEMENTS = re.compile(r"\b(?:agreements|pacts|deals|accords|treaties|documents)\b", re.I)
_KNOWN_PARTIES = re.compile(
    r"""
    \b(?:
        it | its | we | he | she | they
        | the\s+(?:\w+\s+)?(?:
            draft | text | wording | document | government | cabinet | negotiators | parties | leaders
            | presidents | ministers
        )
        | the\s+(?:signing|signature|ceremony)
        | (?:the|these)\s+(?:two|pair)
        | two\s+(?:countries|governments|sides|states|leaders|men|women|presidents|ministers)
        | both\s+(?:countries|governments|sides|leaders) | talks | negotiations | consultations | officials
        | negotiators
    )\b
    """,
    re.I | re.X,
)
# Both sides by what they are: "the ministers signed", "the two governments"
_BOTH = re.compile(
    r"""
    \b(?:the|both)\s+(?:two\s+|foreign\s+|defen[cs]e\s+|prime\s+)*
        (?:ministers|presidents|governments|sides|leaders|parties|men|women|countries|heads\s+of\s+state)\b
    """,
    re.I | re.X,
)
_WITH_UNNAMED = re.compile(r"\bwith\s+(?:several|other|many|all|a\s+number|some)\b")
_AMONG_THEMSELVES = re.compile(
    r"\b(?:of\s+their\s+own|with\s+(?:each|one\s+an)\s*other|(?:among|between)\s+themselves)\b", re.I
)
_FIRST = re.compile(r"\bfirst\b")


def parties_of(
    story: Story, scene: Scene, event: Event, instrument: str, partner: str | None
) -> tuple[list[tuple[str, ...]], bool]:
    """Pairs of parties, and whether the sentence itself names them.

    `partner` is the other party of the agreement spoken of last: whom "the two governments" means.
    """
    found = story.actors(scene)
    here = any(actor.code == "UKR" for actor in found)
    if instrument == "declaration":
        if event.status not in ("announced", "signed", "concluded"):
            return [], False
        if _G7.search(scene.text):
            return ([("G7", "UKR")] if event.status != "concluded" else []), True
        if not here or event.status == "announced":
            return [], False
    others = partners(scene, event, found)
    if len(others) > 1 and (_is_of_others(scene, found) or _is_with_other(event, found)):
        return [], True
    named = bool(others)
    if not named:
        others = _unnamed(story, scene, event, partner)
        if not others:
            return [], False
    if instrument != "security_agreement" and not here and not _BOTH.search(scene.text):
        return [], named
    if here or story.about_ukraine():
        return [(code, "UKR") for code in others if code != "UKR"], named
    return ([tuple(others)] if len(others) == 2 else []), named


def _unnamed(story: Story, scene: Scene, event: Event, partner: str | None) -> list[str]:
    """The partners that a sentence leaves unsaid: those of its heading in a list, else the one in focus."""
    if event.verb is None and event.status == "signed" and birthday(scene, story.published):
        return []
    entry = entry_of(story, scene)
    if entry and lacks_subject(scene, event):
        return entry
    meant = None if event.repeats else _meant(story, scene, event, partner)
    return [meant] if meant else []


def _is_of_others(scene: Scene, found: list[Actor]) -> bool:
    """True for an agreement that the states named have with each other; Ukraine may be who tells of it."""
    if _AMONG_THEMSELVES.search(scene.text):
        return True
    groups = (listed(scene, found, at) for at, a in enumerate(found) if a.preposition == "between")
    return any(len(codes_of(group)) > 1 and "UKR" not in codes_of(group) for group in groups)


def _is_with_other(event: Event, found: list[Actor]) -> bool:
    """True for "the treaty that Paris concluded with Warsaw": subject and companion, no Ukraine."""
    if event.verb is None or event.status != "signed":
        return False
    low, high = event.parts[-1]
    inside = [a for a in found if low <= a.start < high]
    subjects = [a for a in inside if a.end <= event.verb.start and a.preposition is None]
    others = [a for a in inside if a.start >= event.verb.end and a.preposition == "with"]
    told = any(a.code == "UKR" and a.start < event.verb.start for a in found)
    if told or not subjects or not others or len(others) > 1:
        return False
    return all(a.code not in (None, "UKR") and a.code not in TABLES for a in (*subjects, *others))


def _meant(story: Story, scene: Scene, event: Event, partner: str | None) -> str | None:
    """The partner that a sentence leaves unsaid; None where it means several, others, or nobody known."""
    signed = event.status == "signed"
    if signed and _AGREEMENTS.search(scene.text):
        return None
    known = _THE_AGREEMENT.search(scene.text)
    if not known and not _KNOWN_PARTIES.search(scene.text):
        return None
    if _WITH_UNNAMED.search(scene.text) or (signed and not known and _FIRST.search(scene.text)):
        return None
    return partner or story.focus(scene)
