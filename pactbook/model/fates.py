"""What became of each sum that a document names: the claims that hold it, or the reason why none does.

A reason is a value that the deciding rule itself gives. A sum for which nothing was decided has none, and is
shown as unexplained.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from pactbook.model.claims import Claim, Draft

Span = tuple[int, int]
"""An interval of a document's text in code points, end exclusive."""


class Reason(StrEnum):
    """Why a sum, a share of GDP or goods make no claim. Closed: every rule that leaves one out names one."""

    DAMAGE = "damage"
    TRADE = "trade"
    DEBT = "debt"
    OUTPUT = "output"
    BUDGET = "budget"
    FUND = "fund"
    FROZEN_ASSETS = "frozen_assets"
    NEED = "need"
    FINE = "fine"
    PRICE = "price"
    SPENDING = "spending"
    PURCHASE = "purchase"
    INVESTMENT = "investment"
    NO_PROMISE = "no_promise"
    FORMER_LEVEL = "former_level"
    UKRAINE_GIVES = "ukraine_gives"
    NO_DONOR = "no_donor"
    OTHER_RECIPIENT = "other_recipient"
    SEVERAL_RECIPIENTS = "several_recipients"
    AT_LARGE = "at_large"
    NO_RECIPIENT = "no_recipient"
    CURRENCY_OPEN = "currency_open"
    HRYVNIA = "hryvnia"
    NOT_GIVEN = "not_given"
    PEOPLE = "people"
    OUTSIDE_CLAUSES = "outside_clauses"
    OTHER_DONORS = "other_donors"
    OFF_TOPIC = "off_topic"
    LANGUAGE = "language"


WORDS: Final[dict[Reason, str]] = {
    Reason.DAMAGE: "no aid: damage or losses",
    Reason.TRADE: "no aid: trade, sales, income or profit",
    Reason.DEBT: "no aid: a debt, a deficit or its repayment",
    Reason.OUTPUT: "no aid: the size of an economy",
    Reason.BUDGET: "no aid: a budget or public spending at large",
    Reason.FUND: "the size of a fund, to which others gave as well",
    Reason.FROZEN_ASSETS: "no aid: assets that are frozen",
    Reason.NEED: "no aid: what is needed or missing",
    Reason.FINE: "no aid: a fine, a crime or compensation",
    Reason.PRICE: "no aid: what something costs",
    Reason.SPENDING: "no aid: spent on something else",
    Reason.PURCHASE: "no aid: a purchase",
    Reason.INVESTMENT: "no aid: business invests",
    Reason.NO_PROMISE: "no word beside it gives it, promises it or calls it aid",
    Reason.FORMER_LEVEL: "the level before a rise or a cut",
    Reason.UKRAINE_GIVES: "Ukraine itself pays it",
    Reason.NO_DONOR: "the text does not say who gives it",
    Reason.OTHER_RECIPIENT: "for another recipient than Ukraine",
    Reason.SEVERAL_RECIPIENTS: "for Ukraine and others together",
    Reason.AT_LARGE: "aid at large: an aid budget, a region, a programme or a group of countries",
    Reason.NO_RECIPIENT: "nothing says that it is for Ukraine, and the text is not about aid to it",
    Reason.CURRENCY_OPEN: "the text leaves the currency open",
    Reason.HRYVNIA: "in hryvnias, Ukraine's own money",
    Reason.NOT_GIVEN: "goods that no verb gives or promises",
    Reason.PEOPLE: "people who are not trained",
    Reason.OUTSIDE_CLAUSES: "in a title, a heading, a note or the signatures of an agreement",
    Reason.OTHER_DONORS: "given by others than the parties of the agreement",
    Reason.OFF_TOPIC: "the text does not speak of Ukraine and of support or agreements",
    Reason.LANGUAGE: "the text is neither English nor Ukrainian",
}
"""Each reason in words for people."""


@dataclass(frozen=True, slots=True)
class Held:
    """Where a claim's figure stands. `how`: `amount`, `conversion` (in a second currency) or `repeat`."""

    span: Span
    how: str = "amount"


def both(first: tuple[Held, ...], second: tuple[Held, ...], how: str = "repeat") -> tuple[Held, ...]:
    """The places of two findings of one fact; a sum that only the second has repeats the first."""
    own = {place.span for place in first}
    more = [place for place in second if place.span not in own]
    return (*first, *(replace(place, how=how) if place.how == "amount" else place for place in more))


@dataclass(frozen=True, slots=True)
class Left:
    """Places of one sum (with its conversion) that make no claim, and why."""

    spans: tuple[Span, ...]
    reason: Reason


@dataclass(frozen=True, slots=True)
class Stated:
    """A sum as the grammar finds it. `kind`: `money`, `gdp_share` or `goods`; in `sentence`."""

    span: Span
    kind: str
    sentence: Span


@dataclass(frozen=True, slots=True)
class Account:
    """All sums of one document, the drafts that hold some of them, and why others make none."""

    stated: tuple[Stated, ...]
    made: tuple[tuple[Draft, tuple[Held, ...]], ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """A claim that holds a sum, and how (as in `Held`). `review`: too unsure to enter a ledger by itself."""

    claim: Claim
    how: str
    review: bool = False


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a sum: claims, or a reason; neither where nothing was decided."""

    stated: Stated
    claims: tuple[Holding, ...]
    reason: Reason | None

    @property
    def explained(self) -> bool:
        return self.outcome != "unexplained"

    @property
    def outcome(self) -> str:
        """`claim`, `review` (its claims wait for a person), `left_out` or `unexplained`."""
        if self.claims:
            return "review" if all(holding.review for holding in self.claims) else "claim"
        return "unexplained" if self.reason is None else "left_out"
