"""Who owes what: the duties of one paragraph, each with its obligor, verb, strength and conditions.

A duty is found from its verb. The subject is the party right in front of it, across adverbs and asides; a
verb joined by "and" keeps the subject before it; a clause about the instrument itself binds all parties.
Verbs of subordinate clauses ("so that Ukraine will ...") oblige nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from pactbook.extract.instruments.conditions import Found, find_conditions, once
from pactbook.extract.instruments.parties import Parties, Party
from pactbook.extract.instruments.verbs import Verb, find_verbs, inner, stronger

_ADV: Final = (
    r"(?:also|further|therefore|thus|hereby|jointly|together|likewise|accordingly|equally|both|each|"
    r"all|in\s+turn|in\s+addition|in\s+particular|once\s+again|additionally|now|already|has|have|"
    r"to\s+this\s+end|hereafter|respectively|themselves|itself|\w{3,}ly)"
)
_ADVERBS = re.compile(rf"(?:\s+{_ADV}\b)*\s*\Z")
_ASIDE = re.compile(
    r"\s*(?:,|\(|[–—-]\s|together\s+with\b|(?:through|via|in|within)\s+(?:its|their|the)\b|(?:where|"
    r"when|as|if)\s+\w+\Z)"
)
_MAX_ASIDE: Final = 400
_NEAR: Final = 80
_MOST_VERBS: Final = 100
_ON_THE_TEXT = re.compile(
    r"\b(?:amend|terminat|exten[ds]|supplement(?!ary)|modif|withdraw|denounce|discontinu)\w*", re.I
)
_NOT_SUBJECT = re.compile(
    r"\b(?:of|to|by|with|for|in|between|against|on|from|towards?|about|into|upon|through|including|"
    r"within|across|than|as|under|at|enable|enables|enabling|help|helps|helping|assist|support|"
    r"supports|supporting|allow|"
    r"provide|provides|providing|ensure|ensuring|include|includes)\s+(?:(?-i:[a-z-]+)\s+)?(?:both\s+)?\Z",
    re.I,
)
_BELOW = re.compile(
    r"(?:\b(?:that|which|who|whom|whose|whether|where|so\s+that|until|how|because|if|when|once|as|"
    r"should|what|while|although|since|given|whereas)\s+(?:\w+\s+)?|\benabl\w+\s+)\Z"
)
_OPENS_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|whether|where|so\s+that|until|because|how|what)\b(?!\s+(?:end|"
    r"regard|respect|purpose|effect|possible|appropriate|necessary|relevant|needed|practicable|"
    r"applicable|feasible)\b)"
)
_AND = re.compile(
    r"(?:\b(?:and|but|or|nor)\b|[,;])\s*(?:then\s+|also\s+|further\s+|additionally\s+|therefore\s+|"
    r"\w+ly\s+)*\Z",
    re.I,
)
_ITSELF = re.compile(
    r"\b(?:(?:this|the|present|current)\s+(?:\w+\s+)?(?:agreement|accord|treaty|annex|document|"
    r"arrangement|memorandum|instrument|amendments?|termination|cooperation|provisions|measures|"
    r"commitments|dialogue)"
    r"|under\s+this|between\s+the\s+(?:\w+\s+)?(?:participants|parties|sides)|amendments?\b|"
    r"disputes?\b|differences?\b|divergences?\b|notice\b|provisions\s+of|(?:bilateral|joint|mutual)\s+cooperation|contact\s+points|"
    r"authori[sz]ed\s+bodies|representatives|working\s+groups?|competent\s+(?:authorities|bodies)|our|"
    r"joint\s+\w+|their\b)",
    re.I,
)
_PRONOUN = re.compile(
    r"\s*(?:(?:in\s+addition|additionally|furthermore|moreover|also|in\s+particular|to\s+(?:this|that)"
    r"\s+end|in\s+this\s+(?:regard|context|respect)),?\s+)?(?:it|this|these|those|such\s+\w+|"
    r"the\s+above\s+\w+|this\s+\w+|these\s+\w+)\b",
    re.I,
)
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s*(?:\[\d+\]\s*)?(?=\s[\"“‘(]?[A-Z0-9£€$])")
_PASSIVE = re.compile(r"(?:will|shall|would|may|should|can)\s+(?:\w+\s+){0,2}be\s+\w+")
_DONE = re.compile(
    r"\s*(?:\w+\s+){0,2}be\s+(?:\w+ly\s+)?(?:provided|delivered|given|offered|supplied|carried\s+out|conducted|"
    r"held|directed|devoted|organi[sz]ed|arranged|implemented|allocated|made\s+available|established|set\s+up|paid)\b"
)
_SAME_THING = re.compile(
    r"\s*the\s+(?P<noun>support|assistance|aid|training|cooperation|package|programme|project|contribution|"
    r"equipment|mission|fund|funding|exercises|activities|consultations|dialogue)\s*\Z",
    re.I,
)
_EVENTS: Final = (
    r"(?:become|join|be|remain|need|prevail|have|win|face|continue\s+to\s+(?:be|need|face|have))\b"
)
_JOINING = re.compile(r"(?:will|shall)\s+(?:\w+ly\s+)?(?:become\s+an?\s+(?:\w+\s+)?member|join|accede)\b")
_DECIDED = re.compile(r"(?:decided|committed|agreed|pledged|resolved)\s+(?:to|that|on)\b")
_THAT_PARTY = re.compile(r"\s*(?:,[^,]{1,120},)?\s*that\s+\Z")
_TELLS = re.compile(r"\s*(?:,[^,]{1,120},)?\s*that\b")
_CLAUSE_OPENS = re.compile(r"(?:\A|[,;:.–—]|\b(?:and|but|while)|\b20\d\d)\s*\Z")
_SHORT = re.compile(
    r"(?:\b(?:No|Nos|Art|Arts|Par|e\.g|i\.e|approx|mil|bn|St|Mr|Ms|Mrs|Dr|U\.S|U\.K|U\.N|D\.C|cf|ca|"
    r"vs|Sec|[A-Z]))\.[\"”’)]*\s*$"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """One obligation, promise, declaration or report at `text[start:end]` of a paragraph.

    `obligors` are codes; `verb_start:verb_end` the modal or performative; `conditions` lie in the same text.
    `strength` is None for powers and for what the instrument says of itself without a modal.
    """

    start: int
    end: int
    verb_start: int
    verb_end: int
    obligors: tuple[str, ...]
    strength: str | None
    conditions: tuple[Found, ...] = ()
    own_subject: bool = True

    @property
    def own_words(self) -> bool:
        """False for an item whose verb stands in what introduces its list."""
        return self.verb_end > self.verb_start


def sentences_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a paragraph as intervals."""
    cuts, low = [], 0
    for stop in _END.finditer(text):
        if _SHORT.search(text[low : stop.end()]):
            continue
        cuts.append((low, stop.end()))
        low = stop.end() + len(text[stop.end() :]) - len(text[stop.end() :].lstrip())
    if text[low:].strip():
        cuts.append((low, len(text)))
    return cuts


def duties(text: str, start: int, parties: Parties, before: Duty | None = None) -> list[Duty]:
    """The duties of `text[start:]`; pronouns refer to `before`, the last duty in front of it."""
    found: list[Duty] = []
    for low, high in sentences_of(text[start:]):
        low, high = low + start, high + start
        last = found[-1] if found else None
        named = text[last.verb_end : last.end] if last else None
        own = list(_Sentence(text[low:high], parties, last or before, named).duties())
        found += [_moved(duty, low) for duty in own]
    return found


def _moved(duty: Duty, by: int) -> Duty:
    return replace(
        duty,
        start=duty.start + by,
        end=duty.end + by,
        verb_start=duty.verb_start + by,
        verb_end=duty.verb_end + by,
        conditions=tuple(c.moved(by) for c in duty.conditions),
    )


class _Sentence:
    """One sentence: its verbs from left to right, each with the subject it has or keeps. `before` is the last
    duty in front of it, `spoken` what that duty says where it stands in the same paragraph."""

    def __init__(self, text: str, parties: Parties, before: Duty | None, spoken: str | None) -> None:
        self.text = text
        self.spoken = spoken
        self.parties = parties
        self.before = before
        self.named = parties.find(text)
        self.found: list[Duty] = []

    def duties(self) -> Iterator[Duty]:
        at = 0
        for verb in islice(find_verbs(self.text), _MOST_VERBS):
            if verb.start < at:
                continue
            duty = self._duty(verb)
            if duty:
                self.found.append(duty)
                at = duty.verb_end
        yield from self._bounded()

    def _duty(self, verb: Verb) -> Duty | None:
        verb = self._perfect(verb)
        subject = self._subject(verb)
        if subject is None:
            return None
        start, codes, own = subject
        if len(codes) == 1 and _JOINING.match(self.text, verb.start):
            return None
        strength: str | None = verb.strength
        end = verb.end
        performs = verb.strength == "V5" or (verb.direct and verb.strength in ("V0", "V4"))
        carried = inner(self.text, verb) if performs else None
        if carried and verb.strength == "V0":
            strength, end = carried
        elif carried and carried[0] in ("V4", "V5"):
            strength = stronger(verb.strength, carried[0])
        other = self._another(verb) if carried is None and performs else None
        if other:
            codes, strength, end = other
        if self._is_power(verb):
            strength = None
        return Duty(start, len(self.text), verb.start, end, codes, strength, own_subject=own)

    def _perfect(self, verb: Verb) -> Verb:
        """ "Have decided to ..., and decided to": the second verb keeps the auxiliary of the first."""
        if verb.strength != "VX" or not self.found or self.found[-1].strength != "V4":
            return verb
        first = re.match(r"ha(?:s|ve)\b", self.text[self.found[-1].verb_start :], re.I)
        again = _DECIDED.match(self.text, verb.start)
        return Verb(verb.start, again.end(), "V4", True) if first and again else verb

    def _another(self, verb: Verb) -> tuple[tuple[str, ...], str, int] | None:
        """Whose promise a recalling carries: "The Participants recall that Ukraine will ratify ..."; an event
        ("that Ukraine will become a member") is none."""
        if verb.strength != "V0":
            return None
        named = [p for p in self.named if p.start >= verb.end and len(p.codes) == 1 and p.form == "name"]
        if not named or not _THAT_PARTY.fullmatch(self.text[verb.end : named[0].start]):
            return None
        modal = re.compile(rf"\s+(?P<modal>will|shall)\s+(?!{_EVENTS})").match(self.text, named[0].end)
        if not modal:
            return None
        return named[0].codes, "V5" if modal["modal"] == "shall" else "V4", modal.end("modal")

    def _is_power(self, verb: Verb) -> bool:
        """Rule (d): "may" in clauses on amendment and termination gives a power and promises nothing."""
        may = verb.strength == "V2" and re.match(r"may|can", self.text[verb.start : verb.end], re.I)
        return bool(may and _ON_THE_TEXT.search(self.text))

    def _subject(self, verb: Verb) -> tuple[int, tuple[str, ...], bool] | None:
        """Where the subject begins, whose duty it is, and whether the clause names it itself."""
        front = self.text[: verb.start]
        party = self._party_before(front)
        if party:
            if verb.strength == "VX" and not self._told(party, verb):
                return None
            return (party.start, party.codes, True) if self._main(party) else None
        if self.found and _AND.search(front[-_NEAR:]):
            last = self.found[-1]
            between = front[last.verb_end :]
            if not _OPENS_BELOW.search(between) or re.search(r",\s*and\s*\Z", between):
                strong = verb.strength != "VX"
                if verb.strength == "V4" and _DECIDED.match(self.text, verb.start):
                    return verb.start, last.obligors, False
                return (verb.start, last.obligors, False) if strong and self._finite(verb) else None
        if verb.direct and not re.match(r"(?:is|are)\s+the\s+policy", self.text[verb.start :], re.I):
            return self._whose_present(verb)
        return self._indirect(verb)

    def _told(self, party: Party, verb: Verb) -> bool:
        """False for a bare participle behind a party ("Ukraine, guided by", "what the Parties agreed")."""
        if " " in self.text[verb.start : verb.end].strip():
            return True
        opens = _CLAUSE_OPENS.search(self.text[: party.start])
        return bool(opens) and self.text[party.end : verb.start].strip() != ","

    def _finite(self, verb: Verb) -> bool:
        """A bare word after "and" is a verb only in the number that the first verb of the sentence has."""
        if not verb.direct:
            return True
        last = self.found[-1]
        first = self.text[last.verb_start : last.verb_end].split()[0]
        word = self.text[verb.start : verb.end].split()[0]
        if word in ("is", "are", "has", "have", "remains", "stands"):
            return True
        if re.match(r"(?:will|shall|would|may|can|must)\b", first, re.I):
            return False
        between = self.text[last.verb_end : verb.start]
        if not word.endswith("s") and re.search(r"\bto\s+\w+\s", self.text[last.verb_start : verb.start]):
            return False
        return word.endswith("s") == first.endswith("s") and len(between) > 12

    def _party_before(self, front: str) -> Party | None:
        floor = self.found[-1].verb_end if self.found else 0
        for party in reversed([p for p in self.named if p.end <= len(front)]):
            if party.start < floor:
                return None
            if party.form in ("possessive", "adjective"):
                continue
            if not _is_aside(front[party.end :]):
                continue
            if _NOT_SUBJECT.search(front[max(0, party.start - _NEAR) : party.start]):
                continue
            return party
        return None

    def _main(self, party: Party) -> bool:
        """False where the party is the subject of a subordinate clause."""
        front = self.text[: party.start]
        if _BELOW.search(front[-_NEAR:]):
            return False
        if not self.found:
            return True
        between = front[self.found[-1].verb_end :]
        if re.search(r"(?:[;:–—-]|,\s*(?:and|but|while|whereas)|\b(?:while|whereas))\s*\Z", between):
            return True
        return bool(re.search(r"(?:,|\b(?:and|but))\s*\Z", between)) and not _OPENS_BELOW.search(between)

    def _whose_present(self, verb: Verb) -> tuple[int, tuple[str, ...], bool] | None:
        """ "Denmark's commitments seek to ...", "Representatives of the Participants intend to ..."."""
        if self.found or verb.strength in ("VX", "V0"):
            return None
        return self._indirect(verb)

    def _indirect(self, verb: Verb) -> tuple[int, tuple[str, ...], bool] | None:
        """The duty of a clause whose subject is a thing: whose it is, or the parties' where it is theirs."""
        if re.match(r"is\s+the\s+policy", self.text[verb.start :], re.I):
            owner = next((p for p in self.named if 0 <= p.start - verb.end < 12), None)
            return (0, owner.codes, True) if owner else None
        low = self._clause_start(verb.start)
        if low is None:
            return None
        subject = self.text[low : verb.start]
        if _OPENS_BELOW.search(subject):
            return None
        whose = self._agent(verb) or self._owner(low, verb.start)
        if whose:
            return low, whose, True
        again = _SAME_THING.match(subject)
        same = again and re.search(rf"\b{again['noun']}", self.spoken or "", re.I)
        if self.before and self.spoken is not None and (same or _DONE.match(self.text, verb.end)):
            return low, self.before.obligors, False
        if _PRONOUN.match(subject) and self.before and not _ITSELF.match(subject.strip()):
            return (low, self.before.obligors, False) if verb.strength != "VX" else None
        if _ITSELF.search(subject) or (
            len(self.parties.codes) > 1 and re.search(r"\bagreement\b", subject, re.I)
        ):
            return low, self.parties.codes, True
        return None

    def _clause_start(self, at: int) -> int | None:
        """Where the clause of a verb begins: behind an opening adverbial, or behind the last strong break."""
        floor = self.found[-1].verb_end if self.found else 0
        front = self.text[floor:at]
        breaks = list(re.finditer(r"[;:]\s|,\s(?:and|but|while)\s", front))
        if self.found and not breaks:
            return None
        low = floor + (breaks[-1].end() if breaks else 0)
        return low

    def _agent(self, verb: Verb) -> tuple[str, ...] | None:
        passive = re.match(
            r"\s*(?:\w+\s+){0,2}be\s+\w+(?:ed|en|ne|ade|ught|id|pt|lt|nt|ut|et|un|wn)\b",
            self.text[verb.end :],
        )
        if not passive:
            return None
        rest = verb.end + passive.end()
        for party in self.named:
            gap = self.text[rest : party.start]
            if party.start >= rest and re.search(r"\bby\s+(?:both\s+)?\Z", gap):
                # "Driven by the needs expressed by Ukraine" names no agent.
                return party.codes if len(gap) < 120 and len(re.findall(r"\bby\b", gap)) == 1 else None
        return None

    def _owner(self, low: int, high: int) -> tuple[str, ...] | None:
        inside = [p for p in self.named if low <= p.start and p.end <= high]
        for party in inside:
            front = self.text[low : party.start]
            if party.form in ("possessive", "adjective"):
                if re.search(r"\b(?:of|to|for|in|on|against|with)\s+(?:the\s+)?\Z", front):
                    continue
                return party.codes
            link = r"\b(?:by|of|between)" if _PASSIVE.match(self.text, high) else r"\b(?:by|of)"
            if re.search(rf"{link}\s+(?:both\s+)?\Z", front) and not re.search(
                r"\b(?:territory|people|behalf|support|defen[cs]e|reconstruction|"
                r"recovery|integration|security|"
                r"future|accession|membership|capabilities|needs)\s+of\s+\Z",
                front,
            ):
                return party.codes
        return None

    def _elsewhere(self, duty: Duty, cue: Found) -> bool:
        """True for a condition on what is told, not on the duty: "recognises that nobody is safe until ...";
        on what follows a past fact ("and will join when conditions are met")."""
        if duty.strength == "VX":
            return cue.flag in ("until", "reform", "third_party", "trigger") and cue.start > duty.verb_end
        told = duty.strength == "V0" and re.match(
            r"\s*(?:,[^,]{1,120},)?\s*that\b", self.text[duty.verb_end :]
        )
        return bool(told) and cue.start > duty.verb_end

    def _bounded(self) -> Iterator[Duty]:
        """The duties with the stretch that each one has to itself, and the conditions in it."""
        cues = find_conditions(self.text)
        starts = [max(duty.start, 0) for duty in self.found]
        for index, duty in enumerate(self.found):
            first = index == 0
            later = starts[index + 1] if index + 1 < len(starts) else len(self.text)
            low = 0 if first else duty.start
            lead = self.found[0].verb_start
            mine = [c for c in cues if low <= c.start < later or (not first and c.end <= lead)]
            mine = [c for c in mine if not self._elsewhere(duty, c)]
            yield replace(duty, start=low, end=max(later, duty.verb_end), conditions=once(mine))


def _is_aside(gap: str) -> bool:
    """True when what stands between a subject and its verb is adverbs or an aside."""
    if len(gap) > _MAX_ASIDE or ";" in gap or ":" in gap:
        return False
    adverbs = _ADVERBS.search(gap)
    core = (gap[: adverbs.start()] if adverbs else gap).rstrip()
    first = re.match(rf"(?:\s+{_ADV}\b){{1,4}}", core)
    core = core[first.end() :] if first else core
    if not core.strip(" ,"):
        return True
    if not _ASIDE.match(core):
        return False
    return core.lstrip()[0] != "," or core.endswith((",", ")"))
