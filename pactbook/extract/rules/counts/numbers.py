"""Numbers whose noun is left out or is the states: "nine have been signed", "nine countries have signed"."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.numbers import Number
from pactbook.extract.rules.counts.tallies import (
    DECLARATION,
    PARTNERS,
    as_of,
    is_counted,
    listed_tally,
    stretch,
    tally,
    whole_numbers,
)
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_ELLIPTIC = re.compile(
    r"""
    \s+(?:(?:of\s+(?:them|these|those)|others?|more)\s+)?(?:have|has|had|were|are|was|is)\s+
        (?:already\s+|now\s+|so\s+far\s+)?(?:been\s+)?(?:signed|concluded|inked|sealed)\b
    """,
    re.I | re.X,
)
# "the agreements that we have, thirty of them by now"
_OF_THEM_BY_NOW = re.compile(
    r"\s+of\s+(?:them|these)\s+(?:by\s+now|so\s+far|to\s+date|already|in\s+all)\b", re.I
)
_AGREEMENTS_HAD = re.compile(
    r"\b(?:agreements|pacts|deals|accords)\b(?:[^.;,]*\b(?:sign\w*|has|have|had|in\s+place)\b)?[^.;,]*,\s+(?:some\s+|about\s+)?$",
    re.I,
)
_SIGN_STEM = re.compile(r"\bsign")
_TOTAL_WORD = re.compile(r"\bin\s+total\b|\ba\s+total\s+of\b|\balready\b", re.I)
_IN_TOTAL = re.compile(r"\s*,?\s*(?:in\s+total|altogether|overall)\b")
_TOTAL_OF = re.compile(r"\btotal\s+of\s+$")
_HAVE_SIGNED = re.compile(
    rf"""
    \s+(?:\w+\s+){{0,2}}?{PARTNERS}\b[^.;]{{0,90}}?\b(?:have|had|has)\s+(?:already\s+|now\s+|so\s+far\s+)?
        (?:signed|concluded|inked|sealed|done\s+(?:so|the\s+same|likewise)|followed)\b
    """,
    re.I | re.X,
)
_DEALS_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,4}?(?:agreements?|pacts?|deals?|accords?)\b", re.I)
_HAVE_TALKED = re.compile(
    rf"""
    \s+(?:\w+\s+){{0,2}}?{PARTNERS}\b[^.;]{{0,60}}?\b(?:are|were)\s+(?:still\s+|now\s+|currently\s+)?
        (?:negotiating|in\s+(?:talks|negotiations)|preparing)\b
    """,
    re.I | re.X,
)
_TALKS_BEFORE = re.compile(
    r"\b(?:negotiating|negotiations|talks|consultations|work(?:\s+(?:continues|goes\s+on|is\s+under\s?way))?(?=\s+with))\b"
    r"[^.;]{0,50}$",
    re.I,
)
_RISEN = re.compile(
    r"""
    \bnumber\s+of\s+(?:[\w-]+\s+){0,4}?(?:agreements|pacts|deals|accords)
        \b[^.;]{0,60}?\b(?:to|at|is|reached)\s+(?:now\s+)?$
    """,
    re.I | re.X,
)
_OTHERS = re.compile(
    r"""
    \s+(?:
        others | of\s+(?:them|these|those) | more | further\s+ones | additional\s+ones
        | such\s+(?:agreements|deals|pacts)
        | more\s+(?:countries|states|agreements|deals)
    )\b
    """,
    re.I | re.X,
)
_SIGNED = re.compile(r"\b(?:signed|concluded|inked|sealed)\b", re.I)
_SIGNED_WITH = re.compile(
    r"\b(?:signed|concluded|inked|sealed)\b[^.;,]{0,70}\bwith\s+(?:a\s+total\s+of\s+|already\s+)?$", re.I
)
_SIGNED_NOW = re.compile(r"\b(?:has|have|had)\s+(?:already\s+|now\s+)?(?:signed|concluded|inked)\s+$", re.I)
_IN_ALL = re.compile(rf"\s+(?:\w+\s+)?{PARTNERS}\s+(?:in\s+all|in\s+total|altogether)\b", re.I)
_OF_THEM = re.compile(r"\s+(?:of\s+(?:them|these|those)|such\s+(?:agreements|pacts|deals))\b", re.I)
_HOW_MANY = re.compile(r"\bhow\s+many\b[^?]*\?\W*$", re.I)
_OTHER_THINGS = re.compile(
    r"\bhow\s+many\s+(?!(?:are|of|such|security|bilateral|agreements|pacts|deals|accords|countries|states|have)\b)",
    re.I,
)
_NO_NOUN = re.compile(r"\s*(?:[,.;:–—]|$)|\s+(?:so\s+far|now|in\s+all|at|if|of\s+them|already|to\s+date)\b")
_WITH_BEFORE = re.compile(r"\bwith\s+(?:another\s+|about\s+)?$")
_WITH_STATES = re.compile(rf"\s+(?:\w+\s+){{0,2}}?{PARTNERS}\b", re.I)


def elliptic(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """Numbers whose noun stands in the sentence before: "so far, nine have been signed", "12 in total"."""
    for number in whole_numbers(scene):
        had = _AGREEMENTS_HAD.search(scene.text[: number.start])
        if _ELLIPTIC.match(scene.text, number.end) or (had and _OF_THEM_BY_NOW.match(scene.text, number.end)):
            yield listed_tally(story, scene, number, "signed", 0.88)
    if not _SIGN_STEM.search(scene.text) or not _TOTAL_WORD.search(scene.text):
        return
    for number in whole_numbers(scene):
        after = scene.text[number.end : number.end + 40]
        before = scene.text[max(0, number.start - 40) : number.start]
        total = _IN_TOTAL.match(after) or _TOTAL_OF.search(before)
        if total and not any(span.start <= number.start < span.end for span in scene.counts):
            value = Count("signed", int(number.value), as_of=as_of(story, scene))
            place = stretch(scene, number.start, number.end)
            yield tally(story, scene, place, value, number.start, 0.7)


def states(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """States counted instead of agreements: "nine countries have signed"."""
    declared = DECLARATION.search(scene.text)
    for number in whole_numbers(scene):
        for pattern, what in ((_HAVE_SIGNED, "signed"), (_HAVE_TALKED, "negotiating")):
            match = pattern.match(scene.text, number.end)
            if match and (not declared or _DEALS_BEHIND.match(scene.text, match.end())):
                yield listed_tally(story, scene, number, what, 0.82)


def with_states(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """States behind the verb or a list: "signed pacts with 21 countries", "three countries in all"."""
    if DECLARATION.search(scene.text) or not _SIGNED.search(scene.text):
        return
    for number in whole_numbers(scene):
        before, after = scene.text[: number.start], scene.text[number.end :]
        counted = (
            _SIGNED_WITH.search(before) and _WITH_STATES.match(after) and not _TALKS_BEFORE.search(before)
        )
        if counted or _IN_ALL.match(after) or (_SIGNED_NOW.search(before) and _OF_THEM.match(after)):
            yield listed_tally(story, scene, number, "signed", 0.75)


def in_talks(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """Counts in "negotiating seven others", "talks with three countries", "the number has risen to 20"."""
    declared = DECLARATION.search(scene.text)
    for number in whole_numbers(scene):
        before = scene.text[: number.start]
        if is_counted(scene, number.start) or (declared and not _TALKS_BEFORE.search(before)):
            continue
        if _RISEN.search(before):
            yield listed_tally(story, scene, number, "signed", 0.78)
        elif _TALKS_BEFORE.search(before) and _is_of_others(scene, number):
            yield listed_tally(story, scene, number, "negotiating", 0.78)


def answered(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """The number that opens the answer to "How many are there?" under such a heading or question."""
    asked = scene.before.text if scene.before else ""
    if not _HOW_MANY.search(asked) or _OTHER_THINGS.search(asked):
        return
    for number in whole_numbers(scene):
        if (
            number.start <= 12
            and not is_counted(scene, number.start)
            and _NO_NOUN.match(scene.text, number.end)
        ):
            yield listed_tally(story, scene, number, "signed", 0.75)


def _is_of_others(scene: Scene, number: Number) -> bool:
    """True for "seven others" and, behind "with", for "three countries"."""
    if _OTHERS.match(scene.text, number.end):
        return True
    with_states = _WITH_STATES.match(scene.text, number.end)
    return bool(with_states and _WITH_BEFORE.search(scene.text[: number.start]))
