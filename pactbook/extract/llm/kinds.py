"""Agreements, counts, roles, statistics, judgements and provisions against their quotes."""

import re
from dataclasses import replace
from typing import Final

from pactbook.extract.gazetteer import PersonMention
from pactbook.extract.llm.evidence import Window, says
from pactbook.extract.llm.support import (
    Doubts,
    Unsupported,
    about,
    actor,
    code_of,
    date,
    doer,
    figures,
    length,
    near,
    one_period,
    words,
)
from pactbook.extract.phrases.counts import find_counts
from pactbook.extract.phrases.gdp import percent_of_gdp
from pactbook.model.claims import Agreement, Assessment, Count, Provision, Role, Statistic

_DEAL: Final = re.compile(
    r"\b(?:agreements?|pacts?|deals?|accords?|treat(?:y|ies)|compacts?|memorand(?:um|a)|MoUs?|declarations?"
    r"|arrangements?|instruments?|documents?|partnerships?|sign(?:s|ed|ing|atures?)?|initial(?:l?ed|s)|ratif\w+|negotiat\w+|talks"
    r"|consultations|guarantees?|commitments?)\b",
    re.IGNORECASE,
)
_STATUS: Final = {
    "signed": re.compile(r"\b(?:(?:co-?)?sign|ink(?:s|ed)\b|conclu|enter(?:s|ed)?\s+into\b)", re.IGNORECASE),
    "negotiating": re.compile(
        r"\b(?:negotiat|talks?\b|consult|discuss|work(?:s|ed|ing)?\b|prepar|draft|round)", re.IGNORECASE
    ),
    "approved": re.compile(
        r"\b(?:approv|ratif|endors|pass(?:es|ed)\b|adopt|vote|back(?:s|ed)\b)", re.IGNORECASE
    ),
    "in_force": re.compile(r"\b(?:force|effect|effective)\b", re.IGNORECASE),
    "terminated": re.compile(r"\b(?:terminat|end(?:s|ed)?\b|withdr|denounc|cancel|scrap)", re.IGNORECASE),
    "extended": re.compile(r"\b(?:exten|prolong|renew)", re.IGNORECASE),
    "suspended": re.compile(r"\b(?:suspen|froze|freez|halt|paus)", re.IGNORECASE),
}
"""Words without which a sentence does not say that an agreement has this status; others have too many."""
_PERCENT: Final = re.compile(r"\s?(?:%|percent|per\s?cent)", re.IGNORECASE)


def agreement(window: Window, said: Agreement, doubts: Doubts) -> tuple[Window, Agreement]:
    """An agreement whose parties the article names and whose quote speaks of an agreement."""
    if not _DEAL.search(window.quote):
        raise Unsupported("no_cue")
    parties = sorted({code for name in said.parties if (code := actor(window, name, doubts))})
    if not set(parties) - {"UKR"}:
        raise Unsupported("nothing_said", "no party but Ukraine")
    about(window, [code for code in parties if code != "UKR"])
    value = replace(
        said,
        parties=tuple(parties),
        date=date(window, said.date, doubts),
        term_years=length(window, "years", said.term_years, doubts),
        place=words(window, said.place, doubts),
    )
    return window, value


def status(window: Window, said: Agreement) -> None:
    """Raises Unsupported where no word of the quote's sentences is about the status of an agreement."""
    if not _STATUS.get(said.status, _DEAL).search(window.sentences):
        raise Unsupported("no_cue", said.status)


def count(window: Window, said: Count, doubts: Doubts) -> tuple[Window, Count]:
    """A count that stands in the quote, in its sentence as well as read alone."""
    alone = {(span.value, span.ordinal) for span in find_counts(window.quote)}
    for part, span in window.reaching("counts"):
        if span.value == said.value and (span.value, span.ordinal) in alone:
            members = [code for name in said.members if (code := code_of(name)) in window.members]
            doubts.number += len(said.members) - len(members)
            value = replace(
                said,
                ordinal=span.ordinal,
                members=tuple(sorted(set(members))),
                as_of=date(window, said.as_of, doubts),
            )
            return window.widened(part, span.start, span.end), value
    raise Unsupported("count_not_in_quote", str(said.value))


def role(window: Window, said: Role, doubts: Doubts) -> tuple[Window, Role]:
    """A person whom the article introduces and the quote's sentences name."""
    person = _person(window, said.person)
    if person is None or not says(window.sentences, person.name.split()[-1]):
        raise Unsupported("person_not_in_quote", said.person)
    affiliation = code_of(said.affiliation) if said.affiliation else None
    known = person.affiliation or (affiliation if affiliation in window.article.codes else None)
    value = replace(
        said,
        person=person.name,
        office=words(window, said.office, doubts) or person.office,
        affiliation=doubts.kept(affiliation, affiliation if affiliation == known else None),
    )
    return window, value


def _person(window: Window, name: str) -> PersonMention | None:
    wanted = name.casefold().split()
    for person in window.article.people if wanted else ():
        names = [person.name.casefold().split(), (person.person or "").casefold().split()]
        if wanted in names or (len(wanted) == 1 and any(n[-1:] == wanted for n in names)):
            return person
    return None


def statistic(window: Window, said: Statistic, doubts: Doubts) -> tuple[Window, Statistic]:
    """A figure that the quote gives in the unit said, about an actor whom the article names."""
    subject = doer(window, said.subject, doubts)
    unit, value = _figure(window, said)
    return window, replace(
        said,
        subject=subject or said.subject,
        value=value,
        unit=unit,
        period=one_period(window, said.period, doubts),
    )


def _figure(window: Window, said: Statistic) -> tuple[str | None, float]:
    missing = Unsupported("figure_not_in_quote", f"{said.value:.15g} {said.unit or ''}".strip())
    if said.measure == "gdp_share":
        shares = [share.percent for share in percent_of_gdp(window.quote)]
        found = [s.percent for _, s in window.reaching("shares") if s.percent in shares]
        unit: str | None = "percent"
    elif said.unit == "percent":
        found = [v for part, end, v in figures(window) if _PERCENT.match(part.scene.text, end)]
        unit = "percent"
    elif said.measure == "rank":
        found, unit = [v for _, _, v in figures(window, ordinals=True)], None
    elif said.measure == "population":
        found, unit = [v for _, _, v in figures(window)], "people"
    else:
        sums = [m for _, m in window.money() if near(m.amount, said.value)]
        found = [m.amount for m in sums if window.article.story.currency(m, said.subject) == said.unit]
        if sums and not found:
            raise Unsupported("currency_not_in_quote", f"{said.value:.15g} {said.unit or ''}".strip())
        unit = said.unit
    for value in found:
        if value == said.value or (said.measure != "rank" and near(value, said.value)):
            return unit, value
    raise missing


def assessment(window: Window, said: Assessment, doubts: Doubts) -> tuple[Window, Assessment]:
    """A judgement on an actor of the article, or on agreements where it speaks of some."""
    doubts.number += 1
    target: str | None = said.target
    if said.target != "agreements":
        target = doer(window, said.target, doubts)
    elif not _DEAL.search(window.article.text):
        raise Unsupported("no_cue")
    return window, replace(
        said,
        target=target or said.target,
        holder=words(window, said.holder, doubts),
        horizon=one_period(window, said.horizon, doubts),
    )


def provision(window: Window, said: Provision, doubts: Doubts) -> tuple[Window, Provision]:
    """An obligation from an article that speaks of an agreement; what its quote lacks is left out."""
    if not _DEAL.search(window.article.text):
        raise Unsupported("no_cue")
    doubts.number += 1
    parties = None
    if said.parties:
        parties = tuple(sorted({code for name in said.parties if (code := actor(window, name, doubts))}))
    verb = words(window, said.verb, doubts, anywhere=False)
    hours = length(window, "hours", said.hours, doubts)
    notice = length(window, "months", said.notice_months, doubts)
    return window, replace(
        said,
        parties=parties,
        section=words(window, said.section, doubts),
        obligor=actor(window, said.obligor, doubts),
        verb=verb,
        strength=said.strength if verb else None,
        conditions=tuple(c for c in said.conditions if says(window.quote, c.quote)),
        hours=None if hours is None else round(hours),
        term_years=length(window, "years", said.term_years, doubts),
        notice_months=None if notice is None else round(notice),
    )
