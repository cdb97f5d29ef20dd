"""Statistics, assessments and provisions: reports that say the same are one fact, and none is weighed."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from pactbook.book import refs
from pactbook.book.facts import ReportedFact
from pactbook.book.names import organisation
from pactbook.book.reports import Report, records, voices
from pactbook.model.claims import Assessment, Provision, Statistic, Value, plain

V = TypeVar("V", Statistic, Assessment, Provision)


def build(reports: Sequence[Report[V]]) -> list[ReportedFact]:
    """One fact for each value and modality, in order of what they say."""
    groups: dict[str, list[Report[V]]] = defaultdict(list)
    for one in reports:
        groups[same(one.value, one.entry.modality)].append(one)
    return [
        ReportedFact(refs.identity("reported", key), records(members), voices(members))
        for key, members in sorted(groups.items())
    ]


def same(value: Value, modality: str) -> str:
    """What is equal in all reports of one fact."""
    said = plain(value)
    for name in ("subject", "target", "holder", "obligor"):
        if isinstance(said.get(name), str):
            said[name] = organisation(said[name])
    # The words of a condition and the verb differ from paraphrase to paraphrase; what is obliged does not.
    said.pop("verb", None)
    if "conditions" in said:
        said["conditions"] = sorted({condition["flag"] for condition in said["conditions"]})
    return json.dumps([value.kind, modality, said], ensure_ascii=False, sort_keys=True)
