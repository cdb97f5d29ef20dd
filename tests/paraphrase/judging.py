"""Whether the claims of a variant follow what its text says, and the count of those that do."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.cases.reading_cases import Case, verdict
from tests.paraphrase.variants import Variant


@dataclass(frozen=True)
class Judged:
    """A variant and what is wrong with its claims, by the reading that fits best; nothing when it follows."""

    variant: Variant
    wrong: tuple[str, ...]

    @property
    def follows(self) -> bool:
        return not self.wrong

    @property
    def causes(self) -> tuple[str, ...]:
        """What kind of fault each line is: `missed`, `unexpected` or the attribute that differs."""
        return tuple(sorted({_cause(line) for line in self.wrong}))


def _cause(line: str) -> str:
    word, _, rest = line.partition(" ")
    return rest.partition(":")[0] if word == "ATTRIBUTE" else word.lower()


def judge(variant: Variant) -> Judged:
    """The variant's faults; a variant with several readings is judged by the one with fewest."""
    faults = [
        verdict(Case(variant.id, variant.meaning, variant.published, variant.text, reading, variant.kinds))
        for reading in variant.readings
    ]
    fewest = min(faults, key=len)
    return Judged(variant, tuple(fewest))


def share(judged: Iterable[Judged]) -> float:
    """Part of the variants that follow, 0 to 1."""
    verdicts = [one.follows for one in judged]
    return sum(verdicts) / len(verdicts)


def by(judged: Iterable[Judged], key: Callable[[Judged], Iterable[str]]) -> dict[str, tuple[int, int]]:
    """(those that follow, all) for each value that `key` gives a variant."""
    right: Counter[str] = Counter()
    seen: defaultdict[str, int] = defaultdict(int)
    for one in judged:
        for value in key(one):
            seen[value] += 1
            right[value] += one.follows
    return {value: (right[value], seen[value]) for value in seen}
