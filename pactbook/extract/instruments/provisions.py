"""Provisions of an agreement's text: the duties of its operative paragraphs, and why some have none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pactbook.extract.instruments.clauses import Duty, duties, sentences_of
from pactbook.extract.instruments.conditions import find_conditions, once
from pactbook.extract.instruments.parties import Parties
from pactbook.extract.instruments.structure import Block
from pactbook.extract.instruments.topics import precision_of, topic_of
from pactbook.extract.instruments.verbs import find_verbs
from pactbook.extract.phrases.dates import find_terms
from pactbook.model.claims import Condition, Provision

REASONS: Final = {
    "title": "title",
    "recital": "preamble: a recital obliges nobody",
    "heading": "heading",
    "closing": "signature line",
    "signature": "signature block",
    "note": "footnote",
}
LEAD: Final = "introduces a list whose items carry the duty"
NUMBER: Final = "a number or a mark alone"
NO_VERB: Final = "names a subject without a verb of promise"
NO_PARTY: Final = "states a fact or an expectation and binds no party"

_LASTS = re.compile(
    r"\b(?:valid|in\s+(?:force|effect)|effective|concluded|operational|applicable|applies|planned|"
    r"agreed|remains?|duration|period)\b[^.;]{0,50}\Z",
    re.I,
)
_STANDS = re.compile(r"valid|in\s+(?:force|effect)|remains?", re.I)
_INSTRUMENT = re.compile(r"\b(?:agreement|accord|treaty|memorandum|commitments|cooperation)\b", re.I)
_OTHER_TERM = re.compile(
    r"\b(?:review\w*|after|extend\w*|extension|(?:end|expiry)\s+of|support\w*)\b[^.;]{0,40}\Z", re.I
)
_MONTHS = re.compile(
    r"\b(?P<n>\d{1,2}|one|two|three|four|five|six|nine|twelve)\s*(?:\(\w+\)\s*)?(?:full\s+|"
    r"calendar\s+)?months?\b",
    re.I,
)
_DAYS = re.compile(r"\b(?P<n>30|60|90|180|thirty|sixty|ninety)\s*(?:\(\w+\)\s*)?days\b", re.I)
_THIRTIES: Final = {"30": 1, "60": 2, "90": 3, "180": 6, "thirty": 1, "sixty": 2, "ninety": 3}
_NUMBER: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "twelve": 12}
_OF_ITSELF = re.compile(
    r"(?:\b(?:agreement|accord|treaty|memorandum|annex|commitments|cooperation|expenses|costs|provisions)"
    r"\b|\AIt\b|(?<=\s)It\b(?=\s+creates))[^.;]{0,80}?\b(?P<verb>creates?\s+no\b|(?:is|are)\s+(?:an?\s+|not\s+|intended|valid|concluded|"
    r"in\s+force|planned|regulated|subject\s+to|expected|based|enhanced|governed)\S*|(?:enters?|"
    r"comes?)\s+into\s+(?:force|effect)|does\s+not\s+\w+|constitutes?|depends?\s+on|derives?\s+from)",
    re.I,
)
_TO_FOLLOW = re.compile(
    r"(?:agrees?|decides?|resolves?)(?:\s+(?:as\s+follows|on\s+the\s+following))?\s*:\s*\Z", re.I
)
_AND_ALSO = re.compile(
    r"\band\s+(?P<verb>(?:is|are)\s+(?:valid|concluded|in\s+force)|(?:enters?|comes?)\s+into\s+(?:force|effect)|"
    r"remains?\s+(?:valid|in\s+(?:force|effect)))"
)
_RATIFIED = re.compile(
    r"\b(?P<verb>(?:is|are)\s+subject\s+to\s+(?:ratification|approval|acceptance)|becomes?\s+applicable)\b"
)
_PRONOUN = re.compile(
    r"\s*(?:this|these|those|such)\b[^.;:]{0,90}?\b(?:includes?|will|comprises?|covers?)\b", re.I
)


@dataclass(slots=True)
class Reading:
    """The duties of every block, by its number, and the reason of each block that has none."""

    duties: dict[int, list[Duty]] = field(default_factory=dict)
    verbs: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)


def read(parts: list[Block], parties: Parties) -> Reading:
    """Duties of all operative blocks; items take obligor, verb and strength from their lead."""
    reading = Reading()
    hung: dict[int, tuple[Duty, str] | None] = {}
    last: tuple[Duty, str] | None = None
    for number, block in enumerate(parts):
        if not block.operative:
            reading.reasons[number] = REASONS[block.kind]
            continue
        if not block.text[block.body :].strip():
            reading.reasons[number] = NUMBER
            continue
        found = duties(block.text, block.body, parties, last[0] if last else None)
        if block.lead is not None:
            if block.lead not in hung:
                hung[block.lead] = _hanging(
                    parts[block.lead], reading.duties.get(block.lead, []), last, parties
                )
                _unhang(block.lead, parts[block.lead], reading)
            lead = hung[block.lead]
            if lead and not _speaks_itself(block, found):
                own = _inherited(block, lead[0])
                if own.strength or lead[1]:
                    found = [own, *_later(block, found)]
                    reading.verbs[number] = lead[1]
        found = _in_turn([*found, *_of_itself(block, found, parties)])
        reading.duties[number] = found
        if found:
            verb = found[-1]
            last = (verb, reading.verbs.get(number) or block.text[verb.verb_start : verb.verb_end])
        else:
            reading.reasons[number] = _reason(block)
    return reading


def _hanging(
    lead: Block, found: list[Duty], before: tuple[Duty, str] | None, parties: Parties
) -> tuple[Duty, str] | None:
    """The duty that a list hangs from, with its verb: of the sentence in front of the colon."""
    low = lead.body + sentences_of(lead.text[lead.body :])[-1][0]
    inside = [duty for duty in found if duty.verb_start >= low]
    if inside:
        verb = lead.text[inside[-1].verb_start : inside[-1].verb_end]
        promises = _TO_FOLLOW.match(lead.text, inside[-1].verb_start)
        return replace(inside[-1], strength="V4") if promises else inside[-1], verb
    named = [party for party in parties.find(lead.text) if not lead.text[party.end :].strip(" :")]
    if named:
        return Duty(low, len(lead.text), low, low, named[-1].codes, None), ""
    return before if before and _PRONOUN.match(lead.text[low:]) else None


def _unhang(number: int, lead: Block, reading: Reading) -> None:
    low = lead.body + sentences_of(lead.text[lead.body :])[-1][0]
    found = reading.duties.get(number, [])
    kept = found[:-1] if found and found[-1].verb_start >= low and found[-1].own_words else found
    reading.duties[number] = kept
    if not kept:
        reading.reasons[number] = LEAD


def _speaks_itself(block: Block, found: list[Duty]) -> bool:
    first = sentences_of(block.text[block.body :])[:1]
    high = block.body + (first[0][1] if first else 0)
    return any(duty.own_subject and duty.verb_start < high for duty in found)


def _later(block: Block, found: list[Duty]) -> list[Duty]:
    first = sentences_of(block.text[block.body :])[:1]
    high = block.body + (first[0][1] if first else 0)
    return [duty for duty in found if duty.verb_start >= high]


def _inherited(block: Block, lead: Duty) -> Duty:
    """An item's duty: by the verb it begins with ("will cooperate ..."), else by the verb of its lead."""
    first = sentences_of(block.text[block.body :])[:1]
    high = block.body + (first[0][1] if first else 0)
    own = next(find_verbs(block.text[block.body : high]), None)
    if own and own.start == 0 and own.strength != "VX" and not own.direct:
        end = block.body + own.end
        return Duty(block.body, high, block.body, end, lead.obligors, own.strength, lead.conditions, False)
    here = {cue.flag for cue in lead.conditions}
    cues = once(cue.moved(block.body) for cue in find_conditions(block.text[block.body : high]))
    conditions = (*lead.conditions, *(cue for cue in cues if cue.flag not in here))
    return Duty(block.body, high, block.body, block.body, lead.obligors, lead.strength, conditions, False)


def _of_itself(block: Block, found: list[Duty], parties: Parties) -> Iterator[Duty]:
    """What an instrument says of itself without a modal: its standing, its term, its entry into force."""
    if len(parties.codes) < 2 or any(not duty.own_words for duty in found):
        return
    for low, high in sentences_of(block.text[block.body :]):
        low, high = low + block.body, high + block.body
        in_front = found and low <= found[0].verb_start < high
        stands = _RATIFIED.search(block.text, low, found[0].verb_start) if in_front else None
        if stands:
            yield Duty(low, found[0].verb_start, *stands.span("verb"), parties.codes, None)
        spoken = [duty for duty in found if low <= duty.verb_start < high]
        match = (
            _AND_ALSO.search(block.text, spoken[-1].verb_end, high)
            if spoken and spoken[-1].obligors == parties.codes
            else _OF_ITSELF.search(block.text, low, high)
            if not spoken
            else None
        )
        if match and spoken:
            yield Duty(match.start(), high, *match.span("verb"), parties.codes, None, own_subject=False)
            continue
        if match:
            cues = tuple(cue.moved(low) for cue in find_conditions(block.text[low:high]))
            yield Duty(low, high, *match.span("verb"), parties.codes, None, cues)


def _in_turn(found: list[Duty]) -> list[Duty]:
    """Duties by place, each ending where the next begins."""
    placed = sorted(found, key=lambda duty: duty.verb_start)
    for number, after in enumerate(placed[1:]):
        if placed[number].verb_end <= after.start < placed[number].end:
            placed[number] = replace(placed[number], end=after.start)
    return placed


def _reason(block: Block) -> str:
    return (
        NO_PARTY
        if re.search(
            r"\b(?:will|would|is|are|has|have|shall|may|remains?|covers?|includes?|contributes?)\b",
            block.text,
        )
        else NO_VERB
    )


def value(block: Block, duty: Duty, verb: str, parties: Parties) -> Provision:
    """The provision that a duty is. Quotes of conditions are as the reading copy has them."""
    clause = block.text[duty.start : duty.end]
    topic = topic_of(clause, (block.heading, block.part), max(0, duty.verb_end - duty.start))
    return Provision(
        parties=parties.codes,
        section=block.section,
        obligor=",".join(duty.obligors),
        topic=topic,
        verb=verb,
        strength=duty.strength,
        conditions=tuple(Condition(c.flag, c.words) for c in duty.conditions),
        precision=precision_of(clause),
        hours=_hours(clause),
        term_years=term_years(clause),
        notice_months=notice_months(clause),
    )


def _hours(clause: str) -> int | None:
    if not re.search(r"\b(?:consult\w*|meet(?:ing)?s?|talks|contact)\b", clause, re.I):
        return None
    return next((int(term.hours) for term in find_terms(clause) if term.hours and term.hours <= 168), None)


def term_years(clause: str) -> float | None:
    """For how many years the instrument is to last, where the clause says that."""
    for term in find_terms(clause):
        before = clause[: term.start]
        lasts = _LASTS.search(before)
        if not term.years or not 1 <= term.years <= 100 or not lasts or _OTHER_TERM.search(before):
            continue
        if _STANDS.match(lasts.group()) or _INSTRUMENT.search(clause):
            return term.years
    return None


def notice_months(clause: str) -> int | None:
    """How many months ahead a party tells the other that the instrument is to end."""
    ends = re.search(r"\b(?:terminat\w+|discontinued|denounc\w+|withdraw\w*|cease\w*)\b", clause, re.I)
    if not ends and (not re.search(r"\bnotice\b", clause, re.I) or re.search(r"\bexten\w+", clause, re.I)):
        return None
    days = _DAYS.search(clause)
    if days:
        return _THIRTIES[days["n"].lower()]
    match = _MONTHS.search(clause)
    if match:
        return _NUMBER.get(match["n"].lower()) or int(match["n"])
    return next((int(term.years * 12) for term in find_terms(clause) if term.years and term.years <= 2), None)
