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


def attribution(story: Story, scene: Scene, at: int) -> str | None:
    """The source that the sentence names for what stands at position `at`; None when the document says it."""
    source = _SOURCE.search(scene.text)
    if source:
        return (source.group(1) or source.group(2)).strip()
    speaker = _speaker_in(story, scene)
    if speaker is None and scene.in_quotes(at):
        behind = story.scenes[scene.index + 1 : scene.index + 2]
        if behind and behind[0].paragraph == scene.paragraph:
            return _speaker_in(story, behind[0])
    return speaker


def _speaker_in(story: Story, scene: Scene) -> str | None:
    """The first speaker of a sentence, as written."""
    saying = [v for v in scene.verbs if v.has("say") and not v.infinitive and not v.negated]
    speakers = (_speaker(story, scene, verb) for verb in saying if verb.form != "ing")
    return next((speaker for speaker in speakers if speaker), None)


def _speaker(story: Story, scene: Scene, verb: Verb) -> str | None:
    """Who says what a verb of saying reports: its subject, "said X", or an office such as "the ministry"."""
    for actor in reversed([a for a in story.actors(scene) if a.end <= verb.start]):
        gap = scene.text[actor.end : verb.start]
        if len(gap) > 40 or _BREAK.search(gap) or scene.in_quotes(actor.start):
            continue
        if actor.preposition in (None, "of") and not actor.adjective:
            return scene.text[actor.start : actor.end]
    after = [a for a in story.actors(scene) if verb.end <= a.start <= verb.end + 6]
    if after and after[0].kind == "person":
        return scene.text[after[0].start : after[0].end]
    office = _OFFICE.search(scene.text[: verb.start])
    return office.group(1) if office else None
