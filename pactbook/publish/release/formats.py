"""The tables of a release as bytes of files: CSV, JSON Lines, Parquet and one workbook.

The same rows give the same bytes: no clock, fixed times in the workbook's archive, fixed Parquet metadata.
Parquet and the workbook need `pip install 'pactbook[release]'`; what is missing is said, never left out in
silence.
"""

import csv
import datetime
import importlib.metadata
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any, Final

from pactbook.publish.release.contents import Tables, cell
from pactbook.publish.release.fields import SHEETS, Row, Sheet

NEEDS: Final = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}
"""Formats that need the extra `release`, and the package that writes each."""

WORKBOOK: Final = "tables.xlsx"
MADE: Final = datetime.datetime(2000, 1, 1)
"""The date that a workbook bears: the format asks for one, and the clock must not decide it."""
_CELL: Final = 32_767
_SHEET: Final = 1_048_576
_CUT: Final = " … (cut; whole in the CSV)"


def writers() -> dict[str, str | None]:
    """Every format, with the version of what writes it; None for one whose package is not installed."""
    packages = {"csv": None, "jsonl": None, **NEEDS}
    return {
        name: "standard library"
        if package is None
        else f"{package} {importlib.metadata.version(package)}"
        if find_spec(package)
        else None
        for name, package in packages.items()
    }


def files(tables: Tables, about: Sequence[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file that holds tables. `about` is the first sheet of the workbook."""
    there = writers()
    for sheet in SHEETS:
        rows = tables[sheet.name]
        yield f"data/{sheet.name}.csv", _csv(sheet, rows)
        yield f"data/{sheet.name}.jsonl", _jsonl(rows)
        if there["parquet"]:
            yield f"data/{sheet.name}.parquet", _parquet(sheet, rows)
    if there["xlsx"]:
        yield WORKBOOK, _xlsx(tables, about)


def _csv(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    text = io.StringIO(newline="")
    # RFC 4180's line ends; with them a lone carriage return in a quote is escaped by every Python.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.names)
    writer.writerows([cell(row[name]) for name in sheet.names] for row in rows)
    return text.getvalue().encode()


def _jsonl(rows: Sequence[Row]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _parquet(sheet: Sheet, rows: Sequence[Row]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    columns = [
        pyarrow.array(
            [_typed(row[field.name], field.type) for row in rows], types.get(field.type, pyarrow.string())
        )
        for field in sheet.fields
    ]
    sink = pyarrow.BufferOutputStream()
    table = pyarrow.table(dict(zip(sheet.names, columns, strict=True)))
    pyarrow.parquet.write_table(
        table, sink, version="2.6", compression="snappy", store_schema=False, row_group_size=131_072
    )
    made: bytes = sink.getvalue().to_pybytes()
    return made


def _typed(value: Any, kind: str) -> Any:
    if value is None or kind in ("boolean", "integer"):
        return value
    return float(value) if kind == "number" else cell(value)


def _xlsx(tables: Tables, about: Sequence[tuple[str, str]]) -> bytes:
    import xlsxwriter

    sink = io.BytesIO()
    # A quote that begins with "=" is text, whatever a spreadsheet would make of it.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, {**options, "strings_to_numbers": False}) as book:
        book.set_properties({"created": MADE, "title": dict(about).get("release", "")})
        bold = book.add_format({"bold": True})
        first = book.add_worksheet("about")
        first.set_column(0, 0, 20)
        first.set_column(1, 1, 100)
        for at, (name, said) in enumerate(about):
            first.write_string(at, 0, name, bold)
            first.write_string(at, 1, said)
        for sheet in SHEETS:
            _worksheet(book.add_worksheet(sheet.name), sheet, tables[sheet.name], bold)
    return sink.getvalue()


def _worksheet(page: Any, sheet: Sheet, rows: Sequence[Row], bold: Any) -> None:
    for column, name in enumerate(sheet.names):
        page.write_string(0, column, name, bold)
    page.freeze_panes(1, 1)
    kept = rows[: _SHEET - 2]
    for at, row in enumerate(kept, 1):
        for column, field in enumerate(sheet.fields):
            _write(page, at, column, row[field.name], field.type)
    if len(rows) > len(kept):
        page.write_string(_SHEET - 1, 0, f"and {len(rows) - len(kept)} rows more, in the CSV")


def _write(page: Any, row: int, column: int, value: Any, kind: str) -> None:
    if value is None:
        return
    if kind == "boolean":
        page.write_boolean(row, column, value)
    elif kind in ("integer", "number"):
        page.write_number(row, column, value)
    else:
        text = cell(value)
        page.write_string(row, column, text if len(text) <= _CELL else text[: _CELL - len(_CUT)] + _CUT)


def load(files: Mapping[str, bytes]) -> Tables:
    """The tables that released JSON Lines hold; a table without a file has no rows."""
    return {sheet.name: _rows(files.get(f"data/{sheet.name}.jsonl", b"")) for sheet in SHEETS}


def _rows(data: bytes) -> tuple[Row, ...]:
    return tuple(json.loads(line) for line in data.split(b"\n") if line)
