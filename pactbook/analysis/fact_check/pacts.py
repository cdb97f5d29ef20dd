"""Statements on agreements held against the ledger: who has signed, when, for how long, what is planned."""

import datetime
import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from pactbook.analysis.fact_check.figures import comparable, says_number
from pactbook.analysis.fact_check.finding import (
    AGREES,
    CONTRADICTS,
    HOME,
    OUTDATED,
    Basis,
    Finding,
    derived,
    event,
    name,
    partner,
    references,
    since,
    unsaid,
)
from pactbook.book import days
from pactbook.book.facts import AgreementEvent, AgreementFact
from pactbook.model.claims import Agreement, Claim
from pactbook.model.entries import Recorded
from pactbook.model.sources import Citation

ONE_DAY: Final = datetime.timedelta(days=1)
ELSEWHERE: Final = datetime.timedelta(days=62)
"""A signature dated further from the known one than this is likely that of another document."""
_UNDER_WAY: Final = ("announced", "negotiating", "concluded")
_SIGN: Final = re.compile(r"\bsign|\bconclud|підпис|уклад", re.I)


def check(claim: Claim, value: Agreement, basis: Basis, told: Collection[str]) -> Finding:
    """The finding on a statement that an agreement was signed, is negotiated, was approved and so on.

    `told` are the partners of which the article itself says that they have signed.
    """
    if HOME not in value.parties or len(value.parties) != 2:
        return unsaid(
            claim, "not_bilateral", "The reference holds only agreements of one partner with Ukraine."
        )
    if value.instrument not in ("security_agreement", "other"):
        what = value.instrument.replace("_", " ")
        return unsaid(claim, "other_instrument", f"The reference holds security agreements, no {what}.")
    fact = basis.pact(value.parties)
    if fact is None:
        other = next(party for party in value.parties if party != HOME)
        return unsaid(claim, "no_file", f"The reference has no file on {name(other)}.")
    if value.status in _UNDER_WAY:
        return _under_way(claim, value, fact, basis, partner(fact) in told)
    if value.status == "signed":
        return _signed(claim, value, fact, basis)
    return _step(claim, value, fact)


def _signed(claim: Claim, value: Agreement, fact: AgreementFact, basis: Basis) -> Finding:
    signed = event(fact, "signed")
    if claim.modality in ("planned", "hypothetical"):
        return _planned(claim, fact, signed, basis)
    if claim.modality == "denied":
        return _denied(claim, fact, signed, basis)
    if signed is None or signed.date is None:
        if basis.day > basis.reach:
            return unsaid(claim, "after_reference", f"The reference ends on {basis.reach}.")
        return _never(claim, fact)
    if signed.day > basis.day and value.date != signed.date:
        knows = f"{name(partner(fact))} signed on {signed.date}, after this article appeared."
        return _found(claim, CONTRADICTS, "not_signed_yet", knows, signed, notes=_announced(fact, basis.day))
    return _dated(claim, value, fact, signed)


def _dated(claim: Claim, value: Agreement, fact: AgreementFact, signed: AgreementEvent) -> Finding:
    who = name(partner(fact))
    knows = f"{who} signed on {signed.date}{f' in {signed.place}' if signed.place else ''}."
    assert signed.date
    wrong = value.date is not None and not days.agree(value.date, signed.date)
    term = _term(claim, value, fact)
    if wrong and value.date and "date" not in derived(claim):
        if abs(days.first(value.date) - signed.day) > ELSEWHERE or term is not None:
            return unsaid(
                claim,
                "another_document",
                f"{knows} The date in the article may be that of another document.",
                references=references(signed.reports),
            )
        notes = _announced(fact, days.first(value.date))
        return _found(claim, CONTRADICTS, "date", knows, signed, notes=notes)
    if term is not None:
        knows += f" The agreement runs for {fact.term_years:g} years."
        return _found(claim, CONTRADICTS, "term", knows, signed)
    if value.term_years is not None and fact.term_years and not comparable(value.term_years, fact.term_years):
        return unsaid(claim, "another_document", f"{knows} A term like that is of another document.")
    if value.term_years is not None and value.term_years == fact.term_years:
        knows = f"{knows[:-1]}, for {fact.term_years:g} years."
    return _found(claim, AGREES, "signed", knows, signed)


def _term(claim: Claim, value: Agreement, fact: AgreementFact) -> float | None:
    """The term that the quote itself states and the agreement does not have."""
    said = value.term_years
    if said is None or fact.term_years is None or said == fact.term_years:
        return None
    return said if comparable(said, fact.term_years) and says_number(claim.quote, said) else None


def _planned(claim: Claim, fact: AgreementFact, signed: AgreementEvent | None, basis: Basis) -> Finding:
    who = name(partner(fact))
    if signed is not None and signed.day >= basis.day - ONE_DAY:
        if signed.day > basis.day:
            return _found(
                claim, OUTDATED, "signed_since", f"{who} has signed since, on {signed.date}.", signed
            )
        return _found(claim, AGREES, "signed", f"{who} signed on {signed.date}.", signed)
    if signed is not None:
        knows = (
            f"{who} had signed before this article appeared, on {signed.date}; the article speaks of a plan."
        )
        return unsaid(claim, "signed_before", knows, references=references(signed.reports))
    refused = event(fact, "refused")
    if refused is not None and refused.day > basis.day:
        knows = f"{who} has not signed; the signing was refused on {refused.date}."
        return _found(claim, OUTDATED, "refused_since", knows, refused)
    return unsaid(claim, "not_signed", f"The reference knows no signature of {who}.", references=_all(fact))


def _denied(claim: Claim, fact: AgreementFact, signed: AgreementEvent | None, basis: Basis) -> Finding:
    who = name(partner(fact))
    if signed is None:
        return Finding(
            claim, AGREES, "not_signed", f"The reference knows no signature of {who}.", references=_all(fact)
        )
    if signed.day < basis.day and _SIGN.search(claim.quote):
        return _found(claim, CONTRADICTS, "signed", f"{who} had signed on {signed.date}.", signed)
    if signed.day <= basis.day:
        knows = f"{who} had signed on {signed.date}."
        return unsaid(claim, "signed_before", knows, references=references(signed.reports))
    return _found(claim, OUTDATED, "signed_since", f"{who} has signed since, on {signed.date}.", signed)


def _never(claim: Claim, fact: AgreementFact) -> Finding:
    who = name(partner(fact))
    refused = event(fact, "refused")
    more = f"; the signing was refused on {refused.date}" if refused else ""
    knows = f"{who} has not signed{more}."
    rests = references(refused.reports) if refused else _all(fact)
    return Finding(claim, CONTRADICTS, "never_signed", knows, references=rests)


def _under_way(
    claim: Claim, value: Agreement, fact: AgreementFact, basis: Basis, told_signed: bool
) -> Finding:
    signed = event(fact, "signed")
    who = name(partner(fact))
    steps = [
        r for r in fact.reports if isinstance(r.entry.value, Agreement) and r.entry.value.status in _UNDER_WAY
    ]
    same = [r for r in steps if value.date and r.entry.date and days.agree(r.entry.date, value.date)]
    known = _steps(steps)
    if signed is not None and signed.day > basis.day and not told_signed:
        began = f" {known}" if known else ""
        knows = f"{who} has signed since, on {signed.date}.{began}"
        found = _found(claim, OUTDATED, "signed_since", knows, signed)
        return replace(found, references=(*references(same), *found.references))
    refused = event(fact, "refused")
    if refused is not None and refused.day > basis.day:
        return _found(claim, OUTDATED, "refused_since", f"{who} refused on {refused.date}. {known}", refused)
    if claim.modality == "asserted" and same:
        return Finding(claim, AGREES, "talks", known, since(same), references(same))
    end = f" {who} signed on {signed.date}." if signed else ""
    return unsaid(claim, "talks", f"{known}{end}".strip(), references=references(steps))


def _steps(steps: Sequence[Recorded]) -> str:
    words = {"announced": "announced", "negotiating": "talks", "concluded": "text agreed"}
    told = {
        f"{words[r.entry.value.status]} on {r.entry.date}"
        for r in steps
        if isinstance(r.entry.value, Agreement) and r.entry.date
    }
    said = ", ".join(sorted(told, key=lambda text: text.rpartition(" ")[2]))
    return f"The reference has: {said}." if said else ""


def _step(claim: Claim, value: Agreement, fact: AgreementFact) -> Finding:
    """Approval, entry into force, refusal and the rest: agreement where the ledger has the same step."""
    found = event(fact, value.status)
    word = value.status.replace("_", " ")
    if found is None or claim.modality != "asserted":
        return unsaid(
            claim, "no_such_step", f"The reference does not have this step of {name(partner(fact))}."
        )
    knows = f"{name(partner(fact))}: {word} on {found.date}."
    if value.date and found.date and not days.agree(value.date, found.date):
        return unsaid(claim, "other_date", knows, references=references(found.reports))
    return _found(claim, AGREES, value.status, knows, found)


def _announced(fact: AgreementFact, day: datetime.date) -> tuple[str, ...]:
    """That the agreement was announced on a day on which the article has it signed."""
    for record in fact.reports:
        value = record.entry.value
        if (
            isinstance(value, Agreement)
            and value.status == "announced"
            and record.entry.date == day.isoformat()
        ):
            signed = event(fact, "signed")
            assert signed is not None
            return (f"On {day} it was announced; that and the signature on {signed.date} are two events.",)
    return ()


def _found(
    claim: Claim,
    verdict: str,
    reason: str,
    knows: str,
    rests: AgreementEvent,
    notes: tuple[str, ...] = (),
) -> Finding:
    records = [r for r in rests.reports if r.entry.modality == "asserted"]
    return Finding(claim, verdict, reason, knows, since(records), references(records), notes)


def _all(fact: AgreementFact) -> tuple[Citation, ...]:
    return references(fact.reports)
