"""Agreement between people who coded the same things: Krippendorff's alpha.

Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, whose examples are our tests. Forty
lines of our own, since the one library (`krippendorff`) needs NumPy and takes numbers only, and codes are
mostly words.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Any

Difference = Callable[[Any, Any], float]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Alpha of one variable: 1 is perfect, 0 is what chance gives, None where nothing ever varies or nobody
    coded the same. `units` is how many things at least two people coded, `same` in how many all agree."""

    variable: str
    alpha: float | None
    units: int
    same: int
    people: int


def nominal(one: object, other: object) -> float:
    """Codes are the same or not."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """Codes are numbers on a scale."""
    return float(one - other) ** 2


def ratio(one: float, other: float) -> float:
    """Codes are amounts: what counts is their difference beside their sum."""
    return (float(one - other) / (one + other)) ** 2 if one + other else 0.0


def alpha(units: Iterable[Sequence[Hashable]], difference: Difference = nominal) -> float | None:
    """Krippendorff's alpha of units, each the codes that it was given by whoever coded it.

    None where fewer than two codes can be paired or all codes are the same, so that chance cannot be told.
    """
    coincidences: Counter[tuple[Hashable, Hashable]] = Counter()
    weights: dict[tuple[Hashable, Hashable], float] = {}
    for codes in units:
        if len(codes) > 1:
            coincidences.clear()
            coincidences.update(permutations(codes, 2))
            for pair, times in coincidences.items():
                weights[pair] = weights.get(pair, 0.0) + times / (len(codes) - 1)
    totals: dict[Hashable, float] = {}
    for (one, _), weight in weights.items():
        totals[one] = totals.get(one, 0.0) + weight
    n = sum(totals.values())
    observed = sum(weight * difference(*pair) for pair, weight in weights.items())
    expected = sum(a * b * difference(x, y) for x, a in totals.items() for y, b in totals.items())
    return 1.0 - (n - 1) * observed / expected if expected else None


def agreement(variables: Mapping[str, Iterable[Mapping[str, Any]]]) -> list[Agreement]:
    """For each variable the agreement of people: units map a person to the code given."""
    return [_agreement(name, list(units)) for name, units in sorted(variables.items())]


def _agreement(name: str, units: Sequence[Mapping[str, Any]]) -> Agreement:
    codes = [list(unit.values()) for unit in units]
    numbers = all(isinstance(c, int | float) and not isinstance(c, bool) for said in codes for c in said)
    people = {person for unit in units for person in unit}
    found = alpha(codes, ratio if numbers else nominal)
    return Agreement(name, found, len(codes), sum(len(set(said)) == 1 for said in codes), len(people))
