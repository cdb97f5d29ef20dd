"""A tracker's rows against the table of donors that it prints itself: what its own sums are made of.

An allocation is the sum of the rows' own values; a commitment is the sum of the packages' values, which
stand on Commitment rows and on the first row of each allocated package (docs/tracker.md). So the rows that
say Commitment are only the part of it that is not allocated yet.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.pipeline.tracker_tables import Line

STAGES: Final = ("allocated", "pledged")
ALL: Final = "all"
"""The sum of the kinds of aid."""
EQUAL: Final = 5e5
"""Two sums in euros agree to three decimals of a billion within this."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One donor, kind of aid and stage; amounts in euros.

    `rows` is the sum of the rows, None where there is none; `said` what the table prints. For what is
    pledged, `only` is the sum of the rows that say Commitment, which is less. `because` says how the two
    come together, or that they do not.
    """

    donor: str
    aid: str
    stage: str
    rows: float | None
    said: float | None
    only: float | None
    because: str

    @property
    def difference(self) -> float | None:
        """What the rows have more than the table."""
        return None if self.rows is None or self.said is None else self.rows - self.said

    @property
    def agrees(self) -> bool:
        return self.difference is not None and abs(self.difference) < EQUAL


Key = tuple[str, str, str]


def compare(
    found: Sequence[Line],
    said: Mapping[Key, float],
    donors: Mapping[str, str],
    counted_with: Mapping[str, str],
) -> tuple[TableLine, ...]:
    """Every figure of the table of donors beside what the rows give, by donor, kind and stage.

    `said` is by (donor, kind, stage) in euros; `donors` gives the code of each name in the rows;
    `counted_with` says which donor's total takes in another's.
    """
    taken: dict[str, list[Line]] = {}
    for line in found:
        code = donors[line.donor]
        taken.setdefault(counted_with.get(code, code), []).append(line)
    keys = sorted({*said, *((d, a, s) for d in taken for a in (ALL,) for s in STAGES)})
    return tuple(_compared(key, taken.get(key[0], []), said.get(key), donors) for key in keys)


def _compared(key: Key, lines: Sequence[Line], said: float | None, donors: Mapping[str, str]) -> TableLine:
    donor, aid, stage = key
    mine = [line for line in lines if aid in (ALL, line.aid)]
    others = sorted({line.donor for line in mine if donors[line.donor] != donor and _value(line, stage)})
    rows = _sum(_value(line, stage) for line in mine) if lines else None
    only = (
        _sum(_value(line, stage) for line in mine if line.stage == "pledged") if stage == "pledged" else None
    )
    made = TableLine(donor, aid, stage, rows, said, only if lines else None, "")
    return TableLine(donor, aid, stage, rows, said, made.only, _because(made, mine, others))


def _value(line: Line, stage: str) -> float:
    return (line.allocated if stage == "allocated" else line.package) or 0.0


def _sum(values: Iterable[float]) -> float:
    return math.fsum(values)


def _because(made: TableLine, lines: Sequence[Line], others: Sequence[str]) -> str:
    if made.rows is None:
        return "the table has the donor, the rows do not"
    if made.said is None:
        return "the rows have the donor, the table does not"
    with_ = f"with the rows of {', '.join(others)}" if others else ""
    if not made.agrees:
        more = "more" if made.rows > made.said else "less"
        return (
            f"cannot be given: the rows hold {abs(made.rows - made.said) / 1e9:.4f} bn {more} than the table"
        )
    if made.stage == "allocated" or made.only is None or abs(made.rows - made.only) < EQUAL:
        return with_
    first = sum(1 for line in lines if line.stage == "allocated" and line.package)
    packages = (
        f"rows that say Commitment give {made.only / 1e9:.3f} bn, "
        f"packages on {first} Allocation rows the other {(made.rows - made.only) / 1e9:.3f} bn"
    )
    return f"{packages}; {with_}" if with_ else packages
