"""Entries of a list of states: text under a heading that only names them, as in a factbox."""

import re

from pactbook.extract.rules.actors import codes_of
from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import TABLES, Story

_JOINERS = re.compile(r"(?:[\s,:;&•*–—-]|\band\b|\bthe\b|\d+[.)])*", re.I)
# "The first. Signed on 12 January by": the opening word has no subject.
_NO_SUBJECT = re.compile(r"\W*(?:Has\s+|Was\s+|Not\s+yet\s+|Also\s+|Only\s+)?$", re.I)


def entry_of(story: Story, scene: Scene) -> list[str]:
    """Codes of the states that the heading right over a sentence names; empty without such a heading."""
    over = next((s for s in reversed(story.scenes[: scene.index]) if s.heading), None)
    if scene.heading or over is None or scene.paragraph - over.paragraph > 2:
        return []
    return _only_names(story, over)


def lacks_subject(scene: Scene, event: Event) -> bool:
    """True where the verb of an event opens its sentence: "Signed on 16 February in Berlin." """
    return bool(_NO_SUBJECT.fullmatch(scene.text[: event.at]))


def bare_day(scene: Scene, before: Event | None) -> Event | None:
    """The event of an entry that only says when and where: it is that of the entry before."""
    first = scene.before is not None and scene.before.heading
    if before is None or not first or scene.verbs or scene.money or len(scene.text) > 70:
        return None
    if not any(d.precision in ("day", "month") for d in scene.dates):
        return None
    return Event(before.status, 0, before.modality, None, ((0, len(scene.text)),), repeats=True)


def _only_names(story: Story, heading: Scene) -> list[str]:
    rest, found = heading.text, story.actors(heading)
    for actor in reversed(found):
        rest = rest[: actor.start] + rest[actor.end :]
    codes = [code for code in codes_of(found) if code not in TABLES and code != "UKR"]
    return codes if codes and _JOINERS.fullmatch(rest) else []
