"""The item rows of the tracker's workbook that print their own single amount, and what is read in them.

    python -m tests.kiel.rows [--errors N]

A row counts when its explanation names exactly one sum in one currency and the workbook's own value
(column "Monetary Value as Given by Source") is that amount; the currency is compared with its column.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pactbook.extract.gazetteer import resolve_code
from pactbook.extract.phrases.money import find_money
from pactbook.extract.rows import Rows
from pactbook.model.claims import Commitment
from pactbook.model.sources import Document

SHEET = "Bilateral Assistance, MAIN DATA"
_KIND = {"Military": "military", "Financial": "financial", "Humanitarian": "humanitarian"}


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: who gave, when, what kind, the explanation, and the value that the tracker coded."""

    id: str
    donor: str
    published: str | None
    kind: str | None
    text: str
    amount: float
    currency: str


def item_rows(shared: Path) -> Iterator[ItemRow]:
    """Rows with a number and a currency of their own, each explanation once."""
    import openpyxl

    book = openpyxl.load_workbook(shared / "kiel" / "UST_data_part.xlsx", read_only=True)
    rows = book[SHEET].iter_rows(values_only=True)
    names = [str(name).strip() for name in next(rows)]
    seen: set[str] = set()
    for values in rows:
        row = dict(zip(names, values, strict=False))
        text, value = row["Explanation"], row["Monetary Value as Given by Source"]
        donor = _code(str(row["Countries"]))
        if not isinstance(text, str) or not isinstance(value, int | float) or donor is None or text in seen:
            continue
        seen.add(text)
        day = row["Announcement Date"]
        published = day.date().isoformat() if hasattr(day, "date") else None
        kind = _KIND.get(str(row["Type of Aid General"]))
        yield ItemRow(str(row["ID"]), donor, published, kind, text, value, str(row["Original Currency"]))


def _code(country: str) -> str | None:
    return "EU" if country.startswith(("EU ", "European")) else resolve_code(country)


def states_one(row: ItemRow) -> bool:
    """True when the explanation names one sum only, and it is the row's."""
    sums = {(money.amount, money.currency or money.symbol) for money in find_money(row.text)}
    return len(sums) == 1 and _near(next(iter(sums))[0], row.amount)


def prints_its_currency(row: ItemRow) -> bool:
    """True when the explanation's sum is in the row's own currency; some rows state euros and say zlotys."""
    return all(row.currency in (m.currency, *m.candidates) for m in find_money(row.text))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 0.005 * max(abs(one), abs(other))


def read(row: ItemRow) -> list[Commitment]:
    """The sums that the extractor reads in a row."""
    sha256 = hashlib.sha256(row.text.encode()).hexdigest()
    document = Document(sha256, 1, row.id, row.published, row.text, 0, len(row.text))
    values = [draft.value for draft in Rows(row.donor).extract(document)]
    return [v for v in values if isinstance(v, Commitment) and v.amount is not None]


def measure(rows: list[ItemRow]) -> tuple[Counter[str], list[tuple[ItemRow, list[Commitment]]]]:
    """Counts (rows, read, right, made, kind, kinds) and the rows that are not read rightly."""
    tally: Counter[str] = Counter()
    wrong = []
    for row in rows:
        sums = read(row)
        right = [v for v in sums if _near(v.amount or 0, row.amount) and v.currency == row.currency]
        tally += Counter(rows=1, right=bool(right), made=len(sums), good=len(right))
        if right and row.kind:
            tally += Counter(kinds=1, kind=right[0].aid == row.kind)
        if not right or len(sums) != len(right):
            wrong.append((row, sums))
    return tally, wrong


def main() -> int:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("--errors", type=int, default=0)
    given = parser.parse_args()
    shared = Path(__file__).resolve().parents[2].parent / "shared"
    rows = [row for row in item_rows(shared) if states_one(row)]
    own, _ = measure([row for row in rows if prints_its_currency(row)])
    tally, wrong = measure(rows)
    print(f"rows that state one amount {tally['rows']}")
    print(f"right amount and currency  {tally['right'] / tally['rows']:.3f}")
    print(f"precision of sums          {tally['good'] / tally['made']:.3f}")
    print(f"... of {own['rows']} in the row's currency: right {own['right'] / own['rows']:.3f}", end=", ")
    print(f"precision {own['good'] / own['made']:.3f}")
    print(f"right kind of aid          {tally['kind'] / tally['kinds']:.3f}")
    for row, sums in wrong[: given.errors]:
        print(row.id, row.donor, row.amount, row.currency, [(v.amount, v.currency) for v in sums])
    return 0


if __name__ == "__main__":
    sys.exit(main())
