"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
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
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.names import TOKEN, Mention, places
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.verbs import Verb
from pactbook.model.claims import Agreement

NOUN: Final = (
    r"(?:угод(?:а|и|і|у|ою|ами|ам|ах)?|договор\w*|договір|меморандум\w*|декларац\w+|пакт\w*|зобов'язан(?:ня|ь|нями|нях)|"
    r"домовленост\w+|гаранті[їйяю]\w*)"
)
_NOUN = re.compile(rf"\b{NOUN}\b", re.I)
_PAPER = re.compile(rf"\b(?:{NOUN}|документ\w*)\b", re.I)
_SECURITY = re.compile(
    r"\bдокумент\w*\s+про\s+(?:[\w'-]+\s+){0,5}безпек\w*|"
    rf"\bбезпеков\w+\s+(?:[\w'-]+\s+){{0,2}}{NOUN}|\bпро\s+безпеков\w+\s+співро\w+|\b{NOUN}\s+(?:(?:між|з|із|зі)\s+(?:[\w'-]+\s+){{1,5}})?"
    r"(?:про|щодо|в|у)\s+(?:(?!(?:але|що)\b)[\w'-]+\s+){0,6}(?:безпек\w*|безпеков\w+)|\bгаранті\w+\s+безпеки"
    r"|\bугод\w*\s+про\s+довгостроков\w+\s+(?:співпрац\w+|підтримк\w+|співробітництв\w+)|\b(?:безпеков\w+|оборонн\w+)\s+(?:угод|пакт)\w*",
    re.I,
)
_OTHER_MATTER = re.compile(
    r"\b(?:торг\w+|зернов\w+|газ\w+|обмін\w*\sполонен\w+|мирн\w+|перемир'\w+|копалин\w*|кредитн\w+|грантов\w+|візов\w+|податк\w+|асоціаці\w+|коаліційн\w+|"
    r"кліматичн\w+)\b",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:пере(?:говор|мовин)(?:и|ів|ам|ами|ах|ний|ну|ного)?|консультаці[їйямх]\w*|онлайн-консультаці\w+|раунд\w*)\b",
    re.I,
)
_TEXT = re.compile(r"\b(?:текст\w*|проєкт\w*|проект\w*)\b", re.I)
_FORCE = re.compile(r"\bчинн(?:ості|ість)\b|\b(?:є|стала)\s+чинною\b", re.I)
_EXPECTED = re.compile(
    r"\b(?:очіку\w+|заплан\w+|планує\w*|готу\w+|має\s+відбутися|незабаром|найближч\w+|намір\w*|можлив\w+|майбутн\w+)\b",
    re.I,
)
_HELD = re.compile(r"\b(?:відбу(?:лося|лась|лася|лось)|церемоні\w+|став\w*\s)\b", re.I)
_INTENDS = re.compile(r"\b(?:намір\w*|готов(?:а|ий|і|ність|ності))\b", re.I)
_ON_BEHALF = re.compile(r"\b(?:від\s+імені|від)\s+$", re.I)
_INSTRUMENT = re.compile(rf"\b(?:{NOUN}|документ\w*|вона\s+діятиме)\b", re.I)
_BODY = re.compile(r"\b(?:парламент|сейм|рад[аиі]|сенат|бундестаг|палат|депутат)\w*", re.I)
_DOUBT = re.compile(r"\b(?:не\s+виключа\w+|можлив\w+|ймовірн\w+|припуст\w+|припуска\w+),\s+що\s*$", re.I)
_WITHOUT = re.compile(r"\b(?:жодн\w+|ніхто)\b", re.I)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to an agreement: its status, the place that says so, and how sure it is."""

    status: str
    start: int
    end: int
    modality: str = "asserted"
    verb: Verb | None = None


def security(text: str) -> bool:
    """True when the text names a security agreement."""
    return bool(_SECURITY.search(text))


def has_agreement(text: str) -> bool:
    """True when the text names any agreement."""
    return bool(_NOUN.search(text))


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
    nouns = list((_PAPER if known else _NOUN).finditer(text))
    if not nouns and not (known and _TALKS.search(text)):
        return
    if _OTHER_MATTER.search(text) and not security(text):
        return
    events = list(_events(passage, nouns))
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


def _events(passage: Passage, nouns: list[re.Match[str]]) -> Iterator[Event]:
    """The statuses that a sentence gives, the weightiest first; a status is given once."""
    talks = _TALKS.search(passage.text)
    given: set[str] = set()
    for event in (*_verbal(passage, nouns, talks), *_of_talks(passage, talks), *_prepared(passage, talks)):
        if event.status in given or ("refused" in given and event.status in ("signed", "negotiating")):
            continue
        if event.status == "negotiating" and "concluded" in given:
            continue
        given.add(event.status)
        yield event


def _verbal(passage: Passage, nouns: list[re.Match[str]], talks: re.Match[str] | None) -> Iterator[Event]:
    text = passage.text
    refusals = [v for v in passage.verbs if v.has("refuse") and not v.negated]
    for verb in passage.verbs:
        noun = _object(passage, verb, nouns)
        if noun is None:
            continue
        if verb.has("sign"):
            yield from _signing(passage, verb, refusals, talks, noun)
        elif verb.has("force") and _FORCE.search(text[verb.start :][:60]):
            yield Event("in_force", verb.start, verb.end, _modality(passage, verb), verb)
        elif verb.has("agree") and verb.tense == "noun" and _TEXT.search(text) and not _EXPECTED.search(text):
            yield Event("concluded", verb.start, verb.end, "asserted", verb)
        elif re.match(r"підтрима", text[verb.start : verb.end], re.I) and _BODY.search(
            text[slice(*passage.clause(verb.start))]
        ):
            yield Event("approved", verb.start, verb.end, _modality(passage, verb), verb)
        elif (
            verb.has("agree")
            and verb.tense != "noun"
            and (_TEXT.search(text) or talks or not verb.has("prepare"))
        ):
            yield Event("concluded", verb.start, verb.end, _modality(passage, verb), verb)
        elif verb.has("approve") and not passage.money:
            if verb.tense != "noun":
                yield Event("approved", verb.start, verb.end, _modality(passage, verb), verb)
            elif _EXPECTED.search(text):
                yield Event("approved", verb.start, verb.end, "planned", verb)
        elif verb.has("suspend", "terminate", "extend", "amend") and verb.tense != "noun" and not talks:
            if verb.has("amend") and not re.search(r"\bзмін", text):
                continue
            names = {
                "suspend": "suspended",
                "terminate": "terminated",
                "extend": "extended",
                "amend": "amended",
            }
            status = next(names[k] for k in names if k in verb.kinds)
            yield Event(status, verb.start, verb.end, _modality(passage, verb), verb)
    if re.search(r"\bстала?\s", text) and re.search(r"\bза\s+рахунком\b", text) and security(text):
        yield Event("signed", 0, len(text))
    signatures = re.search(r"\b(?:поставил[аи]|поставив)\s+(?:\w+\s+)?підпис\w*", text, re.I)
    if signatures and nouns:
        yield Event("signed", signatures.start(), signatures.end())


def _object(passage: Passage, verb: Verb, nouns: list[re.Match[str]]) -> re.Match[str] | None:
    """The agreement that a verb is about: the nearest one in its clause, else the nearest of the sentence."""
    low, high = passage.clause(verb.start)
    own = [n for n in nouns if low <= n.start() < high] or nouns
    nearest = min(own, key=lambda n: min(abs(n.start() - verb.end), abs(verb.start - n.end())), default=None)
    if (
        nearest is not None
        and re.match(r"декларац|домовлен", nearest.group(), re.I)
        and len(passage.codes) < 2
    ):
        return None
    return nearest


def _signing(
    passage: Passage, verb: Verb, refusals: list[Verb], talks: re.Match[str] | None, noun: re.Match[str]
) -> Iterator[Event]:
    text = passage.text
    low, high = passage.clause(verb.start)
    around = text[low:high]
    if re.match(r"декларац", noun.group(), re.I) and not re.search(r"безпек", text, re.I):
        return
    if any(abs(r.start - verb.start) < 60 for r in refusals):
        yield Event("refused", refusals[0].start, verb.end, "asserted", verb)
        return
    if _WITHOUT.search(around):
        return
    if verb.tense == "noun":
        if any(v.has("prepare") for v in passage.verbs) or (talks and not _HELD.search(around)):
            return
        if _EXPECTED.search(text):
            yield Event("signed", verb.start, verb.end, "planned", verb)
        elif _HELD.search(text):
            yield Event("signed", verb.start, verb.end, "asserted", verb)
        return
    asked = [v for v in passage.verbs if v.has("ask") and v.end <= verb.start and v.start >= low]
    if asked or (talks and verb.tense == "infinitive"):
        return
    yield Event("signed", verb.start, verb.end, _modality(passage, verb), verb)


def _modality(passage: Passage, verb: Verb) -> str:
    low, high = passage.clause(verb.start)
    before = passage.text[max(0, verb.start - 60) : verb.start]
    if verb.negated:
        return "denied"
    if (
        verb.open
        or _DOUBT.search(passage.text[: verb.start].rstrip())
        or re.search(r"\b(?:якщо|ймовірно|можливо|може|могл[аи]\sб)\b", passage.text[low:high], re.I)
    ):
        return "hypothetical"
    if verb.ahead or (verb.tense == "infinitive" and _INTENDS.search(before)):
        return "planned"
    return "planned" if verb.tense == "infinitive" else "asserted"


def _of_talks(passage: Passage, talks: re.Match[str] | None) -> Iterator[Event]:
    if talks is None:
        return
    near = [
        v
        for v in passage.verbs
        if v.has("agree", "start", "attend", "lead", "plan", "contain", "say", "announce")
    ]
    ended = [v for v in near if v.has("agree") and abs(v.start - talks.start()) < 90]
    if ended:
        yield Event(
            "concluded",
            min(talks.start(), ended[0].start),
            max(talks.end(), ended[0].end),
            _modality(passage, ended[0]),
        )
        return
    starts = [v for v in near if v.has("start")]
    modality = _modality(passage, starts[0]) if starts else "asserted"
    yield Event(
        "negotiating", talks.start(), talks.end(), modality if modality != "hypothetical" else "planned"
    )


def _prepared(passage: Passage, talks: re.Match[str] | None) -> Iterator[Event]:
    if talks is not None:
        return
    text = passage.text
    for verb in passage.verbs:
        readies = re.match(r"готу\w+\s+(?:\w+\s+){0,2}(?:угод|безпеков)", text[verb.start :], re.I)
        if verb.has("prepare") and not verb.negated and (readies or not verb.has("plan")):
            yield Event("negotiating", verb.start, verb.end)
            return


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
