"""Assessments: who judges whom, in what respect, and for which time."""

import re
from collections.abc import Iterator

from pactbook.extract.rules.actors import NEVER_DONORS
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.judgements import AID, SUBJECT, Judgement, judgements
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


def assessments(story: Story) -> Iterator[Finding[Assessment]]:
    """Findings of kind assessment, in text about aid or agreements; "uncertain" weather is no judgement."""
    for scene in story.scenes:
        if scene.heading or not (SUBJECT.search(scene.text) or AID.search(scene.text)):
            continue
        for judgement in judgements(scene.text):
            target = _target(story, scene, judgement)
            if target is None:
                continue
            at = judgement.words.start()
            value = Assessment(
                target=target,
                dimension=judgement.dimension,
                direction=judgement.direction,
                holder=_holder(story, scene, at),
                horizon=_horizon(scene, judgement.dimension),
            )
            low, high = _span(scene, at, judgement.words.end())
            yield Finding(scene, low, high, value, "asserted", attribution(story, scene, at), 0.55)


def _target(story: Story, scene: Scene, judgement: Judgement) -> str | None:
    """Who or what is judged: the nearest donor in front, or the agreements where they are spoken of."""
    if judgement.of_donor:
        return _donor(story, scene, judgement.words.start())
    near = story.scenes[max(0, scene.index - 1) : scene.index + 1]
    return "agreements" if any(SUBJECT.search(s.text) for s in near) else None


def _donor(story: Story, scene: Scene, at: int) -> str | None:
    kinds = ("country", "demonym", "capital", "organisation")
    before = [a for a in story.actors(scene) if a.end <= at and a.kind in kinds]
    before = [a for a in before if a.code and a.code not in NEVER_DONORS]
    near = [a for a in before if a.preposition in (None, "like", "such as", "of", "by", "from")]
    if near or before:
        return (near or before)[-1].code
    return story.focus(scene)


def _span(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The clause of a judgement."""
    low, high = 0, len(scene.text)
    for mark in _BREAK.finditer(scene.text):
        if mark.end() <= start:
            low = mark.end()
        elif mark.start() >= end:
            high = mark.start()
            break
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip()), low + len(text.rstrip(" .,;"))


def _holder(story: Story, scene: Scene, at: int) -> str | None:
    """Who judges: "seen by many analysts", else the source of the sentence."""
    found = _HOLDER.search(scene.text)
    return _AS_END.sub("", found.group(1)) if found else attribution(story, scene, at)


def _horizon(scene: Scene, dimension: str) -> str | None:
    """The time judged: open from the year behind "beyond 2025", or the year of a comparison."""
    beyond = _BEYOND_YEAR.search(scene.text)
    if beyond and dimension == "stability":
        return f"{int(beyond.group(1)) + 1}/"
    return year_of(scene) if dimension == "proportionality" else None
