"""Whether what a sentence says of an agreement is done, planned, only thought of, or denied."""

import re

from pactbook.extract.rules.agreements.words import NEGOTIATION

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_FIRST_TO = re.compile(
    r"""
    \b(?:
        first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth
        | \d+(?:st|nd|rd|th) | \w+teenth | \w+tieth | last | latest | only | next
    )\b(?:\s+[\w’'-]+){0,6}\s*$
    """,
    re.I | re.X,
)
_TO_HAVE = re.compile(r"\bto\s+(?:have\s+)?$")
_DO = re.compile(r"\b(?:did|does|do)\b")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been)\b")
_IF_FIRST = re.compile(r"\W*If\b")
_IF = re.compile(r"\bif\b")
_WHILE_DOING = re.compile(r"\b(?:after|by|upon|since|following|in|while|with)\s+(?:\w+ly\s+)?$", re.I)
_MARKED = re.compile(r"\bmarked\b")
_COMMA_BEFORE = re.compile(r",\s*$")
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t")
_STILL_TO_COME = re.compile(r"\b(?:will|would|to|once|when|until|after|shall|should)\b")
_TOOK_PLACE = re.compile(r"\b(?:was|were|took\s+place|came|marked|marks)\b")
_YET_TO_TAKE_PLACE = re.compile(r"\b(?:planned|expected|scheduled|set|due|postponed|possible)\b")
_AFTER_THE = re.compile(
    r"""
    \b(?:after|following|since|upon|with|at|during|attended|welcom\w+|marked|witness\w*|announced\s+the)
        \s+(?:the\s+)?$
    """,
    re.I | re.X,
)
_AHEAD = re.compile(
    r"""
    \b(?:
        planned | expected | scheduled | set | due | ahead\s+of | before | prepar\w+ | upcoming
        | forthcoming | future | will | would | until | soon
    )\b
    """,
    re.I | re.X,
)


def modality_of(scene: Scene, verb: Verb) -> str:
    if verb.negated and not (verb.modal or "").startswith(("refus", "declin")):
        return "denied"
    if (
        verb.lemma == "launch"
        or verb.has("refuse")
        or verb.modal in ("refused", "refuses", "refuse", "declined", "declines", "decline")
    ):
        return "asserted"
    if verb.infinitive and _FIRST_TO.search(_TO_HAVE.sub("", scene.text[: verb.main])):
        return "asserted"
    front = scene.text[verb.start : verb.main]
    if verb.form == "base" and _DO.search(front):
        return "asserted"
    if verb.form == "ing" and _PROGRESSIVE.search(front) and not verb.modal:
        return "asserted"
    if verb.form == "base" and not front and verb.has("begin", "negotiate"):
        return "asserted"
    if scene.heading and verb.form in ("base", "s") and verb.start == verb.main:
        return "asserted"
    if _IF_FIRST.match(scene.text) and not verb.finite_past:
        return "hypothetical"
    if any(v.lemma in ("consider", "weigh", "mull") and 0 <= verb.start - v.end < 4 for v in scene.verbs):
        return "hypothetical"
    if verb.modal in (
        "could",
        "may",
        "might",
        "can",
        "should",
        "considers",
        "considering",
        "wants",
        "want",
        "asked",
        "ask",
        "proposed",
        "proposes",
    ) or (verb.modal == "would" and _IF.search(scene.text)):
        return "hypothetical"
    if (
        verb.future
        or verb.modal in ("would", "expected", "scheduled", "ready", "prepared", "set", "supposed")
        or (verb.modal and verb.infinitive)
    ):
        return "planned"
    if verb.infinitive or (verb.form == "base" and not scene.heading and not verb.perfect):
        return "planned"
    if (
        verb.form == "ing"
        and not _WHILE_DOING.search(scene.text[: verb.start])
        and not _MARKED.search(scene.text)
    ):
        return "asserted" if _COMMA_BEFORE.search(scene.text[: verb.start]) else "planned"
    return "asserted"


def modality_of_phrase(scene: Scene, at: int) -> str:
    before = scene.text[max(0, at - 30) : at]
    if _NOT.search(scene.text[max(0, at - 30) : at + 40]):
        return "denied"
    return "planned" if _STILL_TO_COME.search(before) else "asserted"


def modality_of_signing(scene: Scene, at: int) -> str | None:
    before, after = scene.text[:at], scene.text[at:]
    welcomed = _TOOK_PLACE.search(after) and not _YET_TO_TAKE_PLACE.search(after)
    if welcomed or _AFTER_THE.search(before):
        return "asserted"
    planned = _AHEAD.search(scene.text)
    return "planned" if planned and not NEGOTIATION.search(scene.text) else None
