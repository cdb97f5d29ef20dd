"""Money in an agreement's text: who gives it, how sure the figure is, for which years, promised or given."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.gazetteer import currency_of, find_entities
from pactbook.extract.instruments.aid import aid_of, last_aid, nearest_aid, topics_of
from pactbook.extract.instruments.clauses import Duty, sentences_of
from pactbook.extract.instruments.parties import UKRAINE, Parties
from pactbook.extract.instruments.structure import Block
from pactbook.extract.phrases.dates import find_periods
from pactbook.extract.phrases.money import GdpShare, Money, find_money, percent_of_gdp
from pactbook.model.claims import Commitment, Converted
from pactbook.model.values import PartialDate

_PAST = re.compile(
    r"\b(?:provided|given|gave|delivered|donated|disbursed|contributed|amounted|(?<!will )(?<!would )"
    r"(?<!shall )amounts?\s+to|totall?ed|total\s+value|spent|transferred|supported|sent|has\s+been|"
    r"have\s+been|was|were|already\s+\w+ed|reached|exceeds?)\b",
    re.I,
)
_ALLOCATED = re.compile(
    r"\b(?:ha(?:s|ve)\s+)?(?:allocated|earmarked|appropriated|approved|budgeted|set\s+aside)\b", re.I
)
_PROMISED = re.compile(
    r"\b(?:will|shall|would|intends?|commits?|committed|pledged?s?|decided|undertakes?|plans?|"
    r"set\s+the\s+(?:target|goal)|aims?|seeks?|is\s+prepar\w+|amounting\s+to)\b",
    re.I,
)
_SO_FAR = re.compile(r"\b(?:already|so\s+far|thus\s+far|to\s+date|since|until\s+now)\b", re.I)
_OTHERS = re.compile(
    r"\b(?:\d+|several|other|all)\s+(?:participating\s+)?(?:countries|states|donors|partners)\b", re.I
)
_NOT_AID: Final = re.compile(
    r"\b(?:trade\s+(?:turnover|volume)|damages?\s+(?:of|estimated)|losses|frozen|"
    r"immobili[sz]ed\s+assets|costs?\s+of\s+(?:the\s+)?(?:reconstruction|war))\b",
    re.I,
)
_EU = re.compile(
    r"\b(?:European\s+Peace\s+Facility|Ukraine\s+Assistance\s+Fund|Ukraine\s+Facility|European\s+Union|EU)\b"
)
_YEARLY = re.compile(
    r"\b(?:annually|per\s+year|per\s+annum|a\s+year|each\s+year|every\s+year|yearly|in\s+each\s+of)\b", re.I
)
_YEARS = re.compile(r"\b(20\d\d)(?:,\s*(20\d\d))*\s*(?:,?\s*and|[–-]|to)\s*(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Sum:
    """A commitment and where its sentence stands in the block."""

    value: Commitment
    start: int
    end: int


def sums(block: Block, found: Sequence[Duty], parties: Parties, signed: str | None) -> Iterator[Sum]:
    """Every sum and share of GDP in a block that one of the parties or the EU gives."""
    if parties.partner is None or block.kind not in ("clause", "item", "recital"):
        return
    seen: list[str] = []
    period: tuple[str | None, str | None] = (None, None)
    for low, high in sentences_of(block.text):
        sentence = block.text[low:high]
        figures: list[Money | GdpShare] = [*find_money(sentence), *percent_of_gdp(sentence)]
        for money in figures:
            if _NOT_AID.search(sentence):
                continue
            donor = _donor(block, sentence, low, money, found, parties)
            if donor is None:
                continue
            stage = _stage(block, sentence, low, money, found)
            aid = _aid(sentence, money, seen, block)
            seen.append(aid)
            start, end = _period(sentence, money, signed)
            if start is None and end is None and isinstance(money, GdpShare):
                start, end = period
            period = (start, end)
            yield Sum(_value(money, donor, aid, stage, start, end, sentence, parties, signed), low, high)


def _aid(sentence: str, money: Money | GdpShare, seen: Sequence[str], block: Block) -> str:
    """The kind of aid: named behind the sum, in front of it, in the sentence, or as of the sums before."""
    front = re.split(r"[,;]", sentence[max(0, money.start - 90) : money.start])[-1]
    for kind in (nearest_aid(_near(sentence, money)), last_aid(front), aid_of(sentence)):
        if kind != "unspecified":
            return kind
    earlier = {kind for kind in seen if kind != "unspecified"}
    if earlier:
        return earlier.pop() if len(earlier) == 1 else "mixed"
    return aid_of(block.heading)


def _near(sentence: str, money: Money | GdpShare) -> str:
    return sentence[money.start : money.end + 70]


def _donor(
    block: Block, sentence: str, low: int, money: Money | GdpShare, found: Sequence[Duty], parties: Parties
) -> str | None:
    partner = parties.partner
    at = low + money.start
    owners = [duty for duty in found if duty.start <= at < duty.end]
    before = sentence[: money.start]
    subject = [m for m in find_entities(before) if m.code and m.kind in ("country", "organisation")]
    if partner != "EU" and _of_the_union(before, parties):
        return "EU"
    crowd = [m.start() for m in _OTHERS.finditer(before)]
    if crowd and crowd[-1] > max((m.start for m in subject if m.code == partner), default=-1):
        return None
    if owners and owners[-1].obligors == (UKRAINE,):
        return None
    others = [m for m in subject if m.code not in (*parties.codes, "EU", "NATO", "RUS")]
    if not owners and others and not any(m.code == partner for m in subject):
        return None
    return partner


def _of_the_union(before: str, parties: Parties) -> bool:
    """True when the EU or one of its funds was named last before a sum, and the party not since."""
    union = [match.start() for match in _EU.finditer(before)]
    named = [m.start for m in find_entities(before) if m.code == parties.partner]
    return bool(union) and union[-1] > max(named, default=-1)


def _stage(block: Block, sentence: str, low: int, money: Money | GdpShare, found: Sequence[Duty]) -> str:
    before = sentence[: money.start]
    at = low + money.start
    owner = [duty for duty in found if duty.start <= at < duty.end]
    if owner and owner[-1].strength in ("V5", "V4", "V3", "V2", "V1") and not _SO_FAR.search(sentence):
        return "allocated" if _ALLOCATED.search(before) and not _PROMISED.search(before) else "pledged"
    cues = [
        (m.start(), stage)
        for pattern, stage in ((_PAST, "delivered"), (_ALLOCATED, "allocated"), (_PROMISED, "pledged"))
        for m in pattern.finditer(before)
    ]
    if cues:
        return max(cues)[1]
    return "delivered" if owner and owner[-1].strength == "VX" else "pledged"


def _period(sentence: str, money: Money | GdpShare, signed: str | None) -> tuple[str | None, str | None]:
    """The years nearest to a sum in its sentence."""
    spans: list[tuple[int, str | None, str | None]] = [
        (_distance(period.start, period.end, money), period.period_start, period.period_end)
        for period in find_periods(sentence, signed)
        if period.period_start or period.period_end
    ]
    for match in _YEARS.finditer(sentence):
        spans.append((_distance(match.start(), match.end(), money) - 1, match[1], match[3]))
    if not spans:
        return None, None
    _, start, end = min(spans, key=lambda span: span[0])
    return start, end


def _distance(start: int, end: int, money: Money | GdpShare) -> int:
    if end <= money.start:
        return money.start - end
    # What follows a sum belongs to it more often than what stands as far in front of it.
    return max(0, start - money.end)


def _value(
    money: Money | GdpShare,
    donor: str,
    aid: str,
    stage: str,
    start: str | None,
    end: str | None,
    sentence: str,
    parties: Parties,
    signed: str | None,
) -> Commitment:
    yearly = money.per_year or bool(_YEARLY.search(sentence[max(0, money.start - 160) : money.end + 90]))
    common = Commitment(
        donor=donor,
        recipient=UKRAINE,
        aid=aid,
        topics=topics_of(_near(sentence, money)),
        bound=money.bound,
        per_year=yearly,
        period_start=start,
        period_end=end,
        stage=stage,
    )
    if isinstance(money, GdpShare):
        bound = "exact" if money.bound == "range" else money.bound
        return replace(common, gdp_percent=money.percent, bound=bound)
    currency = money.currency or _own(money, donor, signed)
    conversion = money.converted
    return replace(
        common,
        amount=money.amount,
        amount_max=money.amount_max,
        currency=currency,
        converted=Converted(conversion.amount, conversion.currency)
        if conversion and conversion.currency
        else None,
    )


def _own(money: Money, donor: str, signed: str | None) -> str:
    """The currency of a bare sign: the donor's own where the sign may mean it."""
    day = PartialDate(signed or "2024").first()
    own = currency_of(donor, day)
    return own if own in money.candidates else money.candidates[0] if money.candidates else "XXX"
