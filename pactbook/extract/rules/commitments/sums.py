"""Sums of money that are aid."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, topics_of
from pactbook.extract.rules.commitments.eligible import (
    is_beyond_aid,
    is_size_of_fund,
    noun_phrase,
    why_no_aid,
)
from pactbook.extract.rules.commitments.givers import Giving
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.instead import finer, formerly, instead
from pactbook.extract.rules.commitments.kinds import kind_of
from pactbook.extract.rules.commitments.labels import recipient_in_list
from pactbook.extract.rules.commitments.periods import is_yearly, period_of, settled
from pactbook.extract.rules.commitments.promises import Promise, found, promise
from pactbook.extract.rules.commitments.receivers import ELSEWHERE, receiver, why_elsewhere
from pactbook.extract.rules.commitments.senses import sense
from pactbook.extract.rules.commitments.shares import equal_share, held_with_shares
from pactbook.extract.rules.commitments.stage import Standing, standing
from pactbook.extract.rules.commitments.wholes import (
    Whole,
    divides,
    head_of_list,
    is_bare_item,
    is_bullet,
    is_more,
    lead_of,
    whole_of,
)
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import spans
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Converted
from pactbook.model.fates import Left, Reason

_FROM = re.compile(r"\bfrom\s+(?:\w+\s+){0,2}$")
_DIFFERENCE = re.compile(r"\s+(?:more|less|higher|lower|fewer|up|down)\s+(?:than|from|on)\b")
_TO = re.compile(r"\s+to\b")
_UKRAINE = re.compile(r"\bUkrain|\bKyiv|\bKiev")
_AT_LARGE: Final = (Reason.AT_LARGE, Reason.NO_RECIPIENT)
_SILENT: Final = (Reason.NO_PROMISE, Reason.NO_DONOR)


def sums(
    story: Story, scene: Scene, whole: Whole | None, recipient: str
) -> Iterator[Finding[Commitment] | Left]:
    """Sums of a sentence that are aid, and why others are not; `recipient` is whom the article speaks of."""
    head: Whole | None = None
    for i, money in enumerate(scene.money):
        heir = head if head and divides(scene, scene.money[0], money) else head_of_list(story, scene, whole)
        listed = recipient_in_list(story, scene, money)
        promised = _promised(story, scene, money, whole, heir, listed == "UKR")
        if isinstance(promised, Reason):
            if listed is not None:
                promised = Reason.OTHER_RECIPIENT
            elif promised in _SILENT:
                promised = _instead(story, scene, money, recipient, promised)
            yield _left(scene, money, promised)
            continue
        named = "UKR" if listed == "UKR" else receiver(story, scene, money.start, money.full_end)
        if (named or recipient) == ELSEWHERE and whole and _is_part(scene, whole):
            # "Another 5 million for development cooperation": the part goes where the whole goes.
            named = whole.value.recipient or named
        inherited = heir.value if heir else whole_of(scene, whole, 2)
        value = _value(story, promised, i, named or recipient, inherited)
        elsewhere = why_elsewhere(named, recipient)
        elsewhere = finer(story, scene, money, elsewhere) if elsewhere else None
        if elsewhere in _AT_LARGE and formerly(scene, money):
            elsewhere = Reason.FORMER_LEVEL
        given = list(_for_each_donor(story, promised, money, value, elsewhere))
        if i == 0 and given:
            head = Whole(scene, given[-1].value, given[-1].modality)
        yield from given
        if not given:
            yield _left(scene, money, Reason.CURRENCY_OPEN)


def _instead(story: Story, scene: Scene, money: Money, recipient: str, silent: Reason) -> Reason:
    """What a sum is that nothing or nobody gives (`silent`)."""
    other = instead(story, scene, money, recipient, silent)
    if (other is None or other in _AT_LARGE) and formerly(scene, money):
        return Reason.FORMER_LEVEL
    if other is None and money.currency == "UAH":
        return Reason.HRYVNIA
    return other or silent


def _left(scene: Scene, money: Money, reason: Reason) -> Left:
    return Left(spans(held_with_shares(scene, money)), reason)


def _promised(
    story: Story, scene: Scene, money: Money, whole: Whole | None, heir: Whole | None, listed: bool
) -> Promise | Reason:
    """Who gives a sum and how far it has come, or why it is no aid that somebody gives.

    `listed` is true for a sum that stands behind Ukraine in a list of recipients.
    """
    beside = sense(scene, money) if heir and not divides(scene, scene.money[0], money) else None
    if beside:
        return beside
    if not (heir or listed or _is_part(scene, whole)):
        no_aid = why_no_aid(story, scene, money)
        listed = no_aid == Reason.NO_PROMISE and (
            (is_bare_item(scene) and _is_led(lead_of(story, scene)))
            or (story.about_ukraine() and bool(story.label(scene)))
        )
        if no_aid and not listed and not is_bullet(story, scene, money):
            return no_aid
    if is_size_of_fund(scene, money):
        return Reason.FUND
    if _is_former_level(scene, money):
        return Reason.FORMER_LEVEL
    inherited = heir.value if heir else whole_of(scene, whole, 2)
    stage = inherited.stage if inherited else None
    promised = promise(story, scene, money.start, money.full_end, stage)
    if isinstance(promised, Promise) and promised.standing.verb is None and not inherited:
        promised = _as_led(promised, lead_of(story, scene))
    if isinstance(promised, Promise) and _is_only_near(story, scene, money, promised, whole):
        return Reason.HRYVNIA if money.currency == "UAH" else Reason.NO_PROMISE
    if isinstance(promised, Promise) and is_beyond_aid(money) and not story.giver:
        return Reason.BUDGET
    if heir and (isinstance(promised, Reason) or promised.giving.score < 5):
        return _inherits(scene, money, heir)
    return promised


def _is_only_near(story: Story, scene: Scene, money: Money, promised: Promise, whole: Whole | None) -> bool:
    """True where a giver of another sentence is all that speaks for aid: "Its debt has passed 160 billion".

    Right behind a promise a sentence may go on speaking of it ("The military part now stands at 64 billion"),
    but not in hryvnias, which only Ukraine pays out of its own budget.
    """
    if story.giver or promised.giving.score > 2.5:
        return False
    if money.currency == "UAH":
        return True
    verb = governing(scene, money.start, money.full_end)
    weak = (
        verb is None or verb.has("ratify") or not verb.has("give", "pledge", "allocate", "cancel", "postpone")
    )
    goes_on = whole is not None and scene.index - whole.scene.index <= 4
    goes_on = goes_on or any(before.shares for before in story.scenes[max(0, scene.index - 2) : scene.index])
    return weak and not goes_on and not (names_aid(scene.text) or _UKRAINE.search(scene.text))


def _is_led(lead: Scene | None) -> bool:
    """True under a line that promises or gives: "Pledges included:"."""
    if lead is None:
        return False
    return names_aid(lead.text) or any(v.has("pledge", "give", "allocate") for v in lead.verbs)


def _as_led(promised: Promise, lead: Scene | None) -> Promise:
    """An item of a list has come as far as the line above the list says."""
    if lead is None or not lead.verbs:
        return promised
    return replace(promised, standing=standing(lead, len(lead.text), len(lead.text)))


def _is_part(scene: Scene, whole: Whole | None) -> bool:
    """True where a sentence divides the total before it, or goes on counting."""
    return whole_of(scene, whole, 1) is not None or is_more(scene, whole)


def _inherits(scene: Scene, money: Money, heir: Whole) -> Promise:
    """A part of a sum comes from the same giver and has come as far as the whole."""
    giving = Giving(tuple((heir.value.donor or "").split(",")), 4.0)
    return Promise(
        scene, money.start, money.full_end, giving, Standing(heir.value.stage, heir.modality, None)
    )


def _is_former_level(scene: Scene, money: Money) -> bool:
    """True for the first sum of "raised from 2 to 3 billion", and for a difference: "2 billion more than"."""
    if _DIFFERENCE.match(scene.text[money.full_end :]):
        return True
    verb = governing(scene, money.start, money.full_end)
    if verb is None or not verb.has("raise", "cut"):
        return False
    return bool(_FROM.search(scene.text[: money.start]) and _TO.match(scene.text[money.full_end :]))


def _value(
    story: Story, promised: Promise, i: int, recipient: str, inherited: Commitment | None
) -> Commitment:
    """All that sum number `i` of its sentence says, but for the donor and the currency."""
    scene, money = promised.scene, promised.scene.money[i]
    start, end = period_of(scene, money.start, money.full_end)
    if inherited and start is None:
        start, end = inherited.period_start, end or inherited.period_end
    lead = lead_of(story, scene)
    if lead is not None and start is None and end is None:
        start, end = period_of(lead, 0, 0)
    if start is None and end is None and not scene.periods and not names_aid(scene.text):
        start = end = _year_of(story)
    value = Commitment(
        donor=None,
        recipient=recipient,
        aid=kind_of(story, scene, i, promised.standing.verb),
        topics=topics_of(noun_phrase(scene, money.start, money.full_end)),
        amount=money.amount,
        amount_max=money.amount_max,
        bound=money.bound,
        gdp_percent=equal_share(scene, money),
        converted=_converted(money),
        per_year=money.per_year or is_yearly(scene, money.full_end),
        period_start=start,
        period_end=end,
        stage=promised.standing.stage,
    )
    return settled(scene, value, money.start)


def _year_of(story: Story) -> str | None:
    """The year that headline and lead are about, where both name the same and no other."""
    said = [{(p.period_start, p.period_end) for p in scene.periods} for scene in story.scenes[:2]]
    if len(said) < 2 or len(said[0]) != 1 or said[0] != said[1]:
        return None
    start, end = said[0].pop()
    return start if start == end and len(start or "") == 4 else None


def _for_each_donor(
    story: Story, promised: Promise, money: Money, value: Commitment, elsewhere: Reason | None
) -> Iterator[Finding[Commitment]]:
    """One finding for donors together, or one for each of them where each gives the sum.

    `elsewhere` is why the sum is not Ukraine's.
    """
    donors = promised.giving.donors
    holds = held_with_shares(promised.scene, money)
    for group in [(code,) for code in donors] if promised.giving.each else [tuple(sorted(donors))]:
        currency = story.currency(money, group[0])
        if currency is not None:
            given = replace(value, donor=",".join(group), currency=currency)
            yield found(story, promised, given, holds=holds, left=elsewhere)


def _converted(money: Money) -> Converted | None:
    # A bare "$" beside another currency is the American dollar.
    return Converted(money.converted.amount, money.converted.currency or "USD") if money.converted else None
