"""Tables of others: CSV files and workbooks as rows of text cells, each with its number in the sheet."""

import csv
import datetime
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pactbook.capture.readers import LIMIT, too_large
from pactbook.model.issues import Issue

MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. `sheet` is None for CSV. `rows` have the number of their row, counted from 1 with everything
    above them, and their cells by heading, as text; empty rows are left out. `top` is the row of headings."""

    sha256: str
    label: str
    sheet: str | None
    media_type: str
    heading: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    top: int = 1

    def text(self) -> str:
        """The heading and the rows as lines of cells with tabs between them, each the line of its number."""
        lines = [""] * max([self.top, *(number for number, _ in self.rows)])
        lines[self.top - 1] = _line(title for title in self.heading if title)
        for number, cells in self.rows:
            lines[number - 1] = _line(cells.values())
        return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return "\t".join(" ".join(cell.split()) for cell in cells)


def read(path: Path, sheet: str | None = None, heading: int = 1) -> Table | Issue:
    """The table in a file: `sheet` of a workbook (None: the first one), its headings in row `heading`.

    An Issue for what is no table that can be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        return _refused(path, f"it cannot be read: {error.strerror or error}", "check the path")
    if len(data) > LIMIT:
        return too_large(len(data), str(path))
    suffix = path.suffix.lower()
    if suffix not in MEDIA_TYPES:
        return _refused(path, "it is no .csv and no .xlsx file", "save it as one of these")
    lines = _csv(data) if suffix == ".csv" else _workbook(data, sheet)
    if isinstance(lines, str):
        return _refused(path, lines, "open it in a spreadsheet and save it anew")
    name, cells = lines
    if len(cells) < heading:
        return _refused(path, f"it has no row {heading} for headings", "give the row of headings in the map")
    titles = tuple(cell.strip() for cell in cells[heading - 1])
    double = [title for title in titles if title and titles.count(title) > 1]
    if double:
        return _refused(path, f"the heading {double[0]!r} is there twice", "rename one of the columns")
    return Table(
        hashlib.sha256(data).hexdigest(),
        path.name,
        name,
        MEDIA_TYPES[suffix],
        titles,
        _rows(titles, cells, heading),
        heading,
    )


def _rows(
    titles: tuple[str, ...], cells: list[list[str]], heading: int
) -> tuple[tuple[int, dict[str, str]], ...]:
    found = []
    for number, line in enumerate(cells[heading:], heading + 1):
        padded = [*line, *[""] * len(titles)]
        if any(cell.strip() for cell in line):
            found.append((number, {t: padded[i].strip() for i, t in enumerate(titles) if t}))
    return tuple(found)


def _csv(data: bytes) -> tuple[None, list[list[str]]] | str:
    """Rows of a CSV file in UTF-8, with commas, semicolons or tabs; else what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return f"it is not UTF-8 (byte {error.start})"
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    try:
        return None, list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        return f"it is no CSV: {error}"


def _workbook(data: bytes, sheet: str | None) -> tuple[str, list[list[str]]] | str:
    try:
        import openpyxl
    except ImportError:
        return "reading .xlsx needs openpyxl: pip install 'pactbook[tables]', or save it as .csv"
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except Exception as error:  # noqa: BLE001 - a damaged workbook fails in many ways
        return f"it is no workbook: {error}"
    if sheet is not None and sheet not in book.sheetnames:
        return f"it has no sheet {sheet!r}; its sheets are {', '.join(book.sheetnames)}"
    page = book[sheet or book.sheetnames[0]]
    return page.title, [_cells(line) for line in page.iter_rows(values_only=True)]


def _cells(line: Iterable[Any]) -> list[str]:
    return [_cell(value) for value in line]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refused(path: Path, why: str, hint: str) -> Issue:
    return Issue("unreadable", "high", f"{path} was not imported: {why}", str(path), hint=hint)
