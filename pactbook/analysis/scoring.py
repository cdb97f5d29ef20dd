"""Claims against gold: precision, recall and F1 by kind with intervals, attributes, calibration, errors.

Both sides are the codebook's JSON objects. Documents that the gold names are scored, no others; a gold row
`kind: none` says that a document holds no claims; a row marked `optional` is a fact that careful coders
disagreed on: finding it is no error, missing it is none. Intervals come from drawing the documents again
with replacement (percentile bootstrap, 95 %).
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from pactbook.analysis.matching import ATTRIBUTES, Row, pair
from pactbook.analysis.scoring_errors import ScoreError, errors_of
from pactbook.model import terms

MAIN_KINDS: Final = ("agreement", "commitment", "count", "role")
RESAMPLES: Final = 1000

Interval = tuple[float, float]


@dataclass(slots=True)
class Tally:
    """Counts of one kind in one document, or their sum over documents."""

    tp: int = 0
    fp: int = 0
    fn: int = 0
    right: Counter[str] = field(default_factory=Counter)
    seen: Counter[str] = field(default_factory=Counter)

    def __iadd__(self, other: "Tally") -> Self:
        self.tp += other.tp
        self.fp += other.fp
        self.fn += other.fn
        self.right += other.right
        self.seen += other.seen
        return self

    def precision(self) -> float | None:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    def recall(self) -> float | None:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    def f1(self) -> float:
        p, r = self.precision(), self.recall()
        return 2 * p * r / (p + r) if p and r else 0.0


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind: counts, shares (None where nothing was counted), 95 % intervals, share right by attribute.

    `intervals` has `precision`, `recall`, `f1`; None where no resample had anything to count. `pairs` is the
    number of claims paired with gold, optional rows among them: what shares of attributes are shares of.
    """

    precision: float | None
    recall: float | None
    f1: float
    tp: int
    fp: int
    fn: int
    attributes: Mapping[str, float]
    intervals: Mapping[str, Interval | None]
    pairs: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """Scores by kind, the expected calibration error of `confidence`, share of grounded quotes, errors.

    `judged` has for each kind the confidence of every claim and 1 where it is right.
    """

    kinds: Mapping[str, KindScore]
    calibration_error: float | None
    grounded: float | None
    documents: int
    errors: tuple[ScoreError, ...]
    judged: Mapping[str, Sequence[tuple[float | None, int]]] = field(default_factory=dict)


@dataclass(slots=True)
class _Counted:
    """What one pass over all documents collects for one kind."""

    tallies: list[Tally]
    judged: list[tuple[float | None, int]]
    errors: list[ScoreError]


def score(
    gold: Iterable[Row],
    claims: Iterable[Row],
    kinds: Sequence[str] = MAIN_KINDS,
    texts: Mapping[str, str] | None = None,
    threshold: float = 0.0,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Report:
    """Score claims of at least `threshold` confidence.

    `texts` maps a document (its name before `#`) to the text of the whole file, which quotes are looked
    up in; without it `grounded` is None. `seed` fixes the resampling: the same input gives the same report.
    Raises ValueError for an unknown kind.
    """
    unknown = [kind for kind in kinds if kind not in terms.KINDS]
    if unknown:
        raise ValueError(f"unknown kind {unknown[0]!r}; one of {', '.join(terms.KINDS)}")
    rows = list(gold)
    covered = sorted({row["document"] for row in rows})
    known = set(covered)
    made = [c for c in claims if c["document"] in known and c.get("confidence", 1.0) >= threshold]
    counted = {kind: _count(kind, covered, _grouped(rows, kind), _grouped(made, kind)) for kind in kinds}
    return Report(
        {kind: _kind_score(kind, found.tallies, seed, resamples) for kind, found in counted.items()},
        calibration_error([item for found in counted.values() for item in found.judged]),
        None if texts is None else grounded_share(made, texts),
        len(covered),
        tuple(error for found in counted.values() for error in found.errors),
        {kind: tuple(found.judged) for kind, found in counted.items()},
    )


def _grouped(rows: Iterable[Row], kind: str) -> dict[str, list[Row]]:
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get("kind") == kind:
            grouped[row["document"]].append(row)
    return grouped


def _count(
    kind: str, documents: Sequence[str], gold: Mapping[str, list[Row]], claims: Mapping[str, list[Row]]
) -> _Counted:
    counted = _Counted([], [], [])
    for document in documents:
        golds, made = gold.get(document, []), claims.get(document, [])
        pairs = pair(kind, golds, made)
        paired_gold, paired_claim = {i for i, _ in pairs}, {j for _, j in pairs}
        missed = [g for i, g in enumerate(golds) if i not in paired_gold and not g.get("optional")]
        wrong = [c for j, c in enumerate(made) if j not in paired_claim]
        firm = sum(not golds[i].get("optional") for i in paired_gold)
        tally = Tally(firm, len(wrong), len(missed))
        matched = [(golds[i], made[j]) for i, j in pairs]
        for g, c in matched:
            tally.seen.update(ATTRIBUTES[kind])
            tally.right.update(a for a in ATTRIBUTES[kind] if g.get(a) == c.get(a))
        counted.tallies.append(tally)
        counted.judged += [(c.get("confidence"), 1) for _, c in matched]
        counted.judged += [(c.get("confidence"), 0) for c in wrong]
        counted.errors += errors_of(kind, document, matched, missed, wrong)
    return counted


def _kind_score(kind: str, tallies: Sequence[Tally], seed: int, resamples: int) -> KindScore:
    total = _sum(tallies)
    return KindScore(
        total.precision(),
        total.recall(),
        total.f1(),
        total.tp,
        total.fp,
        total.fn,
        {a: total.right[a] / total.seen[a] for a in ATTRIBUTES[kind] if total.seen[a]},
        intervals(tallies, random.Random(f"{seed}:{kind}"), resamples),
        max(total.seen.values(), default=0),
    )


def _sum(tallies: Iterable[Tally]) -> Tally:
    total = Tally()
    for tally in tallies:
        total += tally
    return total


def intervals(
    tallies: Sequence[Tally], draw: random.Random, resamples: int = RESAMPLES
) -> dict[str, Interval | None]:
    """95 % percentile intervals of precision, recall and F1 over documents drawn with replacement.

    Resamples in which a measure is undefined do not count for it; with fewer than two documents that
    hold anything there is no interval.
    """
    plain = [(t.tp, t.fp, t.fn) for t in tallies]
    drawn: dict[str, list[float]] = {"precision": [], "recall": [], "f1": []}
    enough = sum(any(counts) for counts in plain) > 1
    for _ in range(resamples if enough else 0):
        sample = draw.choices(plain, k=len(plain))
        tally = Tally(*(sum(column) for column in zip(*sample, strict=True)))
        for name, value in (("precision", tally.precision()), ("recall", tally.recall())):
            if value is not None:
                drawn[name].append(value)
        if tally.tp + tally.fp + tally.fn:
            drawn["f1"].append(tally.f1())
    return {name: _percentiles(values) for name, values in drawn.items()}


def _percentiles(values: list[float]) -> Interval | None:
    if not values:
        return None
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[round(0.025 * last)], ordered[round(0.975 * last)]


def calibration_error(judged: Iterable[tuple[float | None, int]]) -> float | None:
    """Expected calibration error in ten equal bins over (confidence, 1 when right); None without any."""
    known = [(c, y) for c, y in judged if c is not None]
    bins: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for c, y in known:
        bins[min(int(c * 10), 9)].append((c, y))
    gaps = sum(abs(sum(c for c, _ in b) - sum(y for _, y in b)) for b in bins.values())
    return gaps / len(known) if known else None


def grounded_share(claims: Iterable[Row], texts: Mapping[str, str]) -> float | None:
    """Share of claims whose quote is `text[start:end]` of their document; an absent document counts as no."""
    good = total = 0
    for claim in claims:
        text = texts.get(claim["document"].split("#")[0], "")
        good += text[claim["start"] : claim["end"]] == claim["quote"] != ""
        total += 1
    return good / total if total else None


def to_json(report: Report) -> dict[str, Any]:
    """The report as one JSON object, a key for each kind beside `calibration_error`, `grounded`, `errors`."""
    made: dict[str, Any] = {
        kind: {
            "precision": row.precision,
            "recall": row.recall,
            "f1": row.f1,
            "tp": row.tp,
            "fp": row.fp,
            "fn": row.fn,
            "attributes": dict(row.attributes),
            "intervals": {name: list(ends) if ends else None for name, ends in row.intervals.items()},
        }
        for kind, row in report.kinds.items()
    }
    made["calibration_error"] = report.calibration_error
    made["grounded"] = report.grounded
    made["documents"] = report.documents
    made["errors"] = [error.to_json() for error in report.errors]
    return made
