"""People with the office that the text gives them: "заступник керівника Офісу Президента Ігор Жовква"."""

import re
from dataclasses import dataclass

from pactbook.extract.ukrainian.actors import HEAD, code_of
from pactbook.extract.ukrainian.names import Mention, index
from pactbook.extract.ukrainian.passages import Passage

_CAPITAL = re.compile(r"[А-ЯІЇЄҐ][а-яіїєґ']+(?:-[А-ЯІЇЄҐ][а-яіїєґ']+)?")
_NOT_A_NAME = re.compile(
    rf"(?:{HEAD}[\w']*|офіс\w*|міністерств\w*|верховн\w*|федеральн\w*|державн\w*|збройн\w*|сил\w*|спільн\w*|перш\w*|угод\w*|безпеков\w*|рад[аиіу]\w*|"
    r"європейськ\w*|союз\w*|груп\w*|це|цю|вчора|сьогодні|також|від|за|про|як|у|в|на|до|після|під|делегаці\w*|перегов\w*|підписан\w*|двосторонн\w*|"
    r"відповідн\w*|документ\w*|раніше|водночас|нагада\w*|зокрема|крім|республік\w*|королівств\w*|імен\w*|стать\w*|статт\w*|частин\w*|учасник\w*)\Z",
    re.I,
)
_OFFICE = re.compile(
    rf"\b(?:(?:перш\w+|федеральн\w+|державн\w+|генеральн\w+|надзвичайн\w+|спеціальн\w+)\s+)?{HEAD}[\w'-]*(?:\s+(?!(?:та|і|й|з|із|про|щодо|разом)\b)[\w'«»-]+){{0,9}}?[,\s]*$",
    re.I,
)
_OFFICE_BEHIND = re.compile(rf"\s*(?:,|\(|—|–)\s*((?:[\w'-]+\s+)?{HEAD}[\w'-]*[^,.;)—]{{0,70}})", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    """A person at `text[start:end]`: name and office as written, code or None, canonical name if listed."""

    start: int
    end: int
    name: str
    office: str | None
    office_start: int
    affiliation: str | None
    listed: str | None
    family: str

    cases: str = ""


def find_people(passage: Passage) -> list[Person]:
    """Everyone the sentence names: people of the gazetteer, and capitalised names beside an office."""
    listed = [m for m in passage.names if m.kind == "person"]
    found = [_listed(passage, m) for m in listed]
    taken = [(p.start, p.end) for p in found]
    for start, end in _runs(passage):
        if any(start < high and low < end for low, high in taken):
            continue
        office, office_start = _office(passage, start, end)
        if office is not None:
            found.append(_person(passage, start, end, office, office_start, None, ""))
    return sorted(found, key=lambda p: p.start)


def _listed(passage: Passage, mention: Mention) -> Person:
    start = mention.start
    before = list(_CAPITAL.finditer(passage.text, max(0, start - 30), start))
    if before and before[-1].end() == start - 1 and " " not in passage.text[mention.start : mention.end]:
        word = before[-1].group()
        if not _NOT_A_NAME.match(word) and word not in index() and before[-1].start() > 0:
            start = before[-1].start()
    office, office_start = _office(passage, start, mention.end)
    return _person(passage, start, mention.end, office, office_start, mention, mention.cases)


def _person(
    passage: Passage,
    start: int,
    end: int,
    office: str | None,
    office_start: int,
    mention: Mention | None,
    cases: str,
) -> Person:
    code = code_of(passage, mention) if mention else None
    return Person(
        start,
        end,
        passage.written(start, end),
        office,
        office_start,
        code or _affiliation(passage, office_start, start, end, office),
        mention.name if mention else None,
        passage.text[start:end].split()[-1],
        cases,
    )


def _affiliation(passage: Passage, office_start: int, start: int, end: int, office: str | None) -> str | None:
    if office is None:
        return None
    high = max(end, office_start + len(office))
    near = [
        m
        for m in passage.names
        if m.code and min(office_start, end) <= m.start < high and m.kind != "capital"
    ]
    if near:
        return near[0].code
    before = [m for m in passage.names if m.kind == "adjective" and m.end == office_start - 1]
    if before:
        return before[0].code
    return "UKR" if re.search(r"Офіс\w*\s+Президента|Верховн\w+\s+Рад", office) else None


def _runs(passage: Passage) -> list[tuple[int, int]]:
    """Stretches of two or three capitalised words that are no office, state or first word of the sentence."""
    runs: list[tuple[int, int, int]] = []
    others = [(m.start, m.end) for m in passage.names if m.kind != "person"]
    for word in _CAPITAL.finditer(passage.text):
        if _NOT_A_NAME.match(word.group()) or any(low <= word.start() < high for low, high in others):
            continue
        if runs and word.start() == runs[-1][1] + 1 and passage.text[runs[-1][1]] == " " and runs[-1][2] < 3:
            runs[-1] = (runs[-1][0], word.end(), runs[-1][2] + 1)
        else:
            runs.append((word.start(), word.end(), 1))
    return [(low, high) for low, high, words in runs if words >= 2]


def _office(passage: Passage, start: int, end: int) -> tuple[str | None, int]:
    low = max(0, start - 110)
    before = passage.text[low:start]
    cut = max((before.rfind(mark) for mark in (";", ":", "—", "»", "(")), default=-1)
    verbs = [v.end - low for v in passage.verbs if low <= v.start and v.end <= start and v.tense != "noun"]
    people = [m.end - low for m in passage.names if m.kind == "person" and low <= m.start and m.end <= start]
    cut = max([cut + 1, *verbs, *people])
    match = _OFFICE.search(before[cut:])
    if match and match.group().strip(" ,"):
        office_start = low + cut + match.start()
        written = passage.written(office_start, start).strip(" ,")
        return written, office_start
    behind = _OFFICE_BEHIND.match(passage.text, end)
    if behind:
        return passage.written(*behind.span(1)).strip(), behind.start(1)
    return None, start
