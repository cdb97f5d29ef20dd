"""One draw: the slots of a template filled by chance, remembering what the filled-in words state.

A template holds slots in braces and choices in angle brackets: `{D} <has pledged|pledged> {A} to {R}{P}.`
A digit behind a slot's name says which country or sum is meant; none means the first.
"""

import datetime
import random
import re
from typing import Any

from tests.paraphrase import wording
from tests.paraphrase.wording import Amount, Fields
from tests.paraphrase.world import COUNTRIES, DAYS, OTHERS, Country

_CHOICE = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{([a-zA-Z]+)(\d?)\}")

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

# Family names that stand alone only where the text has named their bearer, and those not read off the end.
COMMON = frozenset(("Harris", "Martin", "Lee", "Costa", "Michal", "Carney", "Golob"))
TWO_WORDS = {
    "Jonas Gahr Støre": "Støre",
    "Yoon Suk-yeol": "Yoon",
    "Lee Jae-myung": "Lee",
    "Alexander De Croo": "De Croo",
    "Bart De Wever": "De Wever",
}

PACTS = (
    "security agreement",
    "bilateral security agreement",
    "security pact",
    "security deal",
    "security cooperation agreement",
    "long-term security agreement",
    "agreement on security cooperation",
    "security accord",
)


class Draw:
    """The choices of one variant. `fields` of the claims are gathered while the template is filled."""

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

    def fill(self, template: str) -> str:
        """The template with choices made, then slots filled from left to right."""
        while _CHOICE.search(template):
            template = _CHOICE.sub(lambda m: self.rng.choice(m.group(1).split("|")), template, count=1)
        return _SLOT.sub(self._slot, template)

    def _slot(self, match: re.Match[str]) -> str:
        name, digit = match.groups()
        made: Any = getattr(self, f"slot_{name}")(int(digit or 1))
        return str(made)

    def country(self, number: int) -> Country:
        return self.countries[number - 1]

    def mark(self, trait: str) -> None:
        self.traits.append(trait)

    # Who gives or signs.

    def slot_D(self, number: int) -> str:
        """The donor as subject: state, capital or government."""
        c = self.country(number)
        forms = [("state", c.name)] * 4
        if c.capital:
            forms += [("capital", c.capital)] * 2
            forms += [("government", f"the government in {c.capital}")]
        forms += [
            ("government", f"the {c.adjective} government"),
            ("government", f"the {c.adjective} government"),
            ("government", f"{c.possessive} government"),
        ]
        if c.code == "GBR":
            forms += [("state", "Britain"), ("state", "Britain"), ("state", "the UK")]
        if c.code == "USA":
            forms += [("state", "the US"), ("state", "the U.S.")]
        if c.code == "CZE":
            forms += [("state", "Czechia")]
        form, text = self.rng.choice(forms)
        self.mark(f"donor: {form}")
        return text

    def slot_Dn(self, number: int) -> str:
        return self.country(number).name

    def slot_Dc(self, number: int) -> str:
        c = self.country(number)
        self.mark(f"donor: {'capital' if c.capital else 'state'}")
        return c.capital or c.name

    def slot_Da(self, number: int) -> str:
        self.mark("donor: adjective")
        return self.country(number).adjective

    def slot_Ds(self, number: int) -> str:
        c = self.country(number)
        self.mark("donor: possessive")
        return self.rng.choice((c.possessive, c.possessive, f"{c.capital}'s" if c.capital else c.possessive))

    def slot_Dgov(self, number: int) -> str:
        c = self.country(number)
        self.mark("donor: government")
        forms = [f"the {c.adjective} government", f"{c.possessive} government"]
        if c.capital:
            forms += [f"the government in {c.capital}", f"the cabinet in {c.capital}"]
        return self.rng.choice(forms)

    def slot_Dmin(self, number: int) -> str:
        c = self.country(number)
        self.mark("donor: ministry")
        self.soldier = True
        forms = [f"the {c.adjective} defence ministry", f"{c.possessive} ministry of defence"]
        if c.capital:
            forms += [f"the defence ministry in {c.capital}"]
        return self.rng.choice(forms)

    def slot_Dparl(self, number: int) -> str:
        c = self.country(number)
        self.mark("donor: parliament")
        return self.rng.choice((c.parliament, f"the {c.adjective} parliament", f"{c.possessive} parliament"))

    def slot_Dlaw(self, number: int) -> str:
        """A parliament or its members, before a verb of the past, which is the same for one and many."""
        c = self.country(number)
        if c.capital and self.rng.random() < 0.25:
            self.mark("donor: lawmakers")
            return f"lawmakers in {c.capital}"
        return self.slot_Dparl(number)

    def slot_S(self, number: int) -> str:
        """A partner beside Ukraine: state or capital."""
        c = self.country(number)
        if c.capital and self.rng.random() < 0.3:
            self.mark("partner: capital")
            return c.capital
        self.mark("partner: state")
        return self._listed_name(c)

    def slot_L(self, number: int) -> str:
        """The leader with office, before or behind the name."""
        c = self.country(number)
        known = self.rng.random() < 0.75
        name = c.leader(self.published) if known else c.invented
        self.mark(f"leader: {'known' if known else 'invented'}")
        self.people[number] = (name, c.code)
        office, low = c.leader_office, c.leader_office.lower()
        if name in self.named:
            return TWO_WORDS.get(name, name.split()[-1])
        self.named.add(name)
        low = "Taoiseach" if office == "Taoiseach" else low
        return self.rng.choice(
            (
                f"{c.adjective} {office} {name}",
                f"{c.adjective} {office} {name}",
                f"{c.possessive} {low}, {name},",
                f"{name}, the {c.adjective} {low},",
                f"{office} {name} of {c.name}",
            )
        )

    def slot_Lfam(self, number: int) -> str:
        """The leader's family name, as headlines have it."""
        name = self.country(number).leader(self.published)
        family = TWO_WORDS.get(name, name.split()[-1])
        return name if family in COMMON else family

    def slot_M(self, number: int) -> str:
        """The defence minister with office."""
        c = self.country(number)
        title = {"GBR": "Defence Secretary", "USA": "Secretary of Defense"}.get(c.code, "Defence Minister")
        name = c.minister or c.invented
        self.soldier = True
        self.mark(f"minister: {'known' if c.minister else 'invented'}")
        self.people[number] = (name, c.code)
        return self.rng.choice(
            (
                f"{c.adjective} {title} {name}",
                f"{c.possessive} {title.lower() if c.code != 'USA' else 'secretary of defense'}, {name},",
            )
        )

    def slot_Z(self, number: int) -> str:
        """Ukraine's president."""
        name = self.rng.choice(("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy"))
        self.people[9] = (name, "UKR")
        if "UKR" in self.named:
            return name.split()[-1]
        self.named.add("UKR")
        return self.rng.choice(
            (
                f"President {name}",
                f"Ukrainian President {name}",
                f"Ukraine's president, {name},",
                f"President {name} of Ukraine",
            )
        )

    def slot_List(self, number: int) -> str:
        """Three or more states, in any order; `number` says from which country on."""
        size = self.rng.choice((2, 3, 3, 4))
        chosen = self.countries[number - 1 : number - 1 + size]
        self.listed = [c.code for c in chosen]
        names = [self._listed_name(c) for c in chosen]
        comma = self.rng.choice(("", ","))
        if len(names) == 2:
            return " and ".join(names)
        return f"{', '.join(names[:-1])}{comma} and {names[-1]}"

    def _listed_name(self, c: Country) -> str:
        other = {"GBR": ("Britain", "the UK"), "USA": ("the US", "the U.S."), "CZE": ("Czechia",)}
        return self.rng.choice((c.name, *other.get(c.code, ())))

    # Who receives.

    def slot_R(self, number: int) -> str:
        return self.rng.choice(("Ukraine", "Ukraine", "Ukraine", "Kyiv"))

    def slot_Rn(self, number: int) -> str:
        return "Ukraine"

    def slot_Rs(self, number: int) -> str:
        return self.rng.choice(("Ukraine's", "Kyiv's"))

    def slot_O(self, number: int) -> str:
        """A recipient that is not Ukraine."""
        return self.other[1]

    def slot_Oa(self, number: int) -> str:
        return self.other[2]

    def slot_EU(self, number: int) -> str:
        """The European Union and its Commission."""
        return self.rng.choice(("the European Union", "the EU", "the European Commission", "the EU"))

    def slot_Army(self, number: int) -> str:
        """Ukraine's forces, which makes the aid military."""
        self.aid = "military"
        return self.rng.choice(
            (
                "Ukraine's armed forces",
                "the Ukrainian army",
                "the Ukrainian armed forces",
                "Ukraine's military",
            )
        )

    # How much.

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

    # When.

    def _period(self, period: wording.Period, front: bool) -> str:
        self.period = dict(period.fields)
        self.mark(f"period: {period.form}")
        return period.front if front else period.behind

    def slot_P(self, number: int) -> str:
        if self.rng.random() < 0.3:
            return ""
        return self._period(wording.future(self.rng, self.published), front=False)

    def slot_PF(self, number: int) -> str:
        period = wording.future(self.rng, self.published)
        while not period.front:
            period = wording.future(self.rng, self.published)
        return self._period(period, front=True)

    def slot_PY(self, number: int) -> str:
        """Some years to come."""
        if self.rng.random() < 0.4:
            return ""
        return self._period(wording.years(self.rng, self.published), front=False)

    def slot_PYF(self, number: int) -> str:
        return self._period(wording.years(self.rng, self.published), front=True)

    def slot_PB(self, number: int) -> str:
        """The years of a budget."""
        y = self.published.year
        if self.rng.random() < 0.3:
            return ""
        text, start, end = self.rng.choice(
            (
                (f"for {y}", y, y),
                (f"for {y + 1}", y + 1, y + 1),
                ("for this year", y, y),
                ("for next year", y + 1, y + 1),
                (f"for the years {y} to {y + 2}", y, y + 2),
                (f"for {y + 1}-{y + 3}", y + 1, y + 3),
                (f"for {y}–{y + 2}", y, y + 2),
                (f"for the period from {y} to {y + 3}", y, y + 3),
                (f"for {y} and {y + 1}", y, y + 1),
            )
        )
        self.period = {"period_start": str(start), "period_end": str(end)}
        self.mark("period: budget years")
        return f" {text}"

    def slot_PP(self, number: int) -> str:
        return self._period(wording.past(self.rng, self.published), front=False)

    def slot_PPF(self, number: int) -> str:
        return self._period(wording.past(self.rng, self.published), front=True)

    def slot_PR(self, number: int) -> str:
        return self._period(wording.running(self.rng, self.published), front=False)

    def slot_PRF(self, number: int) -> str:
        return self._period(wording.running(self.rng, self.published), front=True)

    def slot_W(self, number: int) -> str:
        """The day of an announcement, which no claim holds."""
        day = self.published - datetime.timedelta(days=self.rng.randrange(0, 5))
        return self.rng.choice(("", f" on {day:%A}", f" on {day:%A}", f" on {day:%B} {day.day}"))

    def slot_T(self, number: int) -> str:
        """The day of an agreement's event."""
        day = wording.past_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        return day.text

    def slot_TF(self, number: int) -> str:
        """The same day before the clause."""
        day = wording.past_day(self.rng, self.published)
        while not day.text or day.text.endswith(","):
            day = wording.past_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        text = day.text.strip()
        return f"{text[0].upper()}{text[1:]}, "

    def slot_F(self, number: int) -> str:
        """A day to come."""
        day = wording.coming_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        return day.text

    # Agreements and their number.

    def slot_pact(self, number: int) -> str:
        noun = self.rng.choice(PACTS)
        self.mark(f"pact: {noun}")
        return noun

    def slot_bpact(self, number: int) -> str:
        """An agreement whose plural takes a plain "s"."""
        noun = self.rng.choice(PACTS[:5])
        self.mark(f"pact: {noun}")
        return noun

    def slot_H(self, number: int) -> str:
        """An official with office: a minister, a deputy or an adviser, known or made up."""
        c = self.country(number)
        known = bool(c.minister) and self.rng.random() < 0.4
        name = c.minister if known else c.invented
        self.mark(f"official: {'known' if known else 'invented'}")
        self.people[number] = (name, c.code)
        if known:
            return f"{c.adjective} Defence Minister {name}"
        office = self.rng.choice(
            ("Deputy Foreign Minister", "Deputy Defence Minister", "State Secretary", "Foreign Minister")
        )
        return self.rng.choice(
            (
                f"{office} {name}",
                f"{c.adjective} {office} {name}",
                f"{c.possessive} {office.lower()}, {name},",
            )
        )

    def slot_tpact(self, number: int) -> str:
        """An agreement with its term."""
        self.term = self.rng.choice((10, 10, 10, 5, 15))
        word = wording.number_word(self.term)
        length = self.rng.choice((f"{self.term}-year", f"{word}-year"))
        return f"{length} {self.rng.choice(PACTS[:5])}"

    def slot_N(self, number: int) -> str:
        """How many, in words or digits."""
        self.count = self.rng.randrange(3, 33)
        spelt = self.rng.random() < (0.7 if self.count <= 20 else 0.3)
        self.mark(f"count: {'spelt' if spelt else 'digits'}")
        return wording.number_word(self.count) if spelt else str(self.count)

    def slot_Nb(self, number: int) -> str:
        """A second number beside the first, never the same."""
        self.second = self.rng.choice([n for n in range(3, 20) if n != self.count])
        return wording.number_word(self.second) if self.rng.random() < 0.6 else str(self.second)

    def slot_Nth(self, number: int) -> str:
        self.count = self.rng.randrange(2, 33)
        spelt = self.rng.random() < (0.7 if self.count <= 20 else 0.3)
        self.mark(f"ordinal: {'spelt' if spelt else 'digits'}")
        return wording.ordinal_word(self.count) if spelt else wording.ordinal_digits(self.count)

    def slot_Q(self, number: int) -> str:
        """As many states as the count says, named, where there are enough of them."""
        self.count = self.rng.randrange(2, 6)
        chosen = self.countries[: self.count]
        self.listed = [c.code for c in chosen]
        names = [self._listed_name(c) for c in chosen]
        return f"{', '.join(names[:-1])} and {names[-1]}"

    def slot_Qn(self, number: int) -> str:
        """The number of states that `Q`, filled before it, has named."""
        return wording.number_word(self.count)

    def slot_place(self, number: int) -> str:
        c = self.country(number)
        return self.rng.choice(("", " in Kyiv", f" in {c.capital}" if c.capital else " in Kyiv"))

    def slot_Ya(self, number: int) -> str:
        """The year before publication, or the one before that."""
        return str(self.published.year - number)

    def slot_Zs(self, number: int) -> str:
        """Ukraine's president as a source only."""
        return self.rng.choice(
            ("President Volodymyr Zelensky", "Ukrainian President Volodymyr Zelenskyy", "Volodymyr Zelensky")
        )

    def slot_Ga(self, number: int) -> str:
        """Whose ministry speaks: the first country's or Ukraine's."""
        return self.rng.choice((self.country(1).adjective, "Ukrainian"))
