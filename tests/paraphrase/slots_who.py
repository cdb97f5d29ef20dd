"""Slots for those who give, sign, speak and receive."""

from tests.paraphrase.choices import Choices
from tests.paraphrase.world import Country

# Family names too common to stand alone (or a state's), and those that are not the last word.
COMMON = frozenset(("Harris", "Martin", "Lee", "Costa", "Michal", "Carney", "Golob", "Montenegro"))
TWO_WORDS = {
    "Jonas Gahr Støre": "Støre",
    "Yoon Suk-yeol": "Yoon",
    "Lee Jae-myung": "Lee",
    "Alexander De Croo": "De Croo",
    "Bart De Wever": "De Wever",
}


class Who(Choices):
    """States, capitals, governments, parliaments and people."""

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

    def slot_Zs(self, number: int) -> str:
        """Ukraine's president as a source only."""
        return self.rng.choice(
            ("President Volodymyr Zelensky", "Ukrainian President Volodymyr Zelenskyy", "Volodymyr Zelensky")
        )

    def slot_Ga(self, number: int) -> str:
        """Whose ministry speaks: the first country's or Ukraine's."""
        return self.rng.choice((self.country(1).adjective, "Ukrainian"))

    def slot_place(self, number: int) -> str:
        c = self.country(number)
        return self.rng.choice(("", " in Kyiv", f" in {c.capital}" if c.capital else " in Kyiv"))
