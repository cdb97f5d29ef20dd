"""One claim for each thing a document says: the same fact said twice is kept once, in its fuller wording."""

import dataclasses
import re
from collections.abc import Iterable
from typing import Any

from pactbook.extract.rules.found import Finding, V
from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Agreement, Commitment, Count, Value
from pactbook.model.fates import both

_ORDER = ("asserted", "planned", "hypothetical", "denied")
_MODEL = re.compile(r"\b[A-Z][A-Za-z]*-?\d+(?=s?\b)|\b(?:[A-Z]{3,}|[A-Z]+-T)\b|\b\w+-\d+\b")
_ITEM = re.compile(r"[-•*–·]\s")
_EMPTY = (None, (), "unspecified")


def merge(findings: Iterable[Finding[V]]) -> list[Finding[V]]:
    """Findings without repetitions, conversions of another figure, and rounded copies in headings."""
    groups: dict[tuple[Any, ...], Finding[V]] = {}
    for finding in findings:
        key = _key(finding)
        if key in groups and _are_items(groups[key], finding):
            key = (*key, finding.scene.index)
        elif key in groups and _are_two(groups[key], finding):
            key = (*key, _aid(finding), *_years(finding))
        groups[key] = _joined(groups[key], finding) if key in groups else finding
    return _without_copies(list(groups.values()))


def _are_items(a: Finding[Value], b: Finding[Value]) -> bool:
    """Equal sums in two items of one list: a list names each thing once."""
    scene: Scene | None = b.scene
    if a.scene is b.scene or _aid(a) is None or _aid(b) is None:
        return False
    while scene is not None and scene is not a.scene and _ITEM.match(scene.text):
        scene = scene.before
    return scene is a.scene and bool(_ITEM.match(a.scene.text))


def _are_two(a: Finding[Value], b: Finding[Value]) -> bool:
    """ "500 million for arms and 500 million for reconstruction": two sums of one list, though equal."""
    if a.scene is b.scene and _years(a) != _years(b) and None not in (*_years(a), *_years(b)):
        return True  # "40 billion in 2025 and the same sum in 2026"
    kinds = {_aid(a), _aid(b)} - {None, "unspecified", "mixed"}
    return len(kinds) == 2 and a.scene is b.scene


def _years(finding: Finding[Value]) -> tuple[str | None, ...]:
    value = finding.value
    return (value.period_start, value.period_end) if isinstance(value, Commitment) else ()


def _aid(finding: Finding[Value]) -> str | None:
    return finding.value.aid if isinstance(finding.value, Commitment) and finding.value.amount else None


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
    # The goods that a sum buys are said here and left out there; without a sum they are what is given.
    goods = value.items if amount is None else ()
    named = [item for item in goods if _MODEL.search(item.what)] or goods
    items = frozenset((_thing(item.what), item.quantity) for item in named)
    # Two deliveries of one amount are two facts when they are of different times.
    period = (value.period_start, value.period_end) if value.stage == "delivered" else None
    stage = value.stage if items else None
    return (value.donor, value.recipient, money, items, period, stage)


def _thing(what: str) -> str:
    """Goods by the name of their system where they have one: "F16s", "F-16 fighter jets"."""
    model = _MODEL.search(what)
    return model.group().replace("-", "").lower() if model else what.lower()


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
    holds = both(first.holds, second.holds)
    return dataclasses.replace(first, value=value, modality=modality, confidence=sure, holds=holds)


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
    """Findings without copies; the finding that a copy repeats holds the copy's places too."""
    sums = [i for i, finding in enumerate(findings) if isinstance(finding.value, Commitment)]
    whose: dict[int, tuple[int, str]] = {}
    for i in sums:
        copied = ((k, how) for k in sums if (how := _copied(findings[i], findings[k])))
        first = next(copied, None)
        if first is not None:
            whose[i] = first
    kept = {i: finding for i, finding in enumerate(findings) if i not in whose}
    for i, (k, how) in whose.items():
        while k in whose:
            k = whose[k][0]
        kept[k] = dataclasses.replace(kept[k], holds=both(kept[k].holds, findings[i].holds, how))
    return list(kept.values())


def _copied(finding: Finding[Value], rival: Finding[Value]) -> str | None:
    """How a figure copies a rival: as its conversion, or in a heading as a rounded form of it."""
    value, other = finding.value, rival.value
    assert isinstance(value, Commitment) and isinstance(other, Commitment)
    if value is other or value.amount is None or other.amount is None:
        return None
    second = other.converted
    if second and value.donor == other.donor and value.converted is None:
        if second.currency == value.currency and _is_near(second.amount, value.amount, 0.035):
            return "conversion"
    if not finding.scene.heading or rival.scene.heading:
        return None
    if (other.currency, other.donor) != (value.currency, value.donor) or other.amount == value.amount:
        return None
    return "repeat" if _is_near(other.amount, value.amount, 0.03) else None


def _is_near(a: float, b: float, share: float) -> bool:
    return abs(a - b) <= share * max(abs(a), abs(b))
