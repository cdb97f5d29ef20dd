"""Tables of an outside tracker: which of its layouts a file has, and whether it still has the shape we know.

What each column means stands in `pactbook/data/trackers/kiel.toml` (docs/tracker.md says how that was found).
A table whose columns, words or sums do not fit is refused whole: half a release would be a wrong release.
"""

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

from pactbook.capture.tables import Table, read
from pactbook.model.issues import Issue

CENT: Final = 0.01
"""Sums of a table that differ by no more than this (in its currency) are equal."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One form of table: its columns, which of them holds what, and the words in its cells."""

    name: str
    columns: tuple[str, ...]
    means: Mapping[str, str]
    words: Mapping[str, str]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """All that is known of a tracker's tables; `releases` are (name, day) by the sha256 of their file."""

    tracker: str
    publisher: str
    citation: str
    currency: str
    recipient: str
    first_month: str
    empty: frozenset[str]
    donors: Mapping[str, str]
    without_money: Mapping[str, str]
    counted_with: Mapping[str, str]
    releases: Mapping[str, tuple[str, str]]
    layouts: tuple[Layout, ...]

    def layout(self, name: str) -> Layout:
        return next(layout for layout in self.layouts if layout.name == name)


@lru_cache(maxsize=1)
def kiel() -> Shape:
    """The tables of the Ukraine Support Tracker, as the package describes them."""
    path = resources.files("pactbook") / "data" / "trackers" / "kiel.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    layouts = tuple(
        Layout(one["name"], tuple(one["columns"]), one["means"], one["words"], one.get("sheet"))
        for one in said.pop("layout")
    )
    releases = {one["sha256"]: (one["name"], one["published"]) for one in said.pop("release")}
    empty = frozenset(word.casefold() for word in said.pop("empty"))
    return Shape(**said, empty=empty, releases=releases, layouts=layouts)


def table_of(path: Path, wanted: tuple[str, ...], shape: Shape) -> tuple[Table, Layout] | Issue:
    """The table in a file and its layout, one of those `wanted` by name; an Issue for another one.

    The message names the columns that are missing and those that are new.
    """
    workbook = path.suffix.lower() == ".xlsx"
    layouts = [shape.layout(name) for name in wanted if (shape.layout(name).sheet is not None) == workbook]
    if not layouts:
        kinds = " or ".join(".xlsx" if shape.layout(name).sheet else ".csv" for name in wanted)
        message = f"{path} was not read: a {kinds} file of the {shape.tracker} is wanted"
        return Issue("no_tracker", "high", message, str(path), hint="check the path")
    table = read(path, layouts[0].sheet)
    if isinstance(table, Issue):
        return table
    here = {title for title in table.heading if title}
    nearest = max(layouts, key=lambda layout: len(here & set(layout.columns)))
    missing = [column for column in nearest.columns if column not in here]
    new = [title for title in table.heading if title and title not in nearest.columns]
    if missing or new:
        return _changed(table, nearest, missing, new, shape)
    return table, nearest


def _changed(table: Table, layout: Layout, missing: list[str], new: list[str], shape: Shape) -> Issue:
    parts = [f"missing {', '.join(missing)}"] if missing else []
    parts += [f"new {', '.join(new)}"] if new else []
    message = (
        f"{table.label} was not read: its columns are not those of the {shape.tracker} "
        f"(layout {layout.name}): {'; '.join(parts)}"
    )
    hint = "a new release may have changed its columns: docs/tracker.md says what each one means"
    return Issue("columns_changed", "high", message, table.label, hint=hint)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a tracker, its cells read. Amounts are in the tracker's currency, None where it has none.

    `allocated` is the row's own value, `redistributed` the same after what has no date was spread over what
    has one, `package` the value of the whole package, on its first row. `month` is YYYY-MM where the
    tracker counts the row in one. `units` is the number of goods.
    """

    number: int
    donor: str
    aid: str
    stage: str
    date: str | None
    month: str | None
    allocated: float | None
    redistributed: float | None
    package: float | None
    years: str | None = None
    item: str | None = None
    units: float | None = None


def lines(table: Table, layout: Layout, shape: Shape) -> tuple[list[Line], list[str]]:
    """The rows of a table, and everything in its cells that is not understood, in words."""
    found, wrong = [], []
    for number, cells in table.rows:
        try:
            found.append(_line(number, cells, layout, shape))
        except ValueError as error:
            wrong.append(f"row {number}: {error}")
    return found, wrong


def _line(number: int, cells: Mapping[str, str], layout: Layout, shape: Shape) -> Line:
    def cell(meaning: str) -> str | None:
        column = layout.means.get(meaning)
        said = cells[column].strip() if column else ""
        return None if said.casefold() in shape.empty else said

    def money(meaning: str) -> float | None:
        said = cell(meaning)
        return None if said is None else number_of(said, layout.means[meaning])

    def word(meaning: str) -> str:
        said = cell(meaning) or ""
        if said not in layout.words:
            raise ValueError(f"{layout.means[meaning]} is {said!r}, none of {', '.join(layout.words)}")
        return layout.words[said]

    units = cell("units")
    return Line(
        number=number,
        donor=cell("donor") or "",
        aid=word("aid"),
        stage=word("measure"),
        date=_day(cell("date")),
        month=_month(money("month"), shape.first_month) if word("month_known") == "yes" else None,
        allocated=money("allocated"),
        redistributed=money("redistributed"),
        package=money("package"),
        years=cell("years"),
        item=cell("item"),
        units=number_of(units, "units") if units and units.replace(".", "").isdigit() else None,
    )


def number_of(text: str, column: str) -> float:
    """The number in a cell. Raises ValueError, which names the column, for what is none."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError(f"{column}: {text!r} is no number") from None
    if not math.isfinite(value):
        raise ValueError(f"{column}: {text!r} is no number")
    return value


def _day(text: str | None) -> str | None:
    """A date to the day; a cell in words ("until 4/6/2022") gives none."""
    if text is None or len(text) < 10 or text[4:5] != "-" or text[7:8] != "-":
        return None
    return text[:10]


def _month(number: float | None, first: str) -> str | None:
    if not number:
        return None
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    year, month = divmod(start + int(number) - 1, 12)
    return f"{year:04d}-{month + 1:02d}"


def misshapen(found: list[Line], table: Table, layout: Layout, shape: Shape) -> Iterator[str]:
    """What does not hold of a table that held of every one we know; nothing where its shape is as it was."""
    if not any(line.allocated or line.package for line in found):
        yield f"every amount in it is zero or empty ({len(found)} rows): the file is all zeros"
        return
    stages = {line.stage for line in found if line.allocated or line.package}
    for stage in ("allocated", "pledged"):
        if stage not in stages:
            yield f"no row of it is {_word(stage, layout)} and has an amount"
    odd = [line.number for line in found if line.stage == "pledged" and line.allocated]
    if odd:
        yield f"{_many(odd)} say {_word('pledged', layout)} and have an allocated value, as none did before"
    yield from _sums(found, shape)
    yield from _twice(table, layout)


def _word(stage: str, layout: Layout) -> str:
    return next(word for word, to in layout.words.items() if to == stage)


def _many(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:3]))
    return f"rows {shown}{f' and {len(numbers) - 3} more' if len(numbers) > 3 else ''}"


def _sums(found: list[Line], shape: Shape) -> Iterator[str]:
    """Donors without money, and donors whose total the spreading of undated rows has changed."""
    own: dict[str, list[float]] = defaultdict(list)
    moved: dict[str, list[float]] = defaultdict(list)
    package: dict[str, list[float]] = defaultdict(list)
    for line in found:
        own[line.donor].append(line.allocated or 0.0)
        moved[line.donor].append(line.redistributed or 0.0)
        package[line.donor].append(line.package or 0.0)
    for donor in sorted(own):
        one, other = math.fsum(own[donor]), math.fsum(moved[donor])
        if not one and not any(package[donor]) and donor not in shape.without_money:
            yield f"the amounts of {donor} sum to zero in {len(own[donor])} rows"
        if abs(one - other) > max(CENT, 1e-9 * abs(one)) * 100:
            yield (
                f"the allocations of {donor} are {one / 1e9:.3f} bn as given and {other / 1e9:.3f} bn "
                "redistributed: spreading what has no date must not change a total"
            )


def _twice(table: Table, layout: Layout) -> Iterator[str]:
    """Rows whose value in billions is not their value."""
    column, billions = layout.means["allocated"], layout.means.get("allocated_bn")
    if billions is None:
        return
    odd = [n for n, cells in table.rows if not _same(cells[column], cells[billions])]
    if odd:
        yield f"{_many(odd)}: {billions} is not {column} in billions"


def _same(value: str, billions: str) -> bool:
    try:
        return math.isclose(float(value) / 1e9, float(billions), rel_tol=1e-9, abs_tol=1e-12)
    except ValueError:
        return False


def totals(found: list[Line]) -> dict[str, float]:
    """Allocations by donor as the tracker names it."""
    sums: dict[str, list[float]] = defaultdict(list)
    for line in found:
        sums[line.donor].append(line.allocated or 0.0)
    return {donor: math.fsum(values) for donor, values in sorted(sums.items())}


def refused(table: Table, reasons: list[str], code: str, more: Any = "") -> Issue:
    """The one Issue of a table that was refused, with every reason."""
    message = f"{table.label} was not imported: {'; '.join(reasons[:5])}"
    rest = f"; and {len(reasons) - 5} more" if len(reasons) > 5 else ""
    hint = "docs/tracker.md says what a release must look like; nothing of it was stored"
    return Issue(code, "high", message + rest, table.label, hint=f"{hint}{more}")
