"""What happened to an agreement: the statuses that a sentence gives, from verbs and nouns of negotiation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.verbs import Verb

NOUN: Final = (
    r"(?:угод(?:а|и|і|у|ою|ами|ам|ах)?|договор\w*|договір|меморандум\w*|декларац\w+|пакт\w*|зобов'язан(?:ня|ь|нями|нях)|"
    r"домовленост\w+|гаранті[їйяю]\w*)"
)
NAMED: Final = re.compile(rf"\b{NOUN}\b", re.I)
PAPER: Final = re.compile(rf"\b(?:{NOUN}|документ\w*)\b", re.I)
_SECURITY = re.compile(
    r"\bдокумент\w*\s+про\s+(?:[\w'-]+\s+){0,5}безпек\w*|"
    rf"\bбезпеков\w+\s+(?:[\w'-]+\s+){{0,2}}{NOUN}|\bпро\s+безпеков\w+\s+співро\w+|\b{NOUN}\s+(?:(?:між|з|із|зі)\s+(?:[\w'-]+\s+){{1,5}})?"
    r"(?:про|щодо|в|у)\s+(?:(?!(?:але|що)\b)[\w'-]+\s+){0,6}(?:безпек\w*|безпеков\w+)|\bгаранті\w+\s+безпеки"
    r"|\bугод\w*\s+про\s+довгостроков\w+\s+(?:співпрац\w+|підтримк\w+|співробітництв\w+)|\b(?:безпеков\w+|оборонн\w+)\s+(?:угод|пакт)\w*",
    re.I,
)
TALKS: Final = re.compile(
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
    return bool(NAMED.search(text))


def find_events(passage: Passage, nouns: list[re.Match[str]]) -> Iterator[Event]:
    """The statuses that a sentence gives, the weightiest first; a status is given once."""
    talks = TALKS.search(passage.text)
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
