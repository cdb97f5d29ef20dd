"""Ordinals: "the eighth of its kind", "the 15th country to sign"."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.numbers import find_ordinals
from pactbook.extract.rules.counts.stretches import as_of, stretch
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.words import AGREEMENT_NOUN
from pactbook.model.claims import Count

_NTH_STATE = re.compile(
    r"""
    \s+(?:[\w-]+\s+){0,3}?(?:country|state|nation|ally|partner|government|member)?
        \s*(?:[\w-]+\s+){0,3}?(?:to|that)\s+(?:have\s+|has\s+)?
        (?P<verb>sign|conclude|ink|open|begin|start|launch|enter)\w*\b
    """,
    re.I | re.X,
)
_ANY_DEAL = re.compile(rf"\b{AGREEMENT_NOUN}\b", re.I)
_IT_IS = re.compile(r"\b(?:it|this|that)\s+(?:is|was|became|becomes)\b", re.I)
_ELIDED = re.compile(
    r"""
    \s+(?:
        of\s+(?:its|this|the)\s+kind | such\b | one\b
        | that\s+\w+\s+(?:has|have|had)\s+(?:signed|concluded)
        | with\s+an?\b | to\s+be\s+(?:signed|concluded) | so\s+far | [.,;] | $
    )
    """,
    re.I | re.X,
)
_COPULA = re.compile(
    r"""
    \b(?:is|was|be|been|became|becomes|as)\s+(?:also\s+|already\s+|now\s+|thus\s+)?
        (?:the|its|Ukraine[’']s|Kyiv[’']s|their|his)\s+$
    | ,\s+(?:the|its|Ukraine[’']s|Kyiv[’']s)\s+$
    """,
    re.I | re.X,
)
_OTHER_ORDER = re.compile(r"\s+(?:round|day|time|year|month|anniversary|package)")
_TALKS = re.compile(r"\b(?:talks|negotiations|consultations|such\s+work)\b")


def nth(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """Ordinals with the noun left out ("it is the eighth of its kind") or put on the state ("the 15th country to sign")."""
    if not known_matter:
        return
    for ordinal in find_ordinals(scene.text):
        if any(s.start <= ordinal.start < s.end and s.noun != "countries" for s in scene.counts):
            continue
        before = scene.text[: ordinal.start]
        state = _NTH_STATE.match(scene.text, ordinal.end)
        talks = bool(state and state["verb"].lower() in ("open", "begin", "start", "launch", "enter"))
        about = _ANY_DEAL.search(scene.text) or _IT_IS.search(before)
        elided = _ELIDED.match(scene.text, ordinal.end) and _COPULA.search(before) and about
        if not (state or elided) or ordinal.value > 60 or _OTHER_ORDER.match(scene.text[ordinal.end :]):
            continue
        if talks and not _TALKS.search(scene.text):
            continue
        low, high = stretch(scene, ordinal.start, ordinal.end)
        value = Count("negotiating" if talks else "signed", int(ordinal.value), True, (), as_of(story, scene))
        yield Finding(scene, low, high, value, "asserted", attribution(story, scene, ordinal.start), 0.75)
