"""Facts and contradictions as canonical JSON, without the entries behind them, and back again.

Which entries a fact rests on is kept beside it by their numbers: their words are many and never change.
"""

import datetime
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from pactbook.book.facts import (
    AgreementEvent,
    AgreementFact,
    CommitmentFact,
    CountFact,
    ReportedFact,
)
from pactbook.book.ledger import Fact
from pactbook.model.claims import Agreement, Commitment, Converted, Item, plain
from pactbook.model.entries import Recorded
from pactbook.model.ids import canonical
from pactbook.model.issues import Issue, Side

_AGREEMENT: Final = ("parties", "instrument", "status", "date", "modality", "term_years", "place", "voices")
_EVENT: Final = ("status", "date", "modality", "place", "voices")
_COUNT: Final = ("what", "value", "ordinal", "members", "as_of", "voices", "modality")


def told(fact: Fact, **more: int) -> str:
    """What a fact says, as canonical JSON. Of a count, what is reported: `named` depends on agreements."""
    return canonical({**_fields(fact), **more})


def told_issue(issue: Issue) -> str:
    """A contradiction as canonical JSON."""
    return canonical(asdict(issue))


def issue_of(said: str) -> Issue:
    """The contradiction that was told."""
    fields = json.loads(said)
    return Issue(**{**fields, "sides": tuple(Side(**side) for side in fields["sides"])})


def _fields(fact: Fact) -> dict[str, Any]:
    if isinstance(fact, AgreementFact):
        events = [
            {**{name: getattr(event, name) for name in _EVENT}, "day": event.day.toordinal()}
            for event in fact.events
        ]
        return {**{name: getattr(fact, name) for name in _AGREEMENT}, "events": events}
    if isinstance(fact, CommitmentFact):
        said = {"modality": fact.modality, "date": fact.date, "voices": fact.voices}
        return {"value": plain(fact.value), **said}
    if isinstance(fact, CountFact):
        return {name: getattr(fact, name) for name in _COUNT}
    if isinstance(fact, ReportedFact):
        first = fact.reports[0].entry
        return {"value": plain(first.value), "modality": first.modality, "voices": fact.voices}
    raise TypeError(f"people are not told: {fact.ref}")


def fact_of(kind: str, ref: str, said: str, reports: tuple[Recorded, ...]) -> Fact:
    """The fact that was told, resting on `reports`."""
    fields = json.loads(said)
    if kind == "agreement":
        return _agreement(ref, fields, reports)
    if kind == "commitment":
        value = _commitment(fields["value"])
        return CommitmentFact(ref, value, fields["modality"], fields["date"], reports, fields["voices"])
    if kind == "count":
        fields["members"] = tuple(fields["members"])
        return CountFact(ref=ref, named=(), unnamed=fields["value"], reports=reports, **fields)
    return ReportedFact(ref, reports, fields["voices"])


def _agreement(ref: str, fields: Mapping[str, Any], reports: tuple[Recorded, ...]) -> AgreementFact:
    events = tuple(_event(one, reports) for one in fields["events"])
    values = {name: fields[name] for name in _AGREEMENT}
    values["parties"] = tuple(values["parties"])
    return AgreementFact(ref=ref, events=events, reports=reports, **values)


def _event(said: Mapping[str, Any], reports: Iterable[Recorded]) -> AgreementEvent:
    def tells(one: Recorded) -> bool:
        value, denied = one.entry.value, one.entry.modality == "denied"
        status = value.status if isinstance(value, Agreement) else None
        return bool(status == said["status"] and denied == (said["modality"] == "denied"))

    values = {name: said[name] for name in _EVENT}
    own = tuple(one for one in reports if tells(one))
    return AgreementEvent(reports=own, day=datetime.date.fromordinal(said["day"]), **values)


def _commitment(said: Mapping[str, Any]) -> Commitment:
    values = dict(said)
    values["topics"] = tuple(values["topics"])
    values["items"] = tuple(Item(**item) for item in values["items"])
    values["converted"] = Converted(**values["converted"]) if values["converted"] else None
    return Commitment(**values)
