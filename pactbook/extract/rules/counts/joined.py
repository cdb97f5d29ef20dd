"""How many states have joined the declaration."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.numbers import find_ordinals
from pactbook.extract.rules.counts.tallies import DECLARATION, PARTNERS, tally, whole_numbers
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
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
# "the number of countries has risen to"
_TALLY = re.compile(
    rf"""
    \b(?:number|tally|total|count)\s+of\s+(?:the\s+)?(?:{PARTNERS}|signatories|participants)
        \b[^.;]{{0,60}}?\b(?:to|at|is|was|reached)\s+$
    """,
    re.I | re.X,
)
# "bringing to 31 the number of": the first number is the growth.
_CHANGE_OF_TALLY = re.compile(r"\bbringing\b|\bnumber\s+of\b")
# "11 countries have signed such agreements, and another 20 have joined the declaration"
_SIGNS_DEALS = re.compile(
    r"[^.;,]{0,30}\b(?:signed|concluded|inked|sealed)\s+(?!up\b)(?:[\w-]+\s+){0,4}?(?:agreements?|pacts?|deals?|accords?)\b",
    re.I,
)
_STATE = re.compile(r"\s+(?:country|state|nation)\b")


def joined(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """Counts and ordinals of the states that a sentence on the declaration says have joined it."""
    if not _JOINED.search(scene.text):
        return
    sentence = (0, len(scene.text))
    for number in whole_numbers(scene):
        value = Count("joined_declaration", int(number.value))
        states = _STATES.match(scene.text, number.end)
        if _TALLY.search(scene.text[: number.start]):
            yield tally(story, scene, sentence, value, number.start, 0.75)
        elif states and _SIGNS_DEALS.match(scene.text, states.end()):
            continue
        elif states and not _CHANGE_OF_TALLY.search(scene.text):
            yield tally(story, scene, _place(scene, number.start, states.end()), value, number.start, 0.85)
    for ordinal in find_ordinals(scene.text):
        if _STATES.match(scene.text, ordinal.end) or _STATE.match(scene.text[ordinal.end :]):
            value = Count("joined_declaration", int(ordinal.value), ordinal=True)
            yield tally(story, scene, sentence, value, ordinal.start, 0.75)


def _place(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """From the number of states to the declaration, or the other way round."""
    declaration = DECLARATION.search(scene.text)
    if declaration is None:
        return start, end
    return min(start, declaration.start()), max(end, declaration.end())
