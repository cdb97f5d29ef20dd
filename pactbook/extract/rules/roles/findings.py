"""Roles: who signed, who led a delegation, who took part, who spoke about an agreement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.roles.parts import is_on_topic, is_present, leads, speaks, takes_part
from pactbook.extract.rules.roles.people import Seen, both, family, fuller, people, pronouns, side, subjects
from pactbook.extract.rules.roles.signatories import AGREEMENT, is_planned, signs
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Role

_SURENESS: Final = {"signatory": 0.9, "delegation_lead": 0.9, "participant": 0.75, "spokesperson": 0.7}
_RANK: Final = tuple(_SURENESS)
_BREAK = re.compile(r";\s|,\s(?=while\b)")


@dataclass(frozen=True, slots=True)
class Part:
    """The part that a person has in a sentence."""

    scene: Scene
    seen: Seen
    role: str

    @property
    def rank(self) -> int:
        """0 for the strongest role."""
        return _RANK.index(self.role)


def roles(story: Story, about_agreement: bool) -> Iterator[Finding[Role]]:
    """Findings of kind role: each person once, in the strongest role.

    Speakers count where `about_agreement` says that the article is about an agreement.
    """
    best: dict[str, Part] = {}
    known: dict[str, Seen] = {}
    before: list[Seen] = []
    for scene in story.scenes:
        named = people(scene)
        if scene.before is not None and scene.before.paragraph != scene.paragraph:
            before = []
        meant = pronouns(scene, named, before)
        before = subjects(scene, named) or (before if meant else [])
        pair = [] if named or meant else both(scene, list(known.values()))
        for seen in [*named, *meant, *pair]:
            key = family(seen.name)
            if (seen not in meant and seen not in pair) or key not in known:
                known[key] = fuller(known.get(key), seen)
            role = _role(story, scene, seen, about_agreement)
            if role is None:
                continue
            if role == "delegation_lead" and seen.affiliation is None:
                known[key] = replace(known[key], affiliation=side(scene, seen))
            part = Part(scene, seen, role)
            if key not in best or part.rank < best[key].rank:
                best[key] = part
    found = [_finding(part, known[key]) for key, part in best.items()]
    yield from sorted(found, key=lambda finding: (finding.scene.index, finding.start))


def _finding(part: Part, known: Seen) -> Finding[Role]:
    """The finding for a part, with all that the article tells of the person."""
    scene = part.scene
    value = Role(known.name, known.office, known.affiliation, part.role)
    modality = "planned" if part.role == "signatory" and is_planned(scene) else "asserted"
    low, high = _quote(part)
    return Finding(scene, low, high, value, modality, confidence=_SURENESS[part.role])


def _role(story: Story, scene: Scene, seen: Seen, about_agreement: bool) -> str | None:
    """The strongest role of a person in a sentence, or None."""
    if signs(scene, seen, about_agreement):
        return "signatory"
    if not about_agreement and not AGREEMENT.search(scene.text):
        return None
    if is_present(scene, seen):
        return "participant"
    if leads(scene, seen):
        return "delegation_lead"
    if takes_part(scene, seen):
        return "participant"
    spoken = about_agreement and speaks(scene, seen) and is_on_topic(story, scene, seen)
    return "spokesperson" if spoken else None


def _quote(part: Part) -> tuple[int, int]:
    """For a speaker the sentence (from the person on, where that stands late), else the person's clause."""
    text, start, end = part.scene.text, part.seen.start, part.seen.end
    if part.role == "spokesperson":
        return (0 if start < 60 else start), len(text)
    low, high = 0, len(text)
    for mark in _BREAK.finditer(text):
        if mark.end() <= start:
            low = mark.end()
        elif mark.start() >= end:
            high = mark.start()
            break
    return low, low + len(text[low:high].rstrip(" .,;"))
