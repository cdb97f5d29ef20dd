"""Decisions as codings: what each person says of each claim, for agreement between coders, and as gold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pactbook.model.claims import Claim, plain
from pactbook.model.sources import Citation, Evidence, Row
from pactbook.model.verdicts import Decided, Verdict, standing
from pactbook.pipeline.desk import Desk
from pactbook.pipeline.queue import disagree

Coding = dict[str, Any]
"""What one person says of one claim: `present` and, where it is, `modality` and the fields of its kind."""


def codings(desk: Desk) -> dict[str, dict[str, Coding]]:
    """What people say, by id of the claim judged and by person; claims that people added are left out.

    An added claim is no unit that a second person was shown.
    """
    found: dict[str, dict[str, Coding]] = defaultdict(dict)
    for verdict in _claims(desk.decisions):
        subject = verdict.subjects[0]
        if subject in desk.extracted:
            found[subject][verdict.person] = _coding(verdict, desk.extracted[subject])
    return dict(found)


def _claims(decisions: Iterable[Decided]) -> Iterator[Verdict]:
    for one in standing(decisions).values():
        if isinstance(one.decision, Verdict) and one.decision.topic == "claim":
            yield one.decision


def _coding(verdict: Verdict, extracted: Claim) -> Coding:
    claim = verdict.claim or extracted
    if verdict.kind == "reject":
        return {"present": False}
    said = {"modality": claim.modality, "kind": claim.kind}
    values = {name: _flat(item) for name, item in plain(claim.value).items()}
    return {"present": True, **said, **{f"{claim.kind}.{name}": item for name, item in values.items()}}


def _flat(item: Any) -> Any:
    """A value that can be compared and hashed."""
    if isinstance(item, list):
        return tuple(sorted((_flat(part) for part in item), key=str))
    return tuple((name, _flat(part)) for name, part in item.items()) if isinstance(item, dict) else item


def gold(desk: Desk) -> Iterator[dict[str, Any]]:
    """Undisputed decisions as gold, in order of document and text: hash, offsets and values, no words.

    What rests on a row has its sheet and row beside the hash of the table, what rests on a work that work.
    A rejected claim is of kind `none`, which asks for nothing there, and has its kind as `rejected`: what
    must not be extracted. What is in dispute is left out.
    """
    said: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in _claims(desk.decisions):
        said[verdict.subjects[0]].append(verdict)
    rests = {r.entry.id: r.entry.evidence[0] for r in desk.entries if r.entry.id in desk.rows}
    found = [
        _gold(desk.claims[name], verdicts, rests.get(name))
        for name, verdicts in said.items()
        if not disagree(verdicts)
    ]
    yield from sorted(
        found, key=lambda one: (one["sha256"], one["article"], one["start"], one["end"], str(one))
    )


def _gold(judged: Claim, verdicts: list[Verdict], rests: Evidence | None) -> dict[str, Any]:
    claim = next((v.claim for v in verdicts if v.claim is not None), judged)
    sha256, _, number = claim.document.partition("#")
    rejected = verdicts[0].kind == "reject"
    return {
        "kind": "none" if rejected else claim.kind,
        **({"rejected": claim.kind} if rejected else {}),
        "document": claim.label,
        "sha256": sha256,
        "article": int(number or 1),
        "published": judged.published,
        "start": claim.start,
        "end": claim.end,
        "modality": claim.modality,
        "attributed_to": claim.attributed_to,
        **plain(claim.value),
        **_place(rests),
        "verdict": verdicts[0].kind,
        "people": sorted(v.person for v in verdicts),
    }


def _place(rests: Evidence | None) -> dict[str, Any]:
    """Where a row stands in its table, or a fact in the work cited; nothing for words of an article."""
    if isinstance(rests, Row):
        return {"sheet": rests.sheet, "row": rests.row}
    if isinstance(rests, Citation):
        return {"work": rests.work, "section": rests.section, "address": rests.address}
    return {}


def units(codings: Mapping[str, Mapping[str, Coding]]) -> dict[str, list[dict[str, Any]]]:
    """For each variable what each person said of each claim that at least two people judged.

    A field is compared only where people agree that the claim is there and of which kind it is.
    """
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for by_person in codings.values():
        if len(by_person) > 1:
            for name in dict.fromkeys(n for said in by_person.values() for n in said):
                unit = {person: said[name] for person, said in by_person.items() if name in said}
                if len(unit) > 1:
                    found[name].append(unit)
    return dict(found)
