"""People of a sentence, and what the article tells of each."""

import re
import unicodedata
from dataclasses import dataclass

from pactbook.extract.gazetteer import PersonMention
from pactbook.extract.rules.scene import Scene

_SIDE = re.compile(r"\s+(?:\w+\s+)?(?:delegation|team|side|negotiators|group)\b", re.I)
_OWNS = re.compile(r"[’']s?\s+\w")


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
    return sorted(acting, key=lambda seen: seen.start)


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
