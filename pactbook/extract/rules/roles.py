"""Roles: who signed, who led a delegation, who took part, who spoke about an agreement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import AGREEMENT_NOUN, Story
from pactbook.extract.rules.verbs import Verb
from pactbook.model.claims import Role

_AGREEMENT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|security\s+(?:guarantees?|commitments?))\b", re.I)
_LEAD_BEFORE = re.compile(
    r"\b(?:led|headed|chaired|represented|conducted|(?:the\s+\w+\s+)one)\s+by\s+(?:[\w’',.-]+\s+){0,9}?$|\bhead(?:s|ed)?\s+(?:of\s+)?(?:the\s+)?(?:\w+\s+)?delegation[,\s]+$|\bdelegation\s+is\s+$",
    re.I,
)
_LEAD_AFTER = re.compile(
    r"^[^.;]{0,80}?\b(?:leads?|led|heads?|headed|chairs?|chaired|is\s+leading|will\s+lead|who\s+led|leading|heading)\s+(?:the\s+|its\s+|a\s+|his\s+|her\s+)?(?:[\w’'-]+\s+){0,3}?(?:delegation|team|negotiat\w+|talks|side)|^[^.;]{0,60}\bleading\s+(?:the|its)\b|^[^.;]{0,50}\bhead\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:delegation|negotiating\s+team)",
    re.I,
)
_PARTICIPANT_AFTER = re.compile(
    r"^[^.;]{0,110}?\b(?:participants?\b|participat\w+|took\s+part|takes\s+part|taking\s+part|attended|attends|joined\s+the\s+(?:talks|negotiations)|member\s+of\s+the\s+(?:\w+\s+)?delegation|met\s+(?:with\b)?|discussed|agreed\s+(?:on|to|that))",
    re.I,
)
_PARTICIPANT_BEFORE = re.compile(
    r"\b(?:participa\w+\s+(?:of|by)|attended\s+by|attendance\s+of|presence\s+of|joined\s+by|accompanied\s+by|(?:met|meeting|talks|meets|discussed\s+\w+)\s+with|includ\w+|delegation\s+(?:also\s+)?includ\w+|together\s+with|alongside|agreed\s+with)\s+(?:[\w’',.-]+\s+){0,8}?$",
    re.I,
)
_PRESENT = re.compile(
    r"^[\s,]*(?:(?:the|a)\s+[^,;]{3,60},\s*)?(?:was|were|is)\s+(?:also\s+)?(?:among\s+those\s+)?(?:present|in\s+attendance)\b",
    re.I,
)
_HEADING = re.compile(
    r"\b(?:heading|leading)\s+(?:the|its|a)\s+(?:\w+\s+){0,2}?(?:delegation|team)\b[^.;]{0,90}?\b(?:is|was)\s+(?:the\s+)?(?:\w+\s+){0,4}?$|\bunder\s+the\s+(?:leadership|chairmanship)\s+of\s+(?:[\w’']+\s+){0,6}?$|\battended\s+by\s+$",
    re.I,
)
_RANK = ("signatory", "delegation_lead", "participant", "spokesperson")


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a scene: canonical name as written, office as written, affiliation, and the place."""

    name: str
    office: str | None
    affiliation: str | None
    start: int
    end: int


def roles(story: Story, about_agreement: bool) -> Iterator[Finding]:
    """Findings of kind role: each person once, in the strongest role. Speakers count in a text about an agreement."""
    best: dict[str, tuple[int, Finding]] = {}
    known: dict[str, Seen] = {}
    for scene in story.scenes:
        for seen in _people(scene):
            key = family(seen.name)
            known[key] = _fuller(known.get(key), seen)
            role = _role(story, scene, seen, about_agreement)
            if role is None:
                continue
            if role[0] == "delegation_lead" and seen.affiliation is None:
                known[key] = replace(known[key], affiliation=_side(scene, seen))
            rank = _RANK.index(role[0])
            if key not in best or rank < best[key][0]:
                low, high = role[1]
                value = Role(seen.name, seen.office, seen.affiliation, role[0])
                modality = "planned" if rank == 0 and _planned(scene) else "asserted"
                best[key] = (
                    rank,
                    Finding(scene, low, high, value, modality, None, (0.9, 0.9, 0.75, 0.7)[rank]),
                )
    for key, (_, finding) in sorted(
        best.items(), key=lambda pair: (pair[1][1].scene.index, pair[1][1].start)
    ):
        person, value = known[key], finding.value
        assert isinstance(value, Role)
        yield finding.with_value(Role(person.name, person.office, person.affiliation, value.event_role))


def _planned(scene: Scene) -> bool:
    """True when every signature of the sentence is still to come."""
    signing = [v for v in scene.verbs if v.has("sign")]
    return bool(signing) and all((v.future or v.modal is not None) and not v.perfect for v in signing)


_SIDE = re.compile(r"\s+(?:\w+\s+)?(?:delegation|team|side|negotiators|group)\b", re.I)


def _side(scene: Scene, seen: Seen) -> str | None:
    """The code of "the Czech delegation" or "the Norwegian side" nearest to a person."""
    sides = [m for m in scene.mentions if m.kind == "demonym" and _SIDE.match(scene.text, m.end)]
    nearest = min(sides, key=lambda m: abs(m.start - seen.start), default=None)
    return nearest.code if nearest else None


def family(name: str) -> str:
    """A key that joins spellings of one family name: last word, without diacritics, y and i alike."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.lower().split()
    return words[-1].replace("y", "i").replace("ii", "i") if words else ""


def _people(scene: Scene) -> list[Seen]:
    found = [
        Seen(
            p.name,
            p.office,
            p.affiliation,
            min(p.start, p.office_start if p.office_start is not None else p.start),
            p.end,
        )
        for p in scene.people
    ]
    for mention in scene.mentions:
        if mention.kind == "person" and not any(s.start <= mention.start < s.end for s in found):
            found.append(
                Seen(scene.text[mention.start : mention.end], None, mention.code, mention.start, mention.end)
            )
    # "the president's adviser said": somebody else acts.
    return sorted(
        (s for s in found if not re.match(r"[’']s?\s+\w", scene.text[s.end :])), key=lambda s: s.start
    )


def _fuller(old: Seen | None, new: Seen) -> Seen:
    if old is None:
        return new
    name = max((old.name, new.name), key=lambda n: (len(n.split()), n == old.name))
    return Seen(name, old.office or new.office, old.affiliation or new.affiliation, old.start, old.end)


def _role(
    story: Story, scene: Scene, seen: Seen, about_agreement: bool
) -> tuple[str, tuple[int, int]] | None:
    before, after = scene.text[: seen.start], scene.text[seen.end :]
    if _signs(scene, seen, story, about_agreement) or (about_agreement and _SIGNATURE_OF.search(before)):
        return "signatory", _clause_quote(scene, seen)
    if _AGREEMENT.search(scene.text) or about_agreement:
        if _PRESENT.match(after):
            return "participant", _clause_quote(scene, seen)
        if (
            _LEAD_BEFORE.search(before)
            or (_HEADING.search(before) and not before.rstrip().endswith("attended by"))
            or (_LEAD_AFTER.search(after) and not re.search(r"\b(?:by|with)\s+$", before))
        ):
            if re.search(r"\b(?:delegation|team|negotiat\w+|talks|side)\b", scene.text, re.I):
                return "delegation_lead", _clause_quote(scene, seen)
        if _takes_part(story, scene, seen, before, after):
            return "participant", _clause_quote(scene, seen)
        if about_agreement and _speaks(scene, seen, after) and _on_topic(story, scene):
            return "spokesperson", (min(seen.start, 0) if seen.start < 60 else seen.start, len(scene.text))
    return None


def _signs(scene: Scene, seen: Seen, story: Story, about_agreement: bool) -> bool:
    for verb in scene.verbs:
        signs = verb.has("sign") or (
            verb.lemma in ("conclude", "finalise", "finalize")
            and _AGREEMENT.search(scene.text[verb.end : verb.end + 60])
        )
        if not signs or verb.negated:
            continue
        meets = verb.infinitive and re.search(
            r"\b(?:met|gathered|came\s+together|sat\s+down|travelled|traveled|arrived)\b",
            scene.text[: verb.start],
        )
        if not meets and (
            verb.modal in ("could", "may", "might", "can")
            or (verb.infinitive and not verb.modal and not verb.future)
        ):
            continue
        if not (
            _AGREEMENT.search(scene.text)
            or (about_agreement and verb.lemma.startswith(("put_", "affix")))
            or (about_agreement and re.search(r"\b(?:it|one|them)\b", scene.text[verb.end : verb.end + 10]))
        ):
            continue
        if _signing_subject(scene, seen, verb) or _signing_party(scene, seen, verb):
            return True
    return False


def _signing_subject(scene: Scene, seen: Seen, verb: Verb) -> bool:
    if seen.end > verb.start:
        return False
    gap = scene.text[seen.end : verb.start]
    if len(gap) > 160 or re.search(
        r"[;:]|\b(?:said|announced|told|added|that|wrote|reported|welcomed|after|before|when)\b", gap
    ):
        return re.search(r"\bwhere\s+(?:he|she|they)\b", gap) is not None and len(gap) < 120
    subject = re.search(r"(?:\bwith|\bof|\bto|\bfor|\bby)\s+(?:\w+\s+)?$", scene.text[: seen.start])
    return subject is None


def _signing_party(scene: Scene, seen: Seen, verb: Verb) -> bool:
    """ "signed ... by A and B", "signed ... with President B"."""
    if seen.start < verb.end:
        return False
    gap = scene.text[verb.end : seen.start]
    if len(gap) > 170 or re.search(r"[;:.]\s|\b(?:said|announced|told|which|that|who)\b", gap):
        return False
    return bool(re.search(r"\b(?:by|with|between)\b", gap, re.I)) or bool(
        re.search(r"\band\s+(?:\w+\s+){0,4}$", gap) and re.search(r"\b(?:by|with|between)\b", gap)
    )


def _takes_part(story: Story, scene: Scene, seen: Seen, before: str, after: str) -> bool:
    if re.match(r"(?:[\s,]+(?:and|with)\s+[^,.;]{3,70}?)?\s+(?:have\s+|has\s+)?agreed\s+(?:on|to)\b", after):
        return True
    if re.search(r"\battended\s+by\s+(?:[\w’',.-]+\s+){0,8}?$", before, re.I):
        return True
    if not (
        _AGREEMENT.search(scene.text)
        or re.search(r"\b(?:negotiat\w+|talks|consultations|delegation|support\s+for)\b", scene.text, re.I)
    ):
        return False
    hit = _PARTICIPANT_AFTER.search(after)
    if hit and not re.search(r"\b(?:said|stressed|noted|announced)\b", hit.group()):
        return True
    return bool(_PARTICIPANT_BEFORE.search(before))


_SIGNATURE_OF = re.compile(
    r"\b(?:bears|carries|with)\s+the\s+signatures?\s+of\s+(?:[\w’'-]+[\s,]+){0,7}$", re.I
)


def _speaks(scene: Scene, seen: Seen, after: str) -> bool:
    for verb in scene.verbs:
        if not verb.has("say") or verb.infinitive or verb.passive:
            continue
        if seen.end <= verb.start:
            gap = scene.text[seen.end : verb.start]
            if len(gap) <= 45 and not re.search(r"[;:.”\"]", gap) and not scene.in_quotes(seen.start):
                return True
        elif verb.end <= seen.start <= verb.end + 5 and re.search(r"[”\",]\s*$", scene.text[: verb.start]):
            return True
    return bool(re.search(r"\baccording\s+to\s+(?:\w+\s+){0,6}$", scene.text[: seen.start], re.I))


def _on_topic(story: Story, scene: Scene) -> bool:
    near = [
        s
        for s in story.scenes[max(0, scene.index - 1) : scene.index + 2]
        if abs(s.paragraph - scene.paragraph) <= 1
    ]
    return any(_AGREEMENT.search(s.text) for s in near)


def _clause_quote(scene: Scene, seen: Seen) -> tuple[int, int]:
    low, high = 0, len(scene.text)
    for mark in re.finditer(r";\s|,\s(?=while\b)", scene.text):
        if mark.end() <= seen.start:
            low = mark.end()
        elif mark.start() >= seen.end:
            high = mark.start()
            break
    text = scene.text[low:high]
    return low, high - (len(text) - len(text.rstrip(" .,;")))
