"""Agreements counted by their own noun: "eight security agreements"."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.counts import CountSpan
from pactbook.extract.rules.counts.tallies import as_of, last_member, members_of, stretch, tally
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_COUNTS_STATES = re.compile(r"\b(?:countries|states|nations)\b", re.I)
_SECURITY = re.compile(r"\b(?:security|bilateral|such|similar|defen[cs]e|these|of\s+this\s+kind)\b", re.I)
_COUNTS_DOCUMENTS = re.compile(r"\b(?:declaration|document)", re.I)
# "twenty-three such documents": of the kind that the article is about
_KNOWN_KIND = re.compile(r"\b(?:such|similar|bilateral|security|like|of\s+this\s+kind)\b", re.I)
_COUNTS_SIGNATURES = re.compile(r"signatures?|signing", re.I)
# "plans to sign ten agreements", "has not signed ten agreements"
_PLAN = re.compile(
    r"""
    \b(?:
        will | would | plans? | aims? | expects? | hopes? | could | may | might | intends? | wants? | should
        | must | seeks? | (?:has|have|had)\s+not | n[’']t | never
    )\b[^.;,]{0,40}$
    """,
    re.I | re.X,
)
_NEGOTIATING_BEFORE = re.compile(
    r"\bnegotiating\s+(?:with\s+)?(?:an?\s+)?(?:another\s+|about\s+|some\s+)?$", re.I
)
_NEGOTIATING = re.compile(
    r"""
    \b(?:
        negotiat\w+ | talks | under\s?way | in\s+the\s+works | consultations?
        | being\s+(?:prepared|drafted|discussed) | prepar\w+ | in\s+(?:the\s+)?pipeline | working\s+on
    )\b
    """,
    re.I | re.X,
)
_TALLY = re.compile(r"\b(?:number|total|tally|count)\s+of\b", re.I)
_SIGN_BEFORE = re.compile(r"\bsign(?:ed|ing)?\b", re.I)
_NEGOTIATED_AFTER = re.compile(
    r"""
    [^.;,]{0,30}\b(?:
        under\s?way | being\s+negotiated | in\s+the\s+works | under\s+negotiation | are\s+being
        | in\s+preparation | in\s+the\s+pipeline
    )\b
    """,
    re.I | re.X,
)
_SIGNED = re.compile(
    r"""
    \b(?:
        sign(?:s|ed|ing|atory|atories)? | inked | concluded? | in\s+place | sealed | struck | in\s+force
        | existing | finali[sz]ed | has | have | had | became | becomes? | is | was | now
    )\b
    """,
    re.I | re.X,
)


def agreement_counts(story: Story, scene: Scene) -> Iterator[Finding[Count]]:
    """Counts and ordinals that have agreements as their noun."""
    for span in scene.counts:
        low, high = stretch(scene, span.start, span.end)
        what = _what(scene, span, scene.text[low:high])
        if what is None or not _is_of_agreements(scene, span) or _is_plan(scene, span, what):
            continue
        members = () if span.ordinal else members_of(story, scene, span.end)
        if members:
            high = max(high, last_member(scene, span.end))
        value = Count(what, int(span.value), span.ordinal, members, as_of(story, scene))
        yield tally(story, scene, (low, high), value, span.start, 0.85 if span.ordinal else 0.9)


def _is_of_agreements(scene: Scene, span: CountSpan) -> bool:
    """False for states, signatures and other papers, and for one agreement or "the first" of anything."""
    noun = span.noun or ""
    if span.value > 60 or _COUNTS_STATES.search(noun) or _COUNTS_SIGNATURES.match(noun):
        return False
    if not span.ordinal:
        known = _KNOWN_KIND.search(scene.text[span.start : span.end])
        return span.value != 1 and bool(known or not _COUNTS_DOCUMENTS.search(noun))
    return span.value != 1 or bool(_SECURITY.search(scene.text[span.start : span.end + 40]))


def _is_plan(scene: Scene, span: CountSpan, what: str) -> bool:
    """True for "plans to sign ten agreements": none of them counts yet."""
    return what == "signed" and not span.ordinal and bool(_PLAN.search(scene.text[: span.start]))


def _what(scene: Scene, span: CountSpan, around: str) -> str | None:
    """Whether the agreements counted are signed or in talks; None where the clause does not say."""
    before = scene.text[max(0, span.start - 60) : span.start]
    if _NEGOTIATING_BEFORE.search(before):
        return "negotiating"
    if _NEGOTIATING.search(before) and not _SIGN_BEFORE.search(before[-25:]):
        return "negotiating"
    if _NEGOTIATED_AFTER.match(scene.text[span.end : span.end + 60]):
        return "negotiating"
    tallied = _TALLY.search(scene.text[span.start : span.end])
    return "signed" if span.ordinal or tallied or _SIGNED.search(around) else None
