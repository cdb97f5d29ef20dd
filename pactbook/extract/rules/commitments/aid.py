"""Words of aid: what kind of support a phrase names, which topics, and what is no aid at all."""

import functools
import re
from typing import Final

from pactbook.extract.rules.words import AID_NOUN
from pactbook.model.fates import Reason

UNSPECIFIED: Final = "unspecified"
_CIVIL = re.compile(
    r"\b(?:non-?military|civil(?:ian)?)(?=\s+(?:(?:and|or|as\s+well\s+as)\s+[\w-]+\s+)?"
    r"(?:aid|assistance|support|purposes|needs|part|side|component)\b)",
    re.I,
)
_MILITARY = re.compile(
    r"""
    (?<!non-)(?<!non)\b(?:
        military | militaries | arms | weapons? | weaponry | armaments? | ammunition | munitions? | shells
        | artillery | missiles? | air[- ]defen[cs]e | (?<!civil\s)(?<!cyber\s)(?<!cyber-)defen[cs]e
            | defensive | lethal | tanks? | drones?
        | fighter | jets? | F-?16s? | howitzers? | aircraft | armou?red
        | (?<!peace\sand\s)security\s+(?:assistance|aid|support)
        | armed\s+forces | army | troops | soldiers | radars? | warships? | (?<!to\s)combat | rearm\w*
        | training\s+mission | Security\s+Assistance\s+Initiative | USAI | PURL
        | (?:drone|IT|artillery|armou?r|demining|maritime)\s+coalition | (?:military|army)\s+training
    )\b
    """,
    re.I | re.X,
)
_FINANCIAL = re.compile(
    r"""
    \b(?:
        financial | macro-?financial | budget(?:ary)?\s+(?:support|aid|assistance)
        | loans? | credits? | economic | econom(?:y|ies) | fiscal\s+(?:support|aid|assistance)
        | reconstruction | rebuild(?:ing)?
        | recovery | infrastructure | energy | guarantees? | bonds? | development | investments? | grid
        | Ukraine\s+Facility | Extraordinary\s+Revenue | World\s+Bank | EBRD | EIB
            | European\s+Investment\s+Bank | IMF
            | International\s+Monetary\s+Fund | KfW
        | de-?mining | mine[- ](?:clear\w+|action|removal) | unexploded | cyber[-\s]?(?:security
            |defen[cs]e|resilience)
        | technical\s+assistance | capacity[- ]building | institution\w* | governance
            | rule\s+of\s+law | judicia\w+
        | justice | war\s+crimes | tribunal | accountability | anti-?\s?corruption | corruption
            | civil\s+society
        | democra\w+ | human\s+rights | independent\s+media | journalis\w+ | public\s+(?:services?
            |administration|sector)
        | operating\s+support | government\s+operations | teachers | schools? | education\w* | kindergartens?
        | universit(?:y|ies) | agricultur\w+ | farm\w* | grain | businesses | entrepreneur\w*
            | private\s+sector
        | small\s+and\s+medium | exports? | railways? | roads? | bridges? | housing | homes
            | municipal\w* | forensic
        | research | culture | cultural | heritage | environment\w* | nuclear\s+safety
            | water\s+(?:supply|pipes) | moderni[sz]ation
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
        | psychosocial | psychological | mental\s+health | blankets | cloth(?:es|ing) | stoves | tents
            | hygiene
        | evacuat\w+ | first[- ]aid | ambulances? | vaccin\w+ | firefight\w* | fire\s+engines? | rescuers?
        | civil\s+(?:protection|defen[cs]e) | orphan\w* | gender-based | health(?:care)?
            | rehabilitation\s+of\s+(?:the\s+)?wounded
        | prosthe\w+ | drinking\s+water | basic\s+needs | victims | UNFPA | ICRC | UNHCR | WFP
            | UNICEF | OCHA | UNOCHA | Red\s+Cross | hospitals? | nutrition\w*
        | water\s+and\s+sanitation | civilians
    )\b
    """,
    re.I | re.X,
)
# Help through the winter is relief, also where it names what heats.
_WINTER = re.compile(
    r"\bwinter(?:[is][sz]\w+|\s+(?:needs|preparedness|aid|assistance|relief|help|supplies|clothing))\b", re.I
)
_WARMTH = re.compile(r"\b(?:heating|electricity|energy|gas|power\s+supply|housing|homes)\b", re.I)
_HUMANITARIAN_DEMINING = re.compile(r"\bhumanitarian\s+(?:de-?mining|mine\s+(?:action|clearance))\b", re.I)
# "to protect its grid with air defence systems": what is protected is not what is given.
_PROTECTED = re.compile(
    r"\b(?:protect|defend|shield|secure|guard)\w*\s+[^,;]*?(?=\s+(?:with|by|using|from|against)\b)", re.I
)
# "Ministers Ann Bee (Foreign Trade and Development Cooperation) and Cy Dee (Defence)"
_PORTFOLIO = re.compile(r"\((?:[A-Z]\w+(?:\s+and|\s+for)?[,\s]*){1,6}\)")
# A form of money says something only where nothing else does: "a grant for weapons" is military.
_FORM_OF_MONEY = re.compile(r"\b(?:grants?|financ(?:e|es|ed|ing))\b", re.I)
_KINDS: Final = {"military": _MILITARY, "financial": _FINANCIAL, "humanitarian": _HUMANITARIAN}


def _beginning(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.I | re.X)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.I | re.X)


_TOPICS: Final = {
    "defence_industry": _beginning(
        r"""
            defen[cs]e\s+(?:industr\w+|production|sector\s+cooperation)
            | (?:arms|drone|weapons?|ammunition|shell|missile)\s+(?:industry|production|manufactur\w+)
            | joint\s+production
            | military-industrial
        """
    ),
    "training": _beginning(r"train(?:ing|s|ed)?\b"),
    "reconstruction": _beginning(r"reconstruct\w*|rebuild\w*|recovery|rehabilitat\w*|repairs?\b"),
    "energy": _beginning(
        r"""
            energy
            | electricity
            | power\s+(?:grid|plants?|system)
            | \bgrid\b
            | heating
            | gas\s+(?:supply|purchases)
            | generators?
            | transformers?
        """
    ),
    "demining": _beginning(r"de-?mining|mine[- ](?:clear\w+|action)"),
    "cyber": _beginning(r"cyber\w*|information\s+technology\s+coalition"),
    "accountability": _beginning(
        r"""
            accountab\w+
            | war\s+crimes
            | tribunal
            | ICC\b
            | criminal\s+court
            | prosecut\w+
        """
    ),
    "anti_corruption": _beginning(r"anti-?\s?corruption|corruption"),
    "refugees": _beginning(r"refugees?|displaced"),
}
_AID = re.compile(rf"\b{AID_NOUN}\b", re.I)
_NOT_AID: Final = {
    "damage": _words(r"(?<!register\sof\s)damages?|losses|destruction|destroyed|harm|casualties|devastation"),
    "trade": _words(
        r"""
            trade | exports? | imports? | turnover | sales | sold | sell | (?<!tax\s)revenues? | profits?
            | earnings | (?<!national\s)(?<!low-)(?<!middle-)income | remittances
            | market\s+(?:value|cap\w*) | purchas\w+\s+from | bought | fee | transfer\s+fee | salary | wages
        """
    ),
    "debt": _words(r"debts?|deficits?|arrears|repay\w*|default|bonds?\s+outstanding"),
    "output": _words(r"GDP|gross\s+domestic\s+product|econom(?:y|ies)\s+(?:of|worth|valued)|GNI"),
    "budget": _words(
        r"""
            (?:
                defen[cs]e | state | national | military | annual | total | federal | overall | foreign\s+aid
                | development | ODA | EU | its | own | proposed
            )\s+(?:\w+\s+)?(?:budgets?|expenditures?)
            | (?:defen[cs]e|military)\s+spending
            | (?:core|regular)\s+budget
            | (?:new\s+|net\s+|total\s+)?borrowing
            | (?:wealth|pension)\s+fund
            | tax(?:es|ation)?
            | ODA
            | official\s+development
        """
    ),
    "frozen_assets": _words(
        r"""
            (?:frozen|immobili[sz]ed|seized|russian|sovereign)\s+(?:\w+\s+){0,3}assets
            | russian\s+(?:\w+\s+)?(?:money|billions|funds)
        """
    ),
    "need": _words(
        r"""
            needs?\s+(?:for|of|an|at)
            | costs?\s+of\s+(?:reconstruct|rebuild|recover|the\s+war)\w*
            | reconstruction\s+(?:needs|costs?)
            | rebuild\w*\s+(?:will\s+)?costs?
            | shortfall
            | (?:Ukraine|Kyiv)[’']s\s+(?:\w+\s+){0,2}(?:gap|hole|shortfall|needs)
            | (?:financing|funding|budget(?:ary)?|fiscal|external)\s+(?:gap|hole)
            | (?:gap|hole)\s+(?:of|at)
        """
    ),
    "fine": _words(
        r"""
            fines? | penalt(?:y|ies) | bail | ransom | bribes? | embezzl\w+ | stolen | fraud | lawsuit
            | compensation | reparations
        """
    ),
}


# "the defence minister said": who speaks is no kind of aid.
_OFFICE = re.compile(
    r"""
    \b(?:defen[cs]e|finance|economy|energy|armed\s+forces|development)\s+
        (?:minist(?:er|ers|ry)|secretar(?:y|ies)|department|chiefs?|committee|spokes\w+)\b
    | \b(?:minist(?:er|ry)|secretary|department)\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z]?\w+\s+){0,2}?
        (?:defen[cs]e|finance|economy|energy|armed\s+forces|development)\b
    """,
    re.I | re.X,
)


@functools.lru_cache(maxsize=256)
def aid_of(text: str) -> str:
    """The codebook's `aid` for a phrase: military, financial, humanitarian, mixed or unspecified."""
    text = _OFFICE.sub(" ", _PORTFOLIO.sub(" ", text))
    if _WINTER.search(text):
        text = _WARMTH.sub(" ", text)
    shielded = _PROTECTED.sub(" ", text)
    if shielded != text and _MILITARY.search(shielded):
        text = shielded
    text = _HUMANITARIAN_DEMINING.sub("humanitarian", text)
    if _CIVIL.search(text):
        rest = {kind for kind, pattern in _KINDS.items() if pattern.search(_CIVIL.sub(" ", text))}
        return "mixed" if rest - {"financial"} else "financial" if rest else UNSPECIFIED
    kinds = [kind for kind, pattern in _KINDS.items() if pattern.search(text)]
    if len(kinds) > 1:
        return "mixed"
    if not kinds:
        return "financial" if _FORM_OF_MONEY.search(text) else UNSPECIFIED
    return kinds[0]


def topics_of(text: str) -> tuple[str, ...]:
    """The codebook's topics that a phrase names, in the codebook's order."""
    return tuple(name for name, pattern in _TOPICS.items() if pattern.search(text))


@functools.lru_cache(maxsize=512)
def names_aid(text: str) -> bool:
    """True when the phrase has a noun of support."""
    return bool(_AID.search(text))


def not_aid(text: str) -> Reason | None:
    """Why money in this phrase is no aid (`damage`, `trade`, `debt`, ...), or None."""
    return next((Reason(reason) for reason, pattern in _NOT_AID.items() if pattern.search(text)), None)
