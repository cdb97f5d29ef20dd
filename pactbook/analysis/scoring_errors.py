"""What went wrong, with both sides where there are two: the list a person works through after scoring."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pactbook.analysis.matching import ATTRIBUTES, KEYS, Row

CODES: Final = ("tenfold", "mismatch", "missed", "wrong", "attribute")


@dataclass(frozen=True, slots=True)
class ScoreError:
    """One error. `code` says which:

    `tenfold` an amount off by a power of ten, `mismatch` a gold row and a claim on the same words or money
    whose keys differ, `missed` gold without a claim, `wrong` a claim without gold, `attribute` a matched
    pair that differs in a scored attribute. `differs` names the fields. Only `attribute` errors leave
    precision and recall untouched; each of `tenfold` and `mismatch` is one missed and one wrong.
    """

    code: str
    kind: str
    document: str
    gold: Row | None
    claim: Row | None
    differs: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The error as a JSON object; rows without document, kind and date, which are said once."""
        return {
            "code": self.code,
            "kind": self.kind,
            "document": self.document,
            "differs": list(self.differs),
            "gold": _brief(self.gold),
            "claim": _brief(self.claim),
        }


def _brief(row: Row | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {k: v for k, v in row.items() if k not in ("document", "kind", "published", "extractor")}


def errors_of(
    kind: str,
    document: str,
    matched: Sequence[tuple[Row, Row]],
    missed: Sequence[Row],
    wrong: Sequence[Row],
) -> list[ScoreError]:
    """Errors of one kind in one document; missed and wrong rows that belong together become one."""
    found = list(_sides(kind, document, missed, wrong))
    found.sort(key=lambda error: CODES.index(error.code))
    for gold, claim in matched:
        differs = tuple(a for a in ATTRIBUTES[kind] if gold.get(a) != claim.get(a))
        if differs:
            found.append(ScoreError("attribute", kind, document, gold, claim, differs))
    return found


def _sides(kind: str, document: str, missed: Sequence[Row], wrong: Sequence[Row]) -> Iterator[ScoreError]:
    near = [
        (-nearness, i, j)
        for i, gold in enumerate(missed)
        for j, claim in enumerate(wrong)
        if (nearness := _nearness(kind, gold, claim))
    ]
    used_gold: set[int] = set()
    used_claim: set[int] = set()
    for _, i, j in sorted(near):
        if i in used_gold or j in used_claim:
            continue
        used_gold.add(i)
        used_claim.add(j)
        gold, claim = missed[i], wrong[j]
        code = "tenfold" if _tenfold(gold, claim) else "mismatch"
        differs = tuple(name for name in KEYS[kind] if gold.get(name) != claim.get(name))
        yield ScoreError(code, kind, document, gold, claim, differs)
    for i, gold in enumerate(missed):
        if i not in used_gold:
            yield ScoreError("missed", kind, document, gold, None)
    for j, claim in enumerate(wrong):
        if j not in used_claim:
            yield ScoreError("wrong", kind, document, None, claim)


def _nearness(kind: str, gold: Row, claim: Row) -> float:
    """0 for rows that have nothing to do with each other; else the more the nearer.

    Rows belong together when their quotes overlap or when only a power of ten lies between their amounts.
    """
    tenfold = _tenfold(gold, claim)
    overlap = _overlap(gold, claim)
    if not tenfold and not overlap:
        return 0.0
    equal = sum(bool(gold.get(name) == claim.get(name)) for name in KEYS[kind])
    return 100.0 * tenfold + equal + overlap


def _overlap(gold: Row, claim: Row) -> float:
    """Shared part of the two quotes' places, from 0 to 1; 0 where a row has no offsets."""
    places = [row[name] for row in (gold, claim) for name in ("start", "end") if row.get(name) is not None]
    if len(places) < 4:
        return 0.0
    start, end, other_start, other_end = (int(place) for place in places)
    shared: int = min(end, other_end) - max(start, other_start)
    longer: int = max(end - start, other_end - other_start, 1)
    return max(shared, 0) / longer


def _tenfold(gold: Row, claim: Row) -> bool:
    """Same donor and currency, and amounts that a power of ten (other than 1) turns into each other."""
    one, other = gold.get("amount"), claim.get("amount")
    if not one or not other or one < 0 or other < 0:
        return False
    if any(gold.get(name) != claim.get(name) for name in ("donor", "currency")):
        return False
    power = math.log10(other / one)
    nearest = round(power)
    return nearest != 0 and abs(power - nearest) <= math.log10(1.005)
