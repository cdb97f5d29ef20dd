"""Reconciliations as rows, CSV and one page: the ledger beside a tracker, a tracker beside its own table."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from rich.text import Text

from pactbook.analysis.reconcile import CAUSES, Cause, Line, Reconciled
from pactbook.analysis.tracker_table import EQUAL, TableLine
from pactbook.model.claims import plain
from pactbook.publish import tables, words
from pactbook.publish.rows import Row

CITATION: Final = "Kiel Institute for the World Economy, Ukraine Support Tracker (Trebesch et al.)"
NOTES: Final = (
    "The ledger has what a text promises, each in its own words; euros are those of the text, else of the "
    "ECB reference rate of the day.",
    "The tracker has what was allocated in packages announced in the year, after it has spread what has no "
    "date; it books a promise in full on the day of its announcement.",
    "A cause is found by a rule that looks at figures. It is likely, not proven; where no rule finds one, "
    "the line says so.",
)


def compared_rows(found: Sequence[TableLine]) -> list[Row]:
    """Rows of `tables.COMPARED`."""
    return [
        {
            "donor": one.donor,
            "aid": one.aid,
            "stage": one.stage,
            "eur_rows": one.rows,
            "eur_table": one.said,
            "difference": one.difference,
            "only": one.only,
            "agrees": one.agrees,
            "because": one.because,
        }
        for one in found
    ]


def compared_words(found: Sequence[TableLine]) -> Iterator[Text]:
    """What all lines come to, and those that do not agree."""
    agreed = sum(one.agrees for one in found)
    yield Text(f"{agreed} of {len(found)} figures (by donor, kind and stage) agree to three decimals")
    totals = [one for one in found if one.aid == "all" and one.stage == "pledged"]
    less = sum((one.rows or 0.0) - (one.only or 0.0) >= EQUAL for one in totals)
    yield Text(f"commitments of {less} of {len(totals)} donors are more than their rows that say Commitment")
    for one in found:
        if not one.agrees:
            yield Text(f"{one.donor}, {one.aid}, {one.stage}: {one.because}")


def rows(found: Reconciled) -> list[Row]:
    """Rows of `tables.RECONCILED`."""
    return [_row(line) for line in found.lines]


def _row(line: Line) -> Row:
    one = line.promise
    value = plain(one.fact.value) if one else {}
    return {
        "donor": line.donor,
        "year": line.year,
        "aid": line.aid,
        "promise": _in_words(value) if one else None,
        "ref": one.fact.ref if one else None,
        "rule": one.rule if one else None,
        "made": one.day.isoformat() if one else None,
        "stands": line.stands,
        "bound": one.bound if one else None,
        "eur": one.eur if one else None,
        "assumed": bool(one and one.assumed),
        "eur_tracker": line.tracker,
        "tracker_is": _tracker_is(line),
        "difference": line.difference,
        "share": line.share,
        "status": line.status,
        "how": line.how,
        "cause": cause_words(line.causes[0]) if line.causes else None,
        "causes": [_cause(cause) for cause in line.causes],
        "steps": [{"step": step.name, "eur": step.eur, "rows": list(step.rows)} for step in line.steps],
        "rows": [b.row for b in line.found.packages] if line.found else [],
        "eur_allocated": line.allocated,
        "eur_promised": line.promised,
    }


def _in_words(value: Mapping[str, Any]) -> str:
    when = words.period(value["period_start"], value["period_end"])
    stage = "" if value["stage"] == "pledged" else f", {value['stage']}"
    return f"{words.money(value)}{'' if when == words.NONE else f', {when}'}{stage}"


def _tracker_is(line: Line) -> str | None:
    """What the tracker's figure is."""
    if line.tracker is None:
        return None
    if line.stands or line.promise is None:
        return f"allocated in {line.year}"
    if line.found is not None:
        return "allocated in one row" if line.found.how == "allocation" else "booked as promised"
    first = next((c for c in line.causes if c.name in ("cumulative", "frame")), None)
    if first is None:
        return f"allocated in {line.year}"
    return first.figures[0].what if first.name == "cumulative" else "allocated in these years so far"


def cause_words(cause: Cause) -> str:
    """A cause with its figures, in billions of euros, and the numbers of a few rows."""
    figures = "; ".join(
        f"{f.what} {f.eur / 1e9:,.3f}{_numbers(f.rows)}"
        for f in cause.figures
        if abs(f.eur) >= 5e5 or not f.rows
    )
    sure = "" if cause.shown else " (possible)"
    return f"{CAUSES[cause.name]}{sure}{f': {figures}' if figures else ''}"


def _numbers(rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    shown = ", ".join(map(str, rows[:3]))
    return f" (row{'s' if len(rows) > 1 else ''} {shown}{' …' if len(rows) > 3 else ''})"


def _cause(cause: Cause) -> Row:
    figures = [{"what": f.what, "eur": f.eur, "rows": list(f.rows)} for f in cause.figures]
    return {"cause": cause.name, "words": CAUSES[cause.name], "shown": cause.shown, "figures": figures}


def summary(found: Reconciled) -> dict[str, Any]:
    """What all lines come to: how many of each status, and of how many no cause can be said."""
    beyond = found.beyond()
    return {
        "tracker": found.source,
        "published": found.published,
        "citation": CITATION,
        "years": list(found.years),
        **found.counts(),
        "military_beyond_5_percent": len(beyond),
        "military_explained": sum(line.explained for line in beyond),
        "military_possible_only": sum(_possible(line) for line in beyond),
    }


def _possible(line: Line) -> bool:
    """True where no cause stands in the rows themselves, but the figures allow one."""
    return line.explained and not any(cause.shown for cause in line.causes)


def summary_words(found: Reconciled) -> Iterator[Text]:
    """The summary as lines."""
    said = summary(found)
    counted = ", ".join(
        f"{said[name]} {words.plain(name)}" for name in ("same", "differs", "only_here", "only_there")
    )
    yield Text(
        f"{said['tracker']}, public since {said['published']}: {counted}; cannot say: {said['cannot_say']}"
    )
    yield Text(
        f"of {said['military_beyond_5_percent']} military promises that stand for a year and differ by more "
        f"than 5 %, {said['military_explained']} have a cause, {said['military_possible_only']} of them a "
        "possible one only"
    )


def as_csv(found: Reconciled) -> str:
    """The same lines as CSV with a line of headings; lists as words, amounts in euros."""
    names = [name for name in tables.RECONCILED.keys if name not in ("causes", "steps")]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*names, "causes", "other_causes"])
    for line, row in zip(found.lines, rows(found), strict=True):
        cells = [" ".join(map(str, row[n])) if n == "rows" else row[n] for n in names]
        more = " | ".join(map(cause_words, line.causes[1:]))
        writer.writerow(
            [*("" if c is None else c for c in cells), " ".join(c.name for c in line.causes), more]
        )
    return out.getvalue()


def page(found: Reconciled) -> str:
    """The same lines as one page of HTML that needs nothing beside it."""
    made = list(zip(found.lines, rows(found), strict=True))
    sections = (
        ("year", "Promises that stand for a year", [_shown(a, b) for a, b in made if a.stands]),
        ("others", "Other promises", [_shown(a, b) for a, b in made if a.promise and not a.stands]),
        ("tracker", "Only in the tracker", [_shown(a, b) for a, b in made if a.promise is None]),
    )
    environment = Environment(
        loader=PackageLoader("pactbook.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    columns = [c for c in tables.RECONCILED.shown if c.name != "cause"]
    return environment.get_template("reconciled.html.j2").render(
        said=summary(found), sections=sections, columns=columns, notes=NOTES, causes=CAUSES
    )


def _shown(line: Line, row: Row) -> dict[str, Any]:
    columns = [c for c in tables.RECONCILED.shown if c.name != "cause"]
    cells = [{"text": c.text(row), "label": c.heading, "numeric": c.numeric} for c in columns]
    return {"cells": cells, "causes": list(map(cause_words, line.causes)), "steps": _steps(line)}


def _steps(line: Line) -> list[dict[str, str]]:
    """The way from the promise to the tracker's figure, step by step, in billions of euros."""
    if not line.steps or line.promise is None or line.promise.eur is None:
        return []
    told: list[tuple[str, float, tuple[int, ...]]] = []
    told.append((f"promised, {words.country(line.donor)}", line.promise.eur, ()))
    told += [(STEP_WORDS[step.name].format(year=line.year), step.eur, step.rows) for step in line.steps]
    told.append((f"allocated in {line.year}", line.allocated, ()))
    return [{"what": what + _numbers(rows), "eur": f"{eur / 1e9:+,.3f}"} for what, eur, rows in told]


STEP_WORDS: Final = {
    "amount": "the tracker's figure for it is another",
    "before": "other promises that the tracker keeps with it",
    "after": "promises of the same group announced later",
    "earlier_years": "allocated of them before {year}",
    "later_years": "allocated of them after {year}",
    "no_month": "allocated of them, counted in no year",
    "not_allocated": "not allocated so far",
    "over_allocated": "allocated beyond what was promised",
    "others_before": "allocated in {year} from promises announced before",
    "others_after": "allocated in {year} from promises announced after",
}
