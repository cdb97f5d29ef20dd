"""Agreements counted by their own noun: "eight security agreements"."""

import re

from pactbook.extract.phrases.counts import CountSpan
from pactbook.extract.rules.counts.stretches import as_of, last_member, members_of, stretch
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_COUNTS_STATES = re.compile(r"\b(?:countries|states|nations)\b", re.I)
_SECURITY = re.compile(r"\b(?:security|bilateral|such|similar|defen[cs]e|these|of\s+this\s+kind)\b", re.I)
_COUNTS_DOCUMENTS = re.compile(r"\b(?:declaration|document)", re.I)
_COUNTS_SIGNATURES = re.compile(r"signatures?|signing", re.I)
_PLAN = re.compile(
    r"\b(?:will|would|plans?|aims?|expects?|hopes?|could|may|might|intends?)\b[^.;,]{0,40}$", re.I
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


def agreement_count(story: Story, scene: Scene, span: CountSpan, known_matter: bool) -> Finding | None:
    phrase = scene.text[span.start : span.end]
    if _COUNTS_STATES.search(span.noun or ""):
        return None
    if not (_SECURITY.search(phrase) or known_matter) or not known_matter:
        return None
    if _COUNTS_DOCUMENTS.search(span.noun or "") and not span.ordinal:
        return None
    low, high = stretch(scene, span.start, span.end)
    around = scene.text[low:high]
    what = _what(scene, span, around)
    if what is None or (span.value == 1 and not span.ordinal) or span.value > 60:
        return None
    if _COUNTS_SIGNATURES.match(span.noun or ""):
        return None
    if span.ordinal and span.value == 1 and not _SECURITY.search(scene.text[span.start : span.end + 40]):
        return None
    if _PLAN.search(scene.text[: span.start]) and what == "signed" and not span.ordinal:
        return None
    members = members_of(story, scene, span.end) if not span.ordinal else ()
    value = Count(
        what=what, value=int(span.value), ordinal=span.ordinal, members=members, as_of=as_of(story, scene)
    )
    end = max(high, last_member(scene, span.end)) if members else high
    return Finding(
        scene,
        low,
        end,
        value,
        "asserted",
        attribution(story, scene, span.start),
        0.9 if not span.ordinal else 0.85,
    )


def _what(scene: Scene, span: CountSpan, around: str) -> str | None:
    before = scene.text[max(0, span.start - 60) : span.start]
    after = scene.text[span.end : span.end + 60]
    if _NEGOTIATING_BEFORE.search(before):
        return "negotiating"
    if _NEGOTIATING.search(before) and not _SIGN_BEFORE.search(before[-25:]):
        return "negotiating"
    if _NEGOTIATED_AFTER.match(after):
        return "negotiating"
    if span.ordinal:
        return "signed"
    return "signed" if _SIGNED.search(around) else None
