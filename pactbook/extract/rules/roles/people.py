"""People of a sentence, and what the article tells of each."""

import re
import unicodedata
from dataclasses import dataclass, replace

from pactbook.extract.gazetteer import PersonMention
from pactbook.extract.rules.scene import Scene

_SIDE = re.compile(r"\s+(?:\w+\s+)?(?:delegation|team|side|negotiators|group)\b", re.I)
_OWNS = re.compile(r"[’']s?\s+\w")
# "a spokesperson for Foreign Minister X said": X only has somebody who speaks.
_OWNED_SPEAKER = re.compile(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|press\s+secretary|office|envoy)\s+(?:for|of|to)\s+(?:the\s+)?$", re.I
)
_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)
_BOTH = re.compile(
    r"\b(?:the|both)\s+(?:two\s+)?(?:foreign\s+|defen[cs]e\s+|prime\s+)?(?:ministers|presidents|leaders|men|women)\b",
    re.I,
)
_OBLIQUE = re.compile(r"\b(?:with|of|to|for|by|from|on|against|than)\s+(?:the\s+|former\s+|then\s+)?$", re.I)
# Offices that serve a government, whose name may stand before: "the foreign ministry ... deputy minister X".
_SERVES = re.compile(
    r"\b(?:minister|spokes\w+|secretary|official|negotiator|envoy|ambassador|chief|head|director)", re.I
)
_OF_STATE = frozenset({"country", "demonym", "capital", "agency", "seat"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A person in a scene: canonical name as written, office as written, affiliation, and the place."""

    name: str
    office: str | None
    affiliation: str | None
    start: int
    end: int


def people(scene: Scene) -> list[Seen]:
    """People in order of text; not those who only own somebody ("the president's adviser said")."""
    found = [Seen(p.name, p.office, p.affiliation, _start(p), p.end) for p in scene.people]
    for mention in scene.mentions:
        if mention.kind == "person" and not any(s.start <= mention.start < s.end for s in found):
            name = scene.text[mention.start : mention.end]
            found.append(Seen(name, None, mention.code, mention.start, mention.end))
    acting = [seen for seen in found if not _OWNS.match(scene.text[seen.end :])]
    acting = [seen for seen in acting if not _OWNED_SPEAKER.search(scene.text[: seen.start])]
    return sorted((_served(scene, seen) for seen in acting), key=lambda seen: seen.start)


def _served(scene: Scene, seen: Seen) -> Seen:
    """A person whose office names no state, with the one whose ministry or capital was named just before."""
    if seen.affiliation or not seen.office or not _SERVES.search(seen.office):
        return seen
    here = [m.code for m in scene.mentions if m.end <= seen.start and m.kind in _OF_STATE and m.code]
    if not here and scene.before is not None and scene.before.paragraph == scene.paragraph:
        here = [m.code for m in scene.before.mentions if m.kind in _OF_STATE and m.code][:1]
    return replace(seen, affiliation=here[0]) if len(set(here)) == 1 else seen


def both(scene: Scene, known: list[Seen]) -> list[Seen]:
    """ "the two ministers", "both presidents" as the two people so far: Ukraine's and the other."""
    match = _BOTH.search(scene.text)
    if match is None or len(known) != 2 or sum(seen.affiliation == "UKR" for seen in known) != 1:
        return []
    return [replace(seen, start=match.start(), end=match.end()) for seen in known]


def pronouns(scene: Scene, named: list[Seen], before: list[Seen]) -> list[Seen]:
    """ "he" and "she" as the person whom they mean: who is named in front, else alone the sentence before."""
    found: list[Seen] = []
    for match in _PRONOUN.finditer(scene.text):
        front = [s for s in named if s.end <= match.start() and not _OBLIQUE.search(scene.text[: s.start])]
        meant = front[-1:] or ([] if any(s.end <= match.start() for s in named) else before)
        if len({family(seen.name) for seen in meant}) == 1 and not scene.in_quotes(match.start()):
            found.append(replace(meant[0], office=None, start=match.start(), end=match.end()))
    return found


def subjects(scene: Scene, named: list[Seen]) -> list[Seen]:
    """People of a sentence whom a pronoun of the next one may mean: the first one that acts."""
    acting = [s for s in named if not _OBLIQUE.search(scene.text[: s.start]) and not scene.in_quotes(s.start)]
    return acting[:1]


def _start(person: PersonMention) -> int:
    """Where a person begins, title and all."""
    return person.start if person.office_start is None else min(person.start, person.office_start)


def fuller(old: Seen | None, new: Seen) -> Seen:
    """What two mentions of a person tell together; the place is that of the first."""
    if old is None:
        return new
    name = max((old.name, new.name), key=lambda n: (len(n.split()), n == old.name))
    return Seen(name, old.office or new.office, old.affiliation or new.affiliation, old.start, old.end)


def family(name: str) -> str:
    """A key that joins spellings of one family name: last word, without diacritics, y and i alike."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.lower().split()
    return words[-1].replace("y", "i").replace("ii", "i") if words else ""


def side(scene: Scene, seen: Seen) -> str | None:
    """The code of "the Czech delegation" or "the Norwegian side" nearest to a person."""
    sides = [m for m in scene.mentions if m.kind == "demonym" and _SIDE.match(scene.text, m.end)]
    nearest = min(sides, key=lambda m: abs(m.start - seen.start), default=None)
    return nearest.code if nearest else None
