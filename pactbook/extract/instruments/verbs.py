"""The verb ladder: modals and performatives of treaty language, with the strength each one has.

V5 shall, undertakes; V4 will, commits; V3 intends, seeks; V2 stands ready, may; V1 will consider; V0 affirms;
VX a past fact. The rules of precedence are in docs/provisions.md.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_ADV: Final = (
    r"(?:also|further|therefore|thus|hereby|jointly|together|continuously|actively|closely|fully|"
    r"additionally|similarly|mutually|likewise|accordingly|"
    r"equally|strongly|firmly|deeply|greatly|highly|clearly|again|already|now|still|regularly|always|"
    r"explicitly|solemnly|both|each|all|either|not|"
    r"subsequently|progressively|gradually|\w{3,}ly|once\s+again|once\s+more|in\s+particular|"
    r"in\s+turn|to\s+this\s+end|in\s+addition)"
)
_ADVS: Final = rf"(?:\s+{_ADV}\b)*"
_ASIDE: Final = (
    rf"(?:\s*,[^,;:.]{{1,160}},|\s+(?:where|when|as|if|whenever)\s+(?:appropriate|possible|necessary|"
    rf"needed|practicable|feasible|relevant|required)(?:\s+and\s+(?:appropriate|possible|necessary|"
    rf"needed))?|\s+on\s+(?:demand|request)|\s+upon\s+request)?{_ADVS}"
)
_EXPLORE: Final = (
    r"(?:consider|explore|examine|encourage|discuss|study|assess|investigate|look\s+(?:at|into|for)|"
    r"contemplate|envisage|"
    r"reflect\s+on|evaluate(?!\s+the\s+(?:progress|implementation|effectiveness|results))|analy[sz]e\s+the\s+possibilit\w+)"
)
_STRIVE: Final = (
    r"(?:seek|strive|endeavou?r|aim|aspire|try|attempt|work\s+(?:together\s+)?towards?|"
    r"work\s+(?:together\s+)?with\s+\w+\s+towards?|make\s+(?:every|all|best)\b[^,;.]{0,20}\befforts?|"
    r"use\s+(?:its|their)\s+best\s+efforts|"
    r"do\s+(?:its|their)\s+(?:best|utmost)|make\s+efforts|maximi[sz]e\s+(?:its|their)\s+efforts|"
    r"do\s+(?:everything|all)\s+(?:that\s+is\s+)?possible|intend|plan)"
)
_ING: Final = {
    "explore": r"(?:considering|exploring|examining|encouraging|discussing|studying|assessing)",
    "strive": r"(?:seeking|striving|endeavou?ring|aiming|working\s+(?:together\s+)?towards?|trying)",
}

_RULES: Final = (
    ("V1", rf"(?:will|shall|would){_ASIDE}\s+(?:continue{_ADVS}\s+to\s+)?{_EXPLORE}\b"),
    ("V1", rf"(?:will|shall|would)\s+continue{_ADVS}\s+{_ING['explore']}\b"),
    ("V1", rf"(?:intends?|plans?|aims?)\s+to{_ADVS}\s+{_EXPLORE}\b"),
    ("V0", r"would\s+(?:welcome|appreciate|value)\b"),
    ("V3", rf"(?:will|shall|would){_ASIDE}\s+(?:continue{_ADVS}\s+to{_ADVS}\s+)?{_STRIVE}\b"),
    ("V3", rf"(?:will|shall|would)\s+continue{_ADVS}\s+{_ING['strive']}\b"),
    ("V5", rf"(?:shall|must){_ADVS}(?:\s*,[^,;:.]{{1,160}},)?{_ADVS}"),
    ("V4", rf"will{_ASIDE}\s+(?:continue|commit)\b{_ADVS}(?:\s+to\b)?"),
    ("V4", rf"(?:will|would|’ll){_ASIDE}"),
    ("V3", r"should\b"),
    ("V1", r"could\s+be\s+envisaged"),
    ("V2", rf"(?:may|can|could|might){_ASIDE}"),
    ("V4", rf"(?:has|have){_ADVS}\s+(?:decided|committed|pledged|agreed|resolved)(?:\s+(?:itself|themselves))"
        rf"?\s+(?:to|that|on)\b"),
    ("V3", r"(?:has|have)\s+(?:set\s+(?:itself\s+|themselves\s+)?(?:the|a|its|their)\s+(?:target|goal|"
        r"objective|aim)|(?:jointly\s+)?determined\s+to)"),
    ("V5", rf"(?:is|are){_ADVS}\s+(?:obliged|bound|obligated|required)\s+to\b"),
    ("V5", r"(?:is|are)\s+to\b(?!\s+be\b)"),
    ("V4", rf"(?:is|are|remains?|stays?){_ADVS}\s+(?:committed|dedicated)(?:\s*,[^,;:.]{{1,160}},)?\s+to\b"),
    ("V4", rf"(?:is|are|remains?){_ADVS}\s+(?:steadfast|unwavering|firm|resolute)\s+in\s+(?:its|their)"
        rf"\s+commitment\s+to\b"),
    ("V3", rf"(?:is|are|remains?|stays?){_ADVS}\s+(?:determined|resolved|resolute)\s+(?:to|in)\b"),
    ("V3", rf"(?:is|are){_ADVS}\s+(?:planning|aiming|seeking|intending|striving|working\s+towards)\b"),
    ("V2", rf"(?:is|are|remains?){_ADVS}\s+(?:ready|prepared|willing|open)(?:\s*,[^,;:.]{{1,160}},)?\s+(?:to|"
        rf"for)\b|stands?{_ADVS}\s+(?:ready|prepared)(?:\s*,[^,;:.]{{1,160}},|\s+(?:on|at|upon|within|in|"
        rf"where|whenever|if|as)\b[^,;:.]{{1,60}}?)?\s+to\b"),
    ("V0", r"is\s+the\s+policy\s+of"),
    ("V0", rf"(?:is|are|remains?|stands?){_ADVS}\s+(?:unwavering|steadfast|united|supportive|convinced|aware|"
        rf"confident|firm|grateful|conscious|mindful|of\s+the\s+(?:view|opinion)|fully\s+behind|behind|"
        rf"with\s+Ukraine|guided)\b"),
    ("V5", rf"(?:undertakes?|guarantees?|pledges?\s+itself){_ADVS}"),
    ("V4", rf"(?:commits?(?:\s+(?:itself|themselves))?|pledges?|agrees?|decides?|promises?|engages?\s+to)"
        rf"{_ADVS}\s+(?:to|that|on)\b"),
    ("V3", rf"(?:intends?|plans?|aims?|seeks?|strives?|endeavou?rs?|aspires?|hopes?|proposes?|wish(?:es)?)"
        rf"{_ADVS}\s+(?:to|that|for|at)\b"),
    ("V3", r"seeks?\b|intends?\b"),
    ("V0", r"(?:re-?)?affirms?|confirms?|recogni[sz]es?|acknowledges?|recalls?|welcomes?|reiterates?|"
        r"under(?:lines?|scores?)|emphasi[sz]es?|stress(?:es)?|"
           r"notes?|takes?\s+(?:good\s+)?note|believes?|considers?|condemns?|denounces?|shares?|attach(?:es)"
        r"?|appreciates?|express(?:es)?|values?|endorses?|declares?|"
           r"supports?|regards?|commends?|highlights?|calls?\s+(?:for|on|upon)|respects?|sees?|agrees?|"
        r"understands?|deems?|reject|rejects|urges?|expects?|upholds?|firmly\s+stands?\s+for|"
        r"stands?\s+for|pays?\s+tribute|thanks?|encourages?|proceeds?\s+from|adheres?\s+to|is\s+of|"
        r"are\s+of|view|views|places?|states?\s+that|continues?\b|contributes?|participates?|"
        r"takes?\s+part|hosts?|operates?|works?\b|cooperates?|strives?|maintains?|(?:is|are)"
        r"\s+(?:currently\s+)?\w{3,}ing\b"),
)  # fmt: skip
_FROM_A_MODAL: Final = ("(?:will", "will", "(?:shall", "should", "could", "(?:may", "would")
_STRENGTH = [(strength, re.compile(rf"\b(?:{pattern})", re.I)) for strength, pattern in _RULES]
_MODAL = re.compile(r"\b(?:will|shall|would|should|must|may|can|could|might)\b(?!-)", re.I)
_PERFORM = re.compile(
    "|".join(rf"(?:\b(?:{p}))(?!\w)" for s, p in _RULES if not p.startswith(_FROM_A_MODAL)), re.I
)

_PAST = re.compile(
    rf"\b(?:(?:has|have|had){_ADVS}(?:\s*,[^,;:.]{{1,120}},)?{_ADVS}\s+(?:been\b|\w+(?:ed|en|wn|ught|ade|old|elt|ent|pt|nt|un|ome|ut|id)"
    rf"\b)(?:{_ADVS}\s+\w+(?:ed|en|wn)\b)?"
    rf"|(?:was|were){_ADVS}(?:\s+\w+ed\b)?"
    r"|(?:provided|gave|made|took|sent|held|became|began|joined|launched|adopted|announced|signed|"
    r"contributed|donated|delivered|supported|decided|trained|"
    r"established|opened|hosted|ratified|allocated|pledged|committed|agreed|endorsed|participated|"
    r"started|granted|transferred|organi[sz]ed|approved|condemned|imposed|led|co-led|concluded|"
    r"extended)\b|(?!(?:concerned|involved|referred|named|listed|based|united|needed|provided\s+that)\b)"
    r"[a-z]{3,}ed\b)",
    re.I,
)

_NOUN = re.compile(
    r"\b(?:(?P<V4>commitments?|pledges?|promises?|obligations?)\s+(?:to|for|towards)\b"
    r"|(?P<V3>intent(?:ions?)?|determination|aims?|resolve|plans?|aspirations?)\s+(?:to|of)\b"
    r"|(?P<V2>readiness|willingness|preparedness)\s+to\b)",
    re.I,
)
_THAT = re.compile(r"\s*(?:,[^,]{1,120},)?\s*(?:their\s+(?:view|conviction|belief)\s+)?that\b", re.I)
_ORDER: Final = ("VX", "V0", "V1", "V2", "V3", "V4", "V5")


@dataclass(frozen=True, slots=True)
class Verb:
    """A modal or performative at `text[start:end]`; `direct` ones need a party right in front."""

    start: int
    end: int
    strength: str
    direct: bool


def find_verbs(text: str) -> Iterator[Verb]:
    """Every place where a clause may oblige, promise, declare or report, in order and without overlap."""
    at = 0
    while at < len(text):
        found = [m for m in (_MODAL.search(text, at), _PERFORM.search(text, at), _PAST.search(text, at)) if m]
        if not found:
            return
        first = min(found, key=lambda m: (m.start(), -m.end()))
        verb = _graded(text, first.start()) or Verb(first.start(), first.end(), "VX", True)
        yield verb
        at = max(verb.end, first.end())


def _graded(text: str, at: int) -> Verb | None:
    for strength, pattern in _STRENGTH:
        match = pattern.match(text, at)
        if match and (match.end() == len(text) or not text[match.end()].isalpha()):
            if _PAST.match(text, at) and strength == "V0":
                continue
            end = at + len(match.group().rstrip(" ,"))
            return Verb(at, end, strength, not _MODAL.match(text, at) and strength != "V5")
    return None


def inner(text: str, verb: Verb) -> tuple[str, int] | None:
    """What a performative carries: the strength of its complement ("affirms that it will", "reaffirms its
    commitment to", "underlines its intention to") and where that ends; None where it governs alone."""
    rest = text[verb.end :]
    noun = _NOUN.search(rest)
    if (
        noun
        and not re.search(r"[;:]|\bthat\b|\b(?:will|shall|would)\b", rest[: noun.start()])
        and noun.start() < 90
    ):
        if not re.search(
            r"[’']s?\s+(?:\w+\s+)*$|\bof\s+(?:\w+\s+)*$|\bthe\s+\w+\s+(?:that|which)\b", rest[: noun.start()]
        ):
            return noun.lastgroup or "V4", verb.end + noun.end()
    if _THAT.match(rest):
        return _complement(text, verb.end)
    return None


def _complement(text: str, at: int) -> tuple[str, int] | None:
    """The modal of a that-clause whose subject is the speaker: "that, in those circumstances, it would"."""
    after = re.compile(
        r"\bthat\b(?P<front>.{0,420}?)\b(?P<who>it|they|Ukraine|[A-Z]\w+)?\s*(?P<aside>,[^,]{0,300},\s*)"
        r"?(?P<modal>(?:will|would|shall)\b)",
        re.S,
    ).search(text, at)
    if not after:
        return None
    own = after["who"] in ("it", "they") or (
        after["who"] is None and re.search(r"circumstances|acting|accordance", after["front"])
    )
    return ("V5" if after["modal"] == "shall" else "V4", after.end()) if own else None


def stronger(one: str, other: str) -> str:
    """The stronger of two strengths."""
    return max(one, other, key=_ORDER.index)
