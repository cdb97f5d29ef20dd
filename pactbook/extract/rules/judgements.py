"""Judgements: the words that praise or fault a donor's aid or the agreements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.extract.rules.words import AGREEMENT_NOUN

SUBJECT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|commitments?|guarantees?|pledges?)\b", re.I)
AID = re.compile(
    r"""
    \b(?:aid|support|assistance|contribut\w+|commit\w+|pledg\w+|donat\w+|help|deliver\w+|backing|provid\w+)
        \b
    """,
    re.I | re.X,
)
_GOOD: Final = (
    r"proportionally\s+more"
    r"|measured\s+(?:by|against)\s+(?:the\s+size\s+of\s+)?its\s+(?:\w+\s+)?(?:GDP|economy|size|population)"
    r"|relative\s+to\s+(?:its|their|the)\s+(?:\w+\s+)?(?:GDP|economy|economies|size|population|wealth|output)"
    r"|per\s+capita|per\s+head|for\s+its\s+size"
    r"|as\s+a\s+(?:share|percentage|proportion)\s+of\s+(?:its\s+|their\s+)?(?:GDP|economy|output)"
    r"|for\s+(?:such\s+)?an?\s+(?:small|tiny|little)\s+(?:country|nation|state|economy)"
    r"|for\s+a\s+(?:country|nation|state)\s+of\s+its\s+size|given\s+its\s+size|punch\w*\s+above"
)
_PROPORTION = re.compile(rf"\b(?:{_GOOD})", re.I)
_LITTLE = re.compile(
    r"""
    \b(?:
        insufficient | inadequate | too\s+little | too\s+slow\w* | not\s+enough
        | less\s+than\s+(?:other|its|most|expected) | doing\s+less | lag(?:s|ged|ging)?\s+behind
        | falls?\s+short | fell\s+short | fall\s+short | meagre | meager | modest | criticised\s+for
        | criticized\s+for | under\s+fire | not\s+doing\s+enough | underwhelming | disappoint\w+
        | small\s+compared
    )\b
    """,
    re.I | re.X,
)
_LESS = re.compile(r"\b(?:less|little|least|smaller|lower|lowest|modest)\b", re.I)
# "a country of just 1.3 million"
_SMALL_COUNTRY = re.compile(r"\bpopulation\s+of\s+(?:just|only)\b|\bcountry\s+of\s+(?:just|only)\b", re.I)
_BIG = re.compile(
    r"""
    \b(?:
        significant | immense | remarkable | huge | generous | impressive | large | largest | substantial
        | strong | outsized | more | most | higher | highest | top | biggest | leading | exceptional
        | enormous | great\w*
    )\b
    """,
    re.I | re.X,
)
_ENOUGH = re.compile(r"\b(?:sufficient|adequate|ample|enough\s+to)\b", re.I)
_AID_NOUN = re.compile(r"\b(?:aid|support|assistance|contribution|help|pledge)\b", re.I)
_NEGATED = re.compile(r"\b(?:not|in|un)-?\s*$")
_KEPT = re.compile(
    r"""
    \b(?:kept|keeps|keeping|honou?red|honou?rs)\s+(?:its|his|her|their)\s+
        (?:word|promises?|pledges?|commitments?)\b
    | \b(?:reliable|trustworthy|dependable)\s+(?:partner|ally|donor|supporter|friend)\b
    """,
    re.I | re.X,
)
_WORTHLESS = re.compile(r"\b(?:not\s+worth\s+the\s+paper|worthless|empty\s+words|toothless|hollow)\b", re.I)
_STABLE = re.compile(
    r"""
    \b(?<!no\s)(?<!of\s)(?:
        stable | predictable | reliable | long-term\s+predictab\w+ | sustained
        | multi-year\s+(?:stability|predictab\w+)
    )\s+(?:\w+\s+){0,2}?(?:support|aid|funding|assistance|commitments?|partner)\b
    """,
    re.I | re.X,
)
_UNSTABLE = re.compile(
    r"""
    \b(?:
        lack\s+of\s+(?:\w+\s+){0,3}?(?:stable|stability|long-term|predictab\w+|certainty|guarantees?)
        | no\s+(?:stable|long-term|firm|guaranteed)\s+(?:\w+\s+){0,4}?(?:beyond|after)
        | (?:uncertain(?:ty)?|unpredictab\w+)\s+(?:about|over|around|regarding|on|as\s+to)
            \s+(?:\w+\s+){0,4}?(?:aid|support|funding|assistance|commitments?|deliver\w+)
        | nothing\s+(?:\w+\s+){0,3}beyond | not\s+guaranteed\s+(?:beyond|after)
        | unclear\s+(?:\w+\s+){0,5}?(?:beyond|after)
    )\b
    | \b(?:is|are|remains?|stays?)\s+(?:\w+ly\s+)?(?:uncertain|unpredictable|unclear|in\s+doubt)\b
    """,
    re.I | re.X,
)
_FLEXIBLE = re.compile(
    r"""
    \b(?:
        flexib\w+ | vague(?:ness)? | non-?binding | not\s+(?:legally\s+)?binding | loose(?:ly)?\s+word\w*
        | loopholes?
        | could\s+(?:adjust|change|reverse|scrap|alter|revise|walk\s+away)
        | may\s+vary | leaves?\s+room
    )\b
    """,
    re.I | re.X,
)
# Flexible wording is a fault unless it is praised.
_FLEXIBILITY_PRAISED = re.compile(
    r"""
    \bflexible\s+enough\b
    | \bstrength\b
    | \badvantage\b
    | \bwelcom\w+
    | \bprais\w+
    """,
    re.I | re.X,
)
_DIVIDED = re.compile(
    r"""
    \b(?:divisions?|divided|rifts?|splits?|disunity|discord|disagreements?|tensions?)\b
        (?=[^.]{0,50}\b(?:within|among|between|in|inside|over)\b)
    """,
    re.I | re.X,
)
_UNITED = re.compile(
    r"""
    \b(?:unity|united|solidarity)\b
        (?=[^.]{0,40}\b(?:of|among|between|within)\s+(?:the\s+)?(?:allies|NATO|West|partners|EU|European))
    """,
    re.I | re.X,
)
_BROKEN = re.compile(
    r"""
    \b(?:
        not\s+credible | unreliable
        | broke(?:n)?\s+(?:its\s+|his\s+|their\s+)?promises?
        | empty\s+promises?
        | miss(?:ed|es)?\s+(?:its|his|their|the)\s+(?:\w+\s+){0,4}?(?:pledge|target|goal|mark)
        | fall\s+short\s+of\s+(?:its|his|their)\s+(?:pledge|promise)
        | fell\s+short\s+of\s+(?:its|his|their)\s+(?:pledge|promise)
        | not\s+worth\s+the\s+paper
    )\b
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement in the codebook's terms, the words that pass it, and whether a donor is judged."""

    dimension: str
    direction: str
    words: re.Match[str]
    of_donor: bool


def judgements(text: str) -> Iterator[Judgement]:
    """The judgements that a sentence passes on a donor's aid or on the agreements."""
    aid, agreements = bool(AID.search(text)), bool(SUBJECT.search(text))
    if aid:
        yield from _on_aid(text)
        yield from _on_word(text)
    yield from _on_stability(text, agreements)
    if agreements:
        yield from _on_agreements(text)


def _on_aid(text: str) -> Iterator[Judgement]:
    """Proportionality, and adequacy where the sentence does not measure aid by the donor's size."""
    proportion, little = _PROPORTION.search(text), _LITTLE.search(text)
    if proportion:
        less = little or _LESS.search(text)
        yield Judgement("proportionality", "negative" if less else "positive", proportion, True)
        return
    small = _SMALL_COUNTRY.search(text)
    if small and _BIG.search(text):
        yield Judgement("proportionality", "positive", small, True)
    enough = _ENOUGH.search(text)
    if little:
        yield Judgement("adequacy", "negative", little, True)
    elif enough and _AID_NOUN.search(text) and not _NEGATED.search(text[: enough.start()]):
        yield Judgement("adequacy", "positive", enough, True)


def _on_word(text: str) -> Iterator[Judgement]:
    """Whether a donor keeps its word."""
    for pattern, direction in ((_KEPT, "positive"), (_BROKEN, "negative")):
        match = pattern.search(text)
        if match:
            yield Judgement("credibility", direction, match, True)


def _on_stability(text: str, agreements: bool) -> Iterator[Judgement]:
    unstable, stable = _UNSTABLE.search(text), _STABLE.search(text)
    if unstable:
        yield Judgement("stability", "negative", unstable, False)
    elif stable and agreements:
        yield Judgement("stability", "positive", stable, False)


def _on_agreements(text: str) -> Iterator[Judgement]:
    """Credibility, flexibility and unity."""
    worthless, flexible = _WORTHLESS.search(text), _FLEXIBLE.search(text)
    divided, united = _DIVIDED.search(text), _UNITED.search(text)
    if worthless:
        yield Judgement("credibility", "negative", worthless, False)
    if flexible:
        praised = _FLEXIBILITY_PRAISED.search(text)
        yield Judgement("flexibility", "positive" if praised else "negative", flexible, False)
    if divided:
        yield Judgement("unity", "negative", divided, False)
    elif united:
        yield Judgement("unity", "positive", united, False)
