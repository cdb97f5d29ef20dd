"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pactbook.extract.ukrainian.actors import (
    HEAD,
    TABLES,
    about_ukraine,
    attribution,
    code_of,
    headed,
    is_place,
    linked,
    parties_of,
    speaker,
    subjects,
)  # fmt: skip
from pactbook.extract.ukrainian.dates import Day
from pactbook.extract.ukrainian.events import (
    NAMED,
    NOUN,
    PAPER,
    TALKS,
    Event,
    find_events,
    security,
)
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.names import TOKEN, Mention, places
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.verbs import Verb
from pactbook.model.claims import Agreement

_OTHER_MATTER = re.compile(
    r"\b(?:торг\w+|зернов\w+|газ\w+|обмін\w*\sполонен\w+|мирн\w+|перемир'\w+|копалин\w*|кредитн\w+|грантов\w+|візов\w+|податк\w+|асоціаці\w+|коаліційн\w+|"
    r"кліматичн\w+)\b",
    re.I,
)
_ON_BEHALF = re.compile(r"\b(?:від\s+імені|від)\s+$", re.I)
_INSTRUMENT = re.compile(rf"\b(?:{NOUN}|документ\w*|вона\s+діятиме)\b", re.I)


def agreements(passages: list[Passage]) -> list[Finding]:
    """Findings of kind agreement in order of text."""
    if not about_ukraine(passages):
        return []
    known = False
    partner: list[str] = []
    found: list[Finding] = []
    last = 0
    for passage in passages:
        known = known or security(passage.text)
        new = list(_of_passage(passage, known, partner))
        found += new
        now = [p for f in new if isinstance(f.value, Agreement) for p in f.value.parties if p != "UKR"]
        if now:
            partner, last = now, passage.index
        elif passage.index - last > 3:
            partner = []
        _add_term(passage, found)
    return _settled(found)


def _of_passage(passage: Passage, known: bool, partner: list[str]) -> Iterator[Finding]:
    text = passage.text
    nouns = list((PAPER if known else NAMED).finditer(text))
    if not nouns and not (known and TALKS.search(text)):
        return
    if _OTHER_MATTER.search(text) and not security(text):
        return
    events = list(find_events(passage, nouns))
    for event in events:
        codes = _partners(passage, event, len(events) > 1)
        if (
            not codes
            and not _named_others(passage)
            and known
            and not re.search(r"\b(?:угод|гаранті|зобов'язань|їх)\b", text)
        ):
            codes = partner[:1]
        for code in codes:
            yield _finding(passage, event, code, known, nouns)


def _named_others(passage: Passage) -> bool:
    return any(
        m.code and m.code != "UKR" and m.code not in TABLES and not is_place(passage, m)
        for m in passage.names
    )


def _partners(passage: Passage, event: Event, several: bool) -> list[str]:
    low, high = passage.clause(event.start)
    inside = [m for m in passage.names if low <= m.start < high]
    for names in [inside, passage.names] if several else [passage.names]:
        chosen = [m for m in names if _is_partner(passage, m, event)]
        chosen += [m for m in names if m not in chosen and _continues(passage, m, chosen, names)]
        codes = [
            c
            for c in parties_of(passage, sorted(chosen, key=lambda m: m.start))
            if c != "UKR" and c not in TABLES
        ]
        if codes:
            return [c for c in codes if c.isupper() and len(c) in (2, 3)]
    if "UKR" not in passage.codes:
        return []
    others = [m for m in passage.names if m.preposition is None and m.kind != "person" and m.code != "UKR"]
    codes = [c for c in parties_of(passage, others) if c not in TABLES and c.isupper()]
    return codes if len(codes) == 1 else []


def _continues(passage: Passage, mention: Mention, chosen: list[Mention], names: list[Mention]) -> bool:
    at = names.index(mention)
    for other in reversed(names[:at]):
        if not linked(passage, other, names[names.index(other) + 1]):
            return False
        if other in chosen:
            return True
    return False


def _is_partner(passage: Passage, mention: Mention, event: Event) -> bool:
    text = passage.text
    code = code_of(passage, mention)
    if code is None or code in TABLES or is_place(passage, mention):
        return False
    if mention.preposition in ("з", "із", "зі", "зо", "разом", "між") and mention.may("i"):
        return not re.search(
            r"\b(?:прем'єр\w*|президент\w*|міністр\w*)\s+(?:з|із)\s+$", text[: mention.start], re.I
        )
    before = text[: mention.start]
    if re.search(
        rf"\b(?:з|із|зі|між)\s+(?:[\w'-]+\s+){{0,2}}{HEAD}?[\w'-]*\s*$", before, re.I
    ) and mention.may("gi"):
        return True
    if _ON_BEHALF.search(before) and mention.may("g") and re.search(r"імені\s+$", before):
        return True
    if mention.preposition is not None:
        return False
    if re.search(r"\b(?:делегаці[яїюєй]\w*|сторон\w+)\s+$", before, re.I) and mention.may("g"):
        return True
    for verb in passage.verbs:
        if verb.has("say") and speaker(passage, verb) == mention:
            return False
    actors = [
        v
        for v in passage.verbs
        if v.has(
            "sign",
            "agree",
            "approve",
            "start",
            "prepare",
            "refuse",
            "suspend",
            "terminate",
            "extend",
            "amend",
            "plan",
            "may",
            "help",
            "announce",
            "attend",
            "lead",
        )
        or v is event.verb
    ]
    for verb in actors:
        if mention in subjects(passage, verb, *passage.clause(verb.start)):
            return True
    if (
        event.status == "signed"
        and re.search(r"підпис", text)
        and mention.kind == "person"
        and mention.may("n")
    ):
        return True
    return (
        event.status in ("approved", "concluded", "negotiating", "signed")
        and headed(passage, mention)
        and mention.may("g")
    )


def _finding(passage: Passage, event: Event, code: str, known: bool, nouns: list[re.Match[str]]) -> Finding:
    value = Agreement(
        parties=tuple(sorted({code, "UKR"})),
        instrument=_instrument(passage.text, known, nouns),
        status=event.status,
        date=_date(passage, event),
        term_years=_term(passage) if event.status in ("signed", "concluded", "approved") else None,
        place=_place(passage) if event.status == "signed" else None,
    )
    low, high = _quote(passage, event, code)
    confidence = 0.85 if event.verb is not None else 0.7
    return Finding(passage, low, high, value, event.modality, attribution(passage), confidence)


def _quote(passage: Passage, event: Event, code: str) -> tuple[int, int]:
    low, high = passage.clause(event.start)
    for mention in passage.names:
        if code_of(passage, mention) == code:
            return min(low, mention.start), max(high, mention.end, event.end)
    return low, max(high, event.end)


def _instrument(text: str, known: bool, nouns: list[re.Match[str]]) -> str:
    if security(text):
        return "security_agreement"
    words = " ".join(n.group().lower() for n in nouns)
    if "меморандум" in words:
        return "memorandum"
    if "декларац" in words:
        return "declaration"
    if re.search(r"догов[оі]р", words):
        return "treaty"
    other = re.search(r"\bугод\w*\s+(?:\w+\s+){0,4}про\s", text)
    return "security_agreement" if known and not other else "other"


def _date(passage: Passage, event: Event) -> str | None:
    days = passage.days(ahead=event.modality == "planned")
    nouns = re.compile(r"декларац", re.I)
    usable = [d for d in days if not nouns.search(passage.text[max(0, d.start - 40) : d.start])]
    here = passage.clause(event.start)
    own = [d for d in usable if passage.clause(d.start) == here]
    free = [d for d in usable if not any(v.has(*_EVENTS) for v in _verbs_beside(passage, d))]
    usable = own or free
    exact = [d for d in usable if re.search(r"\d", passage.text[d.start : d.end])]
    return (exact or usable)[0].value if usable else None


_EVENTS: Final = ("sign", "approve", "start", "agree", "force", "suspend", "terminate", "extend", "amend")


def _verbs_beside(passage: Passage, day: Day) -> list[Verb]:
    low, high = passage.clause(day.start)
    return [v for v in passage.verbs if low <= v.start < high]


def _place(passage: Passage) -> str | None:
    known = places()
    for match in re.finditer(r"\b(?:[УуВв]|м\.)\s(?=[А-ЯІЇЄҐ])", passage.text):
        word = TOKEN.match(passage.text, match.end())
        if word and word.group() in known:
            return known[word.group()]
    return None


def _term(passage: Passage) -> float | None:
    for term in passage.terms:
        if term.years and 2 <= term.years <= 100:
            around = passage.text[max(0, term.start - 60) : term.end + 20]
            if re.search(r"строк|термін|діятиме|діє|на\s|протягом|упродовж|річн", around, re.I):
                return term.years
    return None


def _add_term(passage: Passage, found: list[Finding]) -> None:
    """A term said of "the agreement" in a later sentence belongs to the last one named."""
    years = _term(passage)
    if years is None or not found or not _INSTRUMENT.search(passage.text):
        return
    last = found[-1]
    if isinstance(last.value, Agreement) and last.value.term_years is None and last.value.status == "signed":
        if last.passage is not passage or len(passage.codes) <= 2:
            found[-1] = replace(last, value=replace(last.value, term_years=years))


def _settled(found: list[Finding]) -> list[Finding]:
    """Each pair and status once, in its fuller wording; no plan for what the same article reports as done."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in found:
        value = finding.value
        assert isinstance(value, Agreement)
        key = (value.parties, value.instrument, value.status, finding.modality)
        old = best.get(key)
        if old is None:
            best[key] = finding
        elif isinstance(old.value, Agreement):
            best[key] = replace(
                old,
                value=replace(
                    old.value,
                    date=old.value.date or value.date,
                    place=old.value.place or value.place,
                    term_years=old.value.term_years or value.term_years,
                ),
            )
    done = {k[:3] for k in best if k[3] == "asserted"}
    return [f for k, f in best.items() if k[3] in ("asserted", "denied") or k[:3] not in done]
