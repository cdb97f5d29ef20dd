"""Assessments: who judges whom, in what respect, and for which time."""

import re
from collections.abc import Iterator

from pactbook.extract.rules.actors import NEVER_DONORS
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.judgements import AID, SUBJECT, judgements
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.statistics import year_of
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Assessment

_BREAK = re.compile(
    r"""
    ;\s
    | \s[—–]\s
    | [—–]
    | ,\s(?=(?:while|whereas|but|with|reflecting|particularly|underscoring)\b)
    """,
    re.X,
)
_HOLDER = re.compile(
    r"""
    \b(?:perceived|seen|viewed|regarded|criticised|criticized|considered|described|praised|judged|dismissed)
        \s+(?:as\s+\w+\s+)?by\s+
        ((?:some|many|several|other|its|the|Western|European|Ukrainian|\w+)\s+(?:\w+\s+)?[a-z]+)
    """,
    re.I | re.X,
)
_AS_END = re.compile(r"\s+as$")
_BEYOND_YEAR = re.compile(r"\b(?:beyond|after|past)\s+(20\d\d)\b")


def assessments(story: Story) -> Iterator[Finding]:
    """Findings of kind assessment. Held to text about aid or agreements; "uncertain" weather is no judgement."""
    for scene in story.scenes:
        if scene.heading or not (SUBJECT.search(scene.text) or AID.search(scene.text)):
            continue
        for dimension, direction, match, country in judgements(scene):
            target = _target(story, scene, match) if country else "agreements"
            if target is None or (
                not country and not SUBJECT.search(scene.text) and not _near_agreement(story, scene)
            ):
                continue
            low, high = _span(story, scene, match, target if country else None)
            value = Assessment(
                target, dimension, direction, _holder(story, scene, match), _horizon(story, scene, dimension)
            )
            yield Finding(scene, low, high, value, "asserted", attribution(story, scene, match.start()), 0.55)


def _near_agreement(story: Story, scene: Scene) -> bool:
    return any(SUBJECT.search(s.text) for s in story.scenes[max(0, scene.index - 1) : scene.index])


def _target(story: Story, scene: Scene, match: "re.Match[str]") -> str | None:
    """The donor judged: the nearest donor in front of the judgement, else whoever is in focus."""
    found = [
        a
        for a in story.actors(scene)
        if a.code
        and a.code not in NEVER_DONORS
        and a.kind in ("country", "demonym", "capital", "organisation")
    ]
    before = [a for a in found if a.end <= match.start()]
    near = [a for a in before if a.preposition in (None, "like", "such as", "of", "by", "from")]
    if near:
        return near[-1].code
    return before[-1].code if before else story.focus(scene)


def _span(story: Story, scene: Scene, match: "re.Match[str]", code: str | None) -> tuple[int, int]:
    low, high = 0, len(scene.text)
    for mark in _BREAK.finditer(scene.text):
        if mark.end() <= match.start():
            low = mark.end()
        elif mark.start() >= match.end():
            high = mark.start()
            break
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip()), high - (len(text) - len(text.rstrip(" .,;")))


def _holder(story: Story, scene: Scene, match: "re.Match[str]") -> str | None:
    found = _HOLDER.search(scene.text)
    if found:
        return _AS_END.sub("", found.group(1))
    return attribution(story, scene, match.start())


def _horizon(story: Story, scene: Scene, dimension: str) -> str | None:
    beyond = _BEYOND_YEAR.search(scene.text)
    if beyond and dimension == "stability":
        return f"{int(beyond.group(1)) + 1}/"
    return year_of(scene) if dimension == "proportionality" else None
