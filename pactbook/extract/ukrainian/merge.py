"""The same promise said twice in one article is kept once, in its fuller wording."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from pactbook.extract.ukrainian.found import Finding
from pactbook.model.claims import Commitment
from pactbook.model.fates import both

_EMPTY = (None, (), "unspecified", "exact", False)


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Commitments without repetitions, in order of text; a repetition fills what the first left open."""
    groups: dict[tuple[Any, ...], Finding] = {}
    for finding in findings:
        key = _key(finding)
        if key in groups and _another_part(groups[key], finding):
            key = (*key, finding.value)
        groups[key] = _joined(groups[key], finding) if key in groups else finding
    return list(groups.values())


def _key(finding: Finding) -> tuple[Any, ...]:
    value = finding.value
    assert isinstance(value, Commitment)
    items = tuple((item.what.lower(), item.quantity) for item in value.items)
    denied = finding.modality == "denied"
    return (value.donor, value.recipient, value.amount, value.currency, value.gdp_percent, items, denied)


def _another_part(first: Finding, second: Finding) -> bool:
    """True for two equal sums of one sentence that are for different things."""
    a, b = first.value, second.value
    assert isinstance(a, Commitment) and isinstance(b, Commitment)
    return first.passage is second.passage and (a.aid, a.topics) != (b.aid, b.topics)


def _joined(first: Finding, second: Finding) -> Finding:
    better, other = sorted((first, second), key=lambda f: (-_fullness(f), f.passage.index))
    filled = {
        f.name: getattr(other.value, f.name)
        for f in dataclasses.fields(better.value)
        if getattr(better.value, f.name) in (None, (), "unspecified")
    }
    value = dataclasses.replace(better.value, **filled)
    return dataclasses.replace(better, value=value, holds=both(better.holds, other.holds))


def _fullness(finding: Finding) -> int:
    return sum(getattr(finding.value, f.name) not in _EMPTY for f in dataclasses.fields(finding.value))
