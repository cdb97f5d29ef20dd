"""What is chosen once for a variant, and what its filled-in words have stated so far."""

import datetime
import random

from tests.paraphrase import wording
from tests.paraphrase.wording import Fields
from tests.paraphrase.world import COUNTRIES, DAYS, OTHERS, Country


class Choices:
    """What one variant has chosen so far; the claims are read off it when the template is filled."""

    def __init__(self, rng: random.Random, currency: str = "") -> None:
        self.rng = rng
        self.currency = currency
        self.published: datetime.date = rng.choice(DAYS)
        self.countries: list[Country] = rng.sample(COUNTRIES, 6)
        # "$" is Canadian in a Canadian text, so the American one must say so there.
        self.dollars = any(c.currency in ("CAD", "AUD") for c in self.countries[:3])
        self.other = rng.choice(OTHERS)
        self.money: dict[int, Fields] = {}
        self.items: list[Fields] = []
        self.aid: str | None = None
        self.period: Fields = dict(wording.NONE.fields)
        self.date: str | None = ""
        self.yearly = False
        self.share: Fields = {}
        self.count = self.second = 0
        self.listed: list[str] = []
        self.term: int | None = None
        self.people: dict[int, tuple[str, str]] = {}
        self.traits: list[str] = []
        self.named: set[str] = set()
        self.soldier = False

    def country(self, number: int) -> Country:
        return self.countries[number - 1]

    def mark(self, trait: str) -> None:
        self.traits.append(trait)
