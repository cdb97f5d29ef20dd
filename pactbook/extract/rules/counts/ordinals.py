"""Ordinals: "the eighth of its kind", "the 15th country to sign"."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.extract.phrases.numbers import Ordinal, find_ordinals
from pactbook.extract.rules.counts.tallies import as_of, is_counted, stretch, tally
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.words import AGREEMENT_NOUN
from pactbook.model.claims import Count

_OPENING: Final = frozenset({"open", "begin", "start", "launch", "enter"})
# "the 15th country to have signed"
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
        | with\s+an?\b | to\s+be\s+(?:signed|concluded) | so\s+far
    )
    | \s*(?:[.,;] | $)
    """,
    re.I | re.X,
)
# "Ljubljana became the 22nd partner on the list"
_NTH_PARTNER = re.compile(
    r"\s+(?:such\s+)?(?:country|state|nation|partner|signatory|government)\b"
    r"(?=\s*(?:[.,;]|$)|\s+(?:by\s+count|on\s+the\s+list|in\s+(?:the\s+)?line|in\s+number|so\s+far|in\s+all)\b)",
    re.I,
)
_WAS_SIGNED = re.compile(r"\b(?:signed|concluded|inked|sealed)\b", re.I)
# "the first was with Britain"
_WAS_WITH = re.compile(
    r"\s+(?:one\s+|of\s+(?:them|these)\s+)?(?:was|is|came|being)\s+(?:the\s+one\s+)?with\b", re.I
)
_COPULA = re.compile(
    r"""
    \b(?:is|was|be|been|became|becomes|as)\s+(?:also\s+|already\s+|now\s+|thus\s+)?
        (?:the|its|Ukraine[’']s|Kyiv[’']s|their|his)\s+$
    | ,\s+(?:the|its|Ukraine[’']s|Kyiv[’']s)\s+$
    """,
    re.I | re.X,
)
# "the third round of talks"
_OTHER_ORDER = re.compile(r"\s+(?:round|day|time|year|month|anniversary|package)")
_TALKS = re.compile(r"\b(?:talks|negotiations|consultations|such\s+work)\b")


def nth(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """Ordinals without a noun or with a state: "the eighth of its kind", "the 15th country to sign"."""
    for ordinal in find_ordinals(scene.text):
        if is_counted(scene, ordinal.start) or ordinal.value > 60:
            continue
        what = _what(scene, ordinal)
        if what is not None:
            value = Count(what, int(ordinal.value), ordinal=True, as_of=as_of(story, scene))
            place = stretch(scene, ordinal.start, ordinal.end)
            yield tally(story, scene, place, value, ordinal.start, 0.75)


def _what(scene: Scene, ordinal: Ordinal) -> str | None:
    """Whether the agreement that an ordinal counts is signed or in talks; None for what else it may count."""
    state = _NTH_STATE.match(scene.text, ordinal.end)
    if not state and not _is_elided(scene, ordinal) and not _is_partner(scene, ordinal):
        return None
    if _OTHER_ORDER.match(scene.text[ordinal.end :]):
        return None
    if not state or state["verb"].lower() not in _OPENING:
        return "signed"
    return "negotiating" if _TALKS.search(scene.text) else None


def _is_partner(scene: Scene, ordinal: Ordinal) -> bool:
    """True for "became the 22nd partner" where the sentence says that an agreement was signed."""
    if not _NTH_PARTNER.match(scene.text, ordinal.end) or not _COPULA.search(scene.text[: ordinal.start]):
        return False
    return bool(_ANY_DEAL.search(scene.text) and _WAS_SIGNED.search(scene.text))


def _is_elided(scene: Scene, ordinal: Ordinal) -> bool:
    """True for "it is the eighth of its kind": a sentence on agreements, and the noun left out."""
    before = scene.text[: ordinal.start]
    if _WAS_WITH.match(scene.text, ordinal.end):
        return True
    if not _ELIDED.match(scene.text, ordinal.end) or not _COPULA.search(before):
        return False
    return bool(_ANY_DEAL.search(scene.text) or _IT_IS.search(before))
