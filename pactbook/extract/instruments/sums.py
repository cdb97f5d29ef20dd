"""Money in an agreement's text: who gives it, how sure the figure is, for which years, promised or given; for
sums that make no claim the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.gazetteer import currency_of, find_entities
from pactbook.extract.instruments.aid import aid_of, last_aid, nearest_aid, part_aid, topics_of, whole
from pactbook.extract.instruments.clauses import Duty, sentences_of
from pactbook.extract.instruments.parties import UKRAINE, Parties
from pactbook.extract.instruments.structure import Block
from pactbook.extract.phrases.dates import find_periods
from pactbook.extract.phrases.money import Converted as MoneyConverted
from pactbook.extract.phrases.money import GdpShare, Money, find_money, percent_of_gdp
from pactbook.model.claims import Commitment, Converted
from pactbook.model.fates import Held, Left, Reason, Stated
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
    r"\b(?:will|shall|would|intends?|commits?|committed|pledged?s?|decided|undertakes?|plan(?:s|ned)?|"
    r"set\s+the\s+(?:target|goal)|aims?|seeks?|is\s+prepar\w+|amounting\s+to)\b",
    re.I,
)
_SO_FAR = re.compile(r"\b(?:already|so\s+far|thus\s+far|to\s+date|since|until\s+now)\b", re.I)
_BEHIND = re.compile(r"\s*(?:on\s+behalf\s+of|given\s+by|provided\s+by|by|from)\s+(?:the\s+)?", re.I)
_OTHERS = re.compile(
    r"\b(?:\d+|several|other|all)\s+(?:participating\s+)?(?:countries|states|donors|partners)\b", re.I
)
_NOT_AID: Final = re.compile(
    r"\b(?:(?P<trade>trade\s+(?:turnover|volume))|"
    r"(?P<damage>(?:damages?|losses)\s+(?:of|estimated|amount\w*|worth|total\w*))|"
    r"(?P<frozen_assets>frozen|immobili[sz]ed\s+assets)|"
    r"(?P<need>costs?\s+of\s+(?:the\s+)?(?:reconstruction|war)))\b",
    re.I,
)
_HAS_SET_ASIDE = re.compile(
    r"\b(?:has|have)\s+(?:allocated|earmarked|appropriated|budgeted|set\s+aside)\b[^,;]*\Z", re.I
)
_OR_PROMISED = re.compile(r"\bcommitted\s+and\s+\w+ed\b|\b\w+ed\s+or\s+committed\b", re.I)
"""Given and promised in one total."""
_DIRECTLY: Final = {
    "delivered": re.compile(
        r"\s*(?:has\s+been\s+|have\s+been\s+)?already\s+(?:disbursed|paid|provided|given|delivered)\b", re.I
    ),
    "allocated": re.compile(r"\s*(?:already\s+)?(?:allocated|earmarked|budgeted|set\s+aside)\b", re.I),
    "pledged": re.compile(r"\s*(?:(?:is|are)\s+(?:planned|foreseen|envisaged)|will\s+be|shall\s+be)\b", re.I),
}
"""Verbs directly behind a sum, by the stage they make."""
_READ: Final = ("clause", "item", "recital")
_EU = re.compile(
    r"\b(?:European\s+Peace\s+Facility|Ukraine\s+Assistance\s+Fund|Ukraine\s+Facility|European\s+Union|EU)\b"
)
_YEARLY = re.compile(
    r"\b(?:annually|per\s+year|per\s+annum|a\s+year|each\s+year|every\s+year|yearly|in\s+each\s+of)\b", re.I
)
_IN_TOTAL = re.compile(r"\s+(?:in\s+total|overall|altogether)\s*\(\s*")
_HAPPENED = re.compile(
    r"\b(?:made|announced|signed|concluded|held|adopted|agreed|established|launched|entered\s+into|taken)\s+\Z",
    re.I,
)
_ITS_VALUE = re.compile(
    r"(?:(?:their|its|the)\s+(?:total|combined|overall|joint)|this|these|amounting|totall?ing|worth)\b", re.I
)
_YEARS = re.compile(r"\b(20\d\d)(?:,\s*(20\d\d))*\s*(?:,?\s*and|[–-]|to)\s*(20\d\d)\b")


_Figure = Money | GdpShare
_Years = tuple[str | None, str | None]
_Span = tuple[int, int, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Sum:
    """A commitment, where its sentence stands in the block, and where its figures stand in the document."""

    value: Commitment
    start: int
    end: int
    holds: tuple[Held, ...] = ()


def stated(block: Block) -> Iterator[Stated]:
    """Every sum, conversion and share of GDP in a block."""
    for low, high in sentences_of(block.text):
        sentence = block.place(low, high)
        for figure in _figures(block.text[low:high]):
            kind = "money" if isinstance(figure, Money) else "gdp_share"
            for place in _held(block, low, figure):
                yield Stated(place.span, kind, sentence)


def _held(block: Block, low: int, figure: _Figure) -> tuple[Held, ...]:
    own = Held(block.place(low + figure.start, low + figure.end))
    second = figure.converted if isinstance(figure, Money) else None
    if second is None:
        return (own,)
    return own, Held(block.place(low + second.start, low + second.end), "conversion")


def sums(block: Block, found: Sequence[Duty], parties: Parties, signed: str | None) -> Iterator[Sum | Left]:
    """Every sum and share of GDP in a block that a party or the EU gives, and why others are none."""
    kinds: list[str] = []
    period: _Years = (None, None)
    front = ""
    for low, high in sentences_of(block.text):
        before, front = front, block.text[low:high]
        figures = _figures(front)
        if not figures:
            continue
        reason = _why_unread(block, front, parties)
        sentence = _Sentence(block, low, high, found, parties, signed) if reason is None else None
        said: dict[Commitment, int] = {}
        for figure in figures:
            holds = _held(block, low, figure)
            donor = sentence.donor(figure) if sentence else Reason.NO_DONOR
            if sentence is None or isinstance(donor, Reason):
                yield Left(tuple(place.span for place in holds), reason or Reason(donor))
                continue
            kinds.append(sentence.aid(figure, kinds))
            years = sentence.years(figure)
            if years == (None, None) and isinstance(figure, GdpShare):
                years = period
            if years == (None, None) and _ITS_VALUE.match(front):
                years = _last_years(before, signed)
            period = years
            value = sentence.value(figure, donor, kinds[-1], years)
            if value:
                # The same sum twice in a sentence is two sums: the second is quoted from behind the first.
                yield Sum(value, said.get(value, low), high, holds)
                said[value] = low + figure.end
            else:
                yield Left(tuple(place.span for place in holds), Reason.CURRENCY_OPEN)


def _why_unread(block: Block, sentence: str, parties: Parties) -> Reason | None:
    """Why no sum of a sentence is the parties' aid, or None."""
    if block.kind not in _READ:
        return Reason.OUTSIDE_CLAUSES
    if parties.partner is None:
        return Reason.NO_DONOR
    no_aid = _NOT_AID.search(sentence)
    return Reason(no_aid.lastgroup) if no_aid and no_aid.lastgroup else None


def _figures(text: str) -> list[_Figure]:
    found: list[Money] = []
    for money in find_money(text):
        before = found[-1] if found else None
        if before and before.converted is None and before.currency != money.currency:
            if _IN_TOTAL.fullmatch(text, before.end, money.start) and text.startswith(")", money.end):
                found[-1] = replace(before, converted=_second(money), full_end=money.end + 1)
                continue
        found.append(money)
    return [*found, *percent_of_gdp(text)]


def _second(money: Money) -> MoneyConverted:
    return MoneyConverted(
        money.start, money.end, money.amount, money.currency, money.symbol, money.candidates, money.bound
    )


def _places(figure: _Figure, low: int) -> tuple[tuple[int, int], ...]:
    places = [(low + figure.start, low + figure.end)]
    if isinstance(figure, Money) and figure.converted:
        places.append((low + figure.converted.start, low + figure.converted.end))
    return tuple(places)


class _Sentence:
    """One sentence with sums: the countries and years in it are read once for all of them."""

    def __init__(
        self, block: Block, low: int, high: int, found: Sequence[Duty], parties: Parties, signed: str | None
    ) -> None:
        self.block = block
        self.text = block.text[low:high]
        self.low = low
        self.duties = [duty for duty in found if duty.start < high and low < duty.end]
        self.parties = parties
        self.signed = signed
        self.figures = _figures(self.text)
        self.kind = aid_of(self.text)
        self.so_far = bool(_SO_FAR.search(self.text))
        self.entities = [m for m in find_entities(self.text) if m.code]
        self.union = [m.start() for m in _EU.finditer(self.text)]
        self.crowd = [m.start() for m in _OTHERS.finditer(self.text)]
        self.spans = list(_spans(self.text, signed))
        self.cues = sorted(
            (m.start(), stage)
            for pattern, stage in ((_PAST, "delivered"), (_ALLOCATED, "allocated"), (_PROMISED, "pledged"))
            for m in pattern.finditer(self.text)
        )

    def _owner(self, figure: _Figure) -> Duty | None:
        at = self.low + figure.start
        return next((duty for duty in reversed(self.duties) if duty.start <= at < duty.end), None)

    def donor(self, figure: _Figure) -> str | Reason:
        """Who gives the sum: the party, or the EU where it or its fund was named last; else why nobody."""
        before = [m for m in self.entities if m.end <= figure.start]
        partner = self.parties.partner
        behind = _BEHIND.match(self.text, figure.end)
        if partner is None:
            return Reason.NO_DONOR
        if behind and any(m.start == behind.end() and m.code == partner for m in self.entities):
            return partner
        named = max((m.start for m in before if m.code == partner), default=-1)
        if partner != "EU" and max((at for at in self.union if at < figure.start), default=-1) > named:
            return "EU"
        if max((at for at in self.crowd if at < figure.start), default=-1) > named:
            return Reason.OTHER_DONORS
        owner = self._owner(figure)
        if owner and owner.obligors == (UKRAINE,):
            return Reason.UKRAINE_GIVES
        ours = (*self.parties.codes, "EU", "NATO", "RUS")
        others = any(m.kind in ("country", "organisation") and m.code not in ours for m in before)
        return Reason.OTHER_DONORS if owner is None and others and named < 0 else partner

    def stage(self, figure: _Figure) -> str:
        """Promised, allocated or given: by the duty it stands in, else by the last cue before it."""
        owner = self._owner(figure)
        own = self._participle(figure)
        if own:
            return own
        cues = [stage for at, stage in self.cues if at < figure.start]
        front = self.text[: figure.start]
        if owner and owner.strength in ("V5", "V4", "V3", "V2", "V1") and not self.so_far:
            set_aside = cues[-1:] == ["allocated"] and _HAS_SET_ASIDE.search(front)
            return "allocated" if "allocated" in cues and "pledged" not in cues or set_aside else "pledged"
        if _OR_PROMISED.search(front) or self._ahead(figure):
            return "pledged"
        if cues:
            return cues[-1]
        return "delivered" if owner and owner.strength == "VX" else "pledged"

    def _participle(self, figure: _Figure) -> str | None:
        """What directly behind the sum is said of it: "35 million allocated to", "2 million are planned"."""
        behind = self.text[_full_end(figure) :]
        return next((stage for stage, pattern in _DIRECTLY.items() if pattern.match(behind)), None)

    def _ahead(self, figure: _Figure) -> bool:
        """True for money of years that end after the year of signature: it cannot all have been given."""
        end, signed = self.years(figure)[1], self.signed
        return end is not None and signed is not None and end[:4] > signed[:4]

    def aid(self, figure: _Figure, seen: Sequence[str]) -> str:
        """The kind of aid: named behind the sum, in front, in the sentence, or as of the sums before."""
        front = self.text[max(0, figure.start - 90) : figure.start]
        behind = self.text[figure.start : figure.end + 110]
        for kind in (nearest_aid(whole(self._near(figure))), last_aid(front)):
            if kind != "unspecified":
                return kind
        if part_aid(behind) == "military":
            return "mixed"
        if self.kind != "unspecified":
            return self.kind
        earlier = {kind for kind in seen if kind != "unspecified"}
        if earlier:
            return earlier.pop() if len(earlier) == 1 else "mixed"
        return aid_of(self.block.heading)

    def _near(self, figure: _Figure) -> str:
        return self.text[figure.start : figure.end + 70]

    def years(self, figure: _Figure) -> _Years:
        """The years nearest to a sum."""
        given = self._participle(figure) == "delivered"
        fitting = [
            span
            for span in self.spans
            if not self._apart(span, figure) and (span[0] >= figure.end or not given)
        ]
        if not fitting:
            return None, None
        _, _, start, end = min(fitting, key=lambda span: _distance(span[0], span[1], figure))
        return start, end

    def _apart(self, span: _Span, figure: _Figure) -> bool:
        """True for years behind another sum with a verb of its own."""
        between = [f.end for f in self.figures if figure.end <= f.start and f.end <= span[0]]
        own = any(at < figure.start for at, _ in self.cues)
        until = span[0] if own else max(between, default=0)
        return bool(between) and any(figure.end <= at < until for at, _ in self.cues)

    def value(self, figure: _Figure, donor: str, aid: str, years: _Years) -> Commitment | None:
        """The commitment; None where the currency of a sum stays open."""
        around = self.text[max(0, figure.start - 160) : figure.end + 90]
        common = Commitment(
            donor=donor,
            recipient=UKRAINE,
            aid=aid,
            topics=topics_of(self._near(figure)),
            bound=figure.bound,
            per_year=figure.per_year or bool(_YEARLY.search(around)),
            period_start=years[0],
            period_end=years[1],
            stage=self.stage(figure),
        )
        if isinstance(figure, GdpShare):
            bound = "exact" if figure.bound == "range" else figure.bound
            return replace(common, gdp_percent=figure.percent, bound=bound)
        currency = figure.currency or _own(figure, donor, self.signed)
        if currency is None:
            return None
        second = figure.converted
        converted = Converted(second.amount, second.currency) if second and second.currency else None
        return replace(
            common,
            amount=figure.amount,
            amount_max=figure.amount_max,
            currency=currency,
            converted=converted,
        )


def _spans(text: str, signed: str | None) -> Iterator[_Span]:
    """The periods of a sentence, as (start, end, first, last)."""
    for match in _YEARS.finditer(text):
        yield match.start(), match.end(), match[1], match[3]
    # "Since the invasion" names no date: as in news, such a total has an open start.
    dated = (p for p in find_periods(text, signed) if p.cue != "since_invasion")
    found = [p for p in dated if p.period_start or p.period_end]
    for number, period in enumerate(found):
        if _HAPPENED.search(text[: period.start]):
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        joined = after is not None and after.start - period.end <= 2
        if joined and after and period.period_end is None and after.period_start is None:
            yield period.start, after.end, period.period_start, after.period_end
        else:
            yield period.start, period.end, period.period_start, period.period_end


def _last_years(text: str, signed: str | None) -> _Years:
    """The last period of a sentence, for a sum that the next one speaks of ("Their total value ...")."""
    spans = list(_spans(text, signed))
    return (spans[-1][2], spans[-1][3]) if spans else (None, None)


def _distance(start: int, end: int, figure: _Figure) -> int:
    if end <= figure.start:
        return figure.start - end
    # What follows a sum belongs to it more often than what stands as far in front of it.
    return max(0, start - figure.end)


def _full_end(figure: _Figure) -> int:
    return figure.full_end if isinstance(figure, Money) else figure.end


def _own(money: Money, donor: str, signed: str | None) -> str | None:
    """The currency of a bare sign: the donor's own where the sign may mean it."""
    own = currency_of(donor, PartialDate(signed or "2024").first())
    return own if own in money.candidates else next(iter(money.candidates), None)
