"""One claim for each thing a document says: the same fact said twice is kept once, in its fuller wording."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from pactbook.extract.rules.found import Finding
from pactbook.model.claims import Agreement, Commitment, Count, Value

_ORDER = ("asserted", "planned", "hypothetical", "denied")


def merge(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repetitions, conversions of another figure, and rounded copies in headings."""
    every = list(findings)
    merged = _same(every)
    return _without_copies(merged)


def _same(findings: list[Finding]) -> list[Finding]:
    groups: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        key = _key(finding)
        groups[key] = _joined(groups[key], finding) if key in groups else finding
    return list(groups.values())


def _key(finding: Finding) -> tuple[Any, ...]:
    value = finding.value
    if isinstance(value, Agreement):
        return ("agreement", value.parties, value.instrument, value.status, finding.modality)
    if isinstance(value, Commitment):
        money = round(value.amount, 2) if value.amount is not None else None
        items = tuple((i.what.lower(), i.quantity) for i in value.items)
        period = (value.period_start, value.period_end) if value.stage == "delivered" else None
        return (
            "commitment",
            value.donor,
            value.recipient,
            money,
            value.currency,
            value.gdp_percent,
            items,
            period,
            finding.modality == "denied",
        )
    if isinstance(value, Count):
        return ("count", value.what, value.value)
    return (value.kind, *(repr(getattr(value, f.name)) for f in dataclasses.fields(value)))


def _joined(a: Finding, b: Finding) -> Finding:
    """The fuller of two findings of one fact, its empty fields filled from the other."""
    first, second = sorted(
        (a, b), key=lambda f: (-_fullness(f.value), _ORDER.index(f.modality), f.scene.heading, f.scene.index)
    )
    filled = {
        f.name: getattr(second.value, f.name)
        for f in dataclasses.fields(first.value)
        if getattr(first.value, f.name) in (None, (), "unspecified")
    }
    if isinstance(first.value, Commitment) and isinstance(second.value, Commitment):
        if first.value.bound == "exact" and second.value.bound not in ("exact", None, "range"):
            filled["bound"] = second.value.bound
        if not first.value.per_year and second.value.per_year:
            filled["per_year"] = True
    value: Value = dataclasses.replace(first.value, **filled) if filled else first.value
    modality = (
        min(a.modality, b.modality, key=_ORDER.index) if first.value.kind != "agreement" else first.modality
    )
    return dataclasses.replace(
        first, value=value, modality=modality, confidence=min(0.99, max(a.confidence, b.confidence) + 0.03)
    )


def _fullness(value: Value) -> int:
    empty = (None, (), "unspecified", "exact", False)
    return sum(getattr(value, f.name) not in empty for f in dataclasses.fields(value))


def _without_copies(findings: list[Finding]) -> list[Finding]:
    commitments = [f for f in findings if isinstance(f.value, Commitment)]
    return [f for f in findings if not (isinstance(f.value, Commitment) and _is_copy(f, commitments))]


def _is_copy(finding: Finding, others: list[Finding]) -> bool:
    """True for a figure that is another claim's conversion, or a heading's rounded form of one in the body."""
    value = finding.value
    assert isinstance(value, Commitment)
    if value.amount is None:
        return False
    for other in others:
        rival = other.value
        if other is finding or not isinstance(rival, Commitment) or rival.amount is None:
            continue
        converted = rival.converted
        if (
            converted
            and converted.currency == value.currency
            and _near(converted.amount, value.amount, 0.035)
            and value.converted is None
        ):
            return True
        if (
            finding.scene.heading
            and not other.scene.heading
            and rival.currency == value.currency
            and rival.donor == value.donor
        ):
            if _near(rival.amount, value.amount, 0.03) and rival.amount != value.amount:
                return True
    return False


def _near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))
