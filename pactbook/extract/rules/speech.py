"""Who says it: the speaker or source that the text names for a statement, as written."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.verbs import Verb

_SOURCE = re.compile(
    r"""
    ^\W*according\s+to\s+((?:the\s+|a\s+)?[^,;:]{2,60}?)(?=[,;:])
    | ,?\s+according\s+to\s+([^,;:.]{2,60})
    """,
    re.I | re.X,
)
_BREAK = re.compile(r"[;:.]")
_OFFICE = re.compile(
    r"""
    (?:^|[,”\"]\s*)(
        (?:the|The)\s+[A-Z]?[\w ]{3,50}?(?:Office|office|ministry|Ministry|government|statement|agreement)
    )\s+$
    """,
    re.X,
)


def said(scene: Scene) -> list[Verb]:
    """Verbs of saying that may carry an attribution."""
    return [v for v in scene.verbs if v.has("say") and not v.infinitive and not v.negated and v.form != "ing"]


def attribution(story: Story, scene: Scene, at: int) -> str | None:
    """The source that the sentence names for what stands at position `at`; None when the document says it."""
    source = _SOURCE.search(scene.text)
    if source:
        return (source.group(1) or source.group(2)).strip()
    for verb in said(scene):
        speaker = _speaker(story, scene, verb)
        if speaker:
            return speaker
    if scene.in_quotes(at):
        for near in story.scenes[scene.index + 1 : scene.index + 2]:
            if near.paragraph == scene.paragraph:
                for verb in said(near):
                    speaker = _speaker(story, near, verb)
                    if speaker:
                        return speaker
    return None


def _speaker(story: Story, scene: Scene, verb: Verb) -> str | None:
    for actor in reversed([a for a in story.actors(scene) if a.end <= verb.start]):
        gap = scene.text[actor.end : verb.start]
        if len(gap) <= 40 and not _BREAK.search(gap) and not scene.in_quotes(actor.start):
            if actor.preposition in (None, "of") and not actor.adjective:
                return scene.text[actor.start : actor.end]
    after = [a for a in story.actors(scene) if verb.end <= a.start <= verb.end + 6]
    if after and after[0].kind == "person":
        return scene.text[after[0].start : after[0].end]
    office = _OFFICE.search(scene.text[: verb.start])
    return office.group(1) if office else None
