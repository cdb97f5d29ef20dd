"""Texts of agreements in Ukrainian: parties, signature line, term, notice and consultation clause."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.ladder import Duty, conditions_of, duties, item
from pactbook.extract.ukrainian.names import TOKEN, Mention, places
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.passages import passages as passages_of
from pactbook.model.claims import Agreement, Condition, Provision, Role
from pactbook.model.sources import Document

_TITLE = re.compile(r"\b(?:угод\w*|меморандум|договір|декларац\w+|домовлен\w+)\b.{0,200}?\bміж\b", re.I)
_LINE = re.compile(r"^\W*(?:підписано|вчинено|укладено)\b", re.I)
_FOR = re.compile(r"^\W*за\s+", re.I)
_SECTION = re.compile(r"^\W*(?:стаття|розділ|частина|пункт)\s+([\dIVXІХ]+)", re.I)
_PARAGRAPH = re.compile(r"^\W*(\d{1,2}(?:\.\d{1,2})*)\.\s")
_VALID = re.compile(r"\b(?:діє|діятиме|діяти|чинн\w+|строк\w*|укладен\w+)\b", re.I)
_END = re.compile(r"\bприпин\w+|\bденонс\w+|\bвийти\b", re.I)
_NOTICE = re.compile(r"\b(?:через|за|не\s+пізніше)\b|\bповідомленн\w+", re.I)
_CONSULT = re.compile(r"\bконсультаці\w+|\bконсультува\w+", re.I)


def title_parties(passages: list[Passage]) -> tuple[Passage, tuple[str, ...]] | None:
    """The title "Угода ... між Україною та ..." and its parties, or None: no agreement text."""
    for passage in passages[:6]:
        match = _TITLE.search(passage.text)
        codes = tuple(sorted({m.code for m in passage.names if m.code and match and m.start > match.start()}))
        if (
            match
            and len(codes) == 2
            and "UKR" in codes
            and not any(v.tense in ("past", "future") for v in passage.verbs)
        ):
            return passage, codes
    return None


def agreement_text(passages: list[Passage]) -> list[Finding]:
    """Findings of an agreement's own text; empty without a title or a signature line."""
    title = title_parties(passages)
    line = next((p for p in reversed(passages) if _LINE.match(p.text)), None)
    if title is None or line is None or line.index <= title[0].index:
        return []
    parties = title[1]
    provisions = list(_provisions(passages[title[0].index : line.index], parties))
    days = line.days()
    value = Agreement(
        parties=parties,
        instrument="security_agreement" if re.search(r"безпек", title[0].text, re.I) else "other",
        status="signed",
        date=days[0].value if days else None,
        place=_place(line),
    )
    term = next(
        (f.value.term_years for f in provisions if isinstance(f.value, Provision) and f.value.term_years),
        None,
    )
    signed = Finding(line, 0, len(line.text), replace(value, term_years=term), "asserted", None, 0.95)
    return [signed, *_signatories(passages[line.index + 1 :]), *provisions]


def _place(line: Passage) -> str | None:
    known = places()
    for word in TOKEN.finditer(line.text):
        if word.group() in known:
            return known[word.group()]
    return None


def _signatories(passages: list[Passage]) -> Iterator[Finding]:
    """Lines such as "За Україну: Президент ...", each with its party."""
    for passage in passages[:12]:
        party = next((m for m in passage.names if m.code), None)
        if party is None or not _FOR.match(passage.text) or ":" not in passage.text[party.end :][:30]:
            continue
        start = passage.text.index(":", party.end) + 1
        person = _signer(passage, start)
        if person is not None:
            name, office = person
            value = Role(passage.written(*name), office, party.code, "signatory")
            yield Finding(passage, 0, len(passage.text), value, "asserted", None, 0.95)


_NAME_AT_END = re.compile(r"((?:[А-ЯІЇЄҐ][\w'-]+\s+){1,3}[А-ЯІЇЄҐ][\w'-]+)\W*$")


def _signer(passage: Passage, start: int) -> tuple[tuple[int, int], str | None] | None:
    """Where the signer's name stands, and the words of office in front of it."""
    listed: Mention | None = next((m for m in passage.names if m.kind == "person" and m.start >= start), None)
    if listed is not None:
        low, high = listed.start, listed.end
    else:
        match = _NAME_AT_END.search(passage.text, start)
        if match is None:
            return None
        words = match.group(1).split()
        low, high = match.start(1) + match.group(1).rindex(" ".join(words[-2:])), match.end(1)
    office = passage.written(start, low).strip(" ,:") or None
    return (low, high), office


def _provisions(passages: list[Passage], parties: tuple[str, ...]) -> Iterator[Finding]:
    section: str | None = None
    paragraph: str | None = None
    last = -1
    held: tuple[str, ...] | None = None
    lead: Duty | None = None
    for passage in passages:
        heading = _SECTION.match(passage.text)
        if heading:
            section, paragraph = heading.group(1), None
        if passage.paragraph != last:
            number = _PARAGRAPH.match(passage.text)
            paragraph = number.group(1) if number else paragraph
            last = passage.paragraph
        number_of = f"{section}.{paragraph}" if section and paragraph else section
        found = list(_clauses(passage, parties, number_of))
        yield from found
        if section is None or passage.heading:
            continue
        spoken = list(duties(passage, parties, held))
        if lead and not spoken and (one := item(passage, lead)):
            spoken = [one]
        elif spoken:
            held = spoken[-1].obligors
            lead = spoken.pop() if passage.text.rstrip().endswith(":") else None
        if not found:
            yield from (_duty(passage, duty, parties, number_of) for duty in spoken)


def _duty(passage: Passage, duty: Duty, parties: tuple[str, ...], section: str | None) -> Finding:
    value = Provision(
        parties,
        section,
        ",".join(duty.obligors),
        duty.topic,
        passage.written(duty.start, duty.end),
        duty.strength,
        conditions=tuple(Condition(flag, words) for flag, words in duty.conditions),
    )
    at = passage.reading.raw(duty.start, duty.end)[0]
    return Finding(passage, 0, len(passage.text), value, "asserted", None, 0.7, (("verb_at", at),))


REASONS: Final = {
    "front": "title or preamble: a recital obliges nobody",
    "heading": "heading",
    "back": "signature line or signatures",
    "lead": "introduces a list whose items carry the duty",
    "none": "names no party that promises, declares or reports something",
}


def reasons(document: Document) -> list[tuple[int, int, str]]:
    """Every sentence of an agreement's text without a provision: an interval of the text, and the reason."""
    sentences = list(passages_of(document))
    found = agreement_text(sentences)
    if not found:
        return []
    told = {f.passage.index for f in found if isinstance(f.value, Provision)}
    first = next((p.index for p in sentences if _SECTION.match(p.text)), 0)
    last = next(f.passage.index for f in found if isinstance(f.value, Agreement))
    out = []
    for passage in sentences:
        if passage.index in told:
            continue
        where = "front" if passage.index < first else "back" if passage.index >= last else "none"
        short = _SECTION.match(passage.text) or not re.search(r"[.;:,]\W*$", passage.text)
        kind = "heading" if where == "none" and short else where
        kind = "lead" if where == "none" and passage.text.rstrip().endswith(":") else kind
        out.append((*passage.reading.raw(0, len(passage.text)), REASONS[kind]))
    return out


def _clauses(passage: Passage, parties: tuple[str, ...], section: str | None) -> Iterator[Finding]:
    text = passage.text
    for term in passage.terms:
        around = text[max(0, term.start - 110) : term.end + 60]
        value: Provision | None = None
        if term.hours and _CONSULT.search(text):
            value = Provision(
                parties,
                section,
                ",".join(parties),
                "consultation",
                _verb(passage),
                _strength(passage),
                conditions=tuple(Condition(flag, words) for flag, words in conditions_of(text)),
                precision=1,
                hours=term.hours,
            )
        elif (
            (term.months or (term.years and term.years <= 2))
            and _END.search(around)
            and _NOTICE.search(around)
        ):
            months = term.months or int((term.years or 0) * 12)
            value = Provision(
                parties,
                section,
                ",".join(parties),
                "termination",
                _verb(passage),
                _strength(passage),
                precision=1,
                notice_months=months,
            )
        elif (
            term.years
            and term.years >= 2
            and _VALID.search(around)
            and re.search(r"\b(?:ця|цієї|цю)\s+угод", text, re.I)
        ):
            if re.search(
                r"\bпротягом\s|\bстрок\w*\s|\bна\s", text[max(0, term.start - 20) : term.end + 20]
            ) and not re.search(r"річн", text[term.start : term.end]):
                value = Provision(
                    parties,
                    section,
                    ",".join(parties),
                    "term",
                    _verb(passage),
                    _strength(passage),
                    precision=1,
                    term_years=term.years,
                )
        if value is not None:
            yield Finding(passage, 0, len(text), value, "asserted", None, 0.8)


_MODAL = re.compile(
    r"\b(?:зобов'язу\w+|має|мають|повинн\w+|проведуть|проведе|діє|припиняється|набирає|намір\w+|"
    r"готов\w+|може|можуть|розгля\w+)\b",
    re.I,
)


def _verb(passage: Passage) -> str | None:
    match = _MODAL.search(passage.text)
    return passage.written(*match.span()) if match else None


def _strength(passage: Passage) -> str | None:
    verb = (_verb(passage) or "").lower()
    if not verb:
        return None
    if verb.startswith(("зобов", "повинн")):
        return "V5"
    if verb.startswith("намір"):
        return "V3"
    if verb.startswith(("готов", "мож")):
        return "V2"
    return "V1" if verb.startswith("розгля") else "V4"
