"""Roles: who signed, who led a delegation, who took part, who spoke about an agreement."""

import re
from collections.abc import Iterator

from pactbook.extract.ukrainian.events import has_agreement, security
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.people import Person, find_people
from pactbook.model.claims import Role

_RANK = ("signatory", "delegation_lead", "participant", "spokesperson")
_DELEGATION = re.compile(
    r"\b(?:делегаці\w+|переговорн\w+\s(?:груп|команд)\w+|сторон[уаи]\sпредставл\w+)", re.I
)
_TALKING = re.compile(r"\b(?:пере(?:говор|мовин)|консультаці)\w*", re.I)
_HEADED = re.compile(
    r"\b(?:на\sчолі\s(?:з|із|зі)|під\sкерівництвом|очол(?:юван|ен)\w+)\s+(?:[\w'-]+\s+){0,9}$", re.I
)
_PART = re.compile(
    r"\b(?:участь|учасник\w*|присутн\w+|зустрі\w+|провели|провів|провела|обговори\w+|переговори\sз)\b", re.I
)
_SIGNATURE = re.compile(r"\bпідпис(?:и|у|ом)?\b", re.I)
_ACCORDING = re.compile(
    r"\b(?:за\sсловами|як\s(?:сказа|заяви|зазначи|повідоми)\w+)\s+(?:[\w'-]+\s+){0,9}$", re.I
)


def roles(passages: list[Passage], about: bool) -> Iterator[Finding]:
    """Findings of kind role: each person once, in the strongest role; `about`: on an agreement."""
    if not about:
        return
    best: dict[str, tuple[int, Finding]] = {}
    for passage in passages:
        near = (
            bool(_TALKING.search(passage.text))
            or has_agreement(passage.text)
            or any(has_agreement(p.text) for p in passages[max(0, passage.index - 1) : passage.index + 2])
        )
        if not near:
            continue
        for person in find_people(passage):
            role = _role(passage, person)
            if role is None:
                continue
            key = person.listed or person.family.lower()
            rank = _RANK.index(role)
            if key not in best or rank < best[key][0]:
                best[key] = (rank, _finding(passage, person, role))
    for _, finding in sorted(best.values(), key=lambda pair: (pair[1].passage.index, pair[1].start)):
        yield finding


def _role(passage: Passage, person: Person) -> str | None:
    text = passage.text
    before = text[: person.start]
    if _speaks(passage, person):
        return "spokesperson" if security(text) or has_agreement(text) else None
    if _leads(passage, person, before):
        return "delegation_lead"
    if _signs(passage, person):
        return "signatory"
    low, high = passage.clause(person.start)
    if _PART.search(text[low:high]) and not re.search(r"\bпривіта\w+|\bподякува\w+", text[low:high]):
        return "participant"
    return None


def _speaks(passage: Passage, person: Person) -> bool:
    if _ACCORDING.search(passage.text[: person.start]):
        return True
    for verb in passage.verbs:
        if not verb.has("say") or verb.tense in ("noun", "infinitive"):
            continue
        if 0 <= verb.start - person.end <= 30 and not re.search(
            r"[;:—»]", passage.text[person.end : verb.start]
        ):
            return True
        if 0 <= min(person.start, person.office_start) - verb.end <= 12:
            return True
    return False


def _leads(passage: Passage, person: Person, before: str) -> bool:
    if not _DELEGATION.search(passage.text):
        return False
    if _HEADED.search(before):
        return True
    low, high = passage.clause(person.start)
    return any(v.has("lead") and low <= v.start < high for v in passage.verbs)


def _signs(passage: Passage, person: Person) -> bool:
    text = passage.text
    start = min(person.start, person.office_start)
    signing = [
        v for v in passage.verbs if v.has("sign") and v.tense not in ("noun", "infinitive") and not v.negated
    ]
    if not signing and not (_SIGNATURE.search(text) and re.search(r"\bпостави\w+", text)):
        return False
    if not has_agreement(text) and not any(v.has("sign") for v in signing):
        return False
    if re.search(r"\b(?:на|у|в|за|для|від|до)\s+$", text[:start]):
        return False
    low, high = passage.clause(person.start)
    for verb in signing:
        if low <= verb.start < high or (
            verb.start < low and re.search(r"[—–-]\s*$|імені\s+\w+\s+[—–-]\s*$", text[:low].rstrip() + " ")
        ):
            return not re.search(r"\b(?:подякува\w+|привіта\w+)", text[low:high])
    return not signing


def _finding(passage: Passage, person: Person, role: str) -> Finding:
    affiliation = person.affiliation
    if role in ("delegation_lead", "participant") and affiliation is None:
        affiliation = _side(passage, person)
    value = Role(person.name, person.office, affiliation, role)
    signing = [v for v in passage.verbs if v.has("sign") and v.tense != "noun"]
    planned = role == "signatory" and bool(signing) and all(v.ahead for v in signing)
    low, high = passage.clause(person.start)
    extra = (("person_listed", person.listed),) if person.listed else ()
    confidence = (0.85, 0.85, 0.65, 0.65)[_RANK.index(role)]
    low, high = min(low, person.start), max(high, person.end)
    return Finding(passage, low, high, value, "planned" if planned else "asserted", None, confidence, extra)


def _side(passage: Passage, person: Person) -> str | None:
    """The state whose delegation the sentence speaks of, nearest to the person."""
    text = passage.text
    sides = [
        m
        for m in passage.names
        if m.code
        and (
            re.match(r"\s+(?:\w+\s+)?(?:делегаці|сторон|команд|груп|бо[кц])", text[m.end :], re.I)
            or re.search(r"(?:делегаці\w+|сторон\w+|команд\w+)\s+$", text[: m.start], re.I)
        )
    ]
    nearest = min(sides, key=lambda m: abs(m.start - person.start), default=None)
    return nearest.code if nearest else None
