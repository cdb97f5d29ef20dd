"""How a text names agreements: by kind, as something known, or of another matter than security."""

import re
from typing import Final

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.words import AGREEMENT_NOUN

ANY_AGREEMENT = re.compile(rf"\b{AGREEMENT_NOUN}\b", re.I)
_SECURITY: Final = (
    rf"(?:security|defen[cs]e|military|bilateral|long-term\s+(?:support|security))(?:[\w,’'-]*\s+){{0,4}}?"
    rf"(?:{AGREEMENT_NOUN}|guarantees?|commitments?|assurances)"
)
SECURITY_AGREEMENT = re.compile(
    rf"""
    \b{_SECURITY}\b
    | \b(?:ten|10|hundred|100)-year
        \s+(?:(?:bilateral|joint)\s+)?(?:agreements?|pacts?|accords?|partnerships?|treaty)\b
    | \bagreements?\s+with\s+Ukraine,\s+(?:the|an?)\s+(?:\w+-year|security|bilateral)\s+(?:one|pact|accord)\b
    | \b{AGREEMENT_NOUN}\s+(?:on|for|about|regarding|of)\s+(?:[\w,’'-]+\s+){{0,4}}?
        (?:security|defen[cs]e|long-term\s+support|support)\b
    """,
    re.I | re.X,
)
_OTHER_MATTER = re.compile(
    rf"""
    \b(?:
        trade | grain | gas | energy | prisoner | exchange | peace | ceasefire | arms\s+control | nuclear
        | minerals? | loan | export | tariff | coalition | budget | climate | fisher\w+ | tax | visa
        | free\s+trade | association | cooperation\s+with\s+the\s+private | grant | financing | customs
        | transit | media | policy | legal | court | identity | travel | official | supporting | strategic
        | internal | leaked | mine-clearing | demining | submarine | extradition | readmission | lend-lease
        | fuel | oil | supply | purchase | licen[cs]e | production | investment | employment | labou?r
    )\s+{AGREEMENT_NOUN}\b
    """,
    re.I | re.X,
)
# "the Budapest Memorandum", "the AUKUS submarine treaty": agreements that have a name of their own.
_NAMED = re.compile(
    r"""
    \b(?:the|a|an)\s+(?!(?-i:Bilateral|Security|Joint|Vilnius|Long|Agreement|Mutual|Defen[cs]e|Military|Strategic)\b)
        (?P<name>(?-i:[A-Z][a-z]+|[A-Z]{3,}))\s+(?:(?:mutual|defen[cs]e|security|military|submarine|peace|friendship
            |trade|bilateral|free|nuclear|arms|partnership|cooperation)\s+){0,3}
        (?:agreements?|pacts?|accords?|treat(?:y|ies)|memorand(?:um|a)|compact)\b
    """,
    re.I | re.X,
)
_NAMED_PLACES: Final = frozenset({"Budapest", "Minsk", "Helsinki", "Istanbul"})
NEGOTIATION = re.compile(r"\b(?:negotiations?|talks|consultations?|preparations?|discussions|work)\b", re.I)
DECLARATION = re.compile(r"\bdeclaration\b", re.I)
IN_PLACE = re.compile(r"\b(?:in\s+place|already\s+(?:signed|concluded|sealed|in\s+force)|existing)\b", re.I)
# Papers of another kind or matter that two states sign as well: instruments, though no security agreements.
_PAPER = re.compile(
    rf"""
    \bletters?\s+of\s+intent\b
    | \b(?:minerals?|resources|loan|credit|production|reconstruction)\s+{AGREEMENT_NOUN}\b
    | \b{AGREEMENT_NOUN}\s+(?:on|about|for)\s+(?:the\s+)?(?:joint\s+production|minerals|reconstruction)\b
    """,
    re.I | re.X,
)
_SECURITY_WORD = re.compile(r"\bsecurity\b", re.I)
_MEMORANDUM = re.compile(r"\b[Mm]emorand|\bMoUs?\b")


def names_security_agreement(scene: Scene) -> bool:
    """True when the sentence speaks of a security agreement, by whatever of its names."""
    return bool(SECURITY_AGREEMENT.search(scene.text)) and not is_foreign(scene)


def is_foreign(scene: Scene) -> bool:
    """True when every agreement of the sentence is of another matter (trade, grain, prisoners)."""
    if _is_named(scene) and not _SECURITY_WORD.search(scene.text):
        return True
    return bool(_OTHER_MATTER.search(scene.text)) and not _SECURITY_WORD.search(scene.text)


def _is_named(scene: Scene) -> bool:
    """True for an agreement with a name of its own that is no state's."""
    for match in _NAMED.finditer(scene.text):
        known = any(m.start <= match.start("name") < m.end for m in scene.mentions)
        if not known or match["name"] in _NAMED_PLACES:
            return True
    return False


def names_memorandum(scene: Scene) -> bool:
    """True when the sentence speaks of a memorandum of understanding."""
    return bool(_MEMORANDUM.search(scene.text))


def names_paper(scene: Scene) -> bool:
    """True for papers that states sign on another matter: a letter of intent, a loan agreement."""
    return bool(_PAPER.search(scene.text))
