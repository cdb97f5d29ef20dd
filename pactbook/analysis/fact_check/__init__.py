"""Fact-check: each statement of an article beside what the reference knew on its day and knows today.

Nothing here reads files or the clock: the article's claims and two ledgers come in, findings go out. A
verdict is given only where the ledger has the very fact; the rest cannot be said, and is no error.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from pactbook.analysis.conversion_issues import conversion_issues
from pactbook.analysis.fact_check import numbers, others, pacts, sums, within
from pactbook.analysis.fact_check.finding import (
    AGREES,
    CANNOT_SAY,
    CONTRADICTS,
    OUTDATED,
    VERDICTS,
    Basis,
    Finding,
    unsaid,
)
from pactbook.analysis.fact_check.within import Sentence
from pactbook.book import days
from pactbook.book.enter import enter
from pactbook.book.facts import Context, Coordinates
from pactbook.book.ledger import fold
from pactbook.model.claims import (
    Agreement,
    Assessment,
    Claim,
    Commitment,
    Count,
    Provision,
    Role,
    Statistic,
)
from pactbook.model.entries import Recorded
from pactbook.model.sources import Document
from pactbook.pipeline.review import held_back
from pactbook.store.sentences import sentences

__all__ = [
    "AGREES",
    "CANNOT_SAY",
    "CONTRADICTS",
    "OUTDATED",
    "VERDICTS",
    "Basis",
    "Finding",
    "basis",
    "check",
]


_BACK: Final = re.compile(r"\W*(?:it|this|these|under it|there|in it)\b", re.I)
"""How a sentence begins that speaks of what the one before named."""


def basis(records: Sequence[Recorded], day: datetime.date, today: datetime.date) -> Basis:
    """The reference as it was public on `day`, and as it is today."""
    then, now = (fold(records, Coordinates(known=known)) for known in (day, today))
    public = (days.last(record.entry.public_since) for record in records)
    return Basis(day, then, now, max((one for one in public if one <= today), default=today))


def check(document: Document, claims: Sequence[Claim], held_against: Basis) -> list[Finding]:
    """A finding for each claim, in order of text."""
    told = _sentences(document, claims)
    unsure = held_back(claims, ())
    about, signed = _about(claims), _signed(claims)
    found = []
    for at, sentence in enumerate(told):
        before = told[at - 1].text if at else ""
        for claim in sentence.claims:
            if claim.id in unsure:
                one = unsaid(claim, "unsure", "The sentence was read with too little certainty.")
            else:
                one = _one(claim, sentence, before, about, signed, held_against)
            found.append(replace(one, sentence=sentence.text))
    return _with_rates(_with_itself(found, told), claims, held_against)


def _one(
    claim: Claim,
    sentence: Sentence,
    before: str,
    about: Sequence[str],
    signed: Collection[str],
    held: Basis,
) -> Finding:
    value = claim.value
    if isinstance(value, Agreement):
        return pacts.check(claim, value, held, signed)
    if isinstance(value, Count):
        return numbers.check(claim, value, held, about)
    if isinstance(value, Commitment):
        told = f"{before} {sentence.text}" if _BACK.match(sentence.text) else sentence.text
        return sums.check(claim, value, held, told)
    if isinstance(value, Role):
        return others.role(claim, value, held)
    if isinstance(value, Provision):
        return others.provision(claim, value, held, about)
    if isinstance(value, Statistic):
        return others.statistic(claim, value, held)
    return _judged(claim, value, sentence, held)


def _judged(claim: Claim, value: Assessment, sentence: Sentence, held: Basis) -> Finding:
    return others.judgement(claim, value, held, sentence.claims)


def _about(claims: Iterable[Claim]) -> list[str]:
    """Partners whose agreement with Ukraine the article tells of, in order of text."""
    partners = (
        party
        for claim in claims
        if isinstance(claim.value, Agreement) and "UKR" in claim.value.parties
        for party in claim.value.parties
        if party != "UKR"
    )
    return list(dict.fromkeys(partners))


def _signed(claims: Iterable[Claim]) -> set[str]:
    """Partners of which the article says that they have signed."""
    asserted = (claim.value for claim in claims if claim.modality == "asserted")
    done = (v for v in asserted if isinstance(v, Agreement) and v.status == "signed")
    return {party for value in done for party in value.parties}


def _sentences(document: Document, claims: Sequence[Claim]) -> list[Sentence]:
    """The sentences of an article in order, each with the claims whose quotes begin in it."""
    body = document.content()
    spans = list(sentences(body, document.start))
    made = []
    for low, high in spans:
        own = sorted((c for c in claims if low <= c.start < high), key=lambda c: (c.start, c.end, c.id))
        made.append(Sentence(low, high, body[low - document.start : high - document.start], tuple(own)))
    return made


def _with_itself(found: Sequence[Finding], told: Sequence[Sentence]) -> list[Finding]:
    """Findings, with those in place of which the article contradicts itself."""
    against = dict[str, tuple[str, str]]()
    for sentence in told:
        against |= {claim.id: ("own_list", said) for claim, said in within.of_counts(sentence)}
    against |= {claim.id: ("own_parts", said) for claim, said in within.of_sums(told)}
    return [_against(one, *against[one.claim.id]) if one.claim.id in against else one for one in found]


def _against(one: Finding, reason: str, said: str) -> Finding:
    knows = f"{said} {one.knows}" if one.verdict != CANNOT_SAY else said
    return replace(one, verdict=CONTRADICTS, reason=reason, knows=knows)


def _with_rates(found: Sequence[Finding], claims: Sequence[Claim], held: Basis) -> list[Finding]:
    """Findings, with a note where a sum was converted at a rate that is not that of the article's day."""
    entries = [entry for claim in claims if (entry := enter(claim)) is not None]
    records = [Recorded(seq, "", entry) for seq, entry in enumerate(entries, 1)]
    context = Context(claims={claim.id: claim for claim in claims})
    article = fold(records, Coordinates(), context)
    issues = conversion_issues(article.commitments, context, held.now.agreements)
    notes = {
        side.quote: issue.message
        for issue in issues
        if issue.code != "conversion_consistent"
        for side in issue.sides
    }
    return [
        replace(one, notes=(*one.notes, f"Conversion: {notes[one.claim.quote]}."))
        if one.claim.quote in notes and isinstance(one.claim.value, Commitment) and one.claim.value.converted
        else one
        for one in found
    ]
