"""What two texts of one file of the reference say differently, fact by fact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from pactbook.book.reference.files import Fact, Reference

TABLES: Final = (
    "terms",
    "clauses",
    "standing",
    "events",
    "promises",
    "words",
    "later",
    "gaps",
    "sources",
    "further",
)
"""The tables of a file, in the order in which changes are told."""
_SAME: Final[Mapping[str, str]] = {
    "clauses": "kind",
    "events": "kind",
    "later": "kind",
    "sources": "id",
    "gaps": "field",
}
"""What two facts of a table must share to be one fact that changed."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that came, went, or says something else now; `fields` are those that differ."""

    table: str
    kind: Literal["added", "gone", "changed"]
    before: Fact | None
    after: Fact | None

    @property
    def fields(self) -> tuple[tuple[str, Any, Any], ...]:
        """Of a changed fact, each field that differs, before and after; None where it was not there."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before, self.after
        return tuple((n, old.get(n), new.get(n)) for n in {**old, **new} if old.get(n) != new.get(n))


def differences(before: Reference, after: Reference) -> tuple[Change, ...]:
    """What `after` says that `before` does not, and the other way round."""
    return tuple(change for table in TABLES for change in _changes(table, before, after))


def _changes(table: str, before: Reference, after: Reference) -> Iterator[Change]:
    old, new = _facts(table, before), _facts(table, after)
    gone = [fact for fact in old if fact not in new]
    added = [fact for fact in new if fact not in old]
    for fact in gone:
        heir = max(
            (one for one in added if _alike(table, fact, one)),
            key=lambda one: _common(fact, one),
            default=None,
        )
        if heir is not None:
            added.remove(heir)
        yield Change(table, "gone" if heir is None else "changed", fact, heir)
    yield from (Change(table, "added", None, fact) for fact in added)


def _facts(table: str, one: Reference) -> Sequence[Fact]:
    held = getattr(one, table)
    if table == "sources":
        return tuple(held.values())
    if table == "terms":
        return (held,) if held else ()
    return tuple(held)


def _alike(table: str, one: Fact, other: Fact) -> bool:
    """True for two facts that may be one that changed: of one kind, and half of their fields the same."""
    name = _SAME.get(table)
    if name is not None and one.get(name) != other.get(name):
        return False
    return table in ("terms", "sources") or 2 * _common(one, other) >= min(len(one), len(other))


def _common(one: Fact, other: Fact) -> int:
    return sum(name in other and other[name] == value for name, value in one.items())
