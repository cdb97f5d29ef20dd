"""What people's decisions come to at given coordinates: the reading of each claim, links, dates, documents.

Only standing decisions count. A verdict lapses when the claim it judged is no longer made. Where people
disagree nothing is decided: the claim stays as extracted, and an issue names both.
"""

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pactbook.book import days, subjects
from pactbook.book.facts import Context, Coordinates
from pactbook.book.links import Links, draw
from pactbook.book.reports import label
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.ids import short
from pactbook.model.issues import Issue, Side
from pactbook.model.verdicts import (
    Decided,
    Edition,
    Extraction,
    Restated,
    Supersession,
    Verdict,
    Withdrawal,
    standing,
)

PERSON: Final = "person"
"""The extractor of a claim that a person wrote."""
DISPUTED: Final = "disputed_verdict"
LAPSED: Final = "lapsed_verdict"


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands for a judged claim, or for a row or a work's fact read as one. `state` is accepted,
    corrected, rejected, added, disputed or lapsed; `claim` the reading the ledger takes, None where it takes
    none. `verdicts` are the standing ones."""

    state: str
    claim: Claim | None
    verdicts: tuple[Decided, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """All that is decided. `readings` is by id of the claim judged, `dates` by document key; `replaced` maps
    a document to the newer version that stands for it, `current` to the claims of its newest extraction, of
    which those `held` wait for review. `gone` are entries that the reference makes no more, `restated` those
    that it makes with another confidence or other words beside them, by id. `heirs` maps a row of a newer
    table to the row of the older one that says the same, whose verdicts it took over. `parts` has pairs of
    claims of which people called one a part of the other, with their names."""

    readings: Mapping[str, Reading] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, str] = field(default_factory=dict)
    current: Mapping[str, frozenset[str]] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    restated: Mapping[str, Restated] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    events: Links = field(default_factory=Links)
    money: Links = field(default_factory=Links)
    parts: Mapping[frozenset[str], str] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def stands(self, claim: str) -> Claim | None:
        """The reading that stands for a judged claim, whatever other verdicts it led to; None for none."""
        seen: set[str] = set()
        reading = self.readings[claim]
        while reading.claim is not None and reading.claim.id not in seen:
            seen.add(reading.claim.id)
            further = self.readings.get(reading.claim.id)
            if further is None:
                break
            reading = further
        return reading.claim

    def made(self, document: str, claim: str) -> bool:
        """False for a claim that the newest extraction of its document no longer makes."""
        return document not in self.current or claim in self.current[document]

    def enters(self, document: str, claim: str) -> bool:
        """True for an extracted claim that the newest extraction makes and is sure enough of."""
        return self.made(document, claim) and claim not in self.held


def judge(context: Context, at: Coordinates, records: Iterable[Recorded] = ()) -> Judged:
    """What the decisions of a context come to at coordinates.

    `records` are the entries decided about; only of those that rest on no claim is anything asked here.
    """
    decided = [d for d in context.decisions if at.recorded is None or d.seq <= at.recorded]
    if not decided:
        return Judged()
    stand = list(standing(decided).values())
    renewed = [d.decision for d in stand if isinstance(d.decision, Extraction)]
    current = {one.document: frozenset(one.claims) for one in renewed}
    held = frozenset(claim for one in renewed for claim in one.held)
    verdicts = [d for d in stand if isinstance(d.decision, Verdict)]
    dates, quarrels = _dates(_of(verdicts, "date"), context)
    older = _replaced(stand, context, dates, at)
    found, newer = _rows(verdicts, older, records, context)
    if found:
        context = replace(context, claims=ChainMap(found, dict(context.claims)))
    editions = [d.decision for d in stand if isinstance(d.decision, Edition)]
    gone = frozenset(entry for one in editions for entry in one.gone)
    restated = {entry[0]: entry for one in editions for entry in one.restated}
    bare = Judged(dates=dates, current=current, gone=gone)
    by_subject = _by_subject(_of(verdicts, "claim"))
    heirs = _inherit(newer, by_subject)
    if heirs:
        context = replace(context, claims=ChainMap(_as_own(heirs, found), dict(context.claims)))
    readings = {subject: _reading(subject, said, context, bare) for subject, said in by_subject.items()}
    lost = [name for name, row in found.items() if row.document in older and name not in newer]
    read = Judged(readings, dates, older | _reissued(decided), current, held, gone, restated, heirs)

    def final(claim: str) -> str | None:
        now = claim
        while now in newer:
            now = newer[now]
        if now in readings:
            stands = read.stands(now)
            return stands.id if stands else None
        known = context.claims.get(claim)
        if known is None or claim in gone:
            return None
        return now if now != claim or read.made(known.document, claim) else None

    events, money = draw(_of(verdicts, "event"), final), draw(_of(verdicts, "money"), final)
    issues = [*quarrels, *_issues(readings, context), *_gone(lost, readings, context)]
    issues += [_disputed(said, context) for said in (*events.disputed, *money.disputed)]
    parts = _parts(_of(verdicts, "part"), final)
    return replace(read, events=events.links, money=money.links, parts=parts, issues=tuple(issues))


def _parts(verdicts: Iterable[Decided], final: Callable[[str], str | None]) -> dict[frozenset[str], str]:
    """Pairs of claims that stand, of which one is a part of the other, and who says so."""
    found: dict[frozenset[str], list[str]] = defaultdict(list)
    for one in verdicts:
        pair = frozenset(now for s in _subjects(one) if (now := final(s)) is not None)
        if len(pair) == 2:
            found[pair].append(one.decision.person)
    return {pair: " and ".join(sorted(people)) for pair, people in found.items()}


def _rows(
    verdicts: Sequence[Decided], replaced: Mapping[str, str], records: Iterable[Recorded], context: Context
) -> tuple[dict[str, Claim], dict[str, str]]:
    """The entries on rows and works that verdicts are about, as claims; and for each row of a replaced table
    the row of the newer one that says the same, by their ids."""
    judged = {s for d in verdicts if _topic(d) != "date" for s in _subjects(d)} - context.claims.keys()
    if not judged:
        return {}, {}
    there = list(subjects.bare(records))
    mine = [record for record in there if record.entry.id in judged]
    claims = subjects.as_claims(mine, lambda key: None)
    places = {record.entry.id: label(record.entry.evidence[0], context) for record in mine}
    newer = {old: new for new, old in subjects.heirs(there, replaced).items()}
    return {name: replace(claim, label=places[name]) for name, claim in claims.items()}, newer


def _inherit(newer: Mapping[str, str], said: dict[str, list[Decided]]) -> dict[str, str]:
    """Give each row of a newer table the verdicts on the row that it stands for, but of people who judged
    the newer row themselves; by the id of each such row, the one that was judged."""
    found = {}
    for judged in [name for name in said if name in newer]:
        row = newer.get(judged)
        while row is not None:
            own = {d.decision.person for d in said[row]} if row in said else set()
            taken = [d for d in said[judged] if d.decision.person not in own]
            if taken:
                said[row] = [*taken, *said.get(row, [])]
                found[row] = judged
            row = newer.get(row)
    return found


def _as_own(heirs: Mapping[str, str], found: Mapping[str, Claim]) -> dict[str, Claim]:
    """Rows that took over verdicts, as claims: they say what the judged ones say."""
    return {row: replace(found[judged], id=row) for row, judged in heirs.items() if row not in found}


def _gone(lost: Iterable[str], readings: Mapping[str, Reading], context: Context) -> list[Issue]:
    """An issue for each row that people accepted or corrected, and that the newer table does not have."""
    judged = {name: readings[name] for name in lost if name in readings}
    why = "the newer table has no row that says the same"
    return [
        _lapsed(name, reading, context, why)
        for name, reading in judged.items()
        if any(_builds(d) for d in reading.verdicts)
    ]


def _subjects(one: Decided) -> tuple[str, ...]:
    return one.decision.subjects if isinstance(one.decision, Verdict) else ()


def written(decisions: Iterable[Decided]) -> dict[str, Claim]:
    """The claims that people wrote, in corrections and additions, by their ids."""
    made = (d.decision.claim for d in decisions if isinstance(d.decision, Verdict))
    return {claim.id: claim for claim in made if claim is not None}


def of_claim(decisions: Iterable[Decided], claim: str) -> tuple[Decided, ...]:
    """Everything ever decided about a claim, undone and superseded verdicts too, in order of the log."""
    return tuple(one for one in decisions if claim in _claims(one))


def of_document(decisions: Iterable[Decided], key: str) -> tuple[Decided, ...]:
    """Everything ever decided about a document itself, in order of the log."""
    return tuple(one for one in decisions if key in _documents(one))


def _claims(one: Decided) -> tuple[str, ...]:
    if not isinstance(one.decision, Verdict):
        return ()
    made = one.decision.claim
    return (*one.decision.subjects, made.id) if made else one.decision.subjects


def _documents(one: Decided) -> tuple[str | None, ...]:
    decision = one.decision
    if isinstance(decision, Supersession):
        return decision.older, decision.newer
    if isinstance(decision, Edition):
        return decision.older, decision.document
    if isinstance(decision, Withdrawal | Extraction):
        return (decision.document,)
    return decision.subjects if decision.topic == "date" else ()


def _of(verdicts: Sequence[Decided], topic: str) -> list[Decided]:
    return [d for d in verdicts if _topic(d) == topic]


def _topic(one: Decided) -> str | None:
    return one.decision.topic if isinstance(one.decision, Verdict) else None


def _by_subject(verdicts: Iterable[Decided]) -> dict[str, list[Decided]]:
    found: dict[str, list[Decided]] = defaultdict(list)
    for one in verdicts:
        assert isinstance(one.decision, Verdict)
        found[one.decision.subjects[0]].append(one)
    return found


def _reading(subject: str, said: Sequence[Decided], context: Context, judged: Judged) -> Reading:
    verdicts = [d.decision for d in said if isinstance(d.decision, Verdict)]
    claim = context.claims.get(subject)
    added = next((v.claim for v in verdicts if v.kind == "add"), None)
    extracted = claim is not None and claim.extractor != PERSON
    no_more = claim is not None and (not judged.made(claim.document, subject) or subject in judged.gone)
    if claim is None or extracted and added is None and no_more:
        return Reading("lapsed", None, tuple(said))
    if len({answer(v) for v in verdicts}) > 1:
        return Reading("disputed", claim if extracted else None, tuple(said))
    kind = verdicts[0].kind
    if kind == "reject":
        return Reading("rejected", None, tuple(said))
    if kind == "correct":
        return Reading("corrected", verdicts[0].claim, tuple(said))
    return Reading("added" if added else "accepted", added or claim, tuple(said))


def answer(verdict: Verdict) -> str | None:
    """What should stand by a verdict on one claim: the id of the claim that a person wrote in its place, ""
    for the claim as it is (the same in every version of a table), None for no claim at all."""
    if verdict.kind == "reject":
        return None
    return verdict.claim.id if verdict.kind == "correct" and verdict.claim else ""


def _dates(verdicts: Sequence[Decided], context: Context) -> tuple[dict[str, str], list[Issue]]:
    dates, issues = {}, []
    for key, said in _by_subject(verdicts).items():
        given = {
            d.decision.published for d in said if isinstance(d.decision, Verdict) and d.decision.published
        }
        if len(given) == 1:
            dates[key] = str(given.pop())
        elif given:
            issues.append(_quarrel(f"{_label(key, context)} is dated differently by", said, context, key))
    return dates, issues


def _replaced(
    stand: Iterable[Decided], context: Context, dates: Mapping[str, str], at: Coordinates
) -> dict[str, str]:
    """Documents that a newer version stands for, as far as that version is public at the coordinates."""
    found = {}
    for one in stand:
        if isinstance(one.decision, Supersession) and one.decision.newer is not None:
            newer = context.documents.get(one.decision.newer)
            published = dates.get(one.decision.newer) or (newer.published if newer else None)
            if at.known is None or published is not None and days.last(published) <= at.known:
                found[one.decision.older] = one.decision.newer
    return found


def _reissued(decided: Iterable[Decided]) -> dict[str, str]:
    """Texts of the reference that another text of their file stands for, whenever its sources were public."""
    said = [d.decision for d in decided if isinstance(d.decision, Edition)]
    newest = {one.file: one.document for one in said}
    texts = {(key, one.file) for one in said for key in (one.document, one.older) if key is not None}
    return {key: newest[file] for key, file in texts if key != newest[file]}


def _issues(readings: Mapping[str, Reading], context: Context) -> list[Issue]:
    found = []
    for subject, reading in readings.items():
        if reading.state == "disputed":
            found.append(_disputed(reading.verdicts, context))
        elif reading.state == "lapsed" and any(_builds(d) for d in reading.verdicts):
            claim = context.claims.get(subject)
            source = "reference" if claim and claim.extractor == subjects.WORK else "present extractor"
            found.append(_lapsed(subject, reading, context, f"the {source} makes it no more"))
    return found


def _builds(one: Decided) -> bool:
    return isinstance(one.decision, Verdict) and one.decision.kind in ("accept", "correct")


def _disputed(said: Sequence[Decided], context: Context) -> Issue:
    verdict = said[0].decision
    assert isinstance(verdict, Verdict)
    subject = verdict.subjects[0]
    claim = context.claims.get(subject)
    where = claim.label if claim else short(subject)
    if verdict.topic == "claim":
        taken = "the claim stays as extracted" if claim and claim.extractor != PERSON else "it does not count"
        message = f"a claim of {where} is disputed, and {taken}: judged differently by"
    else:
        message = (
            f"whether claims of {where} and others are one is disputed, and left to the rules: judged by"
        )
    return _quarrel(message, said, context, short(subject))


def _quarrel(message: str, said: Sequence[Decided], context: Context, place: str) -> Issue:
    people = sorted({d.decision.person for d in said})
    sides = tuple(_side(d, context) for d in said)
    hint = "one of them changes their verdict, or takes it back with undo"
    return Issue(DISPUTED, "medium", f"{message} {' and '.join(people)}", place, sides, hint)


def _side(one: Decided, context: Context) -> Side:
    verdict = one.decision
    assert isinstance(verdict, Verdict)
    subject = verdict.subjects[0]
    claim = context.claims.get(subject)
    reason = f" ({verdict.reason})" if verdict.reason else ""
    what = verdict.kind.replace("_", " ") + (f" to {verdict.published}" if verdict.published else "")
    return Side(
        f"{verdict.person}: {what}{reason}",
        short(verdict.claim.id if verdict.claim else subject),
        claim.label if claim else _label(subject, context),
        claim.published if claim else None,
        claim.quote if claim else "",
    )


def _lapsed(subject: str, reading: Reading, context: Context, why: str) -> Issue:
    claim = context.claims.get(subject)
    where = claim.label if claim else short(subject)
    people = " and ".join(sorted({d.decision.person for d in reading.verdicts}))
    message = f"a verdict of {people} on a claim of {where} lapsed: {why}"
    sides = tuple(_side(d, context) for d in reading.verdicts)
    return Issue(
        LAPSED, "low", message, short(subject), sides, "judge what is extracted now, or add the claim"
    )


def _label(key: str, context: Context) -> str:
    document = context.documents.get(key)
    return document.label if document else key
