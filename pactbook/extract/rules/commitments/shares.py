"""Shares of GDP that are promised as aid."""

import re
from collections.abc import Iterator

from pactbook.extract.rules.commitments.aid import aid_of, names_aid, not_aid
from pactbook.extract.rules.commitments.eligible import noun_phrase
from pactbook.extract.rules.commitments.givers import givers
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.periods import is_yearly, period_of
from pactbook.extract.rules.commitments.quoting import quote, sureness
from pactbook.extract.rules.commitments.receivers import receiver
from pactbook.extract.rules.commitments.stage import standing
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment

EQUALS = re.compile(
    r"""
    [\s,(]*(?:[\w-]+\s+){0,6}?(?:
        equals? | equivalent\s+to | equal\s+to | amount(?:s|ing)?\s+to | correspond(?:s|ing)?\s+to
        | represent(?:s|ing)? | or | which\s+is | that\s+is | i\.e\.
    )\s+(?:some\s+|about\s+)?
    """,
    re.I | re.X,
)


def shares(story: Story, scene: Scene, matter_of: str) -> Iterator[Finding]:
    for share in scene.shares:
        near = [m for m in scene.money if m.full_end <= share.start]
        wide = scene.text[max(0, share.start - 160) : share.end + 80]
        verb = governing(scene, share.start, share.end)
        gives = verb is not None and verb.has("give", "pledge", "allocate")
        if not (names_aid(wide) or gives) or not_aid(
            scene.text[max(0, share.start - 60) : share.end + 30]
        ) in ("debt", "budget"):
            continue
        if any(EQUALS.fullmatch(scene.text[m.full_end : share.start]) for m in near):
            continue
        if any(
            EQUALS.fullmatch(scene.text[share.end : m.start]) for m in scene.money if m.start >= share.end
        ):
            continue
        recipient = receiver(story, scene, share.start, share.end) or matter_of
        giving = givers(story, scene, share.start, share.end)
        if recipient != "UKR" or not giving.donors:
            continue
        where = standing(scene, share.start, share.end)
        start, end = period_of(scene, share.start, share.end)
        low, high = scene.clause(share.start)
        value = Commitment(
            donor=",".join(sorted(giving.donors)),
            recipient=recipient,
            aid=aid_of(noun_phrase(scene, share.start, share.end)),
            topics=(),
            gdp_percent=share.percent,
            bound=share.bound,
            per_year=share.per_year or is_yearly(scene, share.end),
            period_start=start,
            period_end=end,
            stage=where.stage,
        )
        quote_low, quote_high = quote(scene, share.start, share.end, low, high, where, story, giving)
        sure = sureness(giving, where) - (0.1 if near else 0)
        yield Finding(
            scene, quote_low, quote_high, value, where.modality, attribution(story, scene, share.start), sure
        )
