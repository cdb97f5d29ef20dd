"""Calibration: from how firmly a rule saw something to the probability that a careful coder records it.

The steps are in `pactbook/data/lexicon/calibration.csv`, fitted by `tools/calibrate.py` on coded texts that
rules were written on and checked on others (docs/accuracy.md). Monotone regression: Barlow et al. 1972.
"""

import csv
import functools
from bisect import bisect_right
from collections.abc import Mapping
from importlib.resources import files
from typing import Final

KINDLESS: Final = "any"
"""The row of steps for kinds that have none of their own."""

Steps = tuple[tuple[float, ...], tuple[float, ...]]


@functools.cache
def steps() -> Mapping[str, Steps]:
    """For each kind the lower edges of its steps, ascending from 0, and the probability on each."""
    source = files("pactbook") / "data" / "lexicon" / "calibration.csv"
    table: dict[str, list[tuple[float, float]]] = {}
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        table.setdefault(row["kind"], []).append((float(row["from"]), float(row["probability"])))
    return {
        kind: (tuple(low for low, _ in sorted(rows)), tuple(p for _, p in sorted(rows)))
        for kind, rows in table.items()
    }


def calibrated(kind: str, raw: float) -> float:
    """The probability for a finding of `kind` with the rules' own firmness `raw`, from 0 to 1."""
    edges, probabilities = steps().get(kind) or steps()[KINDLESS]
    return probabilities[max(0, bisect_right(edges, raw) - 1)]
