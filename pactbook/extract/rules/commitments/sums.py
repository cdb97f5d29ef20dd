"""Sums of money that are aid."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, topics_of
from pactbook.extract.rules.commitments.eligible import is_aid, noun_phrase
from pactbook.extract.rules.commitments.givers import Giving, givers
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.kinds import kind_after, kind_before, kind_of
from pactbook.extract.rules.commitments.periods import is_yearly, period_of, settled
from pactbook.extract.rules.commitments.quoting import quote, sureness
from pactbook.extract.rules.commitments.receivers import receiver
from pactbook.extract.rules.commitments.shares import EQUALS
from pactbook.extract.rules.commitments.stage import Standing, standing
from pactbook.extract.rules.commitments.wholes import Whole, is_part
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Converted

_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
_TO = re.compile(r"\s+to\b")


def sums(story: Story, scene: Scene, whole: Whole | None, matter_of: str) -> Iterator[Finding]:
    for i, money in enumerate(scene.money):
        if not is_aid(story, scene, money) and not (
            whole and is_part(scene) and scene.index - whole.scene.index <= 1
        ):
            continue
        if _former_level(scene, money):
            continue
        recipient = receiver(story, scene, money.start, money.full_end) or matter_of
        inherited = whole.value if whole and is_part(scene) and scene.index - whole.scene.index <= 2 else None
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
    return bool(_FROM.search(scene.text[: money.start]) and _TO.match(scene.text[money.full_end :]))


def _converted(money: Money) -> Converted | None:
    # A bare "$" beside another currency is the American dollar.
    return Converted(money.converted.amount, money.converted.currency or "USD") if money.converted else None


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
    zone = noun_phrase(scene, money.start, money.full_end)
    low, high = scene.clause(money.start)
    start, end = period_of(scene, money.start, money.full_end)
    if inherited and start is None:
        start, end = inherited.period_start, end or inherited.period_end
    aid = kind_of(scene, money, i, zone)
    if aid == "unspecified" and where.verb is not None and where.verb.lemma in ("lend", "loan"):
        aid = "financial"
    if aid == "unspecified" and not names_aid(zone):
        aid = kind_before(story, scene)
    if aid == "unspecified":
        aid = kind_after(story, scene)
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
            per_year=money.per_year or is_yearly(scene, money.full_end),
            period_start=start,
            period_end=end,
            stage=where.stage,
        )
        value = settled(scene, value, money.start)
        quote_low, quote_high = quote(scene, money.start, money.full_end, low, high, where, story, giving)
        yield Finding(
            scene,
            quote_low,
            quote_high,
            value,
            where.modality,
            attribution(story, scene, money.start),
            sureness(giving, where),
        )


def _equal_share(scene: Scene, money: Money) -> float | None:
    """The share of GDP that the text says the same sum is."""
    for share in scene.shares:
        if share.end <= money.start and EQUALS.fullmatch(scene.text[share.end : money.start]):
            return share.percent
        if share.start >= money.full_end and EQUALS.fullmatch(scene.text[money.full_end : share.start]):
            return share.percent
    return None
