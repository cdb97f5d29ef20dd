"""Which status a verb gives to an agreement: rules asked in turn, and the first that knows decides."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules.agreements.modality import REFUSING
from pactbook.extract.rules.agreements.words import ANY_AGREEMENT, DECLARATION, NEGOTIATION
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

_OBJECT_LEFT_OUT = re.compile(
    r"\s*(?:[.,;:]|$|(?:the|that)\s+(?:very\s+)?same\s+(?:day|week|month|evening)\b|(?:it|one|them|theirs|its\s+own|their\s+own)\b|(?:in|on|with|yet|so|before|within|at|during"
    r"|after|when|without|by|next|this|last|today|first|alongside|together|too|and)\b|[\"“–—])"
)
_LAW = re.compile(r"\b(?:bill|law|decree|order|budget|legislation)\b")
# "signed with Lithuania a contract", "signed a grant agreement on"
_OTHER_PAPER = re.compile(
    r"""
    \s+(?:with\s+(?:[\w’'-]+\s+){1,4}?)?(?:an?|the|its|their|his|two|three|several|new)\s+(?:[\w’'-]+\s+){0,2}?
        (?:contracts?|letters?(?!\s+of\s+intent)|leases?|cheques?|orders?|waivers?|grants?)\b
    """,
    re.I | re.X,
)
# "signed a protocol amending the agreement"
_AMENDING = re.compile(
    rf"\s+(?:an?|the)\s+(?:\w+\s+)?(?:protocol|amendment|addendum|supplement|annex)s?\b[^.;]{{0,40}}?{AGREEMENT_NOUN}",
    re.I,
)
_OBJECT_IS_TALKS = re.compile(r"\s+(?:the\s+|their\s+|its\s+)?(?:negotiations?|talks|consultations?|work)\b")
_BODY = re.compile(
    r"""
    \b(?:
        parliament | Rada | Bundestag | Bundesrat | Senate | Seimas | Saeima | Riigikogu | Sejm | Folketing
        | Riksdag | Storting | Althing | Assembly | Congress | House | chamber | cabinet | governments?
        | councils? | lawmakers | MPs | deputies | legislature | legislators | ministers
    )\b
    """,
    re.I | re.X,
)
_TEXT: Final = rf"(?:{AGREEMENT_NOUN}|draft|text|signature|signing)"
_OBJECT_IS_TEXT = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,5}}?{_TEXT}\b", re.I)
_TEXT_IN_FRONT = re.compile(rf"\b{_TEXT}\b[^,;]{{0,40}}$", re.I)
_WILL_NOT = re.compile(r"\b(?:will\s+not|wo\s*n[’']t|would\s+not|going\s+to)\b|wo$|\bwon[’']t", re.I)
# What is refused stands right behind the verb: not "voted against a motion in support of the pact".
_REFUSED_THING = re.compile(
    rf"""
    \s+(?:to\s+(?:\w+\s+){{0,2}}?)?(?:(?!statement|motion|resolution|amendment|report|in\b|about\b)[\w’'-]+\s+){{0,6}}?
        (?:sign|{AGREEMENT_NOUN}|guarantees|drafts?\b|texts?\b)
    """,
    re.I | re.X,
)
_VERSION = re.compile(r"\s+version\b")
_DETERMINER = re.compile(r"\b(?:the|an?|its|their|this|that|our|any|such)\s+$", re.I)
_WITH_SOMEONE = re.compile(r"\bwith\b")
_WORK = re.compile(r"\bwork\b", re.I)
_OBJECT_IS_WORDING = re.compile(
    rf"""
    \s+(?:the\s+)?(?:
        wording | text | draft | terms | details | content | signing | conclusion
        | an?\s+(?:\w+\s+){{0,3}}?{AGREEMENT_NOUN}
    )\b
    """,
    re.I | re.X,
)
_OBJECT_IS_PAPER = re.compile(r"\s+(?:the|this|that)\s+(?:final\s+)?(?:text|paper)\b")
_OF_THE_G7 = re.compile(r"\bG7\b|Group of Seven|Vilnius")
_GUARANTEES = re.compile(r"\bsecurity\s+(?:guarantees?|commitments?)\b", re.I)

_NO_STATUS: Final = ""
"""Said by a rule that knows the verb and finds that it gives no status."""


class _Place:
    """A verb with the words around it, as the rules look at them."""

    def __init__(self, scene: Scene, verb: Verb, in_focus: bool) -> None:
        self.scene = scene
        self.verb = verb
        self.in_focus = in_focus
        self.before = scene.text[max(0, verb.start - 140) : verb.start]
        self.after = scene.text[verb.end : verb.end + 140]
        self.front = scene.text[verb.start : verb.main]

    @cached_property
    def near(self) -> bool:
        """True when an agreement is what the verb may be about: behind it, or its subject in the passive."""
        past = self.verb.passive or self.verb.form in ("past", "participle")
        return bool(
            ANY_AGREEMENT.search(self.after)
            or (past and ANY_AGREEMENT.search(self.before))
            or _GUARANTEES.search(self.after)
        )

    @cached_property
    def of_agreement(self) -> bool:
        """True when an agreement is the verb's object, or its subject in the passive."""
        return self.names(60) or (self.verb.passive and bool(ANY_AGREEMENT.search(self.before[-90:])))

    def names(self, reach: int) -> bool:
        """True when an agreement is named within `reach` characters behind the verb."""
        return bool(ANY_AGREEMENT.search(self.after[:reach]))


def status_of(scene: Scene, verb: Verb, in_focus: bool) -> str | None:
    """The status that a verb gives to an agreement, or None.

    `in_focus` says that the article has spoken of a security agreement, so that "signed" may stand alone.
    """
    place = _Place(scene, verb, in_focus)
    said = (rule(place) for rule in _RULES)
    return next((status for status in said if status is not None), _NO_STATUS) or None


def _declined(place: _Place) -> str | None:
    """ "declined to sign the agreement", "will not sign it" """
    verb = place.verb
    will_not = (
        verb.negated and verb.form == "base" and bool(_WILL_NOT.search(place.front)) and verb.has("sign")
    )
    if not will_not and (verb.modal not in REFUSING or not verb.has("sign", "conclude", "ratify")):
        return None
    return "refused" if place.in_focus or ANY_AGREEMENT.search(place.scene.text) else _NO_STATUS


def _signed(place: _Place) -> str | None:
    """ "signed an agreement", and in an article about one "signed it in Kyiv"; no laws or decrees."""
    verb = place.verb
    if verb.lemma == "enter_into":
        return "signed" if place.names(70) and not verb.negated else None
    sealed = verb.lemma in ("seal", "strike")
    if not verb.has("sign") or verb.lemma == "initial" or (sealed and not place.names(80)):
        return None
    if _OTHER_PAPER.match(place.after) or (_LAW.search(place.after[:50]) and not place.names(50)):
        return _NO_STATUS
    if _AMENDING.match(place.after):
        return "amended"
    alone = place.in_focus and (verb.passive or _OBJECT_LEFT_OUT.match(place.after))
    text = place.in_focus and verb.finite_past and _OBJECT_IS_PAPER.match(place.after)
    return "signed" if place.near or alone or text else _NO_STATUS


def _concluded(place: _Place) -> str | None:
    """ "concluded the talks", "initialled the agreement"; to conclude an agreement is to sign it."""
    verb = place.verb
    if verb.has("conclude") and _OBJECT_IS_TALKS.match(place.after):
        return "concluded"
    if verb.lemma == "conclude" and place.near:
        return "signed" if verb.finite_past or verb.passive or verb.future or verb.modal else _NO_STATUS
    return "concluded" if verb.lemma == "initial" and place.near and verb.form != "base" else None


def _approved(place: _Place) -> str | None:
    """ "parliament ratified the agreement": a body, and nothing about money."""
    if not place.verb.has("ratify") or not _BODY.search(place.scene.text):
        return None
    said = _OBJECT_IS_TEXT.match(place.after) or (place.verb.passive and _TEXT_IN_FRONT.search(place.before))
    return "approved" if said and not place.scene.money else _NO_STATUS


def _refused(place: _Place) -> str | None:
    """ "rejected the agreement" """
    if not place.verb.has("refuse"):
        return None
    turned_down = place.verb.passive and ANY_AGREEMENT.search(place.before[-60:])
    return "refused" if turned_down or _REFUSED_THING.match(place.after[:110]) else None


def _negotiating(place: _Place) -> str | None:
    """ "is negotiating with", "drafted the agreement", "discussed the wording", not "drafted in talks"."""
    lemma = place.verb.lemma
    if lemma == "negotiate" and (place.near or place.in_focus or _WITH_SOMEONE.search(place.after[:60])):
        return "negotiating"
    if lemma in ("draft", "elaborate", "discuss") and NEGOTIATION.search(_WORK.sub("", place.scene.text)):
        return _NO_STATUS
    if lemma in ("draft", "elaborate", "work_on", "hammer_out", "prepare") and place.of_agreement:
        return "negotiating"
    return "negotiating" if lemma == "discuss" and _OBJECT_IS_WORDING.match(place.after) else None


def _changed(place: _Place) -> str | None:
    """ "extended the agreement", "the agreement was amended", "suspended", "withdrew from the agreement" """
    verb = place.verb
    described = _DETERMINER.search(place.before) and not _VERSION.match(place.after)
    if not place.of_agreement or described:
        return None
    if verb.has("change") and (verb.finite_past or verb.passive):
        return "extended" if verb.lemma in ("extend", "prolong", "renew") else "amended"
    if verb.lemma in _ENDING:
        return "terminated" if verb.finite_past or verb.future else _NO_STATUS
    return "suspended" if verb.lemma in ("suspend", "put_on_hold", "freeze") else None


def _announced(place: _Place) -> str | None:
    """The declaration of the G7 at Vilnius, which has no signatures."""
    if place.verb.lemma not in ("launch", "adopt", "announce", "issue"):
        return None
    named = DECLARATION.search(place.before[-60:] + place.after[:60])
    return "announced" if named and _OF_THE_G7.search(place.scene.text) else None


_ENDING: Final = frozenset(words("terminate, denounce, revoke, withdraw_from, pull_out_of, quit, scrap"))
_RULES: Final[tuple[Callable[[_Place], str | None], ...]] = (
    _declined,
    _signed,
    _concluded,
    _approved,
    _refused,
    _negotiating,
    _changed,
    _announced,
)
