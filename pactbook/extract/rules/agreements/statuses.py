"""Which status a verb gives to an agreement."""

import re

from pactbook.extract.rules.agreements.words import ANY_AGREEMENT, DECLARATION, NEGOTIATION
from pactbook.extract.rules.words import AGREEMENT_NOUN

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb

_OBJECT_LEFT_OUT = re.compile(
    r"\s*(?:[.,;:]|$|(?:it|one|them|theirs|its\s+own|their\s+own)\b|(?:in|on|with|yet|so|before)\b)"
)
_LAW = re.compile(r"\b(?:bill|law|decree|order|budget|legislation)\b")
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
_TEXT = rf"(?:{AGREEMENT_NOUN}|draft|text|signature|signing)"
_OBJECT_IS_TEXT = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,5}}?{_TEXT}\b", re.I)
_TEXT_IN_FRONT = re.compile(rf"\b{_TEXT}\b[^,;]{{0,40}}$", re.I)
_REFUSED_THING = re.compile(r"\b(?:sign|agreement|pact|deal|guarantees|accord)")
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
_OF_THE_G7 = re.compile(r"\bG7\b|Group of Seven|Vilnius")
_GUARANTEES = re.compile(r"\bsecurity\s+(?:guarantees?|commitments?)\b", re.I)


def status_of(scene: Scene, verb: Verb, in_focus: bool) -> str | None:
    text = scene.text
    after = text[verb.end : verb.end + 140]
    before = text[max(0, verb.start - 140) : verb.start]
    if verb.modal in ("refused", "refuses", "refuse", "declined", "declines", "decline") and verb.has(
        "sign", "conclude", "ratify"
    ):
        return "refused" if in_focus or ANY_AGREEMENT.search(text) else None
    near = (
        ANY_AGREEMENT.search(after)
        or (verb.passive or verb.form in ("past", "participle"))
        and ANY_AGREEMENT.search(before)
        or _guarantee(after)
    )
    if (verb.has("sign") and verb.lemma not in ("initial", "seal", "strike", "enter_into")) or (
        verb.lemma in ("seal", "strike") and ANY_AGREEMENT.search(after[:80])
    ):
        alone = in_focus and (verb.passive or _OBJECT_LEFT_OUT.match(after))
        if _LAW.search(after[:50]) and not ANY_AGREEMENT.search(after[:50]):
            return None
        return "signed" if near or alone else None
    if verb.lemma == "enter_into" and ANY_AGREEMENT.search(after[:70]) and not verb.negated:
        return "signed"
    if verb.has("conclude") and _OBJECT_IS_TALKS.match(after):
        return "concluded"
    if verb.lemma == "conclude" and near:
        return (
            "signed"
            if verb.finite_past or verb.passive
            else ("signed" if verb.future or verb.modal else None)
        )
    if verb.lemma == "initial" and near and verb.form != "base":
        return "concluded"
    if verb.has("ratify") and _BODY.search(text):
        said = _OBJECT_IS_TEXT.match(after) or (verb.passive and _TEXT_IN_FRONT.search(before))
        return "approved" if said and not scene.money else None
    if verb.has("refuse") and _REFUSED_THING.search(after[:90]):
        return "refused"
    if verb.lemma == "negotiate" and (near or in_focus or _WITH_SOMEONE.search(after[:60])):
        return "negotiating"
    passive_of = verb.passive and ANY_AGREEMENT.search(before[-60:])
    if NEGOTIATION.search(_WORK.sub("", text)) and verb.lemma in (
        "draft",
        "elaborate",
        "discuss",
    ):
        return None
    if verb.lemma in ("draft", "elaborate", "work_on", "hammer_out") and (
        ANY_AGREEMENT.search(after[:60]) or passive_of
    ):
        return "negotiating"
    if verb.lemma == "discuss" and _OBJECT_IS_WORDING.match(after):
        return "negotiating"
    if (
        verb.has("change")
        and (ANY_AGREEMENT.search(after[:60]) or passive_of)
        and (verb.finite_past or verb.passive)
    ):
        return "extended" if verb.lemma in ("extend", "prolong", "renew") else "amended"
    if verb.lemma in (
        "terminate",
        "denounce",
        "revoke",
        "withdraw_from",
        "pull_out_of",
        "quit",
        "scrap",
    ) and (ANY_AGREEMENT.search(after[:60]) or passive_of):
        return "terminated" if verb.finite_past or verb.future else None
    if verb.lemma in ("suspend", "put_on_hold", "freeze") and (
        ANY_AGREEMENT.search(after[:60]) or passive_of
    ):
        return "suspended"
    if (
        verb.lemma in ("launch", "adopt", "announce", "issue")
        and DECLARATION.search(before[-60:] + after[:60])
        and _OF_THE_G7.search(text)
    ):
        return "announced"
    return None


def _guarantee(after: str) -> bool:
    return bool(_GUARANTEES.search(after))
