"""Roles: who signed, who led a delegation, who took part, who spoke about an agreement."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.roles.parts import is_on_topic, speaks, takes_part
from pactbook.extract.rules.roles.people import Seen, family, fuller, people, side
from pactbook.extract.rules.roles.signatories import AGREEMENT, is_planned, signs
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Role

_RANK = ("signatory", "delegation_lead", "participant", "spokesperson")
_SIGNATURE_OF = re.compile(
    r"\b(?:bears|carries|with)\s+the\s+signatures?\s+of\s+(?:[\w’'-]+[\s,]+){0,7}$", re.I
)
_PRESENT = re.compile(
    r"""
    ^[\s,]*(?:(?:the|a)\s+[^,;]{3,60},\s*)?
        (?:was|were|is)\s+(?:also\s+)?(?:among\s+those\s+)?(?:present|in\s+attendance)\b
    """,
    re.I | re.X,
)
_LEAD_BEFORE = re.compile(
    r"""
    \b(?:led|headed|chaired|represented|conducted|(?:the\s+\w+\s+)one)\s+by\s+(?:[\w’',.-]+\s+){0,9}?$
    | \bhead(?:s|ed)?\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?delegation[,\s]+$
    | \bdelegation\s+is\s+$
    """,
    re.I | re.X,
)
_HEADING = re.compile(
    r"""
    \b(?:heading|leading)\s+(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:delegation|team)\b[^.;]{0,90}?\b(?:is|was)
        \s+(?:the\s+)?(?:\w+\s+){0,4}?$
    | \bunder\s+the\s+(?:leadership|chairmanship)\s+of\s+(?:[\w’']+\s+){0,6}?$
    | \battended\s+by\s+$
    """,
    re.I | re.X,
)
_LEAD_AFTER = re.compile(
    r"""
    ^[^.;]{0,80}?\b(?:
        leads? | led | heads? | headed | chairs? | chaired | is\s+leading | will\s+lead | who\s+led
        | leading | heading
    )\s+(?:the\s+|its\s+|a\s+|his\s+|her\s+)?(?:[\w’'-]+\s+){0,3}?(?:delegation|team|negotiat\w+|talks|side)
    | ^[^.;]{0,60}\bleading\s+(?:the|its)\b
    | ^[^.;]{0,50}\bhead\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:delegation|negotiating\s+team)
    """,
    re.I | re.X,
)
_BY_OR_WITH = re.compile(r"\b(?:by|with)\s+$")
_DELEGATION = re.compile(r"\b(?:delegation|team|negotiat\w+|talks|side)\b", re.I)
_BREAK = re.compile(r";\s|,\s(?=while\b)")


def roles(story: Story, about_agreement: bool) -> Iterator[Finding]:
    """Findings of kind role: each person once, in the strongest role. Speakers count in a text about an agreement."""
    best: dict[str, tuple[int, Finding]] = {}
    known: dict[str, Seen] = {}
    for scene in story.scenes:
        for seen in people(scene):
            key = family(seen.name)
            known[key] = fuller(known.get(key), seen)
            role = _role(story, scene, seen, about_agreement)
            if role is None:
                continue
            if role[0] == "delegation_lead" and seen.affiliation is None:
                known[key] = replace(known[key], affiliation=side(scene, seen))
            rank = _RANK.index(role[0])
            if key not in best or rank < best[key][0]:
                low, high = role[1]
                value = Role(seen.name, seen.office, seen.affiliation, role[0])
                modality = "planned" if rank == 0 and is_planned(scene) else "asserted"
                best[key] = (
                    rank,
                    Finding(scene, low, high, value, modality, None, (0.9, 0.9, 0.75, 0.7)[rank]),
                )
    for key, (_, finding) in sorted(
        best.items(), key=lambda pair: (pair[1][1].scene.index, pair[1][1].start)
    ):
        person, value = known[key], finding.value
        assert isinstance(value, Role)
        yield replace(finding, value=Role(person.name, person.office, person.affiliation, value.event_role))


def _role(
    story: Story, scene: Scene, seen: Seen, about_agreement: bool
) -> tuple[str, tuple[int, int]] | None:
    before, after = scene.text[: seen.start], scene.text[seen.end :]
    if signs(scene, seen, story, about_agreement) or (about_agreement and _SIGNATURE_OF.search(before)):
        return "signatory", _clause_quote(scene, seen)
    if AGREEMENT.search(scene.text) or about_agreement:
        if _PRESENT.match(after):
            return "participant", _clause_quote(scene, seen)
        if (
            _LEAD_BEFORE.search(before)
            or (_HEADING.search(before) and not before.rstrip().endswith("attended by"))
            or (_LEAD_AFTER.search(after) and not _BY_OR_WITH.search(before))
        ):
            if _DELEGATION.search(scene.text):
                return "delegation_lead", _clause_quote(scene, seen)
        if takes_part(story, scene, seen, before, after):
            return "participant", _clause_quote(scene, seen)
        if about_agreement and speaks(scene, seen, after) and is_on_topic(story, scene):
            return "spokesperson", (min(seen.start, 0) if seen.start < 60 else seen.start, len(scene.text))
    return None


def _clause_quote(scene: Scene, seen: Seen) -> tuple[int, int]:
    low, high = 0, len(scene.text)
    for mark in _BREAK.finditer(scene.text):
        if mark.end() <= seen.start:
            low = mark.end()
        elif mark.start() >= seen.end:
            high = mark.start()
            break
    text = scene.text[low:high]
    return low, high - (len(text) - len(text.rstrip(" .,;")))
