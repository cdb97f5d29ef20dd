"""Speakers: whose "we" a quotation says."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

WE = re.compile(r"\b(?:we|our|I)\b")


def speaker_of(story: Story, scene: Scene) -> str | None:
    """Code of who says the quotation of a scene, named outside the quotation marks, here or next to it."""
    for index in (scene.index, scene.index + 1, scene.index - 1):
        if 0 <= index < len(story.scenes) and story.scenes[index].paragraph == scene.paragraph:
            code = _speaker_in(story, story.scenes[index])
            if code:
                return code
    return None


def _speaker_in(story: Story, scene: Scene) -> str | None:
    outside = [actor for actor in story.actors(scene) if not scene.in_quotes(actor.start)]
    for actor in outside:
        if actor.kind == "person" and actor.code:
            return actor.code
    for verb in scene.verbs:
        behind = [a for a in outside if a.end <= verb.start < a.end + 50]
        if verb.has("say") and behind and behind[-1].code:
            return behind[-1].code
    return None
