"""Speakers: whose "we" a quotation says."""

import re

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story

WE = re.compile(r"\b(?:we|our|I)\b")


def speaker_of(story: Story, scene: Scene) -> str | None:
    """Code of who says the quotation of a scene: the person outside the quotation marks, here or next to it."""
    for index in (scene.index, scene.index + 1, scene.index - 1):
        if 0 <= index < len(story.scenes) and story.scenes[index].paragraph == scene.paragraph:
            near = story.scenes[index]
            for actor in story.actors(near):
                if actor.kind == "person" and actor.code and not near.in_quotes(actor.start):
                    return actor.code
            for verb in near.verbs:
                behind = [
                    a
                    for a in story.actors(near)
                    if a.end <= verb.start and not near.in_quotes(a.start) and verb.start - a.end < 50
                ]
                if verb.has("say") and behind and behind[-1].code:
                    return behind[-1].code
    return None
