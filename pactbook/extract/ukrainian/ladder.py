"""Duties in Ukrainian agreement texts: who owes what, with which strength, on which conditions.

The steps are those of the English texts (docs/provisions.md). Ukrainian has no "will": the future is a form
of the verb ("надаватиме", "будуть вирішуватися", "нададуть"), so the form gives the strength. The subject
is the party in the nominative before it; a verb behind "та", "і" or a comma keeps the subject before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.extract.ukrainian.passages import Passage

_TOGETHER = re.compile(
    r"\b(?:(?:Кожен|Кожна|Жоден|Жодна|Будь-який|Будь-яка)\s+(?:з|із|зі)\s+)?(?:(?:Договірні|Обидв[аі]|"
    r"обидв[аі])\s+)?"
    r"(?:Учасники|Учасник|Сторони|Сторона|Учасників|Сторін)\b"
)
_LADDER: Final = (
    ("V5", r"зобов'язу\w+ся|зобов'язан\w+|повинн\w+|гаранту[єю]\w*|мусить|мусять"),
    ("V1", r"(?:розгляда|вивча|дослідж\w*ва|обговорюва|заохочува)ти(?:ме|муть)|розгляне|розглянуть|"
        r"вивчать|обговорять"),
    ("V3", r"ма(?:є|ють)\s+намір|прагне\b|прагнуть|прагнути(?:ме|муть)|плану(?:є|ють)|намагати(?:меть|"
        r"муть)ся|"
           r"докладати(?:ме|муть)|докладе|докладуть"),
    ("V2", r"готов(?:а|і|ий|е)\b|може\b|можуть\b"),
    ("V4", r"\w+ти(?:ме|муть|меться|муться)\b|буд(?:е|уть)\s+(?!потрібн|необхідн)\w+(?:ти|тися|ні|на|но|"
        r"ий)\b|будуть(?=\s*:)|"
           r"проведуть|проведе|визнач(?:ать|ить)|забезпеч(?:ать|ить)|надасть|нададуть|виріш(?:ать|ить)|"
               r"здійсн(?:ять|ить)|"
           r"вжи(?:вуть|ве)|створ(?:ять|ить)|сприятим\w+"),
    ("V0", r"підтверджу(?:є|ють)|визна(?:є|ють)|підтриму(?:є|ють)|нагаду(?:є|ють)|віта(?:є|ють)|"
        r"наголошу(?:є|ють)|"
           r"підкреслю(?:є|ють)|засуджу(?:є|ють)|вважа(?:є|ють)|відзнача(?:є|ють)|поділя(?:є|ють)|"
               r"заявля(?:є|ють)"),
    ("VX", r"(?:надал|виділил|зробил|підтримал|передал|провел|підписал|створил|прийнял|започаткувал)[аи]\b|"
           r"виділено\b|надано\b|передано\b"),
)  # fmt: skip
_STEP = re.compile(r"\b(?:" + "|".join(f"(?P<{step}>{forms})" for step, forms in _LADDER) + ")", re.I)
_COMMITTED = re.compile(r"\s+(?:\w+\s+){0,3}?(?:відданість|зобов'язання|готовність|намір)\b")
_CARRIED: Final = {"відданість": "V4", "зобов'язання": "V4", "готовність": "V2", "намір": "V3"}
_POWER = re.compile(r"\b(?:припин|денонс|змін|доповн|продовж\w+\s+(?:строк|ді[їю])|вийти)\w*", re.I)
_ITSELF = re.compile(r"\b(?:ці(?:єї|й)|ця|цю)\s+Угод\w+|\bрозбіжност\w+|\bспор\w+", re.I)
_BELOW = re.compile(r"(?<!-)\b(?:щоб|що|як[аийіоу]\w*|якщо|коли|доки|допоки|де|чи)\b[^,;]*\Z", re.I)
_INFINITIVE = re.compile(r"^\W*(?:[a-zа-я]\)\s*)?(?:(?:за|у\s+разі)\s+\w+\s+)?(\w+ти(?:ся)?)\b")
_NEAR = re.compile(r"(?:\s+(?:також|й\s+надалі|разом|спільно))?\s+")
_KEEPS = re.compile(r"(?:[,:;]|\b(?:та|і|й|а\s+також))\s*(?:також\s+|й\s+надалі\s+|разом\s+)?\Z")
_CONDITIONS: Final = (
    ("budget", r"бюджетн\w+\s+(?:можливост\w+|асигнуван\w+)|наявн\w+\s+(?:коштів|фінансув\w+)"),
    ("domestic_law", r"відповідно\s+до\s+(?:\w+\s+){0,3}(?:законодавств\w+|конституційн\w+|національн\w+)"),
    ("discretion", r"у\s+разі\s+(?:необхідності|потреби)|за\s+(?:можливості|потреби)|"
        r"наскільки\s+(?:це\s+)?можливо"),
    ("need", r"(?:на\s+основі|відповідно\s+до|з\s+урахуванням)\s+(?:\w+\s+){0,2}потреб\w*"),
    ("trigger", r"у\s+(?:разі|випадку)\s+(?:\w+\s+){0,3}(?:нападу|агресії|ескалації)|за\s+таких\s+обставин"),
    ("until", r"стільки,\s+скільки|доки\s|допоки\s|якщо\s+Україна\s+стане\s+членом"),
)  # fmt: skip
_FLAGS = [(flag, re.compile(rf"\b(?:{cue})", re.I)) for flag, cue in _CONDITIONS]
_TOPICS: Final = (
    ("consultation", r"консультаці\w+\s+(?:для|протягом)"), ("termination", r"припин\w+"),
    ("term", r"набира\w+\s+чинності|строк\w*\s+дії|майбутній\s+статус"), ("sanctions", r"санкці\w+"),
    ("accountability", r"відповідальност\w+|трибунал\w*|злочин\w*\s+агресії|воєнн\w+\s+злочин\w+"),
    ("defence_industry", r"оборонно-промислов\w+|промисловіст\w+"), ("cyber", r"кібер\w+"),
    ("training", r"навчан\w+|підготовк\w+"), ("humanitarian", r"гуманітарн\w+|розмінуван\w+|"
        r"цивільн\w+\s+захист\w*"),
    ("reconstruction", r"відбудов\w+|"
        r"відновленн\w+"), ("anti_corruption", r"корупці\w+"), ("reform", r"реформ\w*"),
    ("military_aid", r"Збройн\w+|оборон\w+|військов\w+"), ("funding", r"бюджет\w*|фінансов\w+|витрат\w+"),
)  # fmt: skip
_TOPIC = [(topic, re.compile(rf"\b(?:{words})", re.I)) for topic, words in _TOPICS]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty whose verb stands at `text[start:end]` of its sentence; `conditions` are (flag, words)."""

    start: int
    end: int
    obligors: tuple[str, ...]
    strength: str | None
    conditions: tuple[tuple[str, str], ...]
    topic: str


def duties(
    passage: Passage, parties: tuple[str, ...], before: tuple[str, ...] | None = None
) -> Iterator[Duty]:
    """The duties of a sentence; `before` are the obligors in front of it, for an item of a list."""
    text = passage.text
    holder, at = before, 0
    for match in _STEP.finditer(text):
        if match.start() < at or _BELOW.search(text[at : match.start()]):
            continue
        subject = _subject(passage, parties, at, match.start())
        if subject is None and not (holder and at and _KEEPS.search(text[at : match.start()])):
            subject = parties if _ITSELF.search(text[at : match.start()]) else _object(match, before)
            if subject is None:
                continue
        holder = subject or holder
        step, end = str(match.lastgroup), match.end()
        carried = _COMMITTED.match(text, end) if step == "V0" else None
        strength: str | None = _CARRIED[carried.group().split()[-1]] if carried else step
        if step == "V2" and match.group().lower().startswith("мож") and _POWER.search(text):
            strength = None
        at = end
        yield Duty(match.start(), end, holder or parties, strength, conditions_of(text), _topic(text))


def item(passage: Passage, lead: Duty) -> Duty | None:
    """The duty of a list's item in the infinitive, which takes obligor and strength from its lead."""
    match = _INFINITIVE.match(passage.text)
    if match is None:
        return None
    conditions = tuple(dict((*lead.conditions, *conditions_of(passage.text))).items())
    return Duty(*match.span(1), lead.obligors, lead.strength, conditions, _topic(passage.text))


def _object(match: re.Match[str], before: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Of a passive without a subject of its own ("виділено") the giver is the party named before."""
    return before if match.group().lower().endswith("но") else None


def _subject(passage: Passage, parties: tuple[str, ...], low: int, high: int) -> tuple[str, ...] | None:
    """The party in the nominative nearest in front of a verb; two that "та" joins are both. Else who owns the
    thing right in front of it ("Збройні сили Італії проводитимуть")."""
    named = [
        (m.end(), parties)
        for m in _TOGETHER.finditer(passage.text, low, high)
        if not m.group().endswith("ів")
    ]
    countries = [
        m
        for m in passage.names
        if low <= m.start
        and m.end <= high
        and m.code in parties
        and m.kind == "country"
        and "n" in m.cases.lower()
    ]
    for mention in countries:
        joined = any(
            other.code != mention.code
            and re.fullmatch(r"\s+(?:та|і|й)\s+", passage.text[other.end : mention.start])
            for other in countries
        )
        named.append((mention.end, parties if joined else (str(mention.code),)))
    if named:
        return max(named)[1]
    owners = [m for m in passage.names if m.kind == "country" and m.code in parties and "g" in m.cases]
    near = [m for m in owners if low <= m.start and _NEAR.fullmatch(passage.text, m.end, high)]
    return (str(near[-1].code),) if near else None


def conditions_of(text: str) -> tuple[tuple[str, str], ...]:
    """The conditions of a sentence as (flag, words)."""
    return tuple((flag, match.group()) for flag, cue in _FLAGS if (match := cue.search(text)))


def _topic(text: str) -> str:
    return next((topic for topic, words in _TOPIC if words.search(text)), "other")
