"""Choosing and ordering rows: what the filters of the commands mean."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from pactbook.analysis.totals import Total, totals
from pactbook.book.agreements import SIGNED
from pactbook.book.relations import relations
from pactbook.extract.gazetteer.lookup import resolve_code
from pactbook.model.terms import COUNTED, STATUS
from pactbook.publish import words
from pactbook.publish.rows import Row
from pactbook.publish.view import View

_STATE: Final = re.compile(r"[A-Z]{3}")
"""A country's code; those of organisations are shorter, longer or names."""


class UnknownWord(ValueError):
    """A filter that names nothing; its message says what may be named."""


def agreements(
    found: Sequence[Row], status: str | None, party: str | None, states: bool = False
) -> list[Row]:
    """Agreements by status and party. "signed" takes in what was approved or is in force since;
    with `states`, only those between states, so without the European Union's.

    Raises UnknownWord for a status that there is none of and a party that is no country and in no row.
    """
    if status is not None and status not in (*STATUS, *COUNTED):
        raise UnknownWord(f"no status {status!r}; one of {', '.join(STATUS)}")
    wanted = SIGNED if status == "signed" else (status,)
    partner = code(party, {name for row in found for name in row["parties"]})
    return [
        row
        for row in found
        if (status is None or row["status"] in wanted)
        and (partner is None or partner in row["parties"])
        and not (states and any(not _STATE.fullmatch(name) for name in row["parties"]))
    ]


def pledges(found: Sequence[Row], donor: str | None, stage: str | None, aid: str | None) -> list[Row]:
    """Pledges by donor, stage and kind of aid. Raises UnknownWord for a donor that nobody knows."""
    giver = code(donor, {row["donor"] for row in found if row["donor"]})
    wanted = {"donor": giver, "stage": stage, "aid": aid}
    return [row for row in found if all(value is None or row[key] == value for key, value in wanted.items())]


def ordered(found: Sequence[Row]) -> list[Row]:
    """Pledges by the day they were made."""
    return sorted(found, key=lambda row: (row["date"] or row["published"], row["donor"] or "", row["ref"]))


def summed(
    view: View,
    by: str,
    donor: str | None = None,
    stage: str | None = None,
    aid: str | None = None,
    source: str | None = None,
) -> tuple[Total, ...]:
    """Sums of the chosen pledges; `source` is `ledger`, `tracker` or None for both, each apart.

    Raises UnknownWord for a donor that nobody knows.
    """
    measured = [
        *(view.measured if source != "tracker" else ()),
        *(view.tracked if source != "ledger" else ()),
    ]
    giver = code(donor, {one.fact.value.donor for one in measured if one.fact.value.donor})
    chosen = [
        one
        for one in measured
        if (giver is None or one.fact.value.donor == giver)
        and (stage is None or one.fact.value.stage == stage)
        and (aid is None or one.fact.value.aid == aid)
    ]
    found = totals(chosen, by, relations(view.ledger, view.judged, view.context))
    if by != "donor":
        return found
    return tuple(sorted(found, key=lambda total: (total.group is None, words.country(total.group))))


def code(name: str | None, present: Collection[str] = ()) -> str | None:
    """The code that a code, an English name or an organisation's name as written stands for."""
    if name is None:
        return None
    written = {code.casefold(): code for code in present}
    if name.casefold() in written:
        return written[name.casefold()]
    found = name.upper() if words.country(name.upper()) != name.upper() else resolve_code(name)
    if found is None:
        there = f"; here are {', '.join(sorted(present))}" if present else ""
        raise UnknownWord(f"{name!r} is no country or organisation: give a code or an English name{there}")
    return found
