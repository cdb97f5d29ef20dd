"""One claim for each thing a document says: the same fact said twice is kept once, in its fuller wording."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from pactbook.extract.rules.found import Finding, V
from pactbook.model.claims import Agreement, Commitment, Count, Value

_ORDER = ("asserted", "planned", "hypothetical", "denied")
_EMPTY = (None, (), "unspecified")


def merge(findings: Iterable[Finding[V]]) -> list[Finding[V]]:
    """Findings without repetitions, conversions of another figure, and rounded copies in headings."""
    groups: dict[tuple[Any, ...], Finding[V]] = {}
    for finding in findings:
        key = _key(finding)
        groups[key] = _joined(groups[key], finding) if key in groups else finding
    return _without_copies(list(groups.values()))


def _key(finding: Finding[Value]) -> tuple[Any, ...]:
    """What two findings of one fact have in common."""
    value = finding.value
    if isinstance(value, Agreement):
        return (value.kind, value.parties, value.instrument, value.status, finding.modality)
    if isinstance(value, Commitment):
        return (value.kind, *_key_of_commitment(value), finding.modality == "denied")
    if isinstance(value, Count):
        return (value.kind, value.what, value.value)
    return (value.kind, *(repr(getattr(value, f.name)) for f in dataclasses.fields(value)))


def _key_of_commitment(value: Commitment) -> tuple[Any, ...]:
    amount = round(value.amount, 2) if value.amount is not None else None
    money = (amount, value.currency, value.gdp_percent)
    items = tuple((item.what.lower(), item.quantity) for item in value.items)
    # Two deliveries of one amount are two facts when they are of different times.
    period = (value.period_start, value.period_end) if value.stage == "delivered" else None
    return (value.donor, value.recipient, money, items, period)


def _joined(a: Finding[V], b: Finding[V]) -> Finding[V]:
    """The fuller of two findings of one fact, its empty fields filled from the other."""
    first, second = sorted((a, b), key=_precedence)
    filled = {
        f.name: getattr(second.value, f.name)
        for f in dataclasses.fields(first.value)
        if getattr(first.value, f.name) in _EMPTY
    }
    if isinstance(first.value, Commitment) and isinstance(second.value, Commitment):
        filled |= _sharper(first.value, second.value)
    modality = first.modality
    if not isinstance(first.value, Agreement):
        modality = min(a.modality, b.modality, key=_ORDER.index)
    sure = min(0.99, max(a.confidence, b.confidence) + 0.03)
    value = dataclasses.replace(first.value, **filled)
    return dataclasses.replace(first, value=value, modality=modality, confidence=sure)


def _precedence(finding: Finding[Value]) -> tuple[int, int, bool, int]:
    """Sorts the fuller finding first, then the more certain, then the body before headings."""
    filled = (None, (), "unspecified", "exact", False)
    fields = [getattr(finding.value, f.name) for f in dataclasses.fields(finding.value)]
    fullness = sum(field not in filled for field in fields)
    return -fullness, _ORDER.index(finding.modality), finding.scene.heading, finding.scene.index


def _sharper(first: Commitment, second: Commitment) -> dict[str, Any]:
    """What the second says more exactly: a bound ("up to"), or that the sum is yearly."""
    found: dict[str, Any] = {}
    if first.bound == "exact" and second.bound not in ("exact", None, "range"):
        found["bound"] = second.bound
    if second.per_year:
        found["per_year"] = True
    return found


def _without_copies(findings: list[Finding[V]]) -> list[Finding[V]]:
    sums = [(f.value, f.scene.heading) for f in findings if isinstance(f.value, Commitment)]
    return [
        f
        for f in findings
        if not isinstance(f.value, Commitment)
        or not any(_is_copy(f.value, f.scene.heading, *other) for other in sums)
    ]


def _is_copy(value: Commitment, heading: bool, rival: Commitment, rival_heading: bool) -> bool:
    """True for a figure that is another one's conversion, or a heading's rounded form of one in the body."""
    if value is rival or value.amount is None or rival.amount is None:
        return False
    other = rival.converted
    same = value.donor == rival.donor and value.converted is None
    if other and same and other.currency == value.currency:
        if _is_near(other.amount, value.amount, 0.035):
            return True
    if not heading or rival_heading or (rival.currency, rival.donor) != (value.currency, value.donor):
        return False
    return rival.amount != value.amount and _is_near(rival.amount, value.amount, 0.03)


def _is_near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))
