"""Counts: how many agreements are signed or in talks, how many states joined the declaration."""

import re
from collections.abc import Iterator

from pactbook.extract.ukrainian.actors import attribution
from pactbook.extract.ukrainian.events import security
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.numbers import FIGURE, value_of, word_pattern
from pactbook.extract.ukrainian.passages import Passage
from pactbook.model.claims import Count

_ADJECTIVES = (
    r"(?:(?:двосторонні(?:х|ми|м)?|безпеков\w+|оборонн\w+|так(?:их|і|ими)|подібн\w+|підписан\w+|укладен\w+|"
    r"аналогічн\w+|схож\w+|відповідн\w+|вже|уже|діючих|чинних)\s){0,4}"
)
_AGREEMENTS = re.compile(
    rf"(?P<number>\b(?:{word_pattern()})|{FIGURE})\s(?:з\s\w+\s)?{_ADJECTIVES}(?P<noun>угод(?:и|ами|ам|ах|у|а)?\b|договор(?:и|ів)\b|документ(?:и|ів)\b)",
    re.I,
)
_STATES = re.compile(
    rf"(?P<number>\b(?:{word_pattern()})|{FIGURE})\s(?:(?:інш\w+|партнерськ\w+|європейськ\w+)\s)?(?:країн\w*|держав\w*|уряд\w*)",
    re.I,
)
_TALKS = re.compile(
    r"\b(?:переговор\w*|перемовин\w*|готу\w+|опрацьову\w+|узгоджу\w+|консультаці\w+|на\sстадії|у\sроботі|в\sроботі|обговорю\w+)\b",
    re.I,
)
_DONE = re.compile(
    r"\b(?:підписа\w+|уклад\w+|укла(?:в|ла|ли|ло)|ма(?:є|ємо|ють)|діє|діють|чинн\w+|налічу\w+|загалом)\b",
    re.I,
)
_AHEAD = re.compile(
    r"\b(?:підпише\w*|підпишуть|укладе(?:мо)?\b|планує\w*|має\sнамір|буде\sпідписано|хоче|прагне)\b", re.I
)
_JOINED = re.compile(r"\b(?:приєдна\w+|долучи\w+|підтрима\w+)\b", re.I)
_AGAIN = re.compile(r"\bпідпис|\bуклад|\bтак(?:ого|а|у|ий)\b|\bстал[ао]\b|\bце\b", re.I)
_RANK = re.compile(
    r"\s(?:за\sрахунком|(?:двостороння\s|двосторонню\s|така\s|таку\s|подібна\s)?(?:безпеков\w+\s|двосторонн\w+\s)*угод\w*)",
    re.I,
)


def counts(passages: list[Passage]) -> Iterator[Finding]:
    """Findings of kind count in order of text, each once. Only in texts that name a security agreement."""
    seen: set[tuple[str, int]] = set()
    known = False
    for passage in passages:
        known = known or security(passage.text) or "декларац" in passage.text.lower()
        if not known:
            continue
        for finding in (*_of_agreements(passage), *_of_states(passage), *_ordinal(passage)):
            value = finding.value
            assert isinstance(value, Count)
            if (value.what, value.value) not in seen:
                seen.add((value.what, value.value))
                yield finding


def _of_agreements(passage: Passage) -> Iterator[Finding]:
    for match in _AGREEMENTS.finditer(passage.text):
        value = value_of(match["number"])
        if value is None or not 2 <= value <= 80 or value != int(value):
            continue
        low, high = passage.clause(match.start())
        around = passage.text[low:high]
        signed = _DONE.search(around)
        talks = _TALKS.search(around)
        if talks and not (
            signed and abs(signed.start() + low - match.start()) < abs(talks.start() + low - match.start())
        ):
            what = "negotiating"
        elif signed and not _AHEAD.search(around):
            what = "signed"
        else:
            continue
        yield _finding(
            passage, low, high, Count(what, int(value), False, _members(passage, high), passage.published)
        )


def _members(passage: Passage, at: int) -> tuple[str, ...]:
    """The partners that a list behind a colon or a dash names."""
    codes = dict.fromkeys(m.code for m in passage.names if m.start >= at and m.code and m.code != "UKR")
    return tuple(codes) if len(codes) >= 2 else ()


def _of_states(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for match in _STATES.finditer(text):
        value = value_of(match["number"])
        if value is None or not 2 <= value <= 80 or value != int(value):
            continue
        low, high = passage.clause(match.start())
        what = _of_part(text, *_between_commas(text, low, high, match.start())) or _of_part(text, low, high)
        if what is not None:
            yield _finding(passage, low, high, Count(what, int(value), as_of=passage.published))


def _between_commas(text: str, low: int, high: int, at: int) -> tuple[int, int]:
    """The part of a clause between the commas around a position."""
    before, behind = text.rfind(", ", low, at), text.find(", ", at, high)
    return (before + 2 if before >= 0 else low), (behind if behind >= 0 else high)


def _of_part(text: str, low: int, high: int) -> str | None:
    """What a number of states in `text[low:high]` counts, or None."""
    part = text[low:high]
    if _JOINED.search(part) and re.search(r"декларац", text, re.I):
        return "joined_declaration"
    if not security(text):
        return None
    if re.search(r"\b(?:переговор|перемовин|узгоджу|готу)", part, re.I):
        return "negotiating"
    signed = re.search(r"\b(?:підписа|укла)", part, re.I)
    return "signed" if signed and not _AHEAD.search(part) else None


def _ordinal(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for ordinal in passage.ordinals:
        if not 1 <= ordinal.value <= 80 or not _RANK.match(text, ordinal.end):
            continue
        if not (security(text) or _AGAIN.search(text)):
            continue
        low, high = passage.clause(ordinal.start)
        yield _finding(passage, low, high, Count("signed", ordinal.value, True, as_of=passage.published))


def _finding(passage: Passage, low: int, high: int, value: Count) -> Finding:
    return Finding(passage, low, high, value, "asserted", attribution(passage), 0.85)
