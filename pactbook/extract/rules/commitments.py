"""Commitments: each sum, share of GDP or lot of goods that a sentence promises, gives, delays or refuses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pactbook.extract.phrases.dates import PeriodSpan
from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.aid import aid_of, names_aid, not_aid, topics_of
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.givers import Giving, givers
from pactbook.extract.rules.receivers import matter, receiver
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.stage import Standing, governing, standing
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Converted, Item

_PART = re.compile(
    r"^\W*(?:this|that|it|these|the\s+(?:\w+\s+){0,2}(?:package|sum|amount|money|funds?|total|aid|assistance|support|programme|program))\s+(?:also\s+|would\s+|will\s+)?(?:includ|compris|consist|contain|cover)|\bof\s+(?:which|this|that)\b|\bof\s+the\s+(?:package|funding|total|sum|aid)\b",
    re.I,
)
_MORE_WORDS = re.compile(r"\b(?:remaining|additional|another|further|extra|more)\b", re.I)


@dataclass(slots=True)
class Whole:
    """The last total of the article: what a part inherits when its own sentence is silent."""

    scene: Scene
    value: Commitment


def commitments(story: Story) -> Iterator[Finding]:
    """Findings of kind commitment, sentence by sentence. Parts inherit period and stage from their whole."""
    whole: Whole | None = None
    recipient = matter(story)
    for scene in story.scenes:
        first: Commitment | None = None
        for finding in (
            *_sums(story, scene, whole, recipient),
            *_shares(story, scene, recipient),
            *_goods(story, scene, recipient),
        ):
            value = finding.value
            assert isinstance(value, Commitment)
            if value.recipient == "UKR":
                yield finding
            if first is None and value.amount is not None:
                first = value
                recipient = value.recipient or recipient
        if first is not None and not (whole and _is_part(scene)):
            whole = Whole(scene, first)


def _is_part(scene: Scene) -> bool:
    return bool(_PART.search(scene.text))


def _sums(story: Story, scene: Scene, whole: Whole | None, matter_of: str) -> Iterator[Finding]:
    for i, money in enumerate(scene.money):
        if not _is_aid(story, scene, money) and not (
            whole and _is_part(scene) and scene.index - whole.scene.index <= 1
        ):
            continue
        if _former_level(scene, money):
            continue
        recipient = receiver(story, scene, money.start, money.full_end) or matter_of
        inherited = (
            whole.value if whole and _is_part(scene) and scene.index - whole.scene.index <= 2 else None
        )
        where = standing(scene, money.start, money.full_end, inherited.stage if inherited else None)
        giving = givers(story, scene, money.start, money.full_end)
        if not giving.donors:
            continue
        yield from _money_findings(story, scene, i, money, giving, recipient, where, inherited)


def _former_level(scene: Scene, money: Money) -> bool:
    """ "raised from 2 to 3 billion": the first sum is what was there before."""
    verb = governing(scene, money.start, money.full_end)
    if verb is None or not verb.has("raise", "cut"):
        return False
    return bool(
        re.search(r"\bfrom\s+(?:\w+\s+){0,2}$", scene.text[: money.start])
        and re.match(r"\s+to\b", scene.text[money.full_end :])
    )


def _is_aid(story: Story, scene: Scene, money: Money) -> bool:
    zone = _zone(scene, money.start, money.full_end)
    wide = scene.text[max(0, money.start - 70) : money.full_end + 70]
    reason = not_aid(zone)
    if reason == "output" and scene.shares:
        reason = None
    if (
        reason
        and not (names_aid(zone) and reason in ("budget", "trade", "need", "debt"))
        and not (
            reason == "frozen assets"
            and re.search(r"\b(?:proceeds|profits|revenues?|interest|windfall)\b", zone)
        )
    ):
        return False
    verb = governing(scene, money.start, money.full_end)
    if verb is not None and verb.has("contain") and not verb.has("give"):
        low, _ = scene.clause(money.start)
        if not_aid(scene.text[low : verb.start]) and not names_aid(scene.text[low : verb.start]):
            return False
    gives = verb is not None and verb.has(
        "give", "pledge", "allocate", "postpone", "cancel", "cut", "contain", "raise"
    )
    if not (gives or names_aid(wide)):
        return False
    return names_aid(scene.text) or (gives and story.about_ukraine())


def _zone(scene: Scene, start: int, end: int) -> str:
    """The noun phrase around a sum: from the verb in front to the next verb, comma or sum behind."""
    low, _ = scene.clause(start)
    before = [v.end for v in scene.verbs if v.end <= start]
    low = max([low, *before[-1:]], default=low)
    high = len(scene.text)
    stops = [v.start for v in scene.verbs if v.start >= end] + [
        m.start for m in scene.money if m.start >= end
    ]
    comma = re.search(r"[,;](?!\d)|\s[—–-]\s|\.\s", scene.text[end:])
    if comma:
        stops.append(end + comma.start())
    return scene.text[max(low, start - 80) : min([high, *stops])]


def _period(scene: Scene, start: int, end: int) -> tuple[str | None, str | None]:
    """The period that belongs to a sum: the nearest behind it before the next sum, else one in front."""
    others = [m.start for m in scene.money if m.start >= end]
    limit = others[0] if others else len(scene.text)
    usable = [p for p in scene.periods if not _is_event_day(p)]
    behind = [
        p
        for p in usable
        if end <= p.start < limit and p.start - end < 110 and not _claimed(scene, start, p.start)
    ]
    if behind:
        return behind[0].period_start, behind[0].period_end
    previous = [m.full_end for m in scene.money if m.full_end <= start]
    low = previous[-1] if previous else 0
    front = [p for p in usable if low <= p.start and p.end <= start]
    if front:
        return front[-1].period_start, front[-1].period_end
    return None, None


_EACH_YEAR = re.compile(
    r"\b(?:(?:each|every|per|a)\s+(?:calendar\s+|fiscal\s+)?year|annually|yearly|per\s+annum|in\s+each\s+of\s+the\s+(?:\w+\s+){0,2}years)\b",
    re.I,
)


_YEARLY_FIRST = re.compile(r"\W*(?:each|every)\s+year\b|\W*annually\b", re.I)


def _yearly(scene: Scene, end: int) -> bool:
    """True when the words behind a sum, up to the next sum or clause, make it a sum for each year."""
    others = [m.start for m in scene.money if m.start >= end] + [
        s.start for s in scene.shares if s.start > end
    ]
    _, high = scene.clause(max(end - 1, 0))
    if _YEARLY_FIRST.match(scene.text):
        return True
    return bool(_EACH_YEAR.search(scene.text[end : min([high, end + 80, *others])]))


def _is_event_day(period: PeriodSpan) -> bool:
    """ "In September the government had proposed": a month alone dates what was said, it is no period of the money."""
    start = period.period_start or ""
    return period.cue == "in" and len(start) > 4 and start == period.period_end


def _aid(scene: Scene, money: Money, i: int, zone: str) -> str:
    """The kind of aid: from the words behind the sum, else those in front, else the clause, else the sentence."""
    behind = zone[zone.find(scene.text[money.start : money.full_end]) + money.full_end - money.start :]
    comma = [m.end() for m in re.finditer(r",\s|\band\s", scene.text[: money.start])]
    low = max([0, *(m.full_end for m in scene.money[:i]), *comma[-1:]])
    places = [behind, scene.text[low : money.start], zone, _nearby(scene, money, i)]
    if len(scene.money) == 1 and not scene.heading:
        places.append(scene.text)
    return next((aid for aid in map(aid_of, places) if aid != "unspecified"), "unspecified")


def _claimed(scene: Scene, start: int, at: int) -> bool:
    """True when the period at `at` stands in another clause that has a sum of its own."""
    low, high = scene.clause(at)
    return not low <= start < high and any(low <= m.start < high for m in scene.money)


def _money_findings(
    story: Story,
    scene: Scene,
    i: int,
    money: Money,
    giving: Giving,
    recipient: str,
    where: Standing,
    inherited: Commitment | None,
) -> Iterator[Finding]:
    zone = _zone(scene, money.start, money.full_end)
    low, high = scene.clause(money.start)
    start, end = _period(scene, money.start, money.full_end)
    if inherited and start is None:
        start, end = inherited.period_start, end or inherited.period_end
    aid = _aid(scene, money, i, zone)
    if aid == "unspecified" and where.verb is not None and where.verb.lemma in ("lend", "loan"):
        aid = "financial"
    if aid == "unspecified" and not names_aid(zone):
        aid = _aid_before(story, scene)
    if aid == "unspecified":
        aid = _aid_after(story, scene)
    groups = [(code,) for code in giving.donors] if giving.each else [tuple(sorted(giving.donors))]
    for group in groups:
        donor = ",".join(group)
        currency = story.currency(money, group[0])
        if currency is None:
            continue
        value = Commitment(
            donor=donor,
            recipient=recipient,
            aid=aid,
            topics=topics_of(zone),
            amount=money.amount,
            amount_max=money.amount_max,
            currency=currency,
            bound=money.bound,
            gdp_percent=_equal_share(scene, money),
            converted=_converted(money),
            per_year=money.per_year or _yearly(scene, money.full_end),
            period_start=start,
            period_end=end,
            stage=where.stage,
        )
        value = _settled(scene, value, money.start)
        quote_low, quote_high = _quote(scene, money.start, money.full_end, low, high, where, story, giving)
        yield Finding(
            scene,
            quote_low,
            quote_high,
            value,
            where.modality,
            attribution(story, scene, money.start),
            _sureness(giving, where),
        )


_UP_TO_DAY = re.compile(r"\b(?:by|as\s+of|until|up\s+to|to)\s+(?:the\s+end\s+of\s+)?$", re.I)


def _settled(scene: Scene, value: Commitment, at: int) -> Commitment:
    """Periods as the stage wants them: a total runs up to its day, a postponement starts at the new date."""
    start, end = value.period_start, value.period_end
    if value.stage == "postponed" and start is None and end is not None:
        return replace(value, period_start=end[:4], period_end=None)
    if value.stage == "delivered":
        days = [
            d
            for d in scene.dates
            if d.value and len(d.value) > 4 and _UP_TO_DAY.search(scene.text[: d.start])
        ]
        if days and (end is None or len(end) == 4) and abs(days[0].start - at) < 120:
            end = days[0].value
    since = [p for p in scene.periods if p.cue == "since_invasion" and p.period_start == start]
    return replace(value, period_start=None if since else start, period_end=end)


_EQUALS = re.compile(
    r"[\s,(]*(?:[\w-]+\s+){0,6}?(?:equals?|equivalent\s+to|equal\s+to|amount(?:s|ing)?\s+to|correspond(?:s|ing)?\s+to|represent(?:s|ing)?|or|which\s+is|that\s+is|i\.e\.)\s+(?:some\s+|about\s+)?",
    re.I,
)


def _equal_share(scene: Scene, money: Money) -> float | None:
    """The share of GDP that the text says the same sum is."""
    for share in scene.shares:
        if share.end <= money.start and _EQUALS.fullmatch(scene.text[share.end : money.start]):
            return share.percent
        if share.start >= money.full_end and _EQUALS.fullmatch(scene.text[money.full_end : share.start]):
            return share.percent
    return None


def _converted(money: Money) -> Converted | None:
    # A bare "$" beside another currency is the American dollar.
    return Converted(money.converted.amount, money.converted.currency or "USD") if money.converted else None


def _nearby(scene: Scene, money: Money, i: int) -> str:
    """The words between the neighbouring sums: where the kind of aid stands when the noun phrase lacks it."""
    low = scene.money[i - 1].full_end if i else 0
    high = scene.money[i + 1].start if i + 1 < len(scene.money) else len(scene.text)
    clause_low, clause_high = scene.clause(money.start)
    return scene.text[max(low, clause_low) : min(high, clause_high)]


def _aid_before(story: Story, scene: Scene) -> str:
    """The kind of aid that the paragraph speaks of, for a sentence that names only an amount."""
    for earlier in reversed(story.scenes[: scene.index]):
        if earlier.paragraph != scene.paragraph:
            break
        if names_aid(earlier.text) and aid_of(earlier.text) != "unspecified":
            return aid_of(earlier.text)
    return "unspecified"


_SAME_MONEY = re.compile(
    r"^\W*(?:the|this|these|that)\s+(?:\w+\s+)?(?:funds?|funding|money|amount|sum|package|aid|assistance|support|grant|loan|contribution|donation)\s+(?:will|is|are|was|were|has|have|would|aims?|includ\w+|comes?|focus\w*|cover\w*)\b",
    re.I,
)


def _aid_after(story: Story, scene: Scene) -> str:
    """The kind of aid that the next sentence gives for the same money ("The funds will ...")."""
    for later in story.scenes[scene.index + 1 : scene.index + 2]:
        if _SAME_MONEY.match(later.text) and not later.money:
            return aid_of(later.text)
    return "unspecified"


def _sureness(giving: Giving, where: Standing) -> float:
    base = 0.62 + 0.05 * min(giving.score, 6)
    if where.verb is None:
        base -= 0.08
    if where.modality in ("hypothetical", "denied"):
        base -= 0.12
    return max(0.3, min(base, 0.97))


def _quote(
    scene: Scene, start: int, end: int, low: int, high: int, where: Standing, story: Story, giving: Giving
) -> tuple[int, int]:
    """The clause with the sum, stretched to the verb and to a named giver of the same sentence."""
    first, last = min(low, start), max(end, min(high, len(scene.text)))
    if where.verb is not None:
        first, last = min(first, where.verb.start), max(last, where.verb.end)
    for actor in story.actors(scene):
        if actor.code in giving.donors and giving.score >= 3 and actor.start < start:
            first = min(first, actor.start)
            break
    text = scene.text[first:last]
    return first + len(text) - len(text.lstrip(" ,;—–-")), last - (len(text) - len(text.rstrip(" ,;:—–-.")))


def _shares(story: Story, scene: Scene, matter_of: str) -> Iterator[Finding]:
    for share in scene.shares:
        near = [m for m in scene.money if m.full_end <= share.start]
        wide = scene.text[max(0, share.start - 160) : share.end + 80]
        verb = governing(scene, share.start, share.end)
        gives = verb is not None and verb.has("give", "pledge", "allocate")
        if not (names_aid(wide) or gives) or not_aid(
            scene.text[max(0, share.start - 60) : share.end + 30]
        ) in ("debt", "budget"):
            continue
        if any(_EQUALS.fullmatch(scene.text[m.full_end : share.start]) for m in near):
            continue
        if any(
            _EQUALS.fullmatch(scene.text[share.end : m.start]) for m in scene.money if m.start >= share.end
        ):
            continue
        recipient = receiver(story, scene, share.start, share.end) or matter_of
        giving = givers(story, scene, share.start, share.end)
        if recipient != "UKR" or not giving.donors:
            continue
        where = standing(scene, share.start, share.end)
        start, end = _period(scene, share.start, share.end)
        low, high = scene.clause(share.start)
        value = Commitment(
            donor=",".join(sorted(giving.donors)),
            recipient=recipient,
            aid=aid_of(_zone(scene, share.start, share.end)),
            topics=(),
            gdp_percent=share.percent,
            bound=share.bound,
            per_year=share.per_year or _yearly(scene, share.end),
            period_start=start,
            period_end=end,
            stage=where.stage,
        )
        quote_low, quote_high = _quote(scene, share.start, share.end, low, high, where, story, giving)
        sure = _sureness(giving, where) - (0.1 if near else 0)
        yield Finding(
            scene, quote_low, quote_high, value, where.modality, attribution(story, scene, share.start), sure
        )


_DELIVERY = re.compile(
    r"\b(?:deliver(?:y|ies)|supply|supplies|transfers?|shipments?|donations?|provision|packages?|batch|consignments?|tranche|handover|dispatch|contributions?)\s+(?:of|with|includ\w+|contain\w+|that|which)?",
    re.I,
)


def _goods(story: Story, scene: Scene, matter_of: str) -> Iterator[Finding]:
    """Goods given in one sentence by one donor: one finding with several items."""
    lots: dict[tuple[str, ...], list[tuple[int, int, Item, Standing, Giving]]] = {}
    for item in scene.items:
        thing = _thing(scene, item)
        if thing is None:
            continue
        where = standing(scene, item.start, item.end)
        verb = governing(scene, item.start, item.end)
        delivery = _DELIVERY.search(scene.text[max(0, item.start - 90) : item.start])
        promised = verb is not None and verb.has("pledge", "refuse") and item.quantity is not None
        if not (
            delivery or promised or (verb is not None and verb.has("give", "allocate", "postpone", "cancel"))
        ):
            continue
        giving = givers(story, scene, item.start, item.end)
        if not giving.donors or (receiver(story, scene, item.start, item.end) or matter_of) != "UKR":
            continue
        lots.setdefault(giving.donors, []).append((item.start, item.end, thing, where, giving))
    for donors, lot in lots.items():
        if not _worth(scene, lot):
            continue
        start, end, where, giving = lot[0][0], lot[-1][1], lot[0][3], lot[0][4]
        period = _period(scene, start, end)
        value = Commitment(
            donor=",".join(sorted(donors)),
            recipient="UKR",
            aid="military" if aid_of(" ".join(x[2].what for x in lot)) != "humanitarian" else "humanitarian",
            topics=topics_of(scene.text[start:end] + " ".join(x[2].what for x in lot)),
            items=tuple(x[2] for x in lot),
            period_start=period[0],
            period_end=period[1],
            stage=where.stage,
        )
        value = _settled(scene, value, start)
        low, high = scene.clause(start)
        quote_low, quote_high = _quote(scene, start, end, low, high, where, story, giving)
        yield Finding(
            scene,
            quote_low,
            quote_high,
            value,
            where.modality,
            attribution(story, scene, start),
            _sureness(giving, where) - 0.1,
        )


def _thing(scene: Scene, item: ItemSpan) -> Item | None:
    """Goods as they are; people only where they are trained."""
    if item.kind == "goods":
        return Item(item.what, item.quantity)
    verb = governing(scene, item.start, item.end)
    trains = (
        verb is not None
        and verb.lemma == "train"
        or re.search(r"\btraining\s+(?:of|for)\s+(?:\w+\s+)?$", scene.text[: item.start], re.I)
    )
    return Item(f"training of {item.what}", item.quantity) if trains else None


def _worth(scene: Scene, lot: list[tuple[int, int, Item, Standing, Giving]]) -> bool:
    """Goods are coded when a system or a quantity is named; plain "weapons" beside a sum are its description."""
    if any(item.quantity is not None for _, _, item, _, _ in lot):
        return True
    if scene.money:
        return False
    return any(re.search(r"[A-Z0-9]", item.what) for _, _, item, _, _ in lot) or len(lot) > 1
