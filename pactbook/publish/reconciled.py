"""Reconciliations as rows: a tracker's rows beside its own table, and the ledger beside the tracker."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from pactbook.analysis.tracker_table import EQUAL, TableLine
from pactbook.publish.rows import Row


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
