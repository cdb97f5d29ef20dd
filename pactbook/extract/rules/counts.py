"""Counts: how many agreements are signed, how many are in talks, how many states joined the declaration."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.counts import CountSpan
from pactbook.extract.phrases.numbers import Number, find_numbers, find_ordinals
from pactbook.extract.rules.actors import codes_of, listed
from pactbook.extract.rules.agreements import names_security_agreement
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import AGREEMENT_NOUN, Story
from pactbook.model.claims import Count

_NEGOTIATING = re.compile(
    r"\b(?:negotiat\w+|talks|under\s?way|in\s+the\s+works|consultations?|being\s+(?:prepared|drafted|discussed)|prepar\w+|in\s+(?:the\s+)?pipeline|working\s+on)\b",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?:sign(?:s|ed|ing|atory|atories)?|inked|concluded?|in\s+place|sealed|struck|in\s+force|existing|finali[sz]ed|has|have|had|became|becomes?|is|was|now)\b",
    re.I,
)
_DECLARATION = re.compile(r"\bdeclaration\b", re.I)
_JOINED = re.compile(
    r"\b(?:join(?:ed|ing|s)?|acceded?|endorsed?|signed\s+up|supported|backed|subscribed|signatories|associated)\b",
    re.I,
)
_SECURITY = re.compile(r"\b(?:security|bilateral|such|similar|defen[cs]e|these|of\s+this\s+kind)\b", re.I)
_STATES = re.compile(
    r"\s+(?:other\s+|more\s+|further\s+|additional\s+|partner\s+)?(?:countries|states|nations|partners|governments|members)\b",
    re.I,
)
_ELLIPTIC = re.compile(
    r"\s+(?:(?:of\s+(?:them|these|those)|others?|more)\s+)?(?:have|has|had|were|are|was|is)\s+(?:already\s+|now\s+|so\s+far\s+)?(?:been\s+)?(?:signed|concluded|inked|sealed)\b",
    re.I,
)
_PLAN = re.compile(
    r"\b(?:will|would|plans?|aims?|expects?|hopes?|could|may|might|intends?)\b[^.;,]{0,40}$", re.I
)


def counts(story: Story) -> Iterator[Finding]:
    """Findings of kind count in order of text."""
    known_matter = False
    for scene in story.scenes:
        matter = names_security_agreement(scene)
        known_matter = known_matter or matter
        for span in scene.counts:
            finding = _agreement_count(story, scene, span, known_matter)
            if finding:
                yield finding
        yield from _elliptic(story, scene, known_matter)
        yield from _states(story, scene, known_matter)
        yield from _nth(story, scene, known_matter)
        yield from _in_talks(story, scene, known_matter)
        if _DECLARATION.search(scene.text):
            yield from _joined(story, scene)


def _agreement_count(story: Story, scene: Scene, span: CountSpan, known_matter: bool) -> Finding | None:
    phrase = scene.text[span.start : span.end]
    if re.search(r"\b(?:countries|states|nations)\b", span.noun or "", re.I):
        return None
    if not (_SECURITY.search(phrase) or known_matter) or not known_matter:
        return None
    if re.search(r"\b(?:declaration|document)", span.noun or "", re.I) and not span.ordinal:
        return None
    low, high = _stretch(scene, span.start, span.end)
    around = scene.text[low:high]
    what = _what(scene, span, around)
    if what is None or (span.value == 1 and not span.ordinal) or span.value > 60:
        return None
    if re.match(r"signatures?|signing", span.noun or "", re.I):
        return None
    if span.ordinal and span.value == 1 and not _SECURITY.search(scene.text[span.start : span.end + 40]):
        return None
    if _PLAN.search(scene.text[: span.start]) and what == "signed" and not span.ordinal:
        return None
    members = _members(story, scene, span.end) if not span.ordinal else ()
    value = Count(
        what=what, value=int(span.value), ordinal=span.ordinal, members=members, as_of=_as_of(story, scene)
    )
    end = max(high, _last_member(scene, span.end)) if members else high
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
    if re.search(r"\bnegotiating\s+(?:with\s+)?(?:an?\s+)?(?:another\s+|about\s+|some\s+)?$", before, re.I):
        return "negotiating"
    if _NEGOTIATING.search(before) and not re.search(r"\bsign(?:ed|ing)?\b", before[-25:], re.I):
        return "negotiating"
    if re.match(
        r"[^.;,]{0,30}\b(?:under\s?way|being\s+negotiated|in\s+the\s+works|under\s+negotiation|are\s+being|in\s+preparation|in\s+the\s+pipeline)\b",
        after,
        re.I,
    ):
        return "negotiating"
    if span.ordinal:
        return "signed"
    return "signed" if _SIGNED.search(around) else None


def _stretch(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """The clause around a count."""
    low, high = 0, len(scene.text)
    for mark in re.finditer(r",\s|;\s|\s[—–-]\s", scene.text):
        if mark.end() <= start:
            low = mark.end()
        elif mark.start() >= end:
            high = mark.start()
            break
    return low, high


def _members(story: Story, scene: Scene, at: int) -> tuple[str, ...]:
    found = story.actors(scene)
    for i, actor in enumerate(found):
        if actor.start < at or not (actor.code or actor.codes):
            continue
        group = [a for a in listed(scene, found, i) if a.code != "UKR"]
        if len(group) >= 2:
            return tuple(codes_of(group))
    return ()


def _last_member(scene: Scene, at: int) -> int:
    stop = re.search(r"[.;]", scene.text[at:])
    return at + stop.start() if stop else len(scene.text)


def _as_of(story: Story, scene: Scene) -> str | None:
    days = [d.value for d in scene.dates if d.value and len(d.value) == 10]
    return days[0] if days else story.published


def _elliptic(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "So far, nine have been signed": a number whose noun stands in the sentence before."""
    if not known_matter:
        return
    for number in find_numbers(scene.text):
        if _whole(number) and _ELLIPTIC.match(scene.text, number.end):
            members = _members(story, scene, number.end)
            value = Count("signed", int(number.value), False, members, _as_of(story, scene))
            yield Finding(
                scene,
                number.start,
                _last_member(scene, number.end),
                value,
                "asserted",
                attribution(story, scene, number.start),
                0.88,
            )
    if re.search(r"\bsign", scene.text) and re.search(
        r"\bin\s+total\b|\ba\s+total\s+of\b|\balready\b", scene.text, re.I
    ):
        for number in find_numbers(scene.text):
            after = scene.text[number.end : number.end + 40]
            before = scene.text[max(0, number.start - 40) : number.start]
            total = re.match(r"\s*,?\s*(?:in\s+total|altogether|overall)\b", after) or re.search(
                r"\btotal\s+of\s+$", before
            )
            if _whole(number) and total and not any(s.start <= number.start < s.end for s in scene.counts):
                value = Count("signed", int(number.value), False, (), _as_of(story, scene))
                low, high = _stretch(scene, number.start, number.end)
                yield Finding(
                    scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.7
                )


_PARTNERS = r"(?:countries|states|nations|partners|governments|allies|capitals)"
_HAVE_SIGNED = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?{_PARTNERS}\b[^.;]{{0,90}}?\b(?:have|had|has)\s+(?:already\s+|now\s+|so\s+far\s+)?(?:signed|concluded|inked|sealed)\b",
    re.I,
)
_HAVE_TALKED = re.compile(
    rf"\s+(?:\w+\s+){{0,2}}?{_PARTNERS}\b[^.;]{{0,60}}?\b(?:are|were)\s+(?:still\s+|now\s+|currently\s+)?(?:negotiating|in\s+(?:talks|negotiations)|preparing)\b",
    re.I,
)


def _states(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "Nine countries have signed": states counted instead of agreements."""
    if not known_matter or _DECLARATION.search(scene.text):
        return
    for number in find_numbers(scene.text):
        for pattern, what in ((_HAVE_SIGNED, "signed"), (_HAVE_TALKED, "negotiating")):
            match = pattern.match(scene.text, number.end) if _whole(number) else None
            if match:
                low, high = number.start, _last_member(scene, match.end())
                value = Count(
                    what, int(number.value), False, _members(story, scene, number.end), _as_of(story, scene)
                )
                yield Finding(
                    scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.82
                )


_ELIDED = re.compile(
    r"\s+(?:of\s+(?:its|this|the)\s+kind|such\b|one\b|that\s+\w+\s+(?:has|have|had)\s+(?:signed|concluded)|with\s+an?\b|to\s+be\s+(?:signed|concluded)|so\s+far|[.,;]|$)",
    re.I,
)
_NTH_STATE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:country|state|nation|ally|partner|government|member)?\s*(?:[\w-]+\s+){0,3}?(?:to|that)\s+(?:have\s+|has\s+)?(?P<verb>sign|conclude|ink|open|begin|start|launch|enter)\w*\b",
    re.I,
)
_COPULA = re.compile(
    r"\b(?:is|was|be|been|became|becomes|as)\s+(?:also\s+|already\s+|now\s+|thus\s+)?(?:the|its|Ukraine[’']s|Kyiv[’']s|their|his)\s+$|,\s+(?:the|its|Ukraine[’']s|Kyiv[’']s)\s+$",
    re.I,
)


def _nth(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """Ordinals with the noun left out ("it is the eighth of its kind") or put on the state ("the 15th country to sign")."""
    if not known_matter:
        return
    for ordinal in find_ordinals(scene.text):
        if any(s.start <= ordinal.start < s.end and s.noun != "countries" for s in scene.counts):
            continue
        before = scene.text[: ordinal.start]
        state = _NTH_STATE.match(scene.text, ordinal.end)
        talks = bool(state and state["verb"].lower() in ("open", "begin", "start", "launch", "enter"))
        about = _ANY_DEAL.search(scene.text) or re.search(
            r"\b(?:it|this|that)\s+(?:is|was|became|becomes)\b", before, re.I
        )
        elided = _ELIDED.match(scene.text, ordinal.end) and _COPULA.search(before) and about
        if (
            not (state or elided)
            or ordinal.value > 60
            or re.match(r"\s+(?:round|day|time|year|month|anniversary|package)", scene.text[ordinal.end :])
        ):
            continue
        if talks and not re.search(r"\b(?:talks|negotiations|consultations|such\s+work)\b", scene.text):
            continue
        low, high = _stretch(scene, ordinal.start, ordinal.end)
        value = Count(
            "negotiating" if talks else "signed", int(ordinal.value), True, (), _as_of(story, scene)
        )
        yield Finding(scene, low, high, value, "asserted", attribution(story, scene, ordinal.start), 0.75)


_ANY_DEAL = re.compile(rf"\b{AGREEMENT_NOUN}\b", re.I)
_TALLY = re.compile(
    rf"\b(?:number|tally|total|count)\s+of\s+(?:the\s+)?(?:{_PARTNERS}|signatories|participants)\b[^.;]{{0,60}}?\b(?:to|at|is|was|reached)\s+$",
    re.I,
)


_OTHERS = re.compile(
    r"\s+(?:others|more|further\s+ones|additional\s+ones|such\s+(?:agreements|deals|pacts)|more\s+(?:countries|states|agreements|deals))\b",
    re.I,
)
_WITH_STATES = re.compile(rf"\s+(?:\w+\s+){{0,2}}?{_PARTNERS}\b", re.I)
_RISEN = re.compile(
    r"\bnumber\s+of\s+(?:[\w-]+\s+){0,4}?(?:agreements|pacts|deals|accords)\b[^.;]{0,60}?\b(?:to|at|is|reached)\s+(?:now\s+)?$",
    re.I,
)


def _in_talks(story: Story, scene: Scene, known_matter: bool) -> Iterator[Finding]:
    """ "negotiating seven others", "talks with three countries", "the number of agreements has risen to 20"."""
    if not known_matter or _DECLARATION.search(scene.text):
        return
    for number in find_numbers(scene.text):
        if not _whole(number) or any(
            s.start <= number.start < s.end and s.noun != "countries" for s in scene.counts
        ):
            continue
        before = scene.text[: number.start]
        talks = re.search(r"\b(?:negotiating|negotiations|talks|consultations)\b[^.;]{0,50}$", before, re.I)
        what = None
        if _RISEN.search(before):
            what = "signed"
        elif talks and (
            _OTHERS.match(scene.text, number.end)
            or (
                re.search(r"\bwith\s+(?:another\s+|about\s+)?$", before)
                and _WITH_STATES.match(scene.text, number.end)
            )
        ):
            what = "negotiating"
        if what:
            low, high = number.start, _last_member(scene, number.end)
            value = Count(
                what, int(number.value), False, _members(story, scene, number.end), _as_of(story, scene)
            )
            yield Finding(scene, low, high, value, "asserted", attribution(story, scene, number.start), 0.78)


def _joined(story: Story, scene: Scene) -> Iterator[Finding]:
    if not _JOINED.search(scene.text):
        return
    for number in find_numbers(scene.text):
        if _whole(number) and _TALLY.search(scene.text[: number.start]):
            value = Count("joined_declaration", int(number.value), False, (), None)
            yield Finding(
                scene, 0, len(scene.text), value, "asserted", attribution(story, scene, number.start), 0.75
            )
        elif (
            _whole(number)
            and _STATES.match(scene.text, number.end)
            and not re.search(r"\bbringing\b|\bnumber\s+of\b", scene.text)
        ):
            value = Count("joined_declaration", int(number.value), False, (), None)
            low = _DECLARATION.search(scene.text)
            first = min(number.start, low.start() if low else number.start)
            last = max(_STATES.match(scene.text, number.end).end(), low.end() if low else 0)  # type: ignore[union-attr]
            yield Finding(
                scene, first, last, value, "asserted", attribution(story, scene, number.start), 0.85
            )
    for ordinal in find_ordinals(scene.text):
        if _STATES.match(scene.text, ordinal.end) or re.match(
            r"\s+(?:country|state|nation)\b", scene.text[ordinal.end :]
        ):
            value = Count("joined_declaration", int(ordinal.value), True, (), None)
            yield Finding(
                scene, 0, len(scene.text), value, "asserted", attribution(story, scene, ordinal.start), 0.75
            )


def _whole(number: Number) -> bool:
    return float(number.value).is_integer() and 1 < number.value <= 60
