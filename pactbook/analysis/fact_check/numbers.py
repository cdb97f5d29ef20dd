"""Statements on how many agreements there are, held against those that the ledger names on the same day."""

import datetime
import re
from collections.abc import Sequence
from typing import Final

from pactbook.analysis.fact_check.finding import (
    AGREES,
    CONTRADICTS,
    HOME,
    OUTDATED,
    Basis,
    Finding,
    event,
    name,
    partner,
    references,
    unsaid,
)
from pactbook.book import days
from pactbook.book.facts import AgreementFact
from pactbook.book.names import organisation
from pactbook.book.reference.checks import NOT_STATES, OWN_SERIES_WITHOUT
from pactbook.model.claims import Claim, Count
from pactbook.model.sources import Citation

ONE_DAY: Final = datetime.timedelta(days=1)
_NEWS: Final = datetime.timedelta(days=7)
"""A number of a day further back than this is told as history, which nothing overtakes."""
_PAST: Final = re.compile(r"\b(?:before|had|by then|at the time|previously)\b", re.I)
_MANY: Final = 12
_SOME: Final = re.compile(
    r"\b(?:G-?7|Group of Seven|Nordic|Baltic|Balkan|Scandinavian|Asian|outside|non-|besides|apart from"
    r"|(?:EU|NATO) (?:member|countr|state|all)|this (?:week|month|day)|today|same day|in (?:May|June|July)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|more|further|additional|another|new)\b",
    re.I,
)
"""Words by which a count may be of some agreements only."""
_ROUGHLY: Final = re.compile(
    r"\b(?:more than|over|at least|nearly|almost|about|around|some|roughly|up to|dozens?)\b", re.I
)
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
"""A text in which those words are not looked for: only a list decides there."""


def check(claim: Claim, value: Count, basis: Basis, about: Sequence[str]) -> Finding:
    """The finding on a count of signed agreements; other counts the reference can confirm only.

    `about` are the partners whose agreements the article tells of.
    """
    if claim.modality != "asserted":
        return unsaid(claim, "not_asserted", "The article does not state it as a fact.")
    if value.what == "negotiating":
        return _talks(claim, value, basis)
    if value.what != "signed":
        return unsaid(claim, "not_counted", "The reference does not hold all that joined the declaration.")
    day = min(basis.day, days.last(value.as_of)) if value.as_of else basis.day
    named = signed_by(basis, day)
    if not named or basis.day > basis.reach:
        return unsaid(claim, "after_reference", f"The reference ends on {basis.reach}.")
    if value.ordinal:
        return _ordinal(claim, value, _day_of(about, basis) or day, basis)
    # A day that the sentence names may be that of something else in it.
    for when in dict.fromkeys((day, basis.day)):
        then = signed_by(basis, when)
        # On a day of several signatures each number between the two is right for some hours.
        if min(ways(signed_by(basis, when - ONE_DAY))) <= value.value <= max(ways(then)):
            return _right(claim, value, then, when, basis)
    return _wrong(claim, value, named, day)


def signed_by(basis: Basis, day: datetime.date) -> list[AgreementFact]:
    """Agreements signed by the end of a day, by what is known today, in order of signature."""
    found = [
        (e.day, partner(f), f) for f in basis.now.agreements if (e := event(f, "signed")) and e.day <= day
    ]
    return [fact for _, _, fact in sorted(found, key=lambda one: one[:2])]


def ways(named: Sequence[AgreementFact]) -> tuple[int, ...]:
    """The numbers that the ways of counting give: states; states and the Union; Ukraine's own series."""
    codes = [partner(fact) for fact in named]
    unions = sum(code in NOT_STATES for code in codes)
    states = len(codes) - unions
    return states, states + unions, states + unions - sum(code in OWN_SERIES_WITHOUT for code in codes)


def _right(
    claim: Claim, value: Count, named: Sequence[AgreementFact], day: datetime.date, basis: Basis
) -> Finding:
    today = signed_by(basis, basis.reach)
    before = signed_by(basis, day - ONE_DAY)
    knows = f"{_counted(named)} had signed by {day}."
    if value.value not in ways(named):
        knows = f"{_counted(before)} had signed before {day}, {_counted(named)} with those of that day."
    running = basis.day - day <= _NEWS and not _PAST.search(claim.quote)
    if running and len(today) > len(named) and not _partial(value, named):
        last = event(today[-1], "signed")
        assert last is not None
        knows += f" Since then the number has grown: {_counted(today)} by {last.date}."
        return Finding(claim, OUTDATED, "count_since", knows, last.date, _rests(today[-1:]))
    return Finding(claim, AGREES, "count", knows, references=_rests(named[-1:]))


def _wrong(claim: Claim, value: Count, named: Sequence[AgreementFact], day: datetime.date) -> Finding:
    knows = f"{_counted(named)} had signed by {day}: {_list(named)}."
    missing = _missing(value, named)
    low, high = min(ways(named)), max(ways(named))
    some = any(words.search(claim.quote) for words in (_SOME, _ROUGHLY)) or _partial(value, named)
    foreign = _CYRILLIC.search(claim.quote) and not missing
    if some or foreign or not low / 2 <= value.value <= high * 1.5:
        return unsaid(claim, "count_of_some", f"{knows} The article may count some of them only.")
    if value.value < low:
        if missing:
            knows += f" Not in the article's list: {_list(missing)}."
        return Finding(
            claim, CONTRADICTS, "count_stale", knows, _since(missing or named), _rests(missing or named[-1:])
        )
    return Finding(claim, CONTRADICTS, "count_high", knows, references=_rests(named[-1:]))


def _missing(value: Count, named: Sequence[AgreementFact]) -> list[AgreementFact]:
    """Signed by that day and not in a list that is as long as the count."""
    listed = {organisation(member) for member in value.members}
    if len(listed) != value.value:
        return []
    return [fact for fact in named if organisation(partner(fact)) not in listed]


def _partial(value: Count, named: Sequence[AgreementFact]) -> bool:
    """True for a count whose members were all signed on one day: it is of that day."""
    listed = {organisation(member) for member in value.members}
    days_ = {e.date for f in named if organisation(partner(f)) in listed and (e := event(f, "signed"))}
    return 1 < len(listed) == value.value < len(named) and len(days_) == 1


def _day_of(about: Sequence[str], basis: Basis) -> datetime.date | None:
    """The day of signature of the one agreement that an article is about."""
    fact = basis.pact((about[0], HOME)) if len(about) == 1 else None
    signed = event(fact, "signed") if fact else None
    return signed.day if signed and signed.day <= basis.day else None


def _ordinal(claim: Claim, value: Count, day: datetime.date, basis: Basis) -> Finding:
    """ "The fourth": its place among those signed, any place among those of one day."""
    named = signed_by(basis, day)
    low, high = min(ways(signed_by(basis, day - ONE_DAY))) + 1, max(ways(named))
    knows = f"{_counted(named)} had signed by {day}."
    if low <= value.value <= high:
        return Finding(claim, AGREES, "count", knows, references=_rests(named[-1:]))
    return unsaid(claim, "count_of_some", f"{knows} The article may count in another way.")


def _talks(claim: Claim, value: Count, basis: Basis) -> Finding:
    open_ = [
        fact
        for fact in basis.now.agreements
        if (talks := event(fact, "negotiating"))
        and talks.day <= basis.day
        and ((signed := event(fact, "signed")) is None or signed.day > basis.day)
    ]
    who = ", ".join(name(partner(fact)) for fact in open_)
    knows = f"The reference names {len(open_)} in talks on {basis.day}: {who}."
    if len(open_) == value.value:
        return Finding(claim, AGREES, "talks", knows, references=_rests(open_, "negotiating"))
    return unsaid(claim, "talks_unnamed", f"{knows} It need not have all.")


def _counted(named: Sequence[AgreementFact]) -> str:
    states, both, _ = ways(named)
    said = f"{states} state{'s' if states != 1 else ''}"
    return said if both == states else f"{said} and the European Union"


def _list(named: Sequence[AgreementFact]) -> str:
    """The partners with their days; of many the names only."""
    told = ((name(partner(fact)), event(fact, "signed")) for fact in named)
    short = len(named) > _MANY
    return ", ".join(who if short else f"{who} ({signed.date})" for who, signed in told if signed)


def _since(named: Sequence[AgreementFact]) -> str | None:
    return max((e.date for fact in named if (e := event(fact, "signed")) and e.date), default=None)


def _rests(named: Sequence[AgreementFact], status: str = "signed") -> tuple[Citation, ...]:
    return references(r for fact in named if (e := event(fact, status)) for r in e.reports[:1])
