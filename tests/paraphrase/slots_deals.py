"""Slots for agreements and their number."""

from tests.paraphrase import wording
from tests.paraphrase.slots_who import Who

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


class Deals(Who):
    """What an agreement is called, how long it runs, and how many there are."""

    def slot_pact(self, number: int) -> str:
        noun = self.rng.choice(PACTS)
        self.mark(f"pact: {noun}")
        return noun

    def slot_bpact(self, number: int) -> str:
        """An agreement whose plural takes a plain "s"."""
        noun = self.rng.choice(PACTS[:5])
        self.mark(f"pact: {noun}")
        return noun

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
