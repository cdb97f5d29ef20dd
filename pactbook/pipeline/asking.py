"""The main questions to a projection: totals, differences, the history of a fact, and whether it is right.

Sums and versions come from `queries.sql`; which promises are parts of others is worked out from the ledger.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pactbook.book import days
from pactbook.book.boxes import END, NEVER
from pactbook.book.facts import CommitmentFact, Context, Coordinates, Ledger
from pactbook.book.judged import judge
from pactbook.book.ledger import fold
from pactbook.book.relations import relations
from pactbook.model.issues import Issue
from pactbook.pipeline.projected import asked, ledger, plain
from pactbook.store.base import Store
from pactbook.store.duck import Duck
from pactbook.store.duck_rows import OPEN, day, heads, single_year

Row = dict[str, Any]


def totals(duck: Duck, at: Coordinates, context: Context) -> list[Row]:
    """Sums of promises by donor, year and kind of aid; see `queries.sql` for what stays apart.

    A promise that is a part of another one in the same sum is not taken again.
    """
    found = ledger(duck, at, whole=True)
    parts = _parts(found, context)
    sums = duck.ask("totals", *asked(duck, at), " ".join(sorted(parts)))
    return sorted(sums, key=lambda row: [(row[name] is None, row[name]) for name in _ORDER])


_ORDER: Final = "donor year period_start period_end aid stage currency bound per_year".split()  # noqa: SIM905


def _parts(found: Ledger, context: Context) -> set[str]:
    """References of promises that are parts of another promise in the same sum."""
    by_ref = {fact.ref: fact for fact in found.commitments}
    links = relations(found, judge(context, found.at), context)
    pairs = ((by_ref.get(one.whole), by_ref.get(one.part)) for one in links if one.kind != "agreement")
    return {part.ref for whole, part in pairs if whole and part and _sum(whole) == _sum(part)}


def _sum(fact: CommitmentFact) -> tuple[object, ...]:
    value = fact.value
    year = single_year(value)
    period = (year, None, None) if year else (None, value.period_start, value.period_end)
    return (value.donor, *period, value.aid, value.stage, value.currency, value.bound, value.per_year)


def difference(duck: Duck, one: Coordinates, other: Coordinates) -> list[Row]:
    """What is different at the second coordinates: `change` is added, gone, changed or restated (it says the
    same, and only what stands behind it is another); `before` and `after` are what the fact says, or None."""
    found = duck.ask("difference", *asked(duck, one), *asked(duck, other))
    for row in found:
        for name in ("before", "after"):
            row[name] = json.loads(row[name]) if row[name] is not None else None
        if row["change"] == "changed" and _bare(row["before"]) == _bare(row["after"]):
            row["change"] = "restated"
    return sorted(found, key=lambda row: (row["kind"], row["change"], row["ref"]))


def _bare(said: Row) -> Row:
    """What a fact says, without how many sources say it."""
    events = [{**event, "voices": None} for event in said.get("events", ())]
    return {**said, "voices": None, "events": events}


def history(duck: Duck, ref: str) -> list[Row]:
    """Every version of the fact that a reference names, as our record came to have it; nothing for none.

    An end of None is no end. A reference that fits several facts gives the versions of all of them.
    """
    try:
        found = duck.ask("history", ref.lower(), *heads(ref))
    except ValueError:
        return []
    for row in found:
        row["said"] = json.loads(row["said"])
        row["recorded_to"] = None if row["recorded_to"] == OPEN else row["recorded_to"]
        for name, value in row.items():
            if name.endswith(("_from", "_to")) and not name.startswith("recorded"):
                row[name] = _date(value)
    return sorted(found, key=lambda row: (row["recorded_from"], *(row[name] or "" for name in _DAYS)))


_DAYS = ("known_from", "seen_from", "as_of_from")


def _date(value: Any) -> str | None:
    """A day as people read it; None for one without limit."""
    text = str(value)
    return None if text in ("0001-01-01", day(END), day(NEVER)) else text


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: how many coordinates were compared, and what is wrong."""

    compared: int
    issues: tuple[Issue, ...]


def spread(book: Store, seq: int, many: int) -> list[Coordinates]:
    """Coordinates spread evenly over the first `seq` events of a record and the days of its sources."""
    told = sorted({days.last(one.entry.public_since) for one in book.entries(seq)})
    if not told:
        return []
    picked = [told[len(told) * n // many] for n in range(many)]
    return [
        Coordinates(picked[(n + 1) % many] if n % 2 else None, picked[n], seq * (n + 1) // many)
        for n in range(many)
    ]


def check(duck: Duck, book: Store, spots: Sequence[tuple[Coordinates, Context]]) -> Checked:
    """Hold a projection against its book: the root of its log, and its ledger at `spots` against the fold."""
    made = duck.made()
    issues = []
    if book.root(made.seq).hex() != made.root:
        message = f"{duck.name} was made from another log than the book's first {made.seq} events"
        issues.append(Issue("other_log", "high", message, duck.name, hint="make it anew with --anew"))
    for at, context in spots:
        wanted = fold(book.entries(at.recorded), at, context)
        issues += [_wrong(duck, at, part) for part in _differing(ledger(duck, at), wanted)]
    return Checked(len(spots), tuple(issues))


def _differing(found: Ledger, wanted: Ledger) -> Iterator[str]:
    """The parts of a ledger that are not what the fold gives."""
    one, other = plain(found), plain(wanted)
    for part in Ledger.__dataclass_fields__:
        if getattr(one, part) != getattr(other, part):
            yield part


def _wrong(duck: Duck, at: Coordinates, part: str) -> Issue:
    where = f"as_of {at.as_of}, known {at.known}, recorded {at.recorded}"
    hint = "make it anew with --anew, and report this: a projection must never differ"
    return Issue("differs", "high", f"{part} at {where} are not what the book gives", duck.name, hint=hint)
