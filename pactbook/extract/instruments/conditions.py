"""Conditions on a provision: what makes it depend on budgets, law, discretion, needs, others, events."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

_WAR: Final = r"(?:attacks?|aggression|invasion|hostilities|escalation|threats?)"
_CUES: Final = {
    "budget": r"budgetary\s+commitments\b[^.]{0,60}\bonly\s+with\b|"
    r"(?:as\s+far\s+as|if|insofar\s+as|to\s+the\s+extent\s+that)\s+(?:its|their|"
        r"the)\s+(?:\w+\s+)?budgets?\s+"
        r"(?:allows?|permits?)|"
    r"subject\s+to\s+(?:\w+\s+){0,4}(?:budget\w*|appropriations?|"
        r"parliament\w*|availability)(?:\s+\w+)"
        r"{0,3}"
    r"|(?:availability|appropriation)s?\s+of\s+(?:\w+\s+){0,2}(?:funds|funding|resources|"
        r"appropriations)|budget(?:ary)?\s+(?:availability|possibilities|provisions|appropriations|"
        r"constraints|limits)"
    r"|(?:appropriations?|approval|authori[sz]ation|consent)\s+(?:from|of|by)\s+(?:the\s+)?(?:\w+\s+)"
        r"{0,3}(?:Parliament|parliament|Congress|Bundestag|Saeima|Storting|Riksdag|Seimas|Sejm|Assembly|"
        r"Diet|legislature)"
    r"|appropriated\s+funds|within\s+(?:\w+\s+){0,3}budgets?|budget(?:ary)?\s+(?:process|decisions?)|"
        r"parliamentary\s+(?:approval|appropriations?|authori[sz]ation)|"
        r"capabilities\s+and\s+resources\s+available",
    "domestic_law": r"(?:in\s+(?:accordance|line|compliance|conformity)\s+with|subject\s+to|"
        r"consistent\s+with|within|"
        r"according\s+to|pursuant\s+to|under|as\s+well\s+as\s+in\s+compliance\s+with)\s+"
    r"(?:\w+\s+){0,3}?(?:(?:international|European(?:\s+Union)?|EU)\s+(?:law\s+)?and\s+)?(?:their|its|"
        r"the\s+respective|respective|national|domestic|applicable|constitutional|relevant\s+national|"
        r"legal)\b[\w’',\s-]{0,160}?"
    r"(?:law(?:s|ful)?|legislation|legal\s+(?:framework|order|requirements|provisions|frameworks)|"
        r"requirements|constitutional\s+\w+|regulations|national\s+obligations|legal\s+provisions|"
        r"national\s+legal\s+\w+)\b"
    r"|within\s+(?:the\s+)?legal\s+(?:boundaries|limits|framework)|"
    r"compliance\s+with\s+(?:[\w’']+\s+){0,6}national\s+laws?",
    "discretion": r"(?!where(?:ver)?\s+it\s+is\s+(?:\w+\s+)?needed)"
        r"(?<!long )(?:as|where|wherever|when|if|whenever)\s+(?:it\s+(?:is\s+|deems?\s+)?|"
        r"they\s+(?:so\s+)?deem\s+|"
        r"deemed\s+|and\s+when\s+)?(?:appropriate|possible|necessary|needed|practicable|applicable|"
        r"relevant|feasible|suitable|required)"
    r"|as\s+(?:far|much|soon)\s+as\s+(?:is\s+)?(?:possible|practicable)|to\s+the\s+(?:fullest\s+|"
        r"greatest\s+|maximum\s+)?extent\s+(?:possible|practicable|feasible)|within\s+(?:its|their|"
        r"the\s+limits\s+of\s+(?:its|their))\s+(?:means|capabilit\w+|possibilit\w+|capacit\w+|"
        r"respective\s+\w+|competenc\w+)"
    r"|case[- ]by[- ]case|at\s+(?:its|their)\s+discretion|political\s+guidance|may\s+vary|"
        r"(?:up)?on\s+(?:the\s+)?(?:basis\s+of\s+)?availability(?!\s+of\s+(?:\w+\s+){0,2}(?:funds|"
        r"funding))|in\s+so\s+far\s+as|insofar\s+as|best\s+efforts",
    "need": r"(?:based\s+on|in\s+(?:line|accordance)\s+with|according\s+to|depending\s+on|"
        r"taking\s+into\s+account|corresponding\s+to|in\s+response\s+to|considering|guided\s+by|"
        r"driven\s+by)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,5}?(?:needs|requirements\s+of\s+Ukraine|priorities)"
    r"|(?:can|may|will)\s+be\s+adjusted|determined\s+annually|needs[- ]based|on\s+demand\b|"
        r"upon\s+(?:Ukraine’s\s+)?request\b(?!\s+of\s+either)|at\s+(?:the\s+request\s+of\s+Ukraine|"
        r"Ukraine[’']s\s+request)",
    "reform": r"(?:provided\s+that|on\s+(?:the\s+)?condition\s+(?:that|of)|conditional\s+(?:on|upon)|"
        r"contingent\s+(?:on|upon)|subject\s+to|when|once)\s+(?:[\w’'-]+\s+){0,12}?(?:reforms?|"
        r"conditions\s+are\s+met|criteria|rule\s+of\s+law|values)",
    "third_party": r"seek(?:ing)?\s+agreement\s+(?:in|within|of)\s+(?:the\s+)?(?:EU|European\s+Union|NATO)|"
        r"(?:subject\s+to|with)\s+(?:the\s+)?(?:consent|approval|agreement|authori[sz]ation|decisions?)"
        r"\s+(?:of|by|from|in|within)\s+(?:the\s+)?(?:EU|European|NATO|allies|Allies|partners|third|"
        r"export|manufactur\w+)(?:\s+\w+)?"
    r"|when\s+[Aa]llies\s+agree|third[- ]party\s+(?:consent|approval)|export\s+(?:control|licen[cs]e)"
        r"\s+(?:approval|authori[sz]ation)s?",
    "trigger": rf"in\s+(?:the\s+)?(?:event|case)\s+of\s+(?:an?\s+)?(?:[\w’']+\s+)"
        rf"{{0,5}}?{_WAR}(?:\s+or\s+(?:threat\s+of\s+)?(?:[\w’']+\s+){{0,5}}?{_WAR})?|(?:in|under)"
        rf"\s+(?:those|these|such)\s+circumstances|in\s+such\s+(?:a\s+case|an\s+event)|in\s+that\s+event|"
        rf"should\s+(?:\w+\s+){{1,7}}(?:be|become|fall)\s+(?:\w+\s+){{0,3}}(?:victim|object|target|"
        rf"attacked|invaded)\b"
        rf"(?:\s+(?:of|to)\s+(?:an?\s+)?(?:\w+\s+){{0,2}}{_WAR})?|"
        rf"should\s+(?:[\w’']+\s+){{0,5}}?{_WAR}\s+(?:occur|begin)|"
        rf"following\s+the\s+cessation\s+of\s+(?:\w+\s+){{0,2}}hostilities",
    "until": r"(?:for\s+)?as\s+long\s+as\s+(?:it\s+takes|[^.,;]{3,110})|until\s+[^.,;]{3,90}|"
        r"in\s+the\s+event\s+(?:that\s+Ukraine|of\s+Ukraine[’']s)\s+(?:becom\w+\s+(?:a\s+)?member\w*|"
        r"accession|membership)(?:\s+(?:of|to)\s+NATO)?|[Ww]hile\s+(?:the\s+)?(?:Russia|aggression|war)"
        r"[^.,;]{3,100}?(?:continues|lasts|persists)",
}  # fmt: skip
_DATED = re.compile(
    r"until\s+(?:now|today|recently|"
    r"(?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}\s+)?(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d)",
    re.I,
)
_FLAGS = {flag: re.compile(rf"\b(?:{pattern})", re.I) for flag, pattern in _CUES.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """A condition's flag, where it stands, and the words that carry it as printed there."""

    flag: str
    start: int
    end: int
    words: str

    def moved(self, by: int) -> "Found":
        """The same, counted from a place `by` characters further in front."""
        return Found(self.flag, self.start + by, self.end + by, self.words)


def find_conditions(text: str) -> list[Found]:
    """Every condition in `text`, in the codebook's order of flags."""
    return list(_all(text))


def once(cues: Iterable[Found]) -> tuple[Found, ...]:
    """The first condition of each flag."""
    out: dict[str, Found] = {}
    for cue in cues:
        out.setdefault(cue.flag, cue)
    return tuple(out.values())


def _all(text: str) -> Iterator[Found]:
    for flag, pattern in _FLAGS.items():
        for match in pattern.finditer(text):
            if flag == "until" and _DATED.match(match.group()):
                continue
            yield Found(flag, match.start(), match.end(), match.group())
