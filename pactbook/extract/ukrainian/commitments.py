"""Commitments: each sum, share of GDP or lot of goods that a sentence promises, gives or refuses Ukraine, and
for each sum and share that makes no claim the reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pactbook.extract.ukrainian.actors import (
    NEVER_DONORS,
    TABLES,
    about_ukraine,
    attribution,
    is_place,
    parties_of,
    subjects,
)
from pactbook.extract.ukrainian.aid import aid_of, names_aid, not_aid, topics_of
from pactbook.extract.ukrainian.events import has_agreement
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.goods import Goods, find_goods
from pactbook.extract.ukrainian.money import Money, Share, find_bare
from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.stage import Standing, governing, main_verb, standing
from pactbook.model.claims import Commitment, Converted
from pactbook.model.fates import Held, Left, Reason, Stated

_YEARLY = re.compile(r"\b(?:щороку|щорічн\w+|на рік|кожного року|кожен рік|річних)\b", re.I)
_UKRAINE = re.compile(r"\b(?:[Уу]країн|Києв|ЗСУ\b|Збройн\w+ Сил)")
_FOR = re.compile(r"(?:для|на\sпідтримку|на\sдопомогу|на\sвідбудову)\s$", re.I)
_INCLUDES = re.compile(r"\b(?:з\s+(?:них|яких)|із\s+(?:них|яких)|у\s+тому\s+числі|зокрема|включно)\b", re.I)
_CIVIL = re.compile(r"генератор|трансформатор|екскаватор")
_GIVING = (
    "give",
    "allocate",
    "pledge",
    "receive",
    "postpone",
    "cancel",
    "help",
    "increase",
    "approve",
    "announce",
)


@dataclass(slots=True)
class Memory:
    """What a reader carries from sentence to sentence: the last donors, and whether Ukraine is the matter."""

    about_ukraine: bool
    donors: list[str] = field(default_factory=list)
    last: int = -9
    last_promise: int = -9
    unit: str | None = None


def commitments(passages: list[Passage]) -> Iterator[Finding]:
    """Findings of kind commitment, in order of text."""
    return (decision for decision in decisions(passages) if isinstance(decision, Finding))


def stated(passages: list[Passage]) -> Iterator[Stated]:
    """Every sum and share of GDP of a text."""
    for passage in passages:
        sentence = passage.reading.raw(0, len(passage.text))
        for money in _printed(passage):
            yield Stated(passage.reading.raw(money.start, money.end), "money", sentence)
        for share in passage.shares:
            yield Stated(passage.reading.raw(share.start, share.end), "gdp_share", sentence)


def _printed(passage: Passage) -> list[Money]:
    """The sums of a sentence, but for those that are the beginning of a share of GDP."""
    return [m for m in passage.money if not any(s.start <= m.start < s.end for s in passage.shares)]


def decisions(passages: list[Passage]) -> Iterator[Finding | Left]:
    """What becomes of each sum and share of GDP, and the goods that are given, in order of text."""
    memory = Memory(about_ukraine(passages))
    if not memory.about_ukraine:
        yield from (Left((one.span,), Reason.OFF_TOPIC) for one in stated(passages))
        return
    for passage in passages:
        decided = [*_sums(passage, memory), *_shares(passage, memory), *_goods(passage, memory)]
        yield from decided
        found = [decision for decision in decided if isinstance(decision, Finding)]
        if found:
            memory.last_promise = passage.index
        memory.unit = passage.money[-1].unit if found and passage.money else None
        named = _named(passage)
        if named:
            memory.donors, memory.last = named, passage.index


def _named(passage: Passage) -> list[str]:
    """The one party that a sentence has for its subject, if there is one."""
    for verb in passage.verbs:
        codes = [
            c for c in parties_of(passage, subjects(passage, verb, *passage.clause(verb.start))) if _gives(c)
        ]
        if codes:
            return codes
    others = [c for c in passage.codes if _gives(c)]
    return others if len(others) == 1 else []


def _gives(code: str) -> bool:
    return code not in NEVER_DONORS and code not in TABLES


def _donors(passage: Passage, start: int, end: int, memory: Memory) -> list[str] | Reason:
    """Codes of who gives, or why nobody does."""
    return _named_donors(passage, start, end, memory) or Reason.NO_DONOR


def _named_donors(passage: Passage, start: int, end: int, memory: Memory) -> list[str] | Reason:
    low, high = passage.clause(start)
    verbs = governing(passage, start, end)
    verb = main_verb(verbs, start)
    if any(v.has("against") for v in verbs):
        return []
    if any(v.has("receive") for v in verbs):
        giver = [m for m in passage.names if m.preposition in ("від", "з", "із") and m.may("g")]
        return [c for c in parties_of(passage, giver) if c != "UKR"]
    ordered = sorted(
        (v for v in verbs if v.tense != "noun"), key=lambda v: (v is not verb, abs(v.start - start))
    )
    for candidate in ordered:
        clause = passage.clause(candidate.start)
        codes = parties_of(passage, subjects(passage, candidate, *clause))
        if codes:
            return [c for c in codes if _gives(c)] if "UKR" not in codes else Reason.UKRAINE_GIVES
    in_front = [
        v for v in passage.verbs if v.end <= low and v.has("say", "announce", "pledge", "plan", "sign")
    ]
    for candidate in [v for v in passage.verbs if low <= v.start < high] + in_front[::-1]:
        codes = parties_of(passage, subjects(passage, candidate, *passage.clause(candidate.start)))
        if codes:
            return [c for c in codes if _gives(c)]
    whose = [m for m in passage.names if m.code and _gives(m.code) and not is_place(passage, m)]
    near = [m for m in whose if m.start >= low and m.end <= high] or whose
    if len({m.code for m in near}) == 1:
        return [near[0].code or ""]
    return memory.donors if passage.index - memory.last <= 2 else []


def _for_another(passage: Passage) -> bool:
    """True where the receiver is named and it is not Ukraine."""
    if _UKRAINE.search(passage.text):
        return False
    for mention in passage.names:
        if not mention.code or mention.code in TABLES or mention.may("n"):
            continue
        before = passage.text[: mention.start]
        behind_verb = any(v.end == mention.start - 1 and v.has(*_GIVING) for v in passage.verbs)
        if mention.cases == "d" or (mention.may("d") and behind_verb) or _FOR.search(before):
            return True
    return False


def _zone(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """The words behind a sum up to the next one, and those in front of it back to the last one."""
    low, high = passage.clause(start)
    sums = [(m.start, m.end) for m in passage.money] + [(s.start, s.end) for s in passage.shares]
    stops = [a for a, _ in sums if a >= end]
    fronts = [b for _, b in sums if b <= start]
    if high - end <= 1 and re.match(r"\s[—–]\s", passage.text[high:]):
        high = passage.clause(high + 3)[1]
    return passage.text[end : min([high, *stops])], passage.text[max([low, *fronts]) : start]


def _aid(passage: Passage, start: int, end: int) -> str:
    behind, front = _zone(passage, start, end)
    if len(passage.money) + len(passage.shares) > 1:
        return next(
            (a for a in map(aid_of, (behind, _last_part(front))) if a != "unspecified"), "unspecified"
        )
    low, high = passage.clause(start)
    places = (f"{front} {behind}", passage.text[low:high])
    return next((a for a in map(aid_of, places) if a != "unspecified"), "unspecified")


def _last_part(front: str) -> str:
    """Of the words in front of a sum in a list, those that are not another sum's."""
    return re.split(r",\s|\s(?:та|і|й)\s", front)[-1]


def _period(passage: Passage, start: int, end: int) -> tuple[str | None, str | None]:
    """The nearest period behind a sum before the next sum, else one in front of it."""
    nexts = [m.start for m in passage.money if m.start >= end]
    limit = min(nexts, default=len(passage.text))
    behind = [p for p in passage.periods if end <= p.start < limit]
    front = [p for p in passage.periods if p.end <= start]
    chosen = behind[0] if behind else front[-1] if front else None
    return (chosen.period_start, chosen.period_end) if chosen else (None, None)


def _why_no_aid(passage: Passage, money: Money) -> Reason | None:
    low, high = passage.clause(money.start)
    clause = passage.text[low:high]
    verbs = [v for v in governing(passage, money.start, money.end) if v.has(*_GIVING, "procure")]
    reason = not_aid(clause)
    if reason and not (verbs and names_aid(clause) and reason in ("budget", "need", "debt", "trade")):
        return reason
    if (
        any(v.has("buy", "repay") and v.end <= money.start for v in passage.verbs if low <= v.start)
        and not verbs
    ):
        return Reason.PURCHASE
    contains = any(v.has("contain") for v in passage.verbs if low <= v.start < high)
    agreed = contains and has_agreement(passage.text)
    return None if verbs or names_aid(clause) or agreed else Reason.NO_PROMISE


def _sums(passage: Passage, memory: Memory) -> Iterator[Finding | Left]:
    for found in (*_printed(passage), *_parts(passage, memory)):
        money = _new_level(passage, found)
        if _converts(passage, money):
            continue
        holds = _held(passage, found)
        donors = _donors_of_sum(passage, money, memory, found not in passage.money)
        if isinstance(donors, Reason):
            yield Left(tuple(place.span for place in holds), donors)
            continue
        where = standing(passage, money.start, money.end)
        start, end = _period(passage, money.start, money.end)
        for donor in donors if money.each else [",".join(sorted(donors))]:
            currency = money.currency(donors[0])
            if currency is None or currency == "UAH":
                reason = Reason.HRYVNIA if currency else Reason.CURRENCY_OPEN
                yield Left(tuple(place.span for place in holds), reason)
                continue
            behind, front = _zone(passage, money.start, money.end)
            value = Commitment(
                donor=donor,
                recipient="UKR",
                aid=_aid(passage, money.start, money.end),
                topics=topics_of(f"{_last_part(front)} {behind}"),
                amount=money.amount,
                amount_max=money.maximum,
                currency=currency,
                bound=money.bound,
                converted=_conversion(passage, money, donors[0]),
                per_year=_yearly(passage, money.start),
                period_start=start,
                period_end=end,
                stage=where.stage,
            )
            yield _finding(passage, money.start, money.end, value, where, holds)


def _donors_of_sum(passage: Passage, money: Money, memory: Memory, part: bool) -> list[str] | Reason:
    """Who gives a sum, or why it is no aid to Ukraine; a `part` is aid as its whole is."""
    no_aid = None if part else _why_no_aid(passage, money)
    if no_aid or _for_another(passage):
        return no_aid or Reason.OTHER_RECIPIENT
    return _donors(passage, money.start, money.end, memory)


def _held(passage: Passage, money: Money) -> tuple[Held, ...]:
    """The places of a sum and of the conversions that follow it."""
    places = [Held(passage.reading.raw(money.start, money.end))]
    for later in _printed(passage):
        if later.start >= money.end:
            if not _converts(passage, later):
                break
            places.append(Held(passage.reading.raw(later.start, later.end), "conversion"))
    return tuple(places)


def _parts(passage: Passage, memory: Memory) -> list[Money]:
    """Parts of a whole that leave its currency out: "50 млн на дрони" behind "100 млн євро"."""
    units = [m.unit for m in passage.money] or ([memory.unit] if memory.unit else [])
    if not units or not (_INCLUDES.search(passage.text) or any(v.has("contain") for v in passage.verbs)):
        return []
    return find_bare(passage.text, units[-1])


def _new_level(passage: Passage, money: Money) -> Money:
    """Of "збільшила з 4 до 7,5 млрд" the second sum: the first is what was there before."""
    raised = any(v.has("increase") for v in governing(passage, money.start, money.end))
    if raised and money.maximum is not None and re.search(r"\b(?:з|із|від)\s+$", passage.text[: money.start]):
        return replace(money, amount=money.maximum, maximum=None, bound="exact")
    return money


def _converts(passage: Passage, money: Money) -> bool:
    """True for "(близько 6,6 млрд євро)" behind a sum: the same money in a second currency."""
    front = [m for m in passage.money if m.end <= money.start and m.unit != money.unit]
    if not front:
        return False
    gap = passage.text[front[-1].end : money.start]
    return bool(re.fullmatch(r"\s?(?:\(|,?\s(?:що|або|тобто)\s[\w\s]{0,30})(?:[\w\s~≈]{0,25})", gap))


def _conversion(passage: Passage, money: Money, donor: str) -> Converted | None:
    """The second printing of a sum, or None."""
    behind = [m for m in passage.money if m.start >= money.end]
    if not behind or not _converts(passage, behind[0]):
        return None
    currency = behind[0].currency(donor)
    return Converted(behind[0].amount, currency) if currency else None


def _yearly(passage: Passage, at: int) -> bool:
    low, high = passage.clause(at)
    return bool(_YEARLY.search(passage.text[low:high]))


def _shares(passage: Passage, memory: Memory) -> Iterator[Finding | Left]:
    for share in passage.shares:
        span = passage.reading.raw(share.start, share.end)
        donors = _why_no_share(passage, share) or _donors(passage, share.start, share.end, memory)
        if isinstance(donors, Reason):
            yield Left((span,), donors)
            continue
        for donor in donors:
            where = standing(passage, share.start, share.end)
            start, end = _period(passage, share.start, share.end)
            value = Commitment(
                donor=donor,
                recipient="UKR",
                aid=_aid(passage, share.start, share.end),
                gdp_percent=share.percent,
                bound=share.bound,
                per_year=_yearly(passage, share.start),
                period_start=start,
                period_end=end,
                stage=where.stage,
            )
            yield _finding(passage, share.start, share.end, value, where, (Held(span),))


def _why_no_share(passage: Passage, share: Share) -> Reason | None:
    """Why a share of GDP is not promised to Ukraine, or None."""
    if not _UKRAINE.search(passage.text):
        return Reason.NO_RECIPIENT
    low, high = passage.clause(share.start)
    verbs = [v for v in governing(passage, share.start, share.end) if v.has(*_GIVING, "plan")]
    return None if verbs or names_aid(passage.text[low:high]) else Reason.NO_PROMISE


def _goods(passage: Passage, memory: Memory) -> Iterator[Finding]:
    low = max((m.end for m in passage.money), default=0)
    follows = passage.index - memory.last_promise <= 1
    inside = bool(low) and any(v.has("contain") and v.start >= low for v in passage.verbs)
    if (low and not inside) or not any(
        v.has("give", "pledge", "receive", "postpone", "approve", "procure") for v in passage.verbs
    ):
        return
    goods = find_goods(passage.text)
    if goods is None or goods.start < low or not (_UKRAINE.search(passage.text) or inside or follows):
        return
    for lot in _lots(passage, goods):
        yield from _lot(passage, lot, memory, inside)


def _lots(passage: Passage, goods: Goods) -> list[Goods]:
    """Goods received from several givers, split by giver: each "від X" closes a lot."""
    givers = [m for m in passage.names if m.preposition == "від" and m.may("g") and m.start >= goods.start]
    received = any(v.has("receive") for v in passage.verbs)
    return goods.split([m.start for m in givers]) if received and len(givers) > 1 else [goods]


def _lot(passage: Passage, goods: Goods, memory: Memory, inside: bool) -> Iterator[Finding]:
    anchor = (passage.money[0].start, passage.money[0].end) if inside else (goods.start, goods.end)
    donors = goods.giver(passage.names) or _donors(passage, *anchor, memory)
    if isinstance(donors, Reason):
        return
    where = standing(passage, *anchor)
    start, end = _period(passage, goods.start, goods.end)
    what = " ".join(item.what for item in goods.items)
    value = Commitment(
        donor=",".join(sorted(donors)),
        recipient="UKR",
        aid="unspecified" if _CIVIL.search(what) else "military",
        items=goods.items,
        period_start=start,
        period_end=end,
        stage=where.stage,
    )
    yield _finding(passage, goods.start, goods.end, value, where)


def _finding(
    passage: Passage,
    start: int,
    end: int,
    value: Commitment,
    where: Standing,
    holds: tuple[Held, ...] = (),
) -> Finding:
    low, high = passage.clause(start)
    verb = where.verb
    if verb is not None:
        low, high = min(low, passage.clause(verb.start)[0]), max(high, verb.end)
    confidence = 0.8 if verb is not None else 0.5
    source = attribution(passage)
    return Finding(passage, low, max(high, end), value, where.modality, source, confidence, holds=holds)
