"""Decisions as people read them: who decided what and when, why, and what it changed."""

from collections.abc import Iterable
from typing import Any, Final

from pactbook.book.judged import of_claim, of_document
from pactbook.model.claims import Claim, plain
from pactbook.model.ids import short
from pactbook.model.verdicts import Decided, Edition, Extraction, Supersession, Verdict, Withdrawal, standing
from pactbook.publish.view import View, document_ref

_DONE: Final = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "add": "added",
    "merge": "merged",
    "split": "split",
    "same_money": "called the same money",
    "new_money": "called new money",
    "part_of": "called a part of the other",
    "date_correction": "dated anew",
    "undo": "taken back",
    "supersede": "superseded",
    "withdraw": "text withdrawn",
    "update": "read again",
    "edition": "edition of the reference put in",
}

Row = dict[str, Any]


def on_claim(claim: str, view: View) -> list[Row]:
    """Every decision on a claim, by its id, and on the claim that it corrects, in order of the log.

    An entry that rests on no claim is judged by its own id; a row of a newer table took over the verdicts on
    the row of the older one that says the same.
    """
    own = of_claim(view.decisions, claim)
    reading = view.judged.readings.get(claim)
    taken = reading.verdicts if reading is not None else ()
    return _rows(sorted({*own, *taken}, key=lambda one: one.seq), view)


def on_document(key: str, view: View) -> list[Row]:
    """Every decision on a document itself, in order of the log."""
    return _rows(of_document(view.decisions, key), view)


def _rows(decided: Iterable[Decided], view: View) -> list[Row]:
    return [row(one, view) for one in decided]


def row(one: Decided, view: View) -> Row:
    """A decision as a row: who, when, why, and what it changed. `stands` is false once it was taken back."""
    decision = one.decision
    stands = one.seq in {other.seq for other in standing(view.decisions).values()}
    before, after = _changed(decision, view) if isinstance(decision, Verdict) else ({}, {})
    return {
        "ref": short(decision.id),
        "seq": one.seq,
        "kind": kind(one),
        "person": decision.person,
        "at": decision.at or one.recorded_at,
        "reason": None if isinstance(decision, Extraction) else decision.reason,
        "stands": stands,
        "subjects": _subjects(one, view),
        "before": before,
        "after": after,
    }


def kind(one: Decided) -> str:
    """The word for a decision."""
    decision = one.decision
    if isinstance(decision, Verdict):
        return decision.kind
    if isinstance(decision, Supersession):
        return "supersede" if decision.newer else "undo"
    if isinstance(decision, Edition):
        return "edition"
    return "withdraw" if isinstance(decision, Withdrawal) else "update"


def _subjects(one: Decided, view: View) -> list[str]:
    decision = one.decision
    if isinstance(decision, Verdict) and decision.topic != "date":
        return [short(subject) for subject in decision.subjects]
    if isinstance(decision, Verdict):
        return [_document(key, view) for key in decision.subjects]
    if isinstance(decision, Supersession):
        return [_document(key, view) for key in (decision.older, decision.newer) if key]
    if isinstance(decision, Edition):
        return [_document(key, view) for key in (decision.older, decision.document) if key]
    return [_document(decision.document, view)]


def _document(key: str, view: View) -> str:
    document = view.context.documents.get(key)
    return document_ref(document) if document else key


def _changed(verdict: Verdict, view: View) -> tuple[Row, Row]:
    """The fields that a verdict changes, before and after; all fields of an added claim."""
    if verdict.published is not None:
        document = view.context.documents.get(verdict.subjects[0])
        return {"published": document.published if document else None}, {"published": verdict.published}
    if verdict.claim is None:
        return {}, {}
    after = said(verdict.claim)
    before = _before(verdict.subjects[0], view)
    if verdict.kind == "add" or before is None:
        return {}, after
    if "start" not in before:
        del after["start"], after["end"]
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    return {n: before.get(n) for n in names}, {n: after.get(n) for n in names}


def _before(subject: str, view: View) -> Row | None:
    """What a judged claim says; of an entry that rests on none its values, for it stands at no offsets."""
    claim = view.context.claims.get(subject)
    if claim is not None:
        return said(claim)
    entry = next((r.entry for r in view.entries if r.entry.id == subject), None)
    if entry is None:
        return None
    words = {"kind": entry.value.kind, "modality": entry.modality, "attributed_to": entry.attributed_to}
    return {**words, **plain(entry.value)}


def said(claim: Claim) -> Row:
    """All that a claim says, its kind, modality and attribution too; and where it stands."""
    words = {"kind": claim.kind, "modality": claim.modality, "attributed_to": claim.attributed_to}
    return {**words, "start": claim.start, "end": claim.end, **plain(claim.value)}


def in_words(row: Row) -> str:
    """One line: what was done, by whom, when, why, and what it changed."""
    line = f"{_DONE[row['kind']]} by {row['person']} on {row['at'][:10]}" + (
        "" if row["stands"] else " (no longer stands)"
    )
    line += f": {row['reason']}" if row["reason"] else ""
    changes = [f"{name} {_word(row['before'].get(name))} → {_word(to)}" for name, to in row["after"].items()]
    if row["kind"] in ("correct", "date_correction") and changes:
        line += f" [{', '.join(changes)}]"
    return line


def _word(value: Any) -> str:
    return "none" if value is None or value == [] else str(value)
