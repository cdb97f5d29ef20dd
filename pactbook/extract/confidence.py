"""Calibration: from how firmly a rule saw something to the probability that a careful coder records it.

Two forms, both in `pactbook/data/lexicon`, both fitted by `tools/calibrate.py` (docs/accuracy.md):
`calibration_weights.csv` holds a logistic curve for kinds with enough findings at a first reading;
`calibration.csv` monotone steps (Barlow et al. 1972) for the others.
"""

import csv
import functools
import math
from bisect import bisect_right
from collections.abc import Collection, Mapping
from importlib.resources import files
from typing import Final

KINDLESS: Final = "any"
"""The row of steps for kinds that have none of their own."""
CONSTANT: Final = "constant"
FIRMNESS: Final = "firmness"
HIGHEST: Final = 0.99

Steps = tuple[tuple[float, ...], tuple[float, ...]]


@functools.cache
def steps() -> Mapping[str, Steps]:
    """For each kind the lower edges of its steps, ascending from 0, and the probability on each."""
    table: dict[str, list[tuple[float, float]]] = {}
    for row in _rows("calibration.csv"):
        table.setdefault(row["kind"], []).append((float(row["from"]), float(row["probability"])))
    return {
        kind: (tuple(low for low, _ in sorted(rows)), tuple(p for _, p in sorted(rows)))
        for kind, rows in table.items()
    }


@functools.cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """For each kind that has a curve its weights: `constant`, `firmness`, and one for each mark."""
    table: dict[str, dict[str, float]] = {}
    for row in _rows("calibration_weights.csv"):
        table.setdefault(row["kind"], {})[row["term"]] = float(row["weight"])
    return table


def calibrated(kind: str, raw: float, marks: Collection[str] = ()) -> float:
    """The probability for a finding of `kind` with its marks and the rule's firmness `raw`, from 0 to 1."""
    curve = weights().get(kind)
    if curve is not None:
        return logistic(curve, raw, marks)
    edges, probabilities = steps().get(kind) or steps()[KINDLESS]
    return probabilities[max(0, bisect_right(edges, raw) - 1)]


def logistic(curve: Mapping[str, float], raw: float, marks: Collection[str]) -> float:
    """The probability that a curve gives; a mark that it does not know counts for nothing."""
    total = curve[CONSTANT] + curve[FIRMNESS] * raw + sum(curve.get(mark, 0.0) for mark in marks)
    return min(HIGHEST, 1 / (1 + math.exp(-total)))


def _rows(name: str) -> list[dict[str, str]]:
    source = files("pactbook") / "data" / "lexicon" / name
    return list(csv.DictReader(source.read_text("utf-8").splitlines()))
