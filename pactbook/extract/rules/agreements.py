"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.rules.actors import Actor, codes_of, listed
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.provisions import first_term
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import AGREEMENT_NOUN, Story
from pactbook.extract.rules.verbs import Verb
from pactbook.model.claims import Agreement
from pactbook.model.values import PartialDate

_SECURITY: Final = (
    r"(?:security|defen[cs]e|military|bilateral|long-term\s+(?:support|security))(?:[\w,’'-]*\s+){0,4}?"
    rf"(?:{AGREEMENT_NOUN}|guarantees?|commitments?|assurances)"
)
_NAMED = re.compile(
    rf"\b{_SECURITY}\b|\b{AGREEMENT_NOUN}\s+(?:on|for|about|regarding|of)\s+(?:[\w,’'-]+\s+){{0,4}}?(?:security|defen[cs]e|long-term\s+support|support)\b",
    re.I,
)
_ANY = re.compile(rf"\b{AGREEMENT_NOUN}\b", re.I)
_OTHER_MATTER = re.compile(
    rf"\b(?:trade|grain|gas|energy|prisoner|exchange|peace|ceasefire|arms\s+control|nuclear|minerals?|loan|export|tariff|coalition|budget|"
    rf"climate|fisher\w+|tax|visa|free\s+trade|association|cooperation\s+with\s+the\s+private|grant|financing|customs|transit|media|"
    rf"policy|legal|court|identity|travel|official|supporting|strategic|internal|leaked)\s+{AGREEMENT_NOUN}\b",
    re.I,
)
_ANAPHOR = re.compile(
    rf"\b(?:(?:the|this|that|its|such|similar|separate|another|an?|own|new|draft|corresponding|same|ten-year|10-year|future|further|other|more|each|these|those|important|powerful|strong)\s+(?:[\w-]+\s+){{0,3}}?{AGREEMENT_NOUN})\b",
    re.I,
)
_NEGOTIATION = re.compile(r"\b(?:negotiations?|talks|consultations?|preparations?|discussions|work)\b", re.I)
_IN_PLACE = re.compile(r"\b(?:in\s+place|already\s+(?:signed|concluded|sealed|in\s+force)|existing)\b", re.I)
_FORCE = re.compile(
    r"\b(?:(?:enter|enters|entered|entering|come|comes|came|coming|put)\s+into\s+(?:force|effect)|(?:took|takes|taken|take)\s+effect|(?:is|are|now)\s+in\s+force)\b",
    re.I,
)
_TEXT_AGREED = re.compile(
    r"\b(?:(?:agreed|finali[sz]ed|completed|initiall?ed|concluded)\s+(?:on\s+)?(?:the\s+)?(?:final\s+)?(?:text|wording|draft)|(?:text|draft)\s+(?:\w+\s+){0,3}(?:agreed|finali[sz]ed|ready|initialled))\b",
    re.I,
)
_START = re.compile(
    r"\b(?:initiation|launch|start|beginning|opening|first\s+round|second\s+round|third\s+round|round|continuation|commencement|progress|resumption)\b",
    re.I,
)
_PREPARE = re.compile(r"\bprepar(?:e|es|ed|ing|ation|ations)\b", re.I)
_WHOLE_GROUP = re.compile(
    r"\b(?:all|each|both|every|the\s+three|the\s+five|the\s+eight)\s+(?:of\s+)?(?:the\s+)?(?:three\s+|five\s+)?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Event:
    """A status that a sentence gives to an agreement: where its trigger stands and how sure it is."""

    status: str
    at: int
    modality: str
    verb: Verb | None


def agreements(story: Story) -> list[Finding]:
    """Findings of kind agreement in order of text, with the terms that other sentences give them."""
    return _with_terms(story, _settled(merge(_seen(story))))


def _settled(found: list[Finding]) -> list[Finding]:
    """Without plans for what the same article reports as done, and without planned signatures of mere talks."""
    done = {
        (f.value.parties, f.value.status)
        for f in found
        if isinstance(f.value, Agreement) and f.modality == "asserted"
    }
    return [
        f
        for f in found
        if f.modality not in ("planned", "hypothetical")
        or not isinstance(f.value, Agreement)
        or (f.value.parties, f.value.status) not in done
    ]


def _with_terms(story: Story, found: list[Finding]) -> list[Finding]:
    """A term said of "the agreement" belongs to the first one, a term said of "the agreements" to every signed one."""
    for scene in story.scenes:
        years, at = _term_at(scene)
        nouns = [m.group().lower() for m in _ANY.finditer(scene.text) if m.start() < at] or [
            m.group().lower() for m in _ANY.finditer(scene.text)
        ]
        follows = re.match(r"(?:It|This|The\s+\w+)\s", scene.text)
        if years is None or not (nouns or follows):
            continue
        plural = bool(nouns) and nouns[-1].endswith("s")
        for i, finding in enumerate(found):
            value = finding.value
            if (
                isinstance(value, Agreement)
                and value.term_years is None
                and value.instrument == "security_agreement"
            ):
                if (plural and finding.modality == "asserted" and value.status == "signed") or (
                    not plural and i == 0
                ):
                    found[i] = finding.with_value(replace(value, term_years=years))
    return found


def _seen(story: Story) -> Iterator[Finding]:
    in_focus = any(names_security_agreement(scene) for scene in story.scenes[:5])
    partner: str | None = None
    for scene in story.scenes:
        named = names_security_agreement(scene)
        mentioned = named or (
            in_focus and bool(_ANAPHOR.search(scene.text)) and not _OTHER_MATTER.search(scene.text)
        )
        declaration = re.search(r"\bdeclaration\b", scene.text, re.I)
        if mentioned or declaration or _mou(scene) or (in_focus and not _foreign(scene)):
            for event in events(scene, in_focus):
                for finding in _findings(story, scene, event, partner):
                    yield finding
                    partner = _single(finding) or partner
        in_focus = in_focus or named


def names_security_agreement(scene: Scene) -> bool:
    """True when the sentence speaks of a security agreement, by whatever of its names."""
    return bool(_NAMED.search(scene.text)) and not _foreign(scene)


def _single(finding: Finding) -> str | None:
    """The other party of a finding: whom "the two governments" means from here on."""
    value = finding.value
    assert isinstance(value, Agreement)
    others = [p for p in value.parties if p != "UKR"]
    return others[0] if len(others) == 1 and value.instrument == "security_agreement" else None


def _mou(scene: Scene) -> bool:
    return bool(re.search(r"\bmemorand|\bMoUs?\b", scene.text))


def _foreign(scene: Scene) -> bool:
    """True when every agreement of the sentence is of another matter (trade, grain, prisoners)."""
    return bool(_OTHER_MATTER.search(scene.text)) and not re.search(r"\bsecurity\b", scene.text, re.I)


def events(scene: Scene, in_focus: bool) -> list[Event]:
    """Statuses that the sentence gives to agreements, in order; each status once for each modality.

    `in_focus` says that the article has spoken of a security agreement, so that "signed" may stand alone.
    """
    found: list[Event] = []
    for verb in scene.verbs:
        status = _status(scene, verb, in_focus)
        if status == "signed" and _is_purpose(scene, verb):
            continue
        if status:
            found.append(Event(status, verb.start, _modality(scene, verb), verb))
    for pattern, status in ((_FORCE, "in_force"), (_TEXT_AGREED, "concluded")):
        match = pattern.search(scene.text)
        if match:
            found.append(Event(status, match.start(), _plain_modality(scene, match.start()), None))
    if not any(e.status == "signed" for e in found):
        match = _IN_PLACE.search(scene.text) if _ANY.search(scene.text) else None
        match = match or _THOSE_WITH.search(scene.text) or _HAVE_ONE.search(scene.text)
        if match:
            found.append(Event("signed", match.start(), "asserted", None))
        signing = _SIGNING_OF.search(scene.text)
        if signing and not match:
            modality = _of_signing(scene, signing.start())
            if modality:
                found.append(Event("signed", signing.start(), modality, None))
    if not any(e.status in ("negotiating", "concluded") for e in found):
        found += _talks(scene, in_focus)
    unique: dict[tuple[str, str], Event] = {}
    for event in found:
        unique.setdefault((event.status, event.modality), event)
    return list(unique.values())


_PLANNING = re.compile(
    r"\b(?:plans?|intentions?|decisions?|promises?|pledges?|readiness|commitments?|invitations?|agreement|consider\w*|want(?:s|ed)?|about|likely|expected|first|last|latest|next|\w+(?:st|nd|rd|th))\s+(?:[\w’'-]+\s+){0,5}$",
    re.I,
)


def _is_purpose(scene: Scene, verb: Verb) -> bool:
    """ "talks to sign an agreement", "on signing an agreement": the aim of something else, no signature planned."""
    before = scene.text[: verb.start]
    if (
        verb.infinitive
        and not verb.modal
        and scene.text[verb.start : verb.main].lower().split()[:1] in (["to"], [])
    ):
        return not scene.heading and not _PLANNING.search(before)
    if verb.form == "ing" and verb.start == verb.main:
        return bool(re.search(r"\b(?:on|about|for|of|towards?)\s+(?:the\s+)?$", before, re.I))
    return False


_THOSE_WITH = re.compile(
    r"\b(?:following|after|besides|beside|alongside|like|joining|to)\s+(?:those|the\s+ones)\s+(?:already\s+)?(?:signed\s+|concluded\s+)?with\b|\bthere\s+are\s+signed\b|\bsigned\s+(?:agreements|pacts|deals|accords)\s+with\b",
    re.I,
)
_HAVE_ONE = re.compile(
    r"\b(?:has|have|had)\s+(?:now\s+|already\s+|each\s+|also\s+)*(?:an?\s+|their\s+own\s+|its\s+own\s+)?(?:(?:ten-year|10-year|bilateral|similar|such|long-term)\s+)*(?:an?\s+)?(?:security\s+|bilateral\s+security\s+)(?:agreements?|pacts?|deals?|accords?)\b",
    re.I,
)
_SIGNING_OF = re.compile(
    rf"\b(?:signing|signature|conclusion)\s+of\s+(?:[\w’'-]+\s+){{0,5}}?{AGREEMENT_NOUN}", re.I
)
_BODY = re.compile(
    r"\b(?:parliament|Rada|Bundestag|Bundesrat|Senate|Seimas|Saeima|Riigikogu|Sejm|Folketing|Riksdag|Storting|Althing|Assembly|Congress|House|chamber|"
    r"cabinet|governments?|councils?|lawmakers|MPs|deputies|legislature|legislators|ministers)\b",
    re.I,
)
_TEXT = rf"(?:{AGREEMENT_NOUN}|draft|text|signature|signing)"


def _status(scene: Scene, verb: Verb, in_focus: bool) -> str | None:
    text = scene.text
    after = text[verb.end : verb.end + 140]
    before = text[max(0, verb.start - 140) : verb.start]
    if verb.modal in ("refused", "refuses", "refuse", "declined", "declines", "decline") and verb.has(
        "sign", "conclude", "ratify"
    ):
        return "refused" if in_focus or _ANY.search(text) else None
    near = (
        _ANY.search(after)
        or (verb.passive or verb.form in ("past", "participle"))
        and _ANY.search(before)
        or _guarantee(after)
    )
    if (verb.has("sign") and verb.lemma not in ("initial", "seal", "strike", "enter_into")) or (
        verb.lemma in ("seal", "strike") and _ANY.search(after[:80])
    ):
        alone = in_focus and (
            verb.passive
            or re.match(
                r"\s*(?:[.,;:]|$|(?:it|one|them|theirs|its\s+own|their\s+own)\b|(?:in|on|with|yet|so|before)\b)",
                after,
            )
        )
        if re.search(r"\b(?:bill|law|decree|order|budget|legislation)\b", after[:50]) and not _ANY.search(
            after[:50]
        ):
            return None
        return "signed" if near or alone else None
    if verb.lemma == "enter_into" and _ANY.search(after[:70]) and not verb.negated:
        return "signed"
    if verb.has("conclude") and re.match(
        r"\s+(?:the\s+|their\s+|its\s+)?(?:negotiations?|talks|consultations?|work)\b", after
    ):
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
        said = re.match(rf"\s+(?:[\w’'-]+\s+){{0,5}}?{_TEXT}\b", after, re.I) or (
            verb.passive and re.search(rf"\b{_TEXT}\b[^,;]{{0,40}}$", before, re.I)
        )
        return "approved" if said and not scene.money else None
    if verb.has("refuse") and re.search(r"\b(?:sign|agreement|pact|deal|guarantees|accord)", after[:90]):
        return "refused"
    if verb.lemma == "negotiate" and (near or in_focus or re.search(r"\bwith\b", after[:60])):
        return "negotiating"
    passive_of = verb.passive and _ANY.search(before[-60:])
    if _NEGOTIATION.search(re.sub(r"\bwork\b", "", text, flags=re.I)) and verb.lemma in (
        "draft",
        "elaborate",
        "discuss",
    ):
        return None
    if verb.lemma in ("draft", "elaborate", "work_on", "hammer_out") and (
        _ANY.search(after[:60]) or passive_of
    ):
        return "negotiating"
    if verb.lemma == "discuss" and re.match(
        rf"\s+(?:the\s+)?(?:wording|text|draft|terms|details|content|signing|conclusion|an?\s+(?:\w+\s+){{0,3}}?{AGREEMENT_NOUN})\b",
        after,
        re.I,
    ):
        return "negotiating"
    if verb.has("change") and (_ANY.search(after[:60]) or passive_of) and (verb.finite_past or verb.passive):
        return "extended" if verb.lemma in ("extend", "prolong", "renew") else "amended"
    if verb.lemma in (
        "terminate",
        "denounce",
        "revoke",
        "withdraw_from",
        "pull_out_of",
        "quit",
        "scrap",
    ) and (_ANY.search(after[:60]) or passive_of):
        return "terminated" if verb.finite_past or verb.future else None
    if verb.lemma in ("suspend", "put_on_hold", "freeze") and (_ANY.search(after[:60]) or passive_of):
        return "suspended"
    if (
        verb.lemma in ("launch", "adopt", "announce", "issue")
        and re.search(r"\bdeclaration\b", before[-60:] + after[:60], re.I)
        and re.search(r"\bG7\b|Group of Seven|Vilnius", text)
    ):
        return "announced"
    return None


def _guarantee(after: str) -> bool:
    return bool(re.search(r"\bsecurity\s+(?:guarantees?|commitments?)\b", after, re.I))


_UNDER_WAY = re.compile(
    r"\bunder\s?way|\bongoing|\bin\s+progress|\bcontinu|\b(?:part|place|participa\w+)\s+in\b|\b(?:been\s+)?in\s+(?:the\s+)?(?:negotiations|talks)\b|\bheld\b|\bled\s+by\b|\bmet\b|\bmeeting\b",
    re.I,
)


def _talks(scene: Scene, in_focus: bool) -> list[Event]:
    """Negotiation expressed by a noun: talks that begin, go on, are held or are announced."""
    found = []
    if not in_focus and not _NAMED.search(scene.text):
        return []
    if re.search(
        r"\bpeace\s+(?:talks|negotiations)|\b(?:talks|negotiations)\s+with\s+(?:Russia|Moscow|Putin)|\b(?:accession|membership|trade)\s+(?:talks|negotiations)",
        scene.text,
        re.I,
    ):
        return []
    for noun in _NEGOTIATION.finditer(scene.text):
        word = noun.group().lower()
        here = bool(re.search(AGREEMENT_NOUN, scene.text, re.I))
        if word.startswith("consult") and re.search(
            r"\bwithin\b|\bin\s+(?:the\s+)?(?:event|case)\b|\bhours\b", scene.text
        ):
            continue
        if noun.group().lower() == "work" and not re.search(
            r"\b(?:work|working)\s+on\s+(?:\w+\s+){0,4}" + AGREEMENT_NOUN, scene.text[noun.start() :], re.I
        ):
            continue
        if noun.group().lower().startswith(("prepar", "discussion")) and not re.search(
            AGREEMENT_NOUN, scene.text[noun.end() : noun.end() + 60], re.I
        ):
            continue
        verbs = [
            v
            for v in scene.verbs
            if v.has("begin", "negotiate", "say", "pledge", "conclude") or v.lemma in ("prepare",)
        ]
        near = [v for v in verbs if v.end <= noun.start() and noun.start() - v.end < 70] + [
            v
            for v in verbs
            if v.start >= noun.end() and v.start - noun.end() < 50 and (v.has("begin") or v.passive)
        ]
        begin = [
            v
            for v in near
            if v.has("begin")
            and (
                here
                or word.startswith(("negot", "consult"))
                or v.lemma not in ("hold", "continue", "conduct", "enter")
            )
        ]
        verb = begin[-1] if begin else (near[-1] if near else None)
        if verb is not None and verb.has("begin"):
            found.append(Event("negotiating", noun.start(), _modality(scene, verb), verb))
        elif (
            here
            and word.startswith(("negotiat", "talk", "consult"))
            and verb is not None
            and (verb.negated or verb.future or verb.modal)
        ):
            found.append(Event("negotiating", noun.start(), _modality(scene, verb), verb))
        elif (
            here
            and word.startswith(("negotiation", "talk"))
            and re.match(r"\s+(?:with|between|on)\b", scene.text[noun.end() :])
        ):
            found.append(Event("negotiating", noun.start(), "asserted", None))
        elif (_START.search(scene.text) or _UNDER_WAY.search(scene.text)) and (
            here or not word.startswith(("work", "discuss", "prepar"))
        ):
            found.append(Event("negotiating", noun.start(), "asserted", None))
    return found[:1]


_FIRST_TO = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|\w+teenth|\w+tieth|last|latest|only|next)\b(?:\s+[\w’'-]+){0,6}\s*$",
    re.I,
)


def _modality(scene: Scene, verb: Verb) -> str:
    if verb.negated and not (verb.modal or "").startswith(("refus", "declin")):
        return "denied"
    if (
        verb.lemma == "launch"
        or verb.has("refuse")
        or verb.modal in ("refused", "refuses", "refuse", "declined", "declines", "decline")
    ):
        return "asserted"
    if verb.infinitive and _FIRST_TO.search(re.sub(r"\bto\s+(?:have\s+)?$", "", scene.text[: verb.main])):
        return "asserted"
    front = scene.text[verb.start : verb.main]
    if verb.form == "base" and re.search(r"\b(?:did|does|do)\b", front):
        return "asserted"
    if verb.form == "ing" and re.search(r"\b(?:is|are|was|were|been)\b", front) and not verb.modal:
        return "asserted"
    if verb.form == "base" and not front and verb.has("begin", "negotiate"):
        return "asserted"
    if scene.heading and verb.form in ("base", "s") and verb.start == verb.main:
        return "asserted"
    if re.match(r"\W*If\b", scene.text) and not verb.finite_past:
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
    ) or (verb.modal == "would" and re.search(r"\bif\b", scene.text)):
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
        and not re.search(
            r"\b(?:after|by|upon|since|following|in|while|with)\s+(?:\w+ly\s+)?$",
            scene.text[: verb.start],
            re.I,
        )
        and not re.search(r"\bmarked\b", scene.text)
    ):
        return "asserted" if re.search(r",\s*$", scene.text[: verb.start]) else "planned"
    return "asserted"


def _plain_modality(scene: Scene, at: int) -> str:
    before = scene.text[max(0, at - 30) : at]
    if re.search(r"\b(?:not|never)\b|n[’']t", scene.text[max(0, at - 30) : at + 40]):
        return "denied"
    return (
        "planned"
        if re.search(r"\b(?:will|would|to|once|when|until|after|shall|should)\b", before)
        else "asserted"
    )


def _of_signing(scene: Scene, at: int) -> str | None:
    before, after = scene.text[:at], scene.text[at:]
    welcomed = re.search(r"\b(?:was|were|took\s+place|came|marked|marks)\b", after) and not re.search(
        r"\b(?:planned|expected|scheduled|set|due|postponed|possible)\b", after
    )
    if welcomed or re.search(
        r"\b(?:after|following|since|upon|with|at|during|attended|welcom\w+|marked|witness\w*|announced\s+the)\s+(?:the\s+)?$",
        before,
        re.I,
    ):
        return "asserted"
    planned = re.search(
        r"\b(?:planned|expected|scheduled|set|due|ahead\s+of|before|prepar\w+|upcoming|forthcoming|future|will|would|until|soon)\b",
        scene.text,
        re.I,
    )
    return "planned" if planned and not _NEGOTIATION.search(scene.text) else None


def _findings(story: Story, scene: Scene, event: Event, partner: str | None) -> Iterator[Finding]:
    instrument = "declaration" if event.status == "announced" else _instrument(scene, event)
    parties, scores = _parties(story, scene, event, instrument, partner)
    if not parties:
        return
    date = _date(story, scene, event)
    days = _own_days(story, scene, parties)
    place = _place(scene, event) if event.status == "signed" else None
    low, high = _quote(scene, event)
    for pair in parties:
        value = Agreement(
            parties=tuple(sorted(pair)),
            instrument=instrument,
            status=event.status,
            date=days.get(pair)
            or (
                date
                if len(parties) == 1 or event.modality != "asserted" or _dated_event(scene, event)
                else None
            ),
            term_years=_term(scene) if len(parties) == 1 else None,
            place=place if len(parties) == 1 else None,
        )
        sure = 0.9 if scores else 0.72
        if event.modality != "asserted":
            sure -= 0.15
        yield Finding(scene, low, high, value, event.modality, attribution(story, scene, event.at), sure)


def _own_days(story: Story, scene: Scene, parties: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """ "with A on 3 August and with B on 11 August": the day that stands right behind each partner."""
    if len(parties) < 2 or len([d for d in scene.dates if d.value]) < 2:
        return {}
    found: dict[tuple[str, ...], str] = {}
    for pair in parties:
        for actor in story.actors(scene):
            if actor.code in pair and actor.code != "UKR":
                after = [d for d in scene.dates if d.value and 0 <= d.start - actor.end <= 12]
                if after and after[0].value:
                    found[pair] = after[0].value
    return found


def _instrument(scene: Scene, event: Event) -> str:
    nearest = min(_ANY.finditer(scene.text), key=lambda m: abs(m.start() - event.at), default=None)
    word = nearest.group().lower() if nearest else ""
    if word.startswith("declaration") and not re.search(
        r"\b(?:bilateral|security)\s+(?:\w+\s+)?(?:agreement|pact|deal)", scene.text, re.I
    ):
        return "declaration"
    if word.startswith(("memorand", "mou")):
        return "memorandum"
    if word.startswith("treat") and not re.search(r"\bnot\s+a\s+(?:\w+\s+)?treaty", scene.text):
        return "treaty"
    return "security_agreement"


def _parties(
    story: Story, scene: Scene, event: Event, instrument: str, partner: str | None
) -> tuple[list[tuple[str, ...]], bool]:
    """Pairs of parties, and whether the sentence itself names them."""
    found = story.actors(scene)
    if instrument == "declaration":
        if re.search(r"\bG7\b|Group of Seven", scene.text):
            return [("G7", "UKR")], True
        if not any(a.code == "UKR" for a in found) or event.status != "signed":
            return [], False
    others = _partners(story, scene, event, found)
    named = bool(others)
    has_ukraine = any(a.code == "UKR" for a in found) or story.about_ukraine()
    if not others:
        anaphora = re.search(
            rf"\b(?:the|this|that)\s+(?:[\w-]+\s+){{0,3}}?{AGREEMENT_NOUN}", scene.text, re.I
        )
        several = (
            re.search(r"\b(?:agreements|pacts|deals|accords|treaties|documents)\b", scene.text, re.I)
            and event.status == "signed"
        )
        if several:
            return [], False
        back = re.search(
            r"\b(?:it|its|we|he|she|they|the\s+(?:\w+\s+)?(?:draft|text|document|government|cabinet|negotiators|parties|leaders|presidents|ministers)|two\s+(?:countries|governments|sides|states|leaders)|both\s+(?:countries|governments|sides|leaders)|"
            r"talks|negotiations|consultations|officials|negotiators)\b",
            scene.text,
            re.I,
        )
        focus = (partner or story.focus(scene)) if anaphora or back else None
        if (
            focus is None
            or re.search(r"\bwith\s+(?:several|other|many|all|a\s+number|some)\b", scene.text)
            or (event.status == "signed" and re.search(r"\bfirst\b", scene.text) and not anaphora)
        ):
            return [], False
        others = [focus]
    here = any(a.code == "UKR" for a in found)
    if instrument != "security_agreement" and not here:
        return [], named
    if not has_ukraine:
        return ([tuple(others)] if len(others) == 2 else []), named
    return [(code, "UKR") for code in others if code != "UKR"], named


_WITH = re.compile(
    r"(?:\b(?:with|including|between|by|like|such\s+as|namely|of|are)|[:—–-])\s*(?:the\s+|nations\s+|countries\s+|partners\s+|allies\s+)*$",
    re.I,
)


def _partners(story: Story, scene: Scene, event: Event, found: list[Actor]) -> list[str]:
    """Codes of the other side: lists with Ukraine, "with X", "including X", signatories, "X-Ukraine"."""
    usable = [
        a
        for a in found
        if (a.code or a.codes) and a.code not in ("UKR", "RUS", "BLR") and a.kind not in ("fund",)
    ]
    low, high = _reach(scene, event)
    usable = [a for a in usable if low <= a.start < high]
    usable = [a for a in usable if not _bystander(scene, a, event)]
    usable = [a for a in usable if not a.codes or _WHOLE_GROUP.search(scene.text[: a.start])]
    chosen: list[Actor] = []
    for actor in usable:
        group = listed(scene, found, found.index(actor))
        chosen += (
            [a for a in group if a in usable and a not in chosen]
            if _linked(scene, actor, group, event)
            else []
        )
    if not chosen:
        chosen = [a for a in usable if a.preposition in (None, "between", "with", "by", "including", "of")]
    codes = codes_of(chosen)
    organisations = [c for c in codes if c in ("NATO", "UN", "G7")]
    return [c for c in codes if c not in organisations]


def _reach(scene: Scene, event: Event) -> tuple[int, int]:
    """Where the parties of an event may stand: its sentence, cut at a strong break or another event."""
    low, high = 0, len(scene.text)
    opening = re.match(r"(?:While|Whereas|Although)\b[^,;]+,\s", scene.text)
    if opening:
        low, high = (0, opening.end()) if event.at < opening.end() else (opening.end(), high)
    for mark in re.finditer(r";\s|,?\s(?:while|whereas|but)\s", scene.text):
        if mark.end() <= event.at:
            low = mark.end()
        elif mark.start() > event.at:
            high = min(high, mark.start())
    return low, high


def _bystander(scene: Scene, actor: Actor, event: Event) -> bool:
    """Actors who only speak, are a venue, or belong to another phrase (a NATO member, a G7 summit, aid)."""
    after = scene.text[actor.end : actor.end + 40]
    before = scene.text[max(0, actor.start - 40) : actor.start]
    if actor.kind in ("capital", "seat") and actor.preposition in ("in", "at", "from", "near"):
        return True
    if (
        actor.preposition in ("in", "at", "against", "from", "over", "than", "after", "on", "into")
        and not actor.adjective
    ):
        return True
    if re.match(
        r"(?:[’']s)?\s+(?:summit|meeting|conference|membership|members?\b|visit|forces|aggression|invasion|attack|leaders[’']\s+summit)",
        after,
        re.I,
    ):
        return True
    if re.search(r"\b(?:member\s+of|membership\s+(?:in|of)|join(?:ing)?)\s+(?:the\s+)?$", before, re.I):
        return True
    if actor.adjective and re.match(
        r"\s+(?:journalists?|reporters?|media|newspaper|aggression|invasion|capital|city|city\s+of|billion|crowns|kroner|dollars|media|news|embassy)",
        after,
        re.I,
    ):
        return True
    return actor.kind in ("organisation", "agency") and actor.code not in ("EU",)


def _linked(scene: Scene, actor: Actor, group: list[Actor], event: Event) -> bool:
    first = group[0]
    before = scene.text[max(0, first.start - 30) : first.start]
    if any(a.code == "UKR" for a in group):
        return True
    return bool(_WITH.search(before)) or (
        event.verb is not None and actor.preposition is None and actor.end <= event.verb.start
    )


def _dated_event(scene: Scene, event: Event) -> bool:
    if any(abs(d.start - event.at) < 60 for d in scene.dates):
        return True
    return (
        event.verb is not None
        and scene.index <= 3
        and len([d for d in scene.dates if d.precision == "day"]) == 1
    )


def _date(story: Story, scene: Scene, event: Event) -> str | None:
    """The day of the status: a date near the trigger, else for fresh news the day that the report names."""
    usable = [d for d in scene.dates if d.value and not _other_date(scene, d.start, event.status)]
    low, high = _reach(scene, event)
    usable = [d for d in usable if low <= d.start < high] or ([] if high - low < len(scene.text) else usable)
    if event.verb is not None and event.verb.form == "ing":
        # "visited on Friday after signing": the day belongs to the verb in front.
        usable = [d for d in usable if d.start > event.at]
    if event.modality != "asserted":
        usable = [
            d for d in usable if story.published is None or not d.value or d.value[:4] >= story.published[:4]
        ]
    if usable:
        apart = len({e.status for e in events(scene, True)}) > 1
        best = min(
            usable,
            key=lambda d: (
                (abs(d.start - event.at) - 4 * len(d.value or ""))
                if apart
                else (abs(d.start - event.at) - 100 * len(d.value or ""))
            ),
        )
        return (
            _past(best, story.published)
            if event.modality == "asserted"
            else _coming(scene, best, story.published)
        )
    periods = [p for p in scene.periods if p.period_start and p.period_start == p.period_end]
    if periods and event.modality != "denied" and event.status == "signed":
        near = [
            p
            for p in periods
            if abs(p.start - event.at) < 70
            and not any(m.full_end < p.start < m.full_end + 60 for m in scene.money)
        ]
        if near:
            return near[0].period_start
    if event.modality == "asserted" and scene.index <= 1 and not _IN_PLACE.search(scene.text):
        for near_scene in story.scenes[scene.index : scene.index + 4]:
            fresh = [d for d in near_scene.dates if d.value and d.value == story.published]
            if fresh:
                return story.published
    return None


_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)


def _coming(scene: Scene, date: DateSpan, published: str | None) -> str | None:
    """The date of something planned: a weekday is the next one after publication."""
    value = date.value
    if (
        value
        and published
        and len(value) == len(published) == 10
        and value < published
        and _WEEKDAY.search(scene.text[date.start : date.end])
    ):
        return (PartialDate(value).first() + datetime.timedelta(days=7)).isoformat()
    return value


def _past(date: DateSpan, published: str | None) -> str | None:
    """The date of something done: a day without its year lies before publication."""
    value = date.value
    if value and published and date.relative and len(value) > 4 and value > published:
        return f"{int(value[:4]) - 1}{value[4:]}"
    return value


def _other_date(scene: Scene, at: int, status: str) -> bool:
    """A date of a deadline or of a state of things is not the day of the event; talks go on since their first day."""
    before = scene.text[max(0, at - 25) : at]
    if re.search(r"\bas\s+of\s+$", before, re.I):
        return True
    if status == "negotiating" and re.search(r"\bsince\s+$", before, re.I):
        return False
    return bool(
        re.search(r"\b(?:until|till|by|since|through|before)\s+(?:the\s+)?(?:end\s+of\s+)?$", before, re.I)
    )


_TERM = re.compile(r"year|decade", re.I)


def _term(scene: Scene) -> float | None:
    return _term_at(scene)[0]


def _term_at(scene: Scene) -> tuple[float | None, int]:
    """The first term of an agreement in the sentence, and where it stands."""
    term = first_term(scene)
    return (term.years, term.start) if term else (None, 0)


def _place(scene: Scene, event: Event) -> str | None:
    for mention in scene.mentions:
        if mention.kind == "capital" and re.search(r"\b(?:in|to)\s+$", scene.text[: mention.start], re.I):
            return scene.text[mention.start : mention.end]
    match = re.search(r"\bin\s+([A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)", scene.text[event.at :])
    if match and not re.match(
        r"(?:January|February|March|April|May|June|July|August|September|October|November|December|NATO|EU)",
        match.group(1),
    ):
        return match.group(1)
    return None


def _quote(scene: Scene, event: Event) -> tuple[int, int]:
    """The sentence, or its part between strong breaks that holds the event."""
    low, high = _reach(scene, event)
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip(" ,;—–-")), high - (len(text) - len(text.rstrip(" ,;—–-")))
