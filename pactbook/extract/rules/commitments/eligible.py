"""Which sums are aid at all."""

import itertools
import re
from typing import Final

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid, not_aid
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.senses import sense
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.verbs import Verb
from pactbook.model.fates import Reason

_GIVING: Final = (
    "give",
    "pledge",
    "allocate",
    "postpone",
    "cancel",
    "cut",
    "contain",
    "raise",
    "refuse",
    "receive",
)
_LARGE: Final = frozenset({"USD", "EUR", "GBP", "CAD", "AUD", "CHF"})
_BUSINESS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|investors?|business(?:es)?|corporations?|banks?)\b", re.I
)
_FOR_UKRAINE = re.compile(r"\b(?:for|to)\s+(?:Ukrain\w+|Kyiv|Kiev)", re.I)
_UKRAINE = re.compile(r"\bUkrain|\bKyiv", re.I)
_SHRINKS = re.compile(r"\b(?:shr[aiu]nk\w*|fall\w*|fell|drop\w*|declin\w+)\s+by\s+$", re.I)
_PROCEEDS = re.compile(r"\b(?:proceeds|profits|revenues?|interest|windfall)\b")
# "will cost 2 billion", "repaid 3 billion": a price or a debt, unless aid is what has the price.
_PRICE = re.compile(
    r"\b(?:at\s+a\s+(?:cost|price)\s+of|costs?|costing|repa(?:y|ys|id|ying)|owes?|owed)\s+(?:(?:about|around|up|to|at|least|some|more|than|the)\s+)*$",
    re.I,
)
# "brings the fund's total to 850 million": the size of a fund, to which others gave as well.
_IS_A_FUNDS = re.compile(
    r"\b(?:the|this|its)\s+(?:\w+\s+)?(?:fund|programme|program|facility|mechanism|appeal|trust\s+fund|initiative)"
    r"(?:[’']s)?\s+(?:overall\s+|total\s+|current\s+)?(?:total|size|volume|amount|value|capital|budget|resources|ceiling|envelope)\b"
    r"|\btotal\s+(?:amount|size|volume|value)\s+of\s+the\s+(?:\w+\s+){0,2}(?:fund|facility|programme|program|appeal)\b",
    re.I,
)
# "a 900 billion defence policy bill", "the act as a whole is worth 900 billion"
_IS_A_BILL = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:defen[cs]e|spending|budget|military|tax|stimulus)\s+(?:\w+\s+)?(?:bill|act|law|budget)\b",
    re.I,
)
_IS_A_BILLS = re.compile(
    r"\b(?:bill|act|law|budget|legislation)\s+(?:as\s+a\s+whole\s+)?(?:is\s+worth|totals?|comes\s+to|amounts\s+to)\s+$",
    re.I,
)
_TO_UKRAINE = re.compile(r"\s+(?:a\s+year\s+|more\s+|in\s+\w+\s+)?for\s+(?:Ukrain|Kyiv|Kiev)")
_FOR_UKRAINE_FIRST = re.compile(r"^\W*For\s+(?:Ukraine|Kyiv)\b")
# "Spain's 1 billion": whose it is stands right before it.
_OWNED = re.compile(r"\b[A-Z]\w+[’']s?\s+(?:own\s+|first\s+|new\s+)?$")
_LOOKED_FOR = re.compile(
    r"\b(?:looking|searching|hunting|scrambling)\s+for\s+(?:another\s+)?$|\bshort\s+of\s+$|\b(?:lacks?|missing)\s+$",
    re.I,
)
# "trade, worth 200 million"
_WORTH = re.compile(r"([^,;]{3,70}),\s+(?:worth|valued\s+at|estimated\s+at)\s+$")
_FUNDED = re.compile(r"-(?:funded|financed)\b|\b(?:funded|financed|paid\s+for)\s+by\b", re.I)
_SPENT_ON = re.compile(r"(?:\s+(?:\w+ly\s+)?spent)?\s+on\s+[^,;.]+")
_JOINS_NEXT = re.compile(r",?\s+(?:and|plus|as\s+well\s+as|while)\s|,\s")
_LAST_MEMBER = re.compile(r"(?:^|\s)(?:and|or|as\s+well\s+as)\s")
_NEW_THOUGHT = re.compile(
    r"\s*(?:(?:and|but|or)\s+)?(?:which|who|whom|whose|where|when|while|with|as|after|before|but|according|he|she|it|they|we|said|the\s+"
    r"(?:country|government|minist\w+|president)|in\s+addition|including|bringing|taking|making|following|adding|so|because|"
    r"compared|up|more|less|also)\b",
    re.I,
)
_PHRASE_END = re.compile(r"[,;](?!\d)|\s[—–-]\s|\.\s")


def why_no_aid(story: Story, scene: Scene, money: Money) -> Reason | None:
    """None when a sum is given, promised or called aid; the reason when it is the size of something else."""
    meant = _TO_UKRAINE.match(scene.text[money.full_end :]) or _OWNED.search(scene.text[: money.start])
    other = _other(scene, noun_phrase(scene, money.start, money.full_end)) or _worth(scene, money)
    if other and not (meant and other == Reason.BUDGET):
        return other
    if money.amount == 1:
        return Reason.NO_PROMISE  # "not one forint"
    if _IS_A_BILLS.search(scene.text[scene.clause(money.start)[0] : money.start]) or _IS_A_BILL.match(
        scene.text[money.full_end :]
    ):
        return Reason.BUDGET
    if _LOOKED_FOR.search(scene.text[: money.start]):
        return Reason.NEED
    price = _PRICE.search(scene.text[: money.start])
    if price and not names_aid(scene.text[scene.clause(money.start)[0] : price.start()]):
        return Reason.PRICE if price.group().lower().startswith(("cost", "at")) else Reason.DEBT
    if story.giver:
        return None
    beside = sense(scene, money)
    if beside and not (meant and beside != Reason.TRADE):
        return beside
    if _SHRINKS.search(scene.text[: money.start]) and not _UKRAINE.search(scene.text):
        return Reason.BUDGET
    verb = governing(scene, money.start, money.full_end)
    if verb is not None and verb.lemma == "spend" and _is_spent_elsewhere(scene, money):
        return Reason.SPENDING
    business = _business(story, scene, verb) if verb is not None else None
    if business:
        return business
    if (
        verb is not None
        and (verb.passive or verb.has("contain"))
        and verb.start >= scene.clause(money.start)[0]
    ):
        low, _ = scene.clause(money.start)
        subject = scene.text[low : verb.start]
        of_subject = not_aid(subject)
        if of_subject and not names_aid(subject):
            return of_subject
    funded = _FUNDED.search(scene.text[money.start : money.full_end + 60])
    meant = meant or _FOR_UKRAINE_FIRST.search(scene.text[scene.clause(money.start)[0] : money.start])
    gives = bool(funded or meant) or (verb is not None and verb.has(*_GIVING))
    wide = scene.text[max(0, money.start - 70) : money.full_end + 70]
    if not (gives or names_aid(wide)):
        return Reason.NO_PROMISE
    promised = names_aid(scene.text) or (gives and story.about_ukraine())
    return None if promised else Reason.NO_PROMISE


def is_beyond_aid(money: Money) -> bool:
    """True for a sum that no promise comes near: a fund, an economy, a budget of many years."""
    return money.amount >= 1e12 and money.currency in _LARGE


def is_size_of_fund(scene: Scene, money: Money) -> bool:
    """True for "brings the fund's total to 850 million": others gave to it as well."""
    return bool(_IS_A_FUNDS.search(scene.text[scene.clause(money.start)[0] : money.start]))


def _worth(scene: Scene, money: Money) -> Reason | None:
    """The reason when what is worth the sum, in front of a comma, is trade or the like."""
    thing = _WORTH.search(scene.text, max(0, money.start - 100), money.start)
    return _other(scene, thing.group(1)) if thing else None


def _other(scene: Scene, phrase: str) -> Reason | None:
    """The reason when the noun phrase of a sum is of trade, damage, debt or the like."""
    reason = not_aid(phrase)
    if reason is None or (reason == Reason.OUTPUT and scene.shares):
        return None
    if reason in (Reason.BUDGET, Reason.TRADE, Reason.NEED, Reason.DEBT) and names_aid(phrase):
        return None
    # Assets that are only frozen are nobody's gift; what they yield may be.
    return None if reason == Reason.FROZEN_ASSETS and _PROCEEDS.search(phrase) else reason


def _is_spent_elsewhere(scene: Scene, money: Money) -> bool:
    """True for what is spent on something that is neither aid nor Ukraine's."""
    purpose = _SPENT_ON.match(scene.text[money.full_end :])
    before = scene.text[scene.clause(money.start)[0] : money.start]
    if any(m.full_end <= money.start for m in scene.money) and (names_aid(before) or _UKRAINE.search(before)):
        return False
    return purpose is not None and not (names_aid(purpose.group()) or _UKRAINE.search(purpose.group()))


def _business(story: Story, scene: Scene, verb: Verb) -> Reason | None:
    """ "Ukraine will buy gas", "companies have invested": business, unless a state buys for Ukraine."""
    front = scene.text[: verb.start]
    if verb.lemma == "invest" and (
        _BUSINESS.search(front) or not any(a.end <= verb.start for a in story.actors(scene))
    ):
        return Reason.INVESTMENT
    if verb.lemma not in ("buy", "purchase", "procure"):
        return None
    subjects = [a for a in story.actors(scene) if a.end <= verb.start and a.preposition is None]
    own = not subjects or subjects[-1].code == "UKR"
    return Reason.PURCHASE if own or not _FOR_UKRAINE.search(scene.text) else None


def _end_of_list(text: str, comma: int, limit: int) -> int:
    """Where the list ends that the comma at `comma` continues ("for arms, power plants, and relief").

    `comma` itself where it does not.
    """
    end = comma
    while text[end : end + 1] == ",":
        stop = _PHRASE_END.search(text, end + 1, limit)
        member = text[end + 1 : stop.start() if stop else limit]
        if len(member.split()) > 9 or _NEW_THOUGHT.match(member):
            return comma
        end += 1 + len(member)
        if _LAST_MEMBER.search(member):
            return end
    return comma


def _is_purpose(verb: Verb) -> bool:
    return verb.infinitive or verb.form == "ing"


def _before_next(text: str, end: int, sum_: int) -> int:
    """Where what belongs to the next sum begins: "and a loan of 2 billion" is that one's."""
    joined = list(_JOINS_NEXT.finditer(text, max(end, sum_ - 45), sum_))
    return joined[-1].start() if joined else sum_


def noun_phrase(scene: Scene, start: int, end: int) -> str:
    """The noun phrase around a sum: from the verb in front to the next verb, comma or sum behind."""
    low, high = phrase_span(scene, start, end)
    return scene.text[low:high]


def phrase_span(scene: Scene, start: int, end: int, purposes: bool = False) -> tuple[int, int]:
    """Where the noun phrase around a sum begins and ends.

    With `purposes` it reaches over infinitives: "3 million to support the repair of the grid".
    """
    low, _ = scene.clause(start)
    before = [verb.end for verb in scene.verbs if verb.end <= start]
    stops = [verb.start for verb in scene.verbs if verb.start >= end and not (purposes and _is_purpose(verb))]
    following = (money.start for money in scene.money if money.start >= end)
    stops += [_before_next(scene.text, end, sum_) for sum_ in itertools.islice(following, 1)]
    limit = min(stops, default=len(scene.text))
    stop = _PHRASE_END.search(scene.text, end, limit)
    if stop:
        stops.append(_end_of_list(scene.text, stop.start(), limit))
    return max([low, start - 80, *before[-1:]]), min(stops, default=len(scene.text))
