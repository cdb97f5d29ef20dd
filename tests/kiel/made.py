"""A release of a tracker with invented donors' money: the columns of the real one, none of its rows.

The sums are made so that every rule has a case: a promise with allocations under it, a package on its own
row, a row without a date that is spread over others, a row that takes money back, rows without an amount.
"""

from collections.abc import Iterable
from pathlib import Path

HEAD = "giver,dato,kategori,maal,verdi_eur,verdi_eur_redistr,verdi_eur_activity,maaned_nr,maaned_finnes"
ROWS = (
    # Norway promises 1000 m in 2023 and 200 m later; 300, 400 and 500 of it are allocated in three years.
    ("Norway", "2023-05-02", "Military", "Commitment", 0, 0, 1000e6, 17, True),
    ("Norway", "2024-09-02", "Military", "Commitment", 0, 0, 200e6, 33, True),
    ("Norway", "2023-06-01", "Military", "Allocation", 300e6, 300e6, 0, 18, True),
    ("Norway", "2024-03-01", "Military", "Allocation", 400e6, 400e6, 0, 27, True),
    ("Norway", "2024-03-01", "Military", "Allocation", 0, 0, 0, 27, True),
    ("Norway", "2025-02-01", "Military", "Allocation", 500e6, 500e6, 0, 38, True),
    # A package of its own, and its undated double that the tracker spreads over it.
    ("Norway", "2024-11-05", "Financial", "Allocation", 20e6, 50e6, 20e6, 35, True),
    ("Norway", "", "Financial", "Allocation", 30e6, 0, 30e6, 0, False),
    # Counted in no year.
    ("Estonia", "", "Military", "Allocation", 7e6, 7e6, 7e6, 28, False),
    ("Estonia", "2024-04-01", "Military", "Allocation", 5e6, 5e6, 5e6, 28, True),
    ("Estonia", "2024-05-01", "Military", "Allocation", -2e6, -2e6, 0, 29, True),
    ("European Investment Bank", "2024-06-01", "Financial", "Allocation", 60e6, 60e6, 60e6, 30, True),
    ("EU (Commission and Council)", "2024-06-01", "Financial", "Allocation", 90e6, 90e6, 90e6, 30, True),
    ("EU (Commission and Council)", "2024-07-01", "Financial", "Commitment", 0, 0, 500e6, 31, True),
    ("European Peace Facility", "2024-07-01", "Military", "Commitment", 0, 0, 0, 31, True),
)
DONORS = (
    ("Norway", 50, 0, 1200, 50, 0, 1200),
    ("Estonia", 0, 0, 10, 0, 0, 12),
    ("EU (Commission and Council)", 150, 0, 0, 650, 0, 0),
)
"""Its table of donors: financial, humanitarian, military, first allocated, then committed, in millions."""


def release(path: Path, rows: Iterable[tuple[object, ...]] = ROWS) -> Path:
    """Writes the rows as a release prints them, the value in billions last."""
    lines = [f"{HEAD},verdi_eur_mrd"]
    lines += [",".join(map(str, [*row, float(str(row[4])) / 1e9])) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def donors(path: Path, rows: Iterable[tuple[object, ...]] = DONORS) -> Path:
    """Writes a table of donors, in billions."""
    kinds = ("financial", "humanitarian", "military", "total")
    names = [f"{kind}_{measure}" for measure in ("allocation", "commitment") for kind in kinds]
    lines = [",".join(["land", "er_eu_medlem", "er_geografisk_europa", *names])]
    for name, *amounts in rows:
        allocated, committed = [[float(str(a)) / 1e3 for a in part] for part in (amounts[:3], amounts[3:])]
        sums = [*allocated, sum(allocated), *committed, sum(committed)]
        lines.append(",".join(map(str, [name, True, True, *sums])))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
