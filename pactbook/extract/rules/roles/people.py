"""People of a sentence, and what the article tells of each."""

import re
from dataclasses import dataclass

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
    return sorted((s for s in found if not _OWNS.match(scene.text[s.end :])), key=lambda s: s.start)


def fuller(old: Seen | None, new: Seen) -> Seen:
    if old is None:
        return new
    name = max((old.name, new.name), key=lambda n: (len(n.split()), n == old.name))
    return Seen(name, old.office or new.office, old.affiliation or new.affiliation, old.start, old.end)


def family(name: str) -> str:
    """A key that joins spellings of one family name: last word, without diacritics, y and i alike."""
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.lower().split()
    return words[-1].replace("y", "i").replace("ii", "i") if words else ""


def side(scene: Scene, seen: Seen) -> str | None:
    """The code of "the Czech delegation" or "the Norwegian side" nearest to a person."""
    sides = [m for m in scene.mentions if m.kind == "demonym" and _SIDE.match(scene.text, m.end)]
    nearest = min(sides, key=lambda m: abs(m.start - seen.start), default=None)
    return nearest.code if nearest else None
