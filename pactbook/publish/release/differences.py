"""What changed between two states: typed changes of facts; applied to the first they give the second.

A state is the tables of a release or of a view. Rows are the same fact when they have the same key, or when
one is gone and another is new on the same claims.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book import revisions
from pactbook.publish.release.contents import Tables
from pactbook.publish.release.fields import SHEETS, Row

KINDS: Final = (*revisions.KINDS, "restated")
"""What may have happened to a fact, as in its history. Restated: what it says is the same, and only what
stands behind it, or is computed from it, is another."""

RECORD: Final = ("claims", "documents")
"""Tables of what was read, not of what it comes to: counted in words, listed in JSON."""

_COMPUTED: Final = ("eur", "gdp_share", "eur_per_head")
BEHIND: Final = frozenset(
    [
        *("ref", "voices", "claims", "events", "published", "firmness", "spellings", "named", "named_count"),
        *("unnamed", "assumed", "rate", "rate_day", "rate_basis", "basis", "gdp_year", "gdp_vintage"),
        *("population_year", "population_vintage", "decisions", "claims_found", "voice", "before", "after"),
        *("confidence", *(f"{name}_{end}" for name in _COMPUTED for end in ("low", "high", "reason"))),
    ]
)
"""Fields that follow from others, or from what stands behind a fact."""
_KEYS: Final = {sheet.name: sheet.key for sheet in SHEETS}

State = Mapping[str, Mapping[str, Row]]
"""Rows by table and key, in order."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one fact: its row in the first state and in the second; one of them may be None.

    `beside` are rows of the first state that promise the same kind of money, of the same donor for the same
    years, as a pledge that was added: whether it raises them or comes on top, nobody has said. `decided` is
    true where a decision made the change.
    """

    kind: str
    table: str
    before: Row | None
    after: Row | None
    beside: tuple[Row, ...] = ()
    decided: bool = False

    @property
    def row(self) -> Row:
        """The row as it is now, else as it was."""
        found = self.before if self.after is None else self.after
        assert found is not None
        return found

    @property
    def key(self) -> str:
        """What tells the row apart in its table; for facts the reference that `why` takes."""
        key: str = self.row[_KEYS[self.table]]
        return key

    @property
    def nature(self) -> int | None:
        """The code of the OECD for a change of a pledge; None for all else, and for our own corrections."""
        if self.table != "pledges":
            return None
        hypothetical = self.row["modality"] == "hypothetical"
        return revisions.nature(self.kind, promise=True, hypothetical=hypothetical, decided=self.decided)

    @property
    def fields(self) -> tuple[str, ...]:
        """Names of the fields that differ, where there are both rows."""
        if self.before is None or self.after is None:
            return ()
        return _changed(self.before, self.after)


def state(tables: Tables) -> State:
    """The rows of tables by their keys."""
    return {name: {row[_KEYS[name]]: row for row in rows} for name, rows in tables.items()}


def diff(first: Tables, second: Tables) -> tuple[Change, ...]:
    """What changed, table by table, in the order of the second state; what is gone comes last."""
    before, after = state(first), state(second)
    return tuple(change for sheet in SHEETS for change in _table(sheet.name, before, after))


def apply(changes: Iterable[Change], first: Tables) -> State:
    """The second state: the first, with the changes made. The order of rows is left open."""
    found = {name: dict(rows) for name, rows in state(first).items()}
    made = list(changes)
    for change in made:
        if change.before is not None:
            del found[change.table][change.before[_KEYS[change.table]]]
    for change in made:
        if change.after is not None:
            found.setdefault(change.table, {})[change.after[_KEYS[change.table]]] = change.after
    return found


def _table(name: str, first: State, second: State) -> Iterable[Change]:
    before, after = first.get(name, {}), second.get(name, {})
    gone = {key: row for key, row in before.items() if key not in after}
    became = _heirs(name, gone, [row for key, row in after.items() if key not in before])
    for key, row in after.items():
        old = before.get(key) or became.get(key)
        if old is None:
            yield Change(_fresh(name, row), name, None, row, _beside(name, row, before))
        elif old != row:
            decided = _decided(name, old, first, second)
            yield Change(_kind(name, old, row, decided), name, old, row, decided=decided)
    taken = {id(row) for row in became.values()}
    for row in gone.values():
        if id(row) not in taken:
            decided = _decided(name, row, first, second)
            yield Change(_ended(name, row, second, decided), name, row, None, decided=decided)


def _decided(name: str, row: Row, first: State, second: State) -> bool:
    """True when people, or a newer reading, judged a claim behind a fact of the first state since then."""
    old, new = first.get("claims", {}), second.get("claims", {})
    behind = () if name in RECORD else [claim for claim in row["claims"] if claim in old and claim in new]
    return any(_judged(old[claim]) != _judged(new[claim]) for claim in behind)


def _judged(claim: Row) -> tuple[object, object]:
    return claim["state"], claim["decisions"]


def _ended(name: str, row: Row, second: State, decided: bool) -> str:
    """A fact that is gone: because a newer version stands for its document, or else withdrawn."""
    states = (
        {second["claims"][c]["state"] for c in row["claims"] if c in second["claims"]} if decided else set()
    )
    return "superseded" if "superseded" in states else "withdrawn"


def _heirs(name: str, gone: Mapping[str, Row], new: Sequence[Row]) -> Mapping[str, Row]:
    """By the key of a new row, the row that it takes the place of: a gone one with a claim in common."""
    if name in RECORD:
        return {}
    by_claim: dict[str, list[Row]] = {}
    for row in gone.values():
        for claim in _rests_on(name, row):
            by_claim.setdefault(claim, []).append(row)
    taken: set[int] = set()
    found = {}
    for row in new:
        near = (old for claim in _rests_on(name, row) for old in by_claim.get(claim, []))
        old = next((old for old in near if id(old) not in taken), None)
        if old is not None:
            taken.add(id(old))
            found[row[_KEYS[name]]] = old
    return found


def _rests_on(name: str, row: Row) -> Sequence[str]:
    """What makes two rows one fact: a claim; of what is counted but not named, the thing counted."""
    if name == "agreements" and not row["named"]:
        return [f"unnamed {row['status']}"]
    claims: Sequence[str] = row["claims"]
    # A problem is the same only where it is of the same kind.
    return [f"{row['code']} {claim}" for claim in claims] if name == "issues" else claims


def _fresh(name: str, row: Row) -> str:
    """What a new row tells: of a pledge, it may tell that money known from elsewhere is put off or gone."""
    stages = {"postponed": "postponed", "cancelled": "withdrawn"}
    return stages.get(row["stage"], "added") if name == "pledges" else "added"


_SAME: Final = ("donor", "recipient", "aid", "currency", "stage", "period_start", "period_end")


def _beside(name: str, row: Row, before: Mapping[str, Row]) -> tuple[Row, ...]:
    if name != "pledges" or row["amount"] is None or not (row["period_start"] or row["period_end"]):
        return ()
    same = [row[field] for field in _SAME]
    return tuple(old for old in before.values() if [old[field] for field in _SAME] == same)


def _kind(name: str, before: Row, after: Row, decided: bool) -> str:
    changed = set(_changed(before, after))
    if name == "claims" and "state" in changed:
        gone = {"rejected": "withdrawn", "made_no_more": "withdrawn", "superseded": "superseded"}
        return gone.get(after["state"], "corrected")
    if name == "documents" and changed & {"superseded_by", "withdrawn", "corrected_date"}:
        gone = {"superseded_by": "superseded", "withdrawn": "withdrawn"}
        return next((kind for field, kind in gone.items() if field in changed and after[field]), "corrected")
    if changed <= BEHIND:
        return "restated"
    return "corrected" if decided else revisions.kind(before, after)


def _changed(before: Row, after: Row) -> tuple[str, ...]:
    return tuple(name for name in after if before.get(name) != after[name])


def totals(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """How many changes of each kind each table has."""
    found: dict[str, dict[str, int]] = {}
    for change in changes:
        kinds = found.setdefault(change.table, {})
        kinds[change.kind] = kinds.get(change.kind, 0) + 1
    return found
