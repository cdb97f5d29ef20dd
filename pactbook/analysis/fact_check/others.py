"""Statements on people, terms, figures and judgements held against the ledger and the shipped statistics."""

from collections.abc import Sequence
from typing import Final

from pactbook.analysis import macro
from pactbook.analysis.burden import Interval, burden
from pactbook.analysis.fact_check.figures import comparable, in_words, same, says_number
from pactbook.analysis.fact_check.finding import (
    AGREES,
    CONTRADICTS,
    HOME,
    Basis,
    Finding,
    event,
    name,
    partner,
    references,
    since,
    unsaid,
)
from pactbook.analysis.fact_check.numbers import signed_by
from pactbook.book import days
from pactbook.book.contradictions_of_promises import later_years, silent_after
from pactbook.book.facts import AgreementFact, CommitmentFact
from pactbook.book.names import narrower, parse
from pactbook.model.claims import Assessment, Claim, Commitment, Provision, Role, Statistic
from pactbook.model.sources import Citation

_TERMS: Final = {
    "term": ("term_years", "years"),
    "termination": ("notice_months", "months of notice"),
    "consultation": ("hours", "hours to consult within"),
}
_NEAR: Final = 0.05
_SHARES: Final = (
    "Compared are the agreements' sums for that year, each with its bound; other help is left out."
)


def role(claim: Claim, value: Role, basis: Basis) -> Finding:
    """Agreement where the ledger has the person in the same part; a part it does not know says nothing."""
    said = parse(value.person)
    for fact in basis.now.people:
        same_side = value.affiliation is None or fact.affiliation in (None, value.affiliation)
        names = [parse(spelling) for spelling in fact.spellings]
        if not same_side or not any(narrower(said, one) or narrower(one, said) for one in names):
            continue
        records = [
            r
            for r in fact.reports
            if isinstance(r.entry.value, Role) and r.entry.value.event_role == value.event_role
        ]
        records.sort(key=lambda r: abs(days.last(r.entry.date or r.entry.public_since) - basis.day))
        if records:
            office = f", {fact.office}" if fact.office else ""
            knows = f"{fact.person}{office}: {value.event_role.replace('_', ' ')}."
            return Finding(claim, AGREES, "role", knows, since(records), references(records[:1], at_most=2))
    return unsaid(claim, "no_such_part", "The reference does not have this person in this part.")


def provision(claim: Claim, value: Provision, basis: Basis, about: Sequence[str]) -> Finding:
    """Term, notice and hours of the one agreement that an article is about, or of all signed by its day."""
    field, unit = _TERMS.get(value.topic, ("", ""))
    said = getattr(value, field) if field else None
    if said is None:
        return unsaid(claim, "not_compared", "The reference holds no such provision to compare.")
    facts = _agreements(value, basis, about)
    known = [(fact, found) for fact in facts if (found := _term(fact, field, basis)) is not None]
    if not known:
        return unsaid(claim, "not_given", "The reference does not give it.")
    numbers = {number for _, number in known}
    who = name(partner(known[0][0])) if len(known) == 1 else f"all {len(known)} agreements that may be meant"
    rests = references(r for fact, _ in known[:2] if (e := event(fact, "signed")) for r in e.reports[:1])
    if numbers == {said}:
        return Finding(claim, AGREES, value.topic, f"{who}: {said:g} {unit}.", references=rests)
    (number, *more) = numbers
    if len(known) == 1 and not more and comparable(said, number) and says_number(claim.quote, said):
        return Finding(claim, CONTRADICTS, value.topic, f"{who}: {number:g} {unit}.", references=rests)
    return unsaid(claim, "not_compared", "It is not clear of which agreement the article speaks.")


def _agreements(value: Provision, basis: Basis, about: Sequence[str]) -> list[AgreementFact]:
    if value.parties:
        fact = basis.pact(value.parties)
        return [fact] if fact else []
    signed = signed_by(basis, basis.day)
    if not about:
        return signed
    if len(about) == 1:
        fact = basis.pact((about[0], HOME))
        return [fact] if fact else []
    return [fact for fact in signed if partner(fact) in about]


def _term(fact: AgreementFact, field: str, basis: Basis) -> float | None:
    if field == "term_years":
        return fact.term_years
    for found in basis.now.provisions:
        said = found.reports[0].entry.value
        if isinstance(said, Provision) and set(said.parties or ()) == set(fact.parties):
            number = getattr(said, field)
            if number is not None:
                return float(number)
    return None


def statistic(claim: Claim, value: Statistic, basis: Basis) -> Finding:
    """Population and GDP beside the shipped figures; they are confirmed only, since estimates differ."""
    known = {"population": macro.population, "gdp": macro.gdp}.get(value.measure)
    figure = known(value.subject, basis.day.year) if known else None
    if figure is None:
        return unsaid(claim, "not_compared", "The reference holds no such figure.")
    vintage = macro.macro_vintage("population" if value.measure == "population" else "gdp_usd")
    rests = (Citation(vintage, str(figure.year)),)
    knows = f"{name(value.subject)}: {figure.value:,.0f} {figure.unit} in {figure.year}."
    if value.unit == figure.unit and same(value.value, figure.value, claim.quote, _NEAR):
        return Finding(claim, AGREES, "figure", knows, references=rests)
    return unsaid(claim, "other_figure", knows, references=rests)


def judgement(claim: Claim, value: Assessment, basis: Basis, beside: Sequence[Claim]) -> Finding:
    """The two judgements that figures test: who gives more for its size, and if later years have money."""
    if value.dimension == "proportionality" and value.direction == "positive":
        return _larger(claim, value, basis, beside)
    if silent_after(value) is not None:
        return _later_years(claim, value, basis)
    return unsaid(claim, "judgement", "It is a judgement, which no figure decides.")


def _larger(claim: Claim, value: Assessment, basis: Basis, beside: Sequence[Claim]) -> Finding:
    """A donor's main promise set against that of a donor named in the same sentence, as shares of GDP."""
    others = {
        one.value.donor
        for one in beside
        if isinstance(one.value, Commitment) and one.value.donor not in (None, value.target)
    }
    mine, theirs = (
        _share(value.target, basis),
        _share(next(iter(others), None) if len(others) == 1 else None, basis),
    )
    if mine is None or theirs is None:
        return unsaid(claim, "judgement", "The reference has no two promises to compare.")
    knows = f"{mine[1]}; {theirs[1]}."
    rests = (*references(mine[2].reports, at_most=1), *references(theirs[2].reports, at_most=1))
    if theirs[0].high is not None and mine[0].low > theirs[0].high:
        return Finding(claim, AGREES, "larger_share", knows, references=rests, notes=(_SHARES,))
    return unsaid(claim, "no_larger_share", knows, references=rests)


def _share(donor: str | None, basis: Basis) -> tuple[Interval, str, CommitmentFact] | None:
    """The donor's main promise as per cent of GDP, in words too, with the year of GDP and the bound."""
    for fact in basis.promises(donor) if donor else ():
        if any(dict(record.entry.extra).get("main") for record in fact.reports) and fact.value.amount:
            found = burden(fact.value, basis.day)
            if isinstance(found.share, Interval):
                exact = fact.value.bound or "exact"
                bounds = {"at_least": "at least ", "at_most": "at most "}.get(exact, "")
                shown = found.share.high if exact == "at_most" and found.share.high else found.share.low
                said = f"{name(donor)}: {in_words(fact.value)}, {bounds}{shown:.2f} % of GDP ({found.basis})"
                return found.share, said, fact
    return None


def _later_years(claim: Claim, value: Assessment, basis: Basis) -> Finding:
    """Which of the agreements signed by then name money beyond the year that the judgement begins after."""
    year = silent_after(value)
    if year is None:
        return unsaid(claim, "judgement", "It is a judgement, and the years are not said.")
    day = basis.day.isoformat()
    signed, named = later_years(basis.now.agreements, basis.now.commitments, day, year)
    if not signed:
        return unsaid(claim, "judgement", "No agreement had been signed by then.")
    rests = references(p.reports[0] for p in named) or references(
        r for f in signed[:2] if (e := event(f, "signed")) for r in e.reports[:1]
    )
    told = "; ".join(f"{name(p.value.donor)}: {in_words(p.value)}" for p in named)
    none = len(signed) - len(named)
    knows = f"Of {len(signed)} agreements signed by {day}, {none} name no sum for years after {year}."
    if not named:
        return Finding(claim, AGREES, "later_years", knows, references=rests)
    if 2 * len(named) < len(signed):
        return Finding(
            claim, AGREES, "later_years", knows, references=rests, notes=(f"The exception: {told}.",)
        )
    return unsaid(claim, "judgement", f"{knows} {told}.", references=rests)
