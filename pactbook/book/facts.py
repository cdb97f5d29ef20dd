"""What the ledger holds: facts, each resting on the entries that report it.

A fact is one thing in the world (an agreement, a promise, a count); a report is one entry about it. Facts
are plain values, built by the fold and read by everything above. All of them have `ref` (a stable short
id that `why` takes), `reports` (oldest publication first) and `voices` (how many independent sources).
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from pactbook.model.claims import Claim, Commitment, Item
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.model.verdicts import Decided


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where the ledger is read: what had happened by `as_of`, in sources public by `known`, in our
    record up to `recorded` (a sequence number). None is no limit."""

    as_of: datetime.date | None = None
    known: datetime.date | None = None
    recorded: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a fold may look up beside the entries; all of it is data, nothing is fetched.

    `claims` and `documents` (without their full text if the caller likes) are keyed by claim id and document
    key. `voices` maps a document key to the key of the article it repeats (itself when it repeats none).
    `works` maps a document to the published work that it holds the text of, where the reference cites it.
    `decisions` are people's, all of them; `claims` then holds those that people wrote too.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    voices: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decided, ...] = ()
    works: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """One status an agreement reached (or will, by `modality`), with the best date known for it.

    `day` is the day by which it had happened for sure: its date, or the first report that agrees with it; for
    a plan, the day on which it was public.
    """

    status: str
    date: str | None
    modality: str
    place: str | None
    reports: tuple[Recorded, ...]
    voices: int
    day: datetime.date = datetime.date.max


@dataclass(frozen=True, slots=True)
class AgreementFact:
    """One instrument between parties. `status`, `date`, `modality` are those of its furthest event."""

    ref: str
    parties: tuple[str, ...]
    instrument: str
    status: str
    date: str | None
    modality: str
    term_years: float | None
    place: str | None
    events: tuple[AgreementEvent, ...]
    reports: tuple[Recorded, ...]
    voices: int


@dataclass(frozen=True, slots=True)
class CommitmentFact:
    """One promise or gift of one donor: `value` in the fullest wording, `date` when it was made, or None."""

    ref: str
    value: Commitment
    modality: str
    date: str | None
    reports: tuple[Recorded, ...]
    voices: int

    @property
    def items(self) -> tuple[Item, ...]:
        return self.value.items


@dataclass(frozen=True, slots=True)
class CountFact:
    """One reported number of agreements, beside those that the ledger can name at the same coordinates.

    `named` are the refs of the agreements that the count may mean; `unnamed` is `value` less their
    number, never below zero. A `partial` count is of some agreements only (those signed on one day, or of
    a region), so it is compared with no other.
    """

    ref: str
    what: str
    value: int
    ordinal: bool
    members: tuple[str, ...]
    as_of: str | None
    named: tuple[str, ...]
    unnamed: int
    reports: tuple[Recorded, ...]
    voices: int
    modality: str = "asserted"
    partial: bool = False


@dataclass(frozen=True, slots=True)
class PersonFact:
    """One person's part: the strongest role of the surest modality, with every spelling of the name."""

    ref: str
    person: str
    spellings: tuple[str, ...]
    office: str | None
    affiliation: str | None
    event_role: str
    reports: tuple[Recorded, ...]
    voices: int
    modality: str = "asserted"


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """A statistic, an assessment or a provision, as reported; `value` on the first report's entry."""

    ref: str
    reports: tuple[Recorded, ...]
    voices: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The fold of all entries at given coordinates: facts in a fixed order, and what does not fit.

    `tracked` are the rows of outside trackers, which stand beside the ledger's own `commitments`.
    """

    at: Coordinates
    agreements: tuple[AgreementFact, ...] = ()
    commitments: tuple[CommitmentFact, ...] = ()
    counts: tuple[CountFact, ...] = ()
    people: tuple[PersonFact, ...] = ()
    statistics: tuple[ReportedFact, ...] = ()
    assessments: tuple[ReportedFact, ...] = ()
    provisions: tuple[ReportedFact, ...] = ()
    issues: tuple[Issue, ...] = ()
    tracked: tuple[CommitmentFact, ...] = ()
