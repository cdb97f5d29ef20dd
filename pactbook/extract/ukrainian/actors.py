"""Who acts: the parties that a verb has for its subject, by case, office and word order."""

import datetime
import re
from typing import Final

from pactbook.extract.gazetteer.lookup import affiliation
from pactbook.extract.ukrainian.names import Mention
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.verbs import Verb
from pactbook.model.values import PartialDate

HEAD: Final = (
    r"(?:уряд|парламент|сейм|сенат|рад|бундестаг|бундесрат|конгрес|міністр|міністерк|міністерств|президент|прем'єр(?:-міністр|к)?|"
    r"канцлер|глав|голов|очільни|керівни|керівництв|влад|кабмін|кабінет|корол|посол|посл|представни|речни|прессекретар|"
    r"держсекретар|секретар|заступни|спікер|лідер|директор|радни|спецпредставни|командувач|генерал|дипломат|делегаці|сторон|палат|нарад|уповноважен)"
)
_HEAD_BEFORE = re.compile(rf"\b{HEAD}[\w'-]*(?:\s+(?!(?:та|і|й|з|із|зі|про|щодо)\b)[\w'-]+){{0,4}}\s+$", re.I)
_HEAD_AFTER = re.compile(rf"\s+(?:[\w'-]+\s+)?{HEAD}[\w'-]*", re.I)
_PREPOSITION_HEAD = re.compile(
    rf"\b(?:з|із|зі|від|до|для|про|щодо|у|в|на|за|під)\s+(?:[\w'-]+\s+)?{HEAD}[\w'-]*(?:\s+[\w'-]+){{0,4}}\s+$",
    re.I,
)
_LINK = re.compile(
    r"\s*(?:,|,?\s*(?:та|і|й|або|чи|а\s+також|разом\s+(?:з|із|зі)))\s*(?:(?:з|із|зі|від|для)\s+)?"
    r"(?:(?!(?:та|і|й)\b)[\w'-]+\s+){0,2}$",
    re.I,
)
_WHOSE = re.compile(rf"\b{HEAD}[\w'-]*\s+(?:[\w'-]+\s+){{0,3}}$", re.I)
NEVER_DONORS: Final = frozenset({"UKR", "RUS", "BLR"})
TABLES: Final = frozenset({"NATO", "G7", "UN"})


def code_of(passage: Passage, mention: Mention) -> str | None:
    """The party that a mention stands for; a leader stands for the country that he or she leads."""
    if mention.kind != "person":
        return mention.code
    day = PartialDate(passage.published).first() if passage.published else datetime.date.max
    return affiliation(mention.name, day) or _LEADERS.get(mention.name)


_LEADERS: Final = {
    "Dmytro Kuleba": "UKR",
    "Rishi Sunak": "GBR",
    "Olaf Scholz": "DEU",
    "Justin Trudeau": "CAN",
}
"""Leaders who are not in the common gazetteer for every date."""


def headed(passage: Passage, mention: Mention) -> bool:
    """True for "уряд Фінляндії": a state's name that depends on the name of an office or a body."""
    before = passage.text[max(0, mention.start - 70) : mention.start]
    before = re.split(r"[,;:.—«»]", before)[-1]
    return bool(mention.may("g") and mention.preposition is None and _HEAD_BEFORE.search(before))


_OURS = re.compile(
    r"\b(?:[Уу]країн|Києв|Київ|ЗСУ\b|Збройн\w+ Сил|Верховн\w+ Рад|Зеленськ|"
    r"Шмигал|Жовкв|Єрмак|Кулеб|Умєров|Сибіг|Державн\w+ бюджет)"
)
_IMPLIED = re.compile(r"\bбезпеков\w+\s+угод|\bвійськов\w+\s+допомог", re.I)


def about_ukraine(passages: list[Passage]) -> bool:
    """True when Ukraine is a matter of the text: named, through its officials, or as the one whom a text in
    Ukrainian means by "безпекова угода" and "військова допомога" alone."""
    return any(_OURS.search(p.text) or _IMPLIED.search(p.text) for p in passages)


def is_place(passage: Passage, mention: Mention) -> bool:
    """True for "у Києві", "в Італії", and for what stands there for ("посол Франції в Україні")."""
    return mention.preposition in ("у", "в", "на", "під", "при", "через", "до") and mention.kind != "person"


def subjects(passage: Passage, verb: Verb, low: int, high: int) -> list[Mention]:
    """The mentions that act in the verb between `low` and `high`: before it, else behind it."""
    passive = verb.tense == "passive" or (
        verb.tense == "future" and passage.text[verb.start : verb.end].endswith("но")
    )
    around = [m for m in passage.names if low <= m.start and m.end <= high]
    before = [m for m in around if m.end <= verb.start]
    behind = [m for m in around if m.start >= verb.end]
    if passive:
        for side in (behind, before):
            found = [m for m in side if _instrumental(passage, m)]
            if found:
                return _with_list(passage, found, side)
        return []
    for side in (before[::-1], behind):
        for mention in side:
            if _nominative(passage, mention):
                return _with_list(passage, [mention], around)
    return []


def _nominative(passage: Passage, mention: Mention) -> bool:
    if mention.preposition is not None:
        return False
    before = re.split(r"[,;:—]", passage.text[max(0, mention.start - 70) : mention.start])[-1]
    if headed(passage, mention):
        return not _PREPOSITION_HEAD.search(before)
    if mention.kind == "adjective":
        noun = re.match(r"\s+([\w'-]+)", passage.text[mention.end :])
        return mention.may("n") and noun is not None and bool(_HEAD_AFTER.match(passage.text, mention.end))
    if mention.kind == "person" and _PREPOSITION_HEAD.search(before):
        return False
    return mention.may("n")


def _instrumental(passage: Passage, mention: Mention) -> bool:
    if headed(passage, mention):
        before = re.split(r"[,;:—]", passage.text[max(0, mention.start - 70) : mention.start])[-1]
        return bool(re.search(rf"\b{HEAD}\w*(?:ом|ем|ою|ею|єю|ами)\b", before, re.I))
    return mention.preposition is None and "i" in mention.cases and "n" not in mention.cases


def _with_list(passage: Passage, chosen: list[Mention], around: list[Mention]) -> list[Mention]:
    """The chosen mentions with those that a list joins to them."""
    found = list(chosen)
    for side in (1, -1):
        at = around.index(chosen[0] if side < 0 else chosen[-1])
        while 0 <= at + side < len(around):
            first, second = sorted((around[at], around[at + side]), key=lambda m: m.start)
            if not linked(passage, first, second):
                break
            if around[at + side] not in found:
                found.append(around[at + side])
            at += side
    return sorted(found, key=lambda m: m.start)


def linked(passage: Passage, first: Mention, second: Mention) -> bool:
    """True when the two stand in one list: "Чехією, Болгарією та Словенією"."""
    gap = passage.text[first.end : second.start]
    if len(gap) > 70 or not (set(first.cases) & set(second.cases) or headed(passage, second)):
        return False
    if _LINK.fullmatch(re.sub(r"^\s+[\w'-]+(?=\s)", "", gap) if first.kind == "adjective" else gap):
        return True
    return bool(
        re.fullmatch(rf"\s*(?:,|та|і|й)\s+(?:[\w'-]+\s+)?{HEAD}[\w'-]*(?:\s+[\w'-]+){{0,4}}\s+", gap, re.I)
    )


def parties_of(passage: Passage, mentions: list[Mention]) -> list[str]:
    """Codes of the mentions, in order, each once."""
    codes = [code_of(passage, m) for m in mentions]
    return list(dict.fromkeys(c for c in codes if c))


def speaker(passage: Passage, verb: Verb) -> Mention | None:
    """The mention that a verb of saying has for its subject, or None."""
    low, high = passage.clause(verb.start)
    for mention in [m for m in passage.names if low <= m.start and m.end <= verb.start][::-1]:
        if verb.start - mention.end <= 40 and _nominative(passage, mention):
            return mention
    for mention in [m for m in passage.names if verb.end <= m.start < high]:
        if mention.start - verb.end <= 70 and _nominative(passage, mention):
            return mention
    return None


_SOURCE = re.compile(
    r"\b(?:за\s+(?:словами|даними|інформацією|повідомленням)|як\s+(?:повідоми\w+|заяви\w+|зазначи\w+|сказа\w+))\s+([^,;:—]{3,70})",
    re.I,
)


def attribution(passage: Passage) -> str | None:
    """The source that the sentence names, as written; None when the document itself says it."""
    source = _SOURCE.search(passage.text)
    if source:
        return passage.written(*source.span(1)).strip(" .")
    for verb in passage.verbs:
        if verb.has("say") and not verb.negated and verb.tense != "noun":
            mention = speaker(passage, verb)
            if mention:
                return passage.written(_office_start(passage, mention), mention.end)
    return None


def _office_start(passage: Passage, mention: Mention) -> int:
    """Where the words of office in front of a speaker begin."""
    before = passage.text[: mention.start]
    match = _WHOSE.search(before[max(0, len(before) - 70) :])
    return mention.start - (len(match.group()) if match else 0)
