"""Numbers whose noun is left out or is the states: "nine have been signed", "nine countries have signed"."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.numbers import find_numbers
from pactbook.extract.rules.counts.stretches import (
    DECLARATION,
    PARTNERS,
    as_of,
    is_whole,
    last_member,
    members_of,
    stretch,
)
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_ELLIPTIC = re.compile(
    r"""
    \s+(?:(?:of\s+(?:them|these|those)|others?|more)\s+)?(?:have|has|had|were|are|was|is)\s+
        (?:already\s+|now\s+|so\s+far\s+)?(?:been\s+)?(?:signed|concluded|inked|sealed)\b
    """,
    re.I | re.X,
)
_SIGN_STEM = re.compile(r"\bsign")
_TOTAL_WORD = re.compile(r"\bin\s+total\b|\ba\s+total\s+of\b|\balready\b", re.I)
_IN_TOTAL = re.compile(r"\s*,?\s*(?:in\s+total|altogether|overall)\b")
_TOTAL_OF = re.compile(r"\btotal\s+of\s+$")
_HAVE_SIGNED = re.compile(
    rf"""
    \s+(?:\w+\s+){{0,2}}?{PARTNERS}\b[^.;]{{0,90}}?\b(?:have|had|has)\s+(?:already\s+|now\s+|so\s+far\s+)?
        (?:signed|concluded|inked|sealed)\b
    """,
    re.I | re.X,
)
_HAVE_TALKED = re.compile(
    rf"""
    \s+(?:\w+\s+){{0,2}}?{PARTNERS}\b[^.;]{{0,60}}?\b(?:are|were)\s+(?:still\s+|now\s+|currently\s+)?
        (?:negotiating|in\s+(?:talks|negotiations)|preparing)\b
    """,
    re.I | re.X,
)
_TALKS_BEFORE = re.compile(r"\b(?:negotiating|negotiations|talks|consultations)\b[^.;]{0,50}$", re.I)
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
        others | more | further\s+ones | additional\s+ones | such\s+(?:agreements|deals|pacts)
        | more\s+(?:countries|states|agreements|deals)
    )\b
    """,
    re.I | re.X,
)
_WITH_BEFORE = re.compile(r"\bwith\s+(?:another\s+|about\s+)?$")
_WITH_STATES = re.compile(rf"\s+(?:\w+\s+){{0,2}}?{PARTNERS}\b", re.I)


def elliptic(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "So far, nine have been signed": a number whose noun stands in the sentence before."""
    if not known_matter:
        return
    for number in find_numbers(scene.text):
        if is_whole(number) and _ELLIPTIC.match(scene.text, number.end):
            members = members_of(story, scene, number.end)
            value = Count("signed", int(number.value), False, members, as_of(story, scene))
            yield Finding(
                scene,
                number.start,
                last_member(scene, number.end),
                value,
                "asserted",
                attribution(story, scene, number.start),
                0.88,
            )
    if _SIGN_STEM.search(scene.text) and _TOTAL_WORD.search(scene.text):
        for number in find_numbers(scene.text):
            after = scene.text[number.end : number.end + 40]
            before = scene.text[max(0, number.start - 40) : number.start]
            total = _IN_TOTAL.match(after) or _TOTAL_OF.search(before)
            if is_whole(number) and total and not any(s.start <= number.start < s.end for s in scene.counts):
                value = Count("signed", int(number.value), False, (), as_of(story, scene))
                low, high = stretch(scene, number.start, number.end)
                yield Finding(
                    scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.7
                )


def states(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "Nine countries have signed": states counted instead of agreements."""
    if not known_matter or DECLARATION.search(scene.text):
        return
    for number in find_numbers(scene.text):
        for pattern, what in ((_HAVE_SIGNED, "signed"), (_HAVE_TALKED, "negotiating")):
            match = pattern.match(scene.text, number.end) if is_whole(number) else None
            if match:
                low, high = number.start, last_member(scene, match.end())
                value = Count(
                    what, int(number.value), False, members_of(story, scene, number.end), as_of(story, scene)
                )
                yield Finding(
                    scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.82
                )


def in_talks(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "negotiating seven others", "talks with three countries", "the number of agreements has risen to 20"."""
    if not known_matter or DECLARATION.search(scene.text):
        return
    for number in find_numbers(scene.text):
        if not is_whole(number) or any(
            s.start <= number.start < s.end and s.noun != "countries" for s in scene.counts
        ):
            continue
        before = scene.text[: number.start]
        talks = _TALKS_BEFORE.search(before)
        what = None
        if _RISEN.search(before):
            what = "signed"
        elif talks and (
            _OTHERS.match(scene.text, number.end)
            or (_WITH_BEFORE.search(before) and _WITH_STATES.match(scene.text, number.end))
        ):
            what = "negotiating"
        if what:
            low, high = number.start, last_member(scene, number.end)
            value = Count(
                what, int(number.value), False, members_of(story, scene, number.end), as_of(story, scene)
            )
            yield Finding(scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.78)
