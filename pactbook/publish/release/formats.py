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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import islice
from typing import Any, Final

from pactbook.publish.release.contents import Tables, cell
from pactbook.publish.release.fields import SHEETS, Row, Sheet
from pactbook.publish.release.packed import Packed

NEEDS: Final = {"parquet": "pyarrow", "xlsx": "xlsxwriter"}
"""Formats that need the extra `release`, and the package that writes each."""

WORKBOOK: Final = "tables.xlsx"
MADE: Final = datetime.datetime(2000, 1, 1)
"""The date that a workbook bears: the format asks for one, and the clock must not decide it."""
_CELL: Final = 32_767
_SHEET: Final = 1_048_576
_CUT: Final = " … (cut; whole in the CSV)"
_CHUNK: Final = 1 << 20
"""Characters of a CSV file that are gathered before they are written."""
_GROUP: Final = 16_384
"""Rows in a group of a Parquet file."""


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


Chunks = Iterable[bytes]
"""The bytes of a file, some at a time."""


def files(tables: Mapping[str, Packed], about: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Chunks]]:
    """Path and bytes of each file that holds tables. `about` is the first sheet of the workbook."""
    there = writers()
    for sheet in SHEETS:
        rows = tables[sheet.name]
        yield f"data/{sheet.name}.csv", _csv(sheet, rows)
        yield f"data/{sheet.name}.jsonl", rows.lines()
        if there["parquet"]:
            yield f"data/{sheet.name}.parquet", _parquet(sheet, rows)
    if there["xlsx"]:
        yield WORKBOOK, _xlsx(tables, about)


def _csv(sheet: Sheet, rows: Iterable[Row]) -> Iterator[bytes]:
    text = io.StringIO(newline="")
    # RFC 4180's line ends; with them a lone carriage return in a quote is escaped by every Python.
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.names)
    for row in rows:
        writer.writerow([cell(row[name]) for name in sheet.names])
        if text.tell() > _CHUNK:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


def _parquet(sheet: Sheet, rows: Iterable[Row]) -> Iterator[bytes]:
    import pyarrow
    import pyarrow.parquet

    types = {"integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_()}
    columns = [(field.name, types.get(field.type, pyarrow.string())) for field in sheet.fields]
    schema, given, sink = pyarrow.schema(columns), iter(rows), _Sink()
    with pyarrow.parquet.ParquetWriter(
        sink, schema, version="2.6", compression="snappy", store_schema=False
    ) as writer:
        # A table without rows has one empty group, as those who read it expect.
        group = list(islice(given, _GROUP))
        while True:
            arrays = [
                pyarrow.array([_typed(row[field.name], field.type) for row in group], kind)
                for field, (_, kind) in zip(sheet.fields, columns, strict=True)
            ]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), row_group_size=_GROUP)
            group = list(islice(given, _GROUP))
            if not group:
                break
            yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """A file to write into, from which what was written is taken away."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, data: Any) -> int:
        self._parts.append(bytes(data))
        self._at += len(self._parts[-1])
        return len(self._parts[-1])

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        data, self._parts = b"".join(self._parts), []
        return data


def _typed(value: Any, kind: str) -> Any:
    if value is None or kind in ("boolean", "integer"):
        return value
    return float(value) if kind == "number" else cell(value)


def _xlsx(tables: Mapping[str, Packed], about: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    import xlsxwriter

    sink = io.BytesIO()
    # A quote that begins with "=" is text, whatever a spreadsheet would make of it.
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
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
    yield sink.getvalue()


def _worksheet(page: Any, sheet: Sheet, rows: Packed, bold: Any) -> None:
    for column, name in enumerate(sheet.names):
        page.write_string(0, column, name, bold)
    page.freeze_panes(1, 1)
    for at, row in enumerate(islice(rows, _SHEET - 2), 1):
        for column, field in enumerate(sheet.fields):
            _write(page, at, column, row[field.name], field.type)
    if len(rows) > _SHEET - 2:
        page.write_string(_SHEET - 1, 0, f"and {len(rows) - _SHEET + 2} rows more, in the CSV")


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
