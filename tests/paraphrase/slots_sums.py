"""Slots for sums, goods and shares, and for what they are for."""

import re

from tests.paraphrase import wording
from tests.paraphrase.slots_times import Times
from tests.paraphrase.wording import Amount

AID: dict[str, tuple[str, ...]] = {
    "military": (
        "military aid",
        "military assistance",
        "military support",
        "military aid",
        "military assistance",
        "defence aid",
        "security assistance",
        "military equipment",
        "weapons and ammunition",
    ),
    "humanitarian": ("humanitarian aid", "humanitarian assistance", "humanitarian support"),
    "financial": ("financial aid", "financial assistance", "budget support", "macro-financial assistance"),
    "unspecified": ("aid", "assistance", "support"),
}

# (printed after the number, the noun that the claim must hold, the kind of aid, the highest number)
GOODS = (
    ("Leopard 2 tanks", "Leopard 2 tanks", "military", 40),
    ("Leopard 1 tanks", "Leopard 1 tanks", "military", 80),
    ("F-16 fighter jets", "F-16 fighter jets", "military", 30),
    ("Caesar howitzers", "Caesar howitzers", "military", 12),
    ("self-propelled howitzers", "howitzers", "military", 20),
    ("Patriot launchers", "Patriot launchers", "military", 6),
    ("IRIS-T air defence systems", "IRIS-T air defence systems", "military", 6),
    ("armoured vehicles", "armoured vehicles", "military", 90),
    ("infantry fighting vehicles", "infantry fighting vehicles", "military", 60),
    ("patrol boats", "patrol boats", "military", 10),
    ("artillery shells", "artillery shells", "military", 90000),
    ("anti-tank missiles", "anti-tank missiles", "military", 900),
    ("reconnaissance drones", "drones", "military", 700),
    ("ambulances", "ambulances", "", 60),
    ("power generators", "generators", "", 400),
)

LARGE_STATES = frozenset(
    ("DEU", "FRA", "GBR", "USA", "JPN", "ITA", "CAN", "NLD", "NOR", "SWE", "DNK", "POL", "KOR", "ESP", "AUS")
)


class Sums(Times):
    """How much, of what, and which kind of aid it is."""

    def _currency(self, number: int) -> str:
        if self.currency:
            return self.currency
        own = self.country(number).currency
        return own if self.rng.random() < 0.75 else self.rng.choice(("EUR", "USD"))

    def _value(self, number: int, currency: str) -> float:
        return wording.value_of(self.rng, currency, self.country(number).code in LARGE_STATES)

    def _take(self, number: int, amount: Amount) -> str:
        if self.dollars and amount.fields["currency"] == "USD":
            text = re.sub(r"(?<!US)\$", "US$", amount.text)
            text = re.sub(r"(?<!US )(?<!-)dollar", "US dollar", text)
            amount = Amount(text.replace("-dollar", "-US-dollar"), amount.fields, amount.form)
        self.money[number] = amount.fields
        self.mark(f"sum: {amount.form}")
        return amount.text

    def slot_A(self, number: int) -> str:
        """A sum, mostly exact, now and then with a bound or as a range."""
        currency = self._currency(number)
        return self._take(number, wording.bounded(self.rng, self._value(number, currency), currency))

    def slot_X(self, number: int) -> str:
        """A sum without a bound."""
        currency = self._currency(number)
        plain = wording.printed(self.rng, self._value(number, currency), currency)
        return self._take(number, Amount(plain.text, {**plain.fields, "bound": "exact"}, plain.form))

    def slot_Own(self, number: int) -> str:
        """Another sum of the first donor, without a bound."""
        currency = self._currency(1)
        plain = wording.printed(self.rng, self._value(1, currency), currency)
        return self._take(number, Amount(plain.text, {**plain.fields, "bound": "exact"}, plain.form))

    def slot_Again(self, number: int) -> str:
        """The first sum once more, printed in its own way."""
        money = self.money[1]
        again = wording.printed(self.rng, money["amount"], money["currency"])
        return self._take(1, Amount(again.text, money, again.form))

    def slot_K(self, number: int) -> str:
        """A sum before its noun."""
        currency = self._currency(number)
        made = wording.attributive(self.rng, self._value(number, currency), currency)
        return self._take(number, Amount(made.text, {**made.fields, "bound": "exact"}, made.form))

    def slot_C(self, number: int) -> str:
        """A sum with its conversion."""
        currency = self.country(number).currency
        currency = currency if currency in wording.RATES else "EUR"
        return self._take(number, wording.converted(self.rng, self._value(number, currency), currency))

    def slot_G(self, number: int) -> str:
        """Goods with their number."""
        what, noun, aid, most = self.rng.choice(GOODS)
        if most > 1000:
            quantity = self.rng.randrange(5, most // 1000) * 1000
        else:
            quantity = self.rng.randrange(2, most) if most < 50 else self.rng.randrange(1, most // 10) * 10
        self.items.append({"what": noun, "quantity": quantity})
        self.aid = aid or None
        spelt = quantity <= 12 and self.rng.random() < 0.6
        self.mark(f"goods: {'spelt' if spelt else 'digits'}")
        return f"{wording.number_word(quantity) if spelt else f'{quantity:,}'} {what}"

    def slot_Part(self, number: int) -> str:
        """A part of the first sum, in its currency."""
        whole = self.money[1]
        value = whole["amount"] * self.rng.choice((0.2, 0.25, 0.4, 0.5))
        plain = wording.printed(self.rng, value, whole["currency"])
        return self._take(number, Amount(plain.text, {**plain.fields, "bound": "exact"}, plain.form))

    def slot_GDP(self, number: int) -> str:
        """A share of output."""
        share = self.rng.choice((0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1))
        bound = self.rng.choice(("exact", "exact", "at_least", "about"))
        word = {"exact": "", "at_least": "at least ", "about": "about "}[bound]
        self.share = {"gdp_percent": share, "bound": bound}
        unit = self.rng.choice((" percent", " per cent", "%"))
        product = self.rng.choice(("its GDP", "GDP", "its gross domestic product", "its annual GDP"))
        self.mark("sum: share of GDP")
        return f"{word}{share:g}{unit} of {product}"

    def slot_yr(self, number: int) -> str:
        self.yearly = True
        return self.rng.choice((" a year", " per year", " annually", " each year", " every year"))

    def slot_Each(self, number: int) -> str:
        """Nothing is printed: the clause says elsewhere that its sum is for each year."""
        self.yearly = True
        return self.slot_PY(number)

    # What for.

    def _aid(self, kinds: tuple[str, ...]) -> str:
        self.aid = self.rng.choice(kinds)
        self.mark(f"aid: {self.aid}")
        return self.rng.choice(AID[self.aid])

    def slot_aid(self, number: int) -> str:
        """The kind of aid as a noun phrase."""
        return self._aid(("military", "military", "military", "humanitarian", "financial", "unspecified"))

    def slot_maid(self, number: int) -> str:
        self.aid = "military"
        return self.rng.choice(AID["military"][:6])

    def slot_arms(self, number: int) -> str:
        """What may be bought."""
        self.aid = "military"
        return self.rng.choice(("weapons", "ammunition", "artillery shells", "air defence missiles", "arms"))

    def slot_B(self, number: int) -> str:
        """A sum of the past: exact, or with a bound that looks back on it."""
        currency = self._currency(number)
        value = self._value(number, currency)
        plain = wording.printed(self.rng, value, currency)
        bound, words = self.rng.choice(
            (
                ("exact", ("",)),
                ("exact", ("",)),
                ("at_least", ("more than ", "over ", "at least ")),
                ("about", ("about ", "around ", "some ", "nearly ", "almost ", "roughly ")),
            )
        )
        text = self.rng.choice(words) + plain.text
        return self._take(number, Amount(text, {**plain.fields, "bound": bound}, f"{plain.form}, {bound}"))

    def slot_gift(self, number: int) -> str:
        """What a package is for, behind it."""
        self.aid = "military"
        return self.rng.choice(
            ("for ammunition", "for air defence", "for weapons", "for artillery shells", "for arms purchases")
        )
