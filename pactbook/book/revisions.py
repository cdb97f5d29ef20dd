"""Typed revisions: what became of a fact between two states, in words of ours and in the code of the OECD.

Source of the codes: OECD CRS, `nature_of_submission`: 1 new activity, 2 revision, 3 increase or decrease of
an earlier commitment, 5 provisional. A correction of an error of ours has no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pactbook.book import days
from pactbook.book.facts import AgreementFact, CommitmentFact, CountFact, PersonFact, ReportedFact
from pactbook.model.claims import plain

Fact = AgreementFact | CommitmentFact | CountFact | PersonFact | ReportedFact
Fields = Mapping[str, Any]

KINDS: Final = (
    "added",
    "raised",
    "reduced",
    "postponed",
    "corrected",
    "superseded",
    "withdrawn",
    "revised",
)
"""What a revision may be. `revised` is everything that none of the others says."""
_OECD: Final = {"added": 1, "raised": 3, "reduced": 3, "postponed": 2, "superseded": 2, "revised": 2}


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a fact: its kind, its OECD nature of submission (None where there is none), and each
    field that changed, before and after."""

    kind: str
    nature: int | None
    fields: tuple[tuple[str, Any, Any], ...]


def revision(before: Fact | None, after: Fact | None, decided: str | None = None) -> Revision | None:
    """How a fact changed; None when it says the same.

    `decided` is the kind of the decision that did it (`correct`, `supersede`, `update` ...), None for news.
    """
    old, new = said(before), said(after)
    changed = tuple((n, old.get(n), new.get(n)) for n in {**old, **new} if old.get(n) != new.get(n))
    if not changed and (before is None) == (after is None):
        return None
    found = "added" if before is None else _decided(decided, after) or _kind(after, old, new)
    promise = isinstance(after, CommitmentFact)
    hypothetical = isinstance(after, CommitmentFact) and after.modality == "hypothetical"
    code = nature(found, promise=promise, hypothetical=hypothetical, decided=decided is not None)
    return Revision(found, code, changed)


def said(fact: Fact | None) -> dict[str, Any]:
    """What a fact says, field by field, as JSON values; nothing for no fact."""
    if isinstance(fact, CommitmentFact):
        return {**plain(fact.value), "modality": fact.modality, "date": fact.date}
    names: tuple[str, ...]
    if isinstance(fact, AgreementFact):
        names = ("parties", "instrument", "status", "date", "modality", "term_years", "place")
    elif isinstance(fact, CountFact):
        names = ("what", "value", "as_of", "modality")
    elif isinstance(fact, PersonFact):
        names = ("person", "office", "affiliation", "event_role", "modality")
    else:
        return plain(fact.reports[0].entry.value) if fact is not None else {}
    return {name: _json(getattr(fact, name)) for name in names}


def _json(item: Any) -> Any:
    return list(item) if isinstance(item, tuple) else item


def _decided(decision: str | None, after: Fact | None) -> str | None:
    """The kind of a revision that a decision made; None where the facts themselves must tell."""
    if decision is None:
        return None
    if after is None:
        return "superseded" if decision in ("supersede", "edition") else "withdrawn"
    return "corrected"


def _kind(after: Fact | None, old: Fields, new: Fields) -> str:
    return "withdrawn" if after is None else kind(old, new)


def kind(old: Fields, new: Fields) -> str:
    """What became of a fact that said `old` and says `new`, where no decision tells."""
    if new.get("stage") == "cancelled" != old.get("stage"):
        return "withdrawn"
    if new.get("stage") == "postponed" != old.get("stage") or _later(old, new):
        return "postponed"
    for name in ("amount", "gdp_percent"):
        one, other = old.get(name), new.get(name)
        if one and other and one != other and old.get("currency") == new.get("currency"):
            return "raised" if other > one else "reduced"
    return "revised"


def _later(old: Fields, new: Fields) -> bool:
    """True for a period that was moved to begin after the one it had before."""
    end, start = old.get("period_end"), new.get("period_start")
    return bool(end and start) and days.first(str(start)) > days.last(str(end))


def nature(kind: str, *, promise: bool, hypothetical: bool = False, decided: bool = False) -> int | None:
    """The code of the OECD for a revision; None where there is none. `promise` is true of money and goods."""
    if kind == "corrected" or kind == "withdrawn" and decided:
        return None
    if kind == "added" and hypothetical:
        return 5
    if kind == "withdrawn":
        return 3 if promise else None
    return _OECD.get(kind)
