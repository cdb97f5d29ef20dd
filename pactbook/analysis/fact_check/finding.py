"""What a fact-check says of one statement, and what it is held against.

A statement is a claim of the article. What the ledger knows is worded for a reader who knows neither codes
nor fields; dates are ISO 8601.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book.facts import AgreementEvent, AgreementFact, CommitmentFact, Ledger
from pactbook.book.names import organisation
from pactbook.extract.gazetteer.data import english
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.sources import Citation

AGREES: Final = "agrees"
OUTDATED: Final = "outdated"
CONTRADICTS: Final = "contradicts"
CANNOT_SAY: Final = "cannot_say"
VERDICTS: Final = (CONTRADICTS, OUTDATED, AGREES, CANNOT_SAY)
"""In the order in which a reader wants them."""

HOME: Final = "UKR"


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of an article beside what the ledger knows.

    `reason` is a stable word for why the verdict is what it is; `knows` is a sentence, empty where nothing is
    known; `since` the day since when a source says so; `notes` are worth knowing and change no verdict;
    `sentence` is the article's own, whole.
    """

    claim: Claim
    verdict: str
    reason: str
    knows: str
    since: str | None = None
    references: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """The article's day, the ledger as it was public on that day, and the ledger of today.

    `reach` is the day of the ledger's newest source: of what came later it knows nothing.
    """

    day: datetime.date
    then: Ledger
    now: Ledger
    reach: datetime.date

    def pact(self, parties: Iterable[str]) -> AgreementFact | None:
        """The security agreement between these parties in the ledger of today."""
        wanted = {organisation(party) for party in parties}
        found = (
            fact
            for fact in self.now.agreements
            if fact.instrument == "security_agreement" and {organisation(p) for p in fact.parties} == wanted
        )
        return next(found, None)

    def partners(self) -> set[str]:
        """Codes of all that the ledger has an agreement, or talks, with."""
        return {party for fact in self.now.agreements for party in fact.parties if party != HOME}

    def promises(self, donor: str, now: bool = True) -> list[CommitmentFact]:
        """What the ledger knows of a donor's promises and gifts to Ukraine."""
        return [
            fact
            for fact in (self.now if now else self.then).commitments
            if fact.value.donor == donor and fact.value.recipient in (HOME, None)
        ]


def name(code: str | None) -> str:
    """The English name of a code; an organisation as written."""
    return english().get(code, code) if code else "nobody named"


def partner(fact: AgreementFact) -> str:
    """Code of the party that is not Ukraine."""
    return next((party for party in fact.parties if party != HOME), HOME)


def event(fact: AgreementFact, status: str) -> AgreementEvent | None:
    """The asserted event of a status."""
    return next((e for e in fact.events if e.status == status and e.modality == "asserted"), None)


def references(records: Iterable[Recorded], *, at_most: int = 4) -> tuple[Citation, ...]:
    """The works that records rest on, each once, in order."""
    cited = (one for record in records for one in record.entry.evidence if isinstance(one, Citation))
    return tuple({(one.work, one.section): one for one in cited}.values())[:at_most]


def since(records: Sequence[Recorded]) -> str | None:
    """The day on which the first of these records was public."""
    return min((record.entry.public_since for record in records), default=None)


def derived(claim: Claim) -> set[str]:
    """Fields whose value does not stand in the claim's own quote."""
    return {said.partition(":")[0] for said in dict(claim.extra).get("derived", ())}


def unsaid(claim: Claim, reason: str, knows: str = "", **more: tuple[Citation, ...]) -> Finding:
    """The verdict where nothing can be said."""
    return Finding(claim, CANNOT_SAY, reason, knows, references=more.get("references", ()))
