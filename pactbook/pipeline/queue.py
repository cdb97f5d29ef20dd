"""What waits for a person's eyes: claims in order of what is at stake times how unsure they are.

For a blind second coding the queue hides what others said and how sure the machine is, and its order tells
neither; it is the same for everybody, so that what several people coded overlaps.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from pactbook.book.judged import Judged, Reading, answer
from pactbook.book.subjects import WORK
from pactbook.book.trackers import TRACKER
from pactbook.model.claims import Agreement, Claim, Commitment, to_json
from pactbook.model.ids import digest, short
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation, Evidence, Row, Span
from pactbook.model.verdicts import Verdict
from pactbook.pipeline.desk import Desk

UNSURE: Final = 0.5
"""Confidence below which a claim says so itself."""
_LEAST: Final = 0.001

EVIDENCE: Final = ("sentence", "row", "work")
"""What a claim may rest on: words of an article, a row of a table, or a work that is cited."""

Worth = Callable[[Claim], float | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims to show. `reviewers` is how many people are to judge each claim; None is everybody.

    `donor` is a code, or a party of an agreement; `document` a label or the beginning of a key. `below` and
    `above` are confidences. `waiting` leaves only those that wait outside the ledger. `evidence` is one of
    EVIDENCE; None is sentences and rows, and of these only sentences when blind. Rows of an outside tracker
    come only when their document is asked for.
    """

    kind: str | None = None
    donor: str | None = None
    document: str | None = None
    below: float | None = None
    above: float | None = None
    waiting: bool = False
    reviewers: int | None = 1
    blind: bool = False
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim in the queue. `why` says what makes it unsure, `others` what other people decided of it;
    `worth` is euros at stake, None where it has none of its own. `entered`: it is in the ledger. `disputed`:
    people read it differently. `evidence` is what it rests on where that is no sentence."""

    claim: Claim
    why: tuple[str, ...] = ()
    others: tuple[Verdict, ...] = ()
    worth: float | None = None
    entered: bool = True
    blind: bool = False
    disputed: bool = False
    evidence: Row | Citation | None = None

    def to_json(self) -> dict[str, Any]:
        """The claim as the codebook's object with `id`, `ref` and, unless blind, what makes it unsure."""
        said = {"id": self.claim.id, "ref": short(self.claim.id), **to_json(self.claim)}
        if self.evidence is not None:
            kind = type(self.evidence).__name__.lower()
            said["evidence"] = {"kind": kind, **asdict(self.evidence)}
        if self.blind:
            del said["confidence"], said["extractor"]
            return said
        others = [{"person": v.person, "kind": v.kind, "reason": v.reason} for v in self.others]
        more = {"why": list(self.why), "worth_eur": self.worth, "in_ledger": self.entered, "others": others}
        return {**said, **more}


def queue(
    desk: Desk,
    wanted: Wanted = Wanted(),
    *,
    worth: Worth = lambda claim: None,
    issues: Iterable[Issue] = (),
    judged: Judged | None = None,
) -> list[Waiting]:
    """Claims that the person at the desk has not judged and that `wanted` asks for, the most pressing first;
    what rests on a row or a work is one of them.

    `worth` gives the euros that a claim is about; one without any ranks as the median of those that have
    some. `issues` are those that name claims. `judged` is what all decisions come to; left out are claims
    that no reading makes any more, and those of a document that a newer one stands for.
    """
    if judged is None:
        judged = desk.judged()
    named = _named(issues)
    entered = {record.entry.subject: record.entry.evidence[0] for record in desk.entries}
    found = []
    for claim in (*desk.extracted.values(), *desk.rows.values()):
        evidence = entered.get(claim.id)
        if not _counts(claim, judged) or not _asked(claim, wanted, evidence):
            continue
        reading = judged.readings.get(claim.id)
        others = _verdicts(reading)
        disputed = reading is not None and reading.state == "disputed"
        if _open(others, disputed, desk.person, wanted):
            why = () if wanted.blind else _why(claim, named, others, disputed)
            rests = None if isinstance(evidence, Span) else evidence
            in_ledger = evidence is not None
            found.append(Waiting(claim, why, others, worth(claim), in_ledger, wanted.blind, disputed, rests))
    if wanted.blind:
        bare = (Waiting(one.claim, blind=True, evidence=one.evidence) for one in found)
        return sorted(bare, key=lambda one: digest({"blind": one.claim.id}))
    middle = statistics.median([one.worth for one in found if one.worth] or [1.0])
    return sorted(found, key=lambda one: (-_pressing(one, middle), one.claim.label, one.claim.start))


def disagree(verdicts: Iterable[Verdict]) -> bool:
    """True when people read one claim differently."""
    return len({answer(verdict) for verdict in verdicts}) > 1


def _pressing(one: Waiting, middle: float) -> float:
    unsure = 1.0 if one.disputed else max(1.0 - one.claim.confidence, _LEAST)
    return (one.worth if one.worth is not None else middle) * unsure


def _verdicts(reading: Reading | None) -> tuple[Verdict, ...]:
    given = reading.verdicts if reading is not None else ()
    return tuple(one.decision for one in given if isinstance(one.decision, Verdict))


def _counts(claim: Claim, judged: Judged) -> bool:
    if claim.extractor == WORK:
        return claim.id not in judged.gone
    return claim.document not in judged.replaced and judged.made(claim.document, claim.id)


def _named(issues: Iterable[Issue]) -> Mapping[str, list[str]]:
    """What issues say of claims, by the short id of the claim."""
    found: dict[str, list[str]] = defaultdict(list)
    for issue in issues:
        for side in issue.sides:
            found[side.ref].append(issue.message)
    return found


def _open(said: Sequence[Verdict], disputed: bool, person: str, wanted: Wanted) -> bool:
    """True while the person has yet to judge a claim, and more people are wanted or those before disagree."""
    if any(verdict.person == person for verdict in said):
        return False
    if wanted.blind or wanted.reviewers is None:
        return True
    return len(said) < wanted.reviewers or disputed


def _asked(claim: Claim, wanted: Wanted, evidence: Evidence | None) -> bool:
    sure, rests = claim.confidence, _rests(evidence)
    return (
        rests in _evidence(wanted)
        and wanted.kind in (None, claim.kind)
        and (wanted.donor is None or wanted.donor in _who(claim))
        and (_told(claim) if wanted.document is None else _in(claim, wanted.document))
        and (wanted.below is None or sure < wanted.below)
        and (wanted.above is None or sure > wanted.above)
        and not (wanted.waiting and evidence is not None)
    )


def _told(claim: Claim) -> bool:
    """False for a row of an outside tracker, of which there are thousands: its table must be asked for."""
    return all(name != TRACKER for name, _ in claim.extra)


def _evidence(wanted: Wanted) -> tuple[str, ...]:
    if wanted.evidence is not None:
        return (wanted.evidence,)
    return EVIDENCE[:1] if wanted.blind else EVIDENCE[:2]


def _rests(evidence: Evidence | None) -> str:
    """Which of EVIDENCE it is; a claim that is not in the ledger yet is one on a sentence."""
    if isinstance(evidence, Row):
        return "row"
    return "work" if isinstance(evidence, Citation) else "sentence"


def _who(claim: Claim) -> tuple[str | None, ...]:
    if isinstance(claim.value, Commitment):
        return (claim.value.donor,)
    return claim.value.parties if isinstance(claim.value, Agreement) else ()


def _in(claim: Claim, document: str) -> bool:
    return claim.label == document or claim.document.startswith(document)


def _why(
    claim: Claim, named: Mapping[str, list[str]], others: Sequence[Verdict], disputed: bool
) -> tuple[str, ...]:
    found = [f"confidence {claim.confidence:.2f}"] if claim.confidence < UNSURE else []
    found += dict.fromkeys(named.get(short(claim.id), ()))
    if disputed:
        found.append("people disagree: " + ", ".join(f"{v.person} says {v.kind}" for v in others))
    return tuple(found)
