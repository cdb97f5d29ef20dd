"""Whether what a sentence says of an agreement is done, planned, only thought of, or denied."""

import re
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.agreements.words import NEGOTIATION
from pactbook.extract.rules.mood import conditional, denies, denies_agreement
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

REFUSING: Final = frozenset({"refused", "refuses", "refuse", "declined", "declines", "decline"})
"""Modal words that say no: "declined to sign" is a refusal, not a denial."""

_THINKING: Final = frozenset(
    words(
        "could, may, might, can, should, considers, considering, wants, want, asked, ask, proposed, proposes"
    )
)
_COMING: Final = frozenset(words("would, expected, scheduled, ready, prepared, set, supposed"))
_WEIGHING: Final = frozenset({"consider", "weigh", "mull", "suggest", "propose"})
# "the eighth country to have signed": the infinitive is done.
_FIRST_TO = re.compile(
    r"""
    \b(?:
        first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth
        | \d+(?:st|nd|rd|th) | \w+teenth | \w+tieth | last | latest | only | next
    )\b(?:\s+[\w’'-]+){0,6}\s*$
    """,
    re.I | re.X,
)
_NOBODY = re.compile(r"\b(?:nobody|no\s+one|none|neither(?:\s+\w+){0,4}\s+nor(?:\s+\w+){1,3})\s+$", re.I)
# "it will be the 18th that Ukraine has signed"
_WILL_BE_NTH = re.compile(
    r"\b(?:will|would)\s+(?:be|become|make)\b[^.;]{0,60}\b(?:that|which)\s+[\w’'\s]{1,25}$", re.I
)
# "will become the next country to sign": not yet done
_TO_BECOME = re.compile(
    r"\b(?:will|would|could|may|might|to|should|expects?|hopes?)\s+(?:soon\s+)?(?:be|become)\b[^.;]{0,60}$",
    re.I,
)
_TO_HAVE = re.compile(r"\bto\s+(?:have\s+)?$")
# "negotiators met to discuss": the talks took place.
_MET_TO = re.compile(
    r"\b(?:met|sat\s+down|gathered|convened|came\s+together|travelled|traveled|flew|visited|returned|arrived)\b[^.;]{0,60}$",
    re.I,
)
# "flew to Kyiv to sign": who came to sign did sign.
_CAME_TO = re.compile(
    r"(?<!have\s)(?<!has\s)(?<!\bto\s)\b(?:flew|travelled|traveled|came|went|met|sat\s+down|gathered|arrived|returned)\b[^.;,]{0,60}$",
)
# "voted on Tuesday to ratify": the vote ratified it.
_VOTED_TO = re.compile(
    r"(?<!\bto\s)(?<!will\s)\bvoted\b(?!\s+(?:not|against|down))(?:\s+[\w,’'-]+){0,8}?\s*$", re.I
)
_STILL = re.compile(r"\W*(?:(?:still|now|also|currently|already)\s+)+", re.I)
_DO = re.compile(r"\b(?:did|does|do)\b")
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been)\b")
_IF_FIRST = re.compile(r"\W*If\b")
# "after signing", "in formally signing"
_WHILE_DOING = re.compile(r"\b(?:after|by|upon|since|following|in|while|with)\s+(?:\w+ly\s+)?$", re.I)
_COMMA_BEFORE = re.compile(r",\s*$")
_NOT = re.compile(r"\b(?:not|never)\b|n[’']t")
_STILL_TO_COME = re.compile(r"\b(?:will|would|to|once|when|until|after|shall|should)\b")
# "the signing ... took place"
_TOOK_PLACE = re.compile(
    r"\b(?:was|were|took\s+place|came|marked|marks|went|drew|passed|brought|followed|crowned|ended)\b"
)
_YET_TO_TAKE_PLACE = re.compile(
    r"\b(?:planned|expected|scheduled|set|due|postponed|delayed|put\s+off|put\s+back|possible)\b"
)
# "welcomed the signing", "after the signing"
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
        planned | foreseen | slated | pencill?ed\s+in | expected | scheduled | set | due | ahead\s+of
        | before | prepar\w+ | upcoming
        | forthcoming | future | will | would | until | soon | postponed | delayed | put\s+off | put\s+back
    )\b
    """,
    re.I | re.X,
)


def modality_of(scene: Scene, verb: Verb) -> str:
    """Modality of what a verb says of an agreement."""
    if _NOBODY.search(scene.text[: verb.start]):
        return "denied"
    if _WILL_BE_NTH.search(scene.text[: verb.start]) and verb.perfect:
        return "planned"
    if verb.negated and not (verb.modal or "").startswith(("refus", "declin")):
        return "denied"
    if denies(scene, verb.main) or denies_agreement(scene, verb.start, verb.end):
        return "denied"
    if _is_done(scene, verb):
        return "asserted"
    if _is_thought(scene, verb):
        return "hypothetical"
    if verb.future or verb.modal in _COMING or verb.infinitive:
        return "planned"
    if verb.form == "base" and not scene.heading and not verb.perfect:
        return "planned"
    before = scene.text[: verb.start]
    if verb.form == "ing" and not _WHILE_DOING.search(before):
        return "asserted" if _COMMA_BEFORE.search(before) else "planned"
    return "asserted"


def _is_done(scene: Scene, verb: Verb) -> bool:
    """True for what is done whatever its form: a refusal, "the first to sign", "did sign", a headline."""
    launched = verb.lemma == "launch" and not (verb.future or verb.modal)
    if launched or verb.has("refuse") or verb.modal in REFUSING:
        return True
    if verb.infinitive and verb.has("sign") and not verb.modal and _CAME_TO.search(scene.text[: verb.start]):
        return True
    if verb.infinitive and _TO_BECOME.search(scene.text[: verb.start]):
        return False
    if verb.infinitive and _FIRST_TO.search(_TO_HAVE.sub("", scene.text[: verb.main])):
        return True
    if verb.infinitive and verb.has("ratify") and _VOTED_TO.search(scene.text[: verb.start]):
        return True
    if verb.infinitive and verb.has("negotiate") and _MET_TO.search(scene.text[: verb.start]):
        return True
    front = scene.text[verb.start : verb.main]
    if verb.form == "base" and _DO.search(front):
        return True
    if verb.form == "ing" and verb.has("negotiate") and _STILL.fullmatch(scene.text[: verb.main]):
        return True
    if verb.form == "ing" and _PROGRESSIVE.search(front) and not verb.modal:
        return True
    if verb.form == "base" and not front and verb.has("begin", "negotiate"):
        return True
    return scene.heading and verb.form in ("base", "s") and verb.start == verb.main


def _is_thought(scene: Scene, verb: Verb) -> bool:
    """True for what is only thought of: "could sign", "is considering signing", "if ... signs"."""
    if _IF_FIRST.match(scene.text) and not verb.finite_past:
        return True
    if any(v.lemma in _WEIGHING and 0 <= verb.start - v.end < 4 for v in scene.verbs):
        return True
    coming = verb.future or verb.modal in _COMING or verb.infinitive
    return verb.modal in _THINKING or (coming and conditional(scene))


def modality_of_phrase(scene: Scene, at: int) -> str:
    """Modality of a set phrase at `at`, such as "enter into force"."""
    before = scene.text[max(0, at - 30) : at]
    if _NOT.search(scene.text[max(0, at - 30) : at + 40]):
        return "denied"
    return "planned" if _STILL_TO_COME.search(before) else "asserted"


def modality_of_signing(scene: Scene, at: int) -> str | None:
    """Modality of "the signing of an agreement" at `at`; None where the sentence leaves it open."""
    before, after = scene.text[:at], scene.text[at:]
    took_place = _TOOK_PLACE.search(after) and not _YET_TO_TAKE_PLACE.search(after)
    if took_place or _AFTER_THE.search(before):
        return "asserted"
    return "planned" if _AHEAD.search(scene.text) and not NEGOTIATION.search(scene.text) else None
