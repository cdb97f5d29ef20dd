"""Scores of the extractor for a person: a table by kind, attributes, and the list of errors."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from pactbook.analysis.matching import KEYS, Row
from pactbook.analysis.scoring import KindScore, Report
from pactbook.analysis.scoring_errors import ScoreError
from pactbook.publish import words
from pactbook.publish.terminal import safe


def lines(report: Report, errors: bool) -> Iterator[RenderableType]:
    """The report; with `errors` also what was missed and what was wrong, gravest first."""
    yield Text(f"{report.documents} documents; 95 % intervals over documents", style="dim")
    yield _kinds(report)
    yield Text("")
    yield _attributes(report)
    yield Text("")
    yield Text(
        f"calibration error {_share(report.calibration_error)}, quotes found {_share(report.grounded)}"
    )
    if errors:
        yield Text("")
        for error in report.errors:
            yield from _error(error)
    elif report.errors:
        yield Text(f"{len(report.errors)} errors; list them with --errors", style="dim")


def _kinds(report: Report) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold")
    made.add_column("kind")
    for name in ("precision", "recall", "F1", "right", "wrong", "missed"):
        made.add_column(name, justify="right")
    for kind, score in report.kinds.items():
        made.add_row(
            kind,
            _with_interval(score.precision, "precision", score),
            _with_interval(score.recall, "recall", score),
            _with_interval(score.f1, "f1", score),
            str(score.tp),
            str(score.fp),
            str(score.fn),
        )
    return made


def _with_interval(value: float | None, name: str, score: KindScore) -> str:
    ends = score.intervals.get(name)
    return _share(value) + (f" [{_share(ends[0])}–{_share(ends[1])}]" if ends else "")


def _share(value: float | None) -> str:
    return words.NONE if value is None else f"{value:.3f}"


def _attributes(report: Report) -> Table:
    made = Table(box=None, pad_edge=False, header_style="bold")
    made.add_column("kind")
    made.add_column("attributes right on matched pairs")
    for kind, score in report.kinds.items():
        said = ", ".join(f"{name} {_share(value)}" for name, value in score.attributes.items())
        made.add_row(kind, said or words.NONE)
    return made


def _error(error: ScoreError) -> Iterator[RenderableType]:
    differs = f" ({', '.join(error.differs)})" if error.differs else ""
    head = Text(f"{error.code}{differs} ", style="bold")
    yield head.append(safe(f"{error.kind}, {error.document}"), style="not bold dim")
    for name, row in (("gold ", error.gold), ("claim", error.claim)):
        if row is not None:
            line = Text(f"  {name} ", style="dim")
            line.append(safe(_said(row, error)), style="not dim")
            yield line.append(
                safe(f"  “{' '.join(str(row.get('quote', '')).split())}”"), style="italic not dim"
            )


def _said(row: Row, error: ScoreError) -> str:
    keys = dict.fromkeys((*KEYS[error.kind], *error.differs))
    return ", ".join(f"{key}={row.get(key)}" for key in keys if row.get(key) is not None)
