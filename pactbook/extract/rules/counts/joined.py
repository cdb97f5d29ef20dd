"""How many states have joined the declaration."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.numbers import find_numbers, find_ordinals
from pactbook.extract.rules.counts.stretches import DECLARATION, PARTNERS, is_whole
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_STATES = re.compile(
    r"""
    \s+(?:other\s+|more\s+|further\s+|additional\s+|partner\s+)?
        (?:countries|states|nations|partners|governments|members)\b
    """,
    re.I | re.X,
)
_JOINED = re.compile(
    r"""
    \b(?:
        join(?:ed|ing|s)? | acceded? | endorsed? | signed\s+up | supported | backed | subscribed
        | signatories | associated
    )\b
    """,
    re.I | re.X,
)
_TALLY = re.compile(
    rf"""
    \b(?:number|tally|total|count)\s+of\s+(?:the\s+)?(?:{PARTNERS}|signatories|participants)
        \b[^.;]{{0,60}}?\b(?:to|at|is|was|reached)\s+$
    """,
    re.I | re.X,
)
_CHANGE_OF_TALLY = re.compile(r"\bbringing\b|\bnumber\s+of\b")
_STATE = re.compile(r"\s+(?:country|state|nation)\b")


def joined(story: Story, scene: Scene) -> Iterator[Finding]:
    if not _JOINED.search(scene.text):
        return
    for number in find_numbers(scene.text):
        if is_whole(number) and _TALLY.search(scene.text[: number.start]):
            value = Count("joined_declaration", int(number.value), False, (), None)
            yield Finding(
                scene, 0, len(scene.text), value, "asserted", attribution(story, scene, number.start), 0.75
            )
        elif (
            is_whole(number)
            and _STATES.match(scene.text, number.end)
            and not _CHANGE_OF_TALLY.search(scene.text)
        ):
            value = Count("joined_declaration", int(number.value), False, (), None)
            low = DECLARATION.search(scene.text)
            first = min(number.start, low.start() if low else number.start)
            last = max(_STATES.match(scene.text, number.end).end(), low.end() if low else 0)  # type: ignore[union-attr]
            yield Finding(
                scene, first, last, value, "asserted", attribution(story, scene, number.start), 0.85
            )
    for ordinal in find_ordinals(scene.text):
        if _STATES.match(scene.text, ordinal.end) or _STATE.match(scene.text[ordinal.end :]):
            value = Count("joined_declaration", int(ordinal.value), True, (), None)
            yield Finding(
                scene, 0, len(scene.text), value, "asserted", attribution(story, scene, ordinal.start), 0.75
            )
