"""Words of aid: what kind of support a phrase names, which topics, and what is no aid at all."""

import re
from typing import Final

from pactbook.extract.rules.words import AID_NOUN

_CIVIL = re.compile(
    r"\b(?:non-?military|civil(?:ian)?)\s+(?:aid|assistance|support|purposes|needs|part|side|component)\b",
    re.I,
)
_MILITARY = re.compile(
    r"""
    (?<!non-)(?<!non)\b(?:
        military | militaries | arms | weapons? | weaponry | armaments? | ammunition | munitions? | shells
        | artillery | missiles? | air[- ]defen[cs]e | defen[cs]e | defensive | lethal | tanks? | drones?
        | fighter | jets? | F-?16s? | howitzers? | aircraft | armou?red | security\s+assistance
        | armed\s+forces | army | troops | soldiers | radars? | warships? | combat | rearm\w*
        | training\s+mission
    )\b
    """,
    re.I | re.X,
)
_FINANCIAL = re.compile(
    r"""
    \b(?:
        financial | finance | financing | macro-?financial | budget(?:ary)?\s+(?:support|aid|assistance)
        | loans? | credits? | economic | econom(?:y|ies) | fiscal | reconstruction | rebuild(?:ing)?
        | recovery | infrastructure | energy | guarantees? | bonds? | development | investments? | grid
        | electricity | gas | heating | power\s+(?:plants?|grid|supply) | state\s+budget | reforms?
        | pensions? | salaries
    )\b
    """,
    re.I | re.X,
)
_HUMANITARIAN = re.compile(
    r"""
    \b(?:
        humanitarian | refugees? | food | medical | medicines? | shelter | displaced | winteri[sz]ation
        | winter
        | (?:emergency|disaster)\s+(?:relief|aid|assistance)
        | UNHCR | WFP | UNICEF | OCHA | UNOCHA | Red\s+Cross | hospitals? | nutrition\w*
        | water\s+and\s+sanitation | civilians?
    )\b
    """,
    re.I | re.X,
)
_TOPICS: Final = {
    "defence_industry": r"defen[cs]e\s+(?:industr\w+|production|sector\s+cooperation)|(?:arms|drone|weapons?|ammunition|shell|missile)\s+(?:industry|production|manufactur\w+)|joint\s+production|military-industrial",
    "training": r"train(?:ing|s|ed)?\b",
    "reconstruction": r"reconstruct\w*|rebuild\w*|recovery|rehabilitat\w*|repairs?\b",
    "energy": r"energy|electricity|power\s+(?:grid|plants?|system)|\bgrid\b|heating|gas\s+(?:supply|purchases)|generators?|transformers?",
    "demining": r"de-?mining|mine[- ](?:clear\w+|action)",
    "cyber": r"cyber\w*|information\s+technology\s+coalition",
    "accountability": r"accountab\w+|war\s+crimes|tribunal|ICC\b|criminal\s+court|prosecut\w+",
    "anti_corruption": r"anti-?\s?corruption|corruption",
    "refugees": r"refugees?|displaced",
}
_TOPIC = {name: re.compile(rf"\b(?:{pattern})", re.I) for name, pattern in _TOPICS.items()}
_AID = re.compile(rf"\b{AID_NOUN}\b", re.I)
_NOT_AID: Final = (
    ("damage", r"damages?|losses|destruction|destroyed|harm|casualties|devastation"),
    (
        "trade",
        r"trade|exports?|imports?|turnover|sales|sold|sell|revenues?|profits?|earnings|income|remittances|market\s+(?:value|cap\w*)|purchas\w+\s+from|bought|fee|transfer\s+fee|salary|wages",
    ),
    ("debt", r"debts?|deficits?|arrears|repay\w*|default|bonds?\s+outstanding"),
    ("output", r"GDP|gross\s+domestic\s+product|econom(?:y|ies)\s+(?:of|worth|valued)|GNI"),
    (
        "budget",
        r"(?:defen[cs]e|state|national|military|annual|total|federal|overall|foreign\s+aid|development|ODA|EU|its|own|proposed)\s+(?:\w+\s+)?(?:budgets?|expenditures?)|(?:defen[cs]e|military)\s+spending|tax(?:es|ation)?|ODA|official\s+development",
    ),
    ("frozen assets", r"(?:frozen|immobili[sz]ed|seized|russian|sovereign)\s+(?:\w+\s+){0,3}assets"),
    (
        "need",
        r"needs?\s+(?:for|of|an|at)|costs?\s+of\s+(?:reconstruct|rebuild|recover|the\s+war)\w*|reconstruction\s+(?:needs|costs?)|rebuild\w*\s+(?:will\s+)?costs?|shortfall|financing\s+gap|funding\s+gap",
    ),
    (
        "fine",
        r"fines?|penalt(?:y|ies)|bail|ransom|bribes?|embezzl\w+|stolen|fraud|lawsuit|compensation|reparations",
    ),
)
_NOT = tuple((reason, re.compile(rf"\b(?:{pattern})\b", re.I)) for reason, pattern in _NOT_AID)


def aid_of(text: str) -> str:
    """The codebook's `aid` for a phrase: military, financial, humanitarian, mixed or unspecified."""
    if _CIVIL.search(text):
        return "mixed" if _MILITARY.search(_CIVIL.sub(" ", text)) else "unspecified"
    kinds = [
        name
        for name, pattern in (
            ("military", _MILITARY),
            ("financial", _FINANCIAL),
            ("humanitarian", _HUMANITARIAN),
        )
        if pattern.search(text)
    ]
    if not kinds:
        return "unspecified"
    return kinds[0] if len(kinds) == 1 else "mixed"


def topics_of(text: str) -> tuple[str, ...]:
    """The codebook's topics that a phrase names, in the codebook's order."""
    return tuple(name for name, pattern in _TOPIC.items() if pattern.search(text))


def names_aid(text: str) -> bool:
    """True when the phrase has a noun of support."""
    return bool(_AID.search(text))


def not_aid(text: str) -> str | None:
    """Why money in this phrase is no aid (`damage`, `trade`, `debt`, ...), or None."""
    for reason, pattern in _NOT:
        if pattern.search(text):
            return reason
    return None
