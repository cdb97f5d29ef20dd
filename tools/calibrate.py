"""Fits what turns a rule's firmness into a probability, and says how well it holds on texts left out.

    python tools/calibrate.py            print steps, curves and the cross-validated calibration error
    python tools/calibrate.py --write    also write the three tables of the lexicon

Commitments have a logistic curve over firmness and marks, fitted on first readings of rounds
(tests/rounds/first_look.jsonl), since texts that rules were mended on are too kind. Of the other kinds there
are too few findings there: they have monotone steps, fitted on those and on all sets that rules may be
written on. Needs the shared material beside the checkout.
"""

import argparse
import csv
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy.first_look import Judged, judged, kept  # noqa: E402
from benchmarks.accuracy.sets import sets  # noqa: E402
from pactbook.analysis.scoring import MAIN_KINDS  # noqa: E402
from pactbook.extract.confidence import CONSTANT, FIRMNESS, logistic  # noqa: E402
from pactbook.extract.rules.marks import MARKS  # noqa: E402
from pactbook.model.terms import KINDS  # noqa: E402

LEXICON = ROOT / "pactbook/data/lexicon"
PRIOR = 4.0
"""Weight, in claims, of a kind's own mean in each of its steps."""
CURVED = ("commitment",)
WANTED, KEPT_AT_LEAST, EVEN_ODDS = 0.95, 0.75, 0.5
"""A threshold brings precision to `WANTED` where that leaves three quarters in the ledger, and is never
below even odds: what is more likely wrong than right is no entry."""
RIDGE = 1.0
"""Pull of every weight but the constant towards nothing, in claims."""

Curve = dict[str, float]
Steps = dict[str, list[tuple[float, float]]]


def curve(seen: Sequence[Judged]) -> Curve:
    """Ridge logistic regression of `right` on firmness (centred at .8, in steps of .2) and marks."""
    rows = [[1.0, (j.firmness - 0.8) * 5, *(float(mark in j.marks) for mark in MARKS)] for j in seen]
    weights = [0.0] * len(rows[0])
    for _ in range(4000):
        slope = [0.0] + [RIDGE * w for w in weights[1:]]
        for row, j in zip(rows, seen, strict=True):
            miss = 1 / (1 + math.exp(-sum(w * x for w, x in zip(weights, row, strict=True)))) - j.right
            slope = [s + miss * x for s, x in zip(slope, row, strict=True)]
        weights = [w - 0.5 * s / len(rows) for w, s in zip(weights, slope, strict=True)]
    constant, firmness, *marks = weights
    terms = {
        CONSTANT: constant - 4 * firmness,
        FIRMNESS: 5 * firmness,
        **dict(zip(MARKS, marks, strict=True)),
    }
    return {name: round(weight, 3) for name, weight in terms.items()}


def fit(seen: Sequence[Judged]) -> Steps:
    """For each kind the steps (lower edge, probability), pooling adjacent violators; "any" for all."""
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for j in seen:
        groups[j.kind].append((j.firmness, j.right))
        groups["any"].append((j.firmness, j.right))
    return {
        kind: _steps(pairs) for kind, pairs in sorted(groups.items()) if len(pairs) >= 12 or kind == "any"
    }


def _steps(pairs: list[tuple[float, bool]]) -> list[tuple[float, float]]:
    mean = sum(right for _, right in pairs) / len(pairs)
    blocks: list[list[float]] = []  # edge, right, all
    for raw, right in sorted(pairs):
        edge = round(raw - 0.025, 2)
        if blocks and edge - blocks[-1][0] < 0.05:
            blocks[-1][1] += right
            blocks[-1][2] += 1
        else:
            blocks.append([edge, float(right), 1.0])
    pooled: list[list[float]] = []
    for block in blocks:
        pooled.append(list(block))
        while len(pooled) > 1 and _p(pooled[-2], mean) >= _p(pooled[-1], mean):
            _, right, total = pooled.pop()
            pooled[-1][1] += right
            pooled[-1][2] += total
    pooled[0][0] = 0.0
    return [(block[0], round(min(0.99, _p(block, mean)), 3)) for block in pooled]


def _p(block: list[float], mean: float) -> float:
    return (block[1] + PRIOR * mean) / (block[2] + PRIOR)


def error(judgements: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error in ten bins over (probability, right)."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for p, right in judgements:
        bins[min(9, int(p * 10))].append((p, right))
    return sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values()) / len(judgements)


def left_out(
    seen: Sequence[Judged], fitted: Callable[[Sequence[Judged]], Callable[[Judged], float]]
) -> list[tuple[float, bool]]:
    """Each finding with its probability by a fit on the other four fifths of the documents."""
    names = sorted({j.document for j in seen})
    made = []
    for fold in range(5):
        held = set(names[fold::5])
        probability = fitted([j for j in seen if j.document not in held])
        made += [(probability(j), j.right) for j in seen if j.document in held]
    return made


def threshold(judgements: Sequence[tuple[float, bool]]) -> float:
    """The least confidence for the ledger, by findings with their probability; see `WANTED`."""
    for least in sorted({EVEN_ODDS, *(round(p, 2) for p, _ in judgements if p > EVEN_ODDS)}):
        entered = [right for p, right in judgements if p >= least]
        if len(entered) < KEPT_AT_LEAST * len(judgements):
            return EVEN_ODDS
        if sum(entered) >= WANTED * len(entered):
            return least
    return EVEN_ODDS


def by_steps(seen: Sequence[Judged]) -> Callable[[Judged], float]:
    table = fit(seen)
    return lambda j: [p for edge, p in table.get(j.kind, table["any"]) if edge <= j.firmness][-1]


def by_curve(seen: Sequence[Judged]) -> Callable[[Judged], float]:
    fitted = curve(seen)
    return lambda j: logistic(fitted, j.firmness, j.marks)


def log_loss(judgements: Sequence[tuple[float, bool]]) -> float:
    """Mean of minus the logarithm of the probability given to what was the case."""
    return -sum(math.log(p if right else 1 - p) for p, right in judgements) / len(judgements)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    written = [j for coded in sets() if coded.use != "held out" for j in judged(coded)]
    seen = written + kept()
    first = {kind: [j for j in kept() if j.kind == kind] for kind in CURVED}
    table = {kind: steps for kind, steps in fit(seen).items() if kind not in CURVED}
    curves = {kind: curve(rows) for kind, rows in first.items()}
    others = [j for j in seen if j.kind not in CURVED]
    print(
        f"steps: {len(others)} findings; five-fold calibration error {error(left_out(others, by_steps)):.3f}"
    )
    for kind, steps in table.items():
        print(f"{kind:11}", steps)
    for kind, rows in first.items():
        for name, fitted in (("curve", by_curve), ("firmness in steps", by_steps)):
            tested = left_out(rows, fitted)
            print(
                f"{kind}, {name}: {len(rows)} findings in {len({j.document for j in rows})} documents; "
                f"five-fold calibration error {error(tested):.3f}, log loss {log_loss(tested):.3f}"
            )
        print(f"{kind:11}", curves[kind])
    review = []
    for kind in MAIN_KINDS:
        probability = by_curve(first[kind]) if kind in CURVED else by_steps(seen)
        least = threshold([(probability(j), j.right) for j in written if j.kind == kind])
        review.append(
            (kind, least, *(_entered(kind, least, rows, probability) for rows in (written, kept())))
        )
    print("review", review)
    if given.write:
        head = ["kind", "below", "entered_written", "entered_first_readings"]
        _write("review.csv", head, [*review, *((k, EVEN_ODDS, "", "") for k in KINDS if k not in MAIN_KINDS)])
        _write(
            "calibration.csv",
            ["kind", "from", "probability"],
            [(k, a, p) for k, s in table.items() for a, p in s],
        )
        _write(
            "calibration_weights.csv",
            ["kind", "term", "weight"],
            [(k, t, w) for k, c in curves.items() for t, w in c.items()],
        )
    return 0


def _entered(kind: str, least: float, rows: Sequence[Judged], probability: Callable[[Judged], float]) -> str:
    """How many findings of a kind would enter the ledger, and how many of these are right."""
    mine = [j for j in rows if j.kind == kind]
    entered = [j.right for j in mine if probability(j) >= least]
    return f"{len(entered)} of {len(mine)}; {sum(entered)} right"


def _write(name: str, head: list[str], rows: list[tuple[object, ...]]) -> None:
    with (LEXICON / name).open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    sys.exit(main())
