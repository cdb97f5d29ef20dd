"""The generated tables of docs/accuracy.md, in Markdown."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from benchmarks.accuracy.measure import GROUPS, Measured, held_out, looked_at, pooled
from pactbook.analysis.matching import ATTRIBUTES
from pactbook.analysis.scoring import MAIN_KINDS, Interval, KindScore, calibration_error
from pactbook.pipeline.review import thresholds

NONE: Final = "–"
LEVELS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93)
ALL_COLUMNS: Final = ("set", "texts", "right", "wrong", "missed", "precision", "recall", "F1")


def share(value: float | None) -> str:
    """A share with three digits, without the leading nought: .914."""
    if value is None:
        return NONE
    return f"{value:.3f}".removeprefix("0")


def _with(value: float | None, ends: Interval | None) -> str:
    return share(value) if ends is None else f"{share(value)} ({share(ends[0])}–{share(ends[1])})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def kinds(found: Sequence[Measured]) -> str:
    """One table for each main kind: every set that holds or was given such a claim."""
    reports = [(m, m.report()) for m in found]
    parts = []
    for kind in MAIN_KINDS:
        rows = [_row(m, report.kinds[kind]) for m, report in reports if _counted(report.kinds[kind])]
        parts.append(f"**{kind}**\n\n{table(ALL_COLUMNS, rows)}")
    return "\n\n".join(parts)


def _counted(score: KindScore) -> bool:
    return bool(score.tp + score.fp + score.fn)


def _row(m: Measured, score: KindScore) -> list[str]:
    ends = score.intervals
    figures = [
        _with(score.precision, ends["precision"]),
        _with(score.recall, ends["recall"]),
        _with(score.f1, ends["f1"]),
    ]
    title = f"**{m.title}**" if m.use == "held out" else m.title
    return [title, str(m.documents), str(score.tp), str(score.fp), str(score.fn), *figures]


def groups(found: Sequence[Measured]) -> list[Measured]:
    """The sets as they are pooled for narrow tables."""
    return [m for name, title, members in GROUPS if (m := pooled(found, name, title, members))]


def attributes(found: Sequence[Measured]) -> str:
    """Share right of every attribute on matched pairs; their number behind the kind."""
    reports = [(m, m.report(resamples=0)) for m in groups(found)]
    rows = []
    for kind in MAIN_KINDS:
        pairs = [report.kinds[kind].pairs for _, report in reports]
        rows.append([f"**{kind}**, pairs", *(str(n) if n else NONE for n in pairs)])
        for name in ATTRIBUTES[kind]:
            rows.append([f"`{name}`", *(share(r.kinds[kind].attributes.get(name)) for _, r in reports)])
    rows.append(
        ["**ten-fold amounts**", *(str(sum(e.code == "tenfold" for e in r.errors)) for _, r in reports)]
    )
    return table(["", *(m.name for m, _ in reports)], rows)


def calibration(found: Sequence[Measured]) -> str:
    """Calibration error by set and kind, with the number of claims."""
    rows = []
    for m in [*groups(found), *_two(found)]:
        judged = m.report(resamples=0).judged
        every = [pair for kind in MAIN_KINDS for pair in judged[kind]]
        rows.append([m.title, *(_error(judged[kind]) for kind in MAIN_KINDS), _error(every)])
    return table(["set", *MAIN_KINDS, "all four"], rows)


def _error(judged: Sequence[tuple[float | None, int]]) -> str:
    return f"{share(calibration_error(judged))} ({len(judged)})" if judged else NONE


def _two(found: Sequence[Measured]) -> list[Measured]:
    pools: list[Callable[[Iterable[Measured]], Measured | None]] = [looked_at, held_out]
    return [m for pool in pools if (m := pool(found))]


def abstention(found: Sequence[Measured]) -> str:
    """What a threshold keeps and what it buys, for commitments and agreements."""
    parts = []
    for kind in ("commitment", "agreement"):
        for m in _two(found):
            parts.append(f"**{kind}**, {m.title}\n\n{_curve(m, kind)}")
    stated = ", ".join(f"{kind} {thresholds()[kind]:g}" for kind in MAIN_KINDS)
    return "\n\n".join([f"Thresholds as shipped: {stated}.", *parts])


def _curve(m: Measured, kind: str) -> str:
    whole = _made(m.report(kinds=[kind], resamples=0).kinds[kind])
    rows = []
    for level in LEVELS:
        score = m.report(level, [kind], resamples=0).kinds[kind]
        kept = _made(score) / whole if whole else None
        rows.append([f"{level:g}", share(kept), *map(share, (score.precision, score.recall, score.f1))])
    return table(["confidence at least", "kept", "precision", "recall", "F1"], rows)


def _made(score: KindScore) -> int:
    return score.tp + score.fp
