"""Facts as rows: one JSON object each, in the codebook's field names, with its reference and its claims."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pactbook.analysis.horizon import firmness
from pactbook.analysis.measures import Measured, to_plain
from pactbook.analysis.totals import Total
from pactbook.book.agreements import SIGNED
from pactbook.book.counts import count_day
from pactbook.book.facts import AgreementEvent, AgreementFact, CountFact, PersonFact, ReportedFact
from pactbook.book.reports import label
from pactbook.book.trackers import row_of
from pactbook.model.claims import Claim, plain, to_json
from pactbook.model.entries import Recorded
from pactbook.model.ids import short
from pactbook.model.issues import Issue, Side
from pactbook.publish.view import View, issue_ref

Row = dict[str, Any]

TALKS: Final = ("negotiating", "concluded")


def agreements(view: View) -> list[Row]:
    """Agreements in the ledger, then what is counted but not named."""
    return [*(_agreement(fact, view) for fact in view.ledger.agreements), *unnamed(view)]


def _agreement(fact: AgreementFact, view: View) -> Row:
    return {
        "ref": fact.ref,
        "named": True,
        "parties": list(fact.parties),
        "instrument": fact.instrument,
        "status": fact.status,
        "date": fact.date,
        "signed": next((e.date for e in fact.events if _is_signature(e)), None),
        "modality": fact.modality,
        "term_years": _whole(fact.term_years),
        "place": _place(fact),
        "expected": [f"{e.status} {e.date or ''}".strip() for e in _expected(fact)],
        "value": None,
        "named_count": None,
        "unnamed": None,
        "as_of": None,
        "events": [_event(event, view) for event in fact.events],
        "voices": fact.voices,
        "claims": claims(fact.reports, view),
    }


def _expected(fact: AgreementFact) -> list[AgreementEvent]:
    """Steps that are planned beside where the agreement stands."""
    return [e for e in fact.events if e.modality == "planned" and fact.modality == "asserted"]


def _is_signature(event: AgreementEvent) -> bool:
    return event.status == "signed" and event.modality == "asserted"


def _place(fact: AgreementFact) -> str | None:
    """Where it was signed; before that only the place of the step itself, not that of a planned signature."""
    if fact.status in SIGNED and fact.modality == "asserted":
        return fact.place
    step = (e.place for e in fact.events if (e.status, e.modality) == (fact.status, fact.modality))
    return next(step, None)


def _event(event: AgreementEvent, view: View) -> Row:
    return {
        "status": event.status,
        "date": event.date,
        "modality": event.modality,
        "place": event.place,
        "voices": event.voices,
        "claims": [item["id"] for item in claims(event.reports, view)],
    }


def unnamed(view: View) -> list[Row]:
    """The newest count of each thing, where it is of more agreements than the ledger can name.

    States that joined the declaration are no agreements: their count stands in the table of counts alone.
    """
    newest: dict[str, CountFact] = {}
    for fact in view.ledger.counts:
        if fact.modality == "asserted" and not fact.partial and fact.what != "joined_declaration":
            known = newest.get(fact.what)
            if known is None or _newer(fact) > _newer(known):
                newest[fact.what] = fact
    return [_unnamed(fact, view) for fact in newest.values() if fact.unnamed]


def _newer(fact: CountFact) -> tuple[Any, ...]:
    return count_day(fact), fact.voices, fact.value


def _unnamed(fact: CountFact, view: View) -> Row:
    return {
        "ref": fact.ref,
        "named": False,
        "parties": [],
        "instrument": "security_agreement",
        "status": fact.what,
        "date": None,
        "signed": None,
        "modality": fact.modality,
        "term_years": None,
        "place": None,
        "expected": [],
        "value": fact.value,
        "named_count": len(fact.named),
        "unnamed": fact.unnamed,
        "as_of": fact.as_of,
        "events": [],
        "voices": fact.voices,
        "claims": claims(fact.reports, view),
    }


def standing(row: Mapping[str, Any]) -> str:
    """Where an agreement belongs in the brief: `signed`, `negotiating` or `other`."""
    if row["modality"] == "asserted" and row["status"] in SIGNED:
        return "signed"
    return "negotiating" if row["modality"] == "asserted" and row["status"] in TALKS else "other"


def pledges(view: View) -> list[Row]:
    """Promises and gifts with their euros, share of GDP and euros per head, in the ledger's order."""
    return list(each_pledge(view))


def each_pledge(view: View) -> Iterator[Row]:
    """The same one by one: in a large book the rows are more than the facts."""
    return (_pledge(measured, view) for measured in view.measured)


def _pledge(measured: Measured, view: View) -> Row:
    fact = measured.fact
    return {
        "ref": fact.ref,
        **plain(fact.value),
        "modality": fact.modality,
        "firmness": firmness(fact),
        "date": fact.date,
        "published": min(r.entry.public_since for r in fact.reports),
        **to_plain(measured),
        "voices": fact.voices,
        "claims": claims(fact.reports, view),
    }


def tracked(view: View) -> list[Row]:
    """Rows of outside trackers like pledges, each with its source and what the tracker says beside it."""
    return [_tracked(measured, view) for measured in view.tracked]


def _tracked(measured: Measured, view: View) -> Row:
    row = row_of(measured.fact)
    if row is None:
        raise ValueError(f"{measured.ref} is no row of a tracker")
    beside = {"source": row.source, "month": row.month, "redistributed": row.redistributed, "less": row.less}
    return {**_pledge(measured, view), **beside}


def sums(found: Iterable[Total], by: str) -> list[Row]:
    """Sums of pledges as rows of `tables.totals(by)`."""
    return [_sum(total, by) for total in found]


def _sum(total: Total, by: str) -> Row:
    return {
        by: total.group,
        "stage": total.stage,
        "source": total.source,
        "per_year": total.per_year,
        "promises": total.promises,
        "eur_exact": total.exact,
        "eur_about": total.about,
        "eur_at_least": total.at_least,
        "eur_at_most": total.at_most,
        "eur_range_low": total.range_low,
        "eur_range_high": total.range_high,
        "printed": total.printed,
        "without_eur": total.without_eur,
        "left_out": total.left_out,
    }


def counts(view: View) -> list[Row]:
    """Reported numbers of agreements beside those that the ledger names."""
    return [_count(fact, view) for fact in view.ledger.counts]


def _count(fact: CountFact, view: View) -> Row:
    return {
        "ref": fact.ref,
        "what": fact.what,
        "value": fact.value,
        "ordinal": fact.ordinal,
        "members": list(fact.members),
        "as_of": fact.as_of,
        "modality": fact.modality,
        "partial": fact.partial,
        "named": list(fact.named),
        "named_count": len(fact.named),
        "unnamed": fact.unnamed,
        "voices": fact.voices,
        "claims": claims(fact.reports, view),
    }


def people(view: View) -> list[Row]:
    """People with their strongest part."""
    return [_person(fact, view) for fact in view.ledger.people]


def _person(fact: PersonFact, view: View) -> Row:
    return {
        "ref": fact.ref,
        "person": fact.person,
        "spellings": list(fact.spellings),
        "office": fact.office,
        "affiliation": fact.affiliation,
        "event_role": fact.event_role,
        "modality": fact.modality,
        "voices": fact.voices,
        "claims": claims(fact.reports, view),
    }


def reported(facts: Iterable[ReportedFact], view: View) -> list[Row]:
    """Statistics, assessments or provisions, as first reported."""
    found = []
    for fact in facts:
        first = fact.reports[0].entry
        found.append(
            {
                "ref": fact.ref,
                **plain(first.value),
                "modality": first.modality,
                "attributed_to": first.attributed_to,
                "voices": fact.voices,
                "claims": claims(fact.reports, view),
            }
        )
    return found


def issues(view: View) -> list[Row]:
    """Contradictions and data problems, gravest first."""
    return list(each_issue(view))


def each_issue(view: View) -> Iterator[Row]:
    """The same one by one."""
    return (_issue(issue, view) for issue in view.issues)


def _issue(issue: Issue, view: View) -> Row:
    return {**bare_issue(issue), "claims": [claim_row(claim) for claim in sides_claims(issue, view)]}


def bare_issue(issue: Issue) -> Row:
    """An issue without the claims behind its sides."""
    return {
        "ref": issue_ref(issue),
        "severity": issue.severity,
        "code": issue.code,
        "message": issue.message,
        "place": issue.place,
        "sides": [
            {"says": s.says, "ref": s.ref, "document": s.document, "published": s.published, "quote": s.quote}
            for s in issue.sides
        ],
        "hint": issue.hint,
    }


def sides_claims(issue: Issue, view: View) -> list[Claim]:
    """The claims that the sides of an issue quote: by their reference, else by the words quoted."""
    found: dict[str, Claim] = {}
    for side in issue.sides:
        claim = view.shorts.get(side.ref)
        for one in [claim] if claim else _quoted(side, view):
            found[one.id] = one
    return list(found.values())


def _quoted(side: Side, view: View) -> list[Claim]:
    """Claims of the fact that a side names, on the words that it quotes."""
    facts = [m.fact for m in view.measured if m.ref == side.ref]
    found = [view.claim(record) for fact in facts for record in fact.reports]
    return [claim for claim in found if claim and (claim.label, claim.quote) == (side.document, side.quote)]


def claims(reports: Iterable[Recorded], view: View) -> list[Row]:
    """The claims behind reports as the codebook's objects with their id, oldest publication first."""
    return [_cited(record, view) for record in reports]


def claim_row(claim: Claim) -> Row:
    """A claim as a row: the codebook's object with its id and the short reference that `why` takes."""
    return {"id": claim.id, "ref": short(claim.id), **to_json(claim)}


def _cited(record: Recorded, view: View) -> Row:
    claim = view.claim(record)
    if claim is not None:
        return claim_row(claim)
    entry = record.entry
    return {
        "id": entry.id,
        "ref": short(entry.id),
        "kind": entry.value.kind,
        "document": label(entry.evidence[0], view.context),
        "published": entry.public_since,
        "start": None,
        "end": None,
        "quote": None,
        "modality": entry.modality,
        "attributed_to": entry.attributed_to,
        **plain(entry.value),
    }


def _whole(number: float | None) -> float | None:
    return int(number) if isinstance(number, float) and number.is_integer() else number
