"""Texts that are agreed: "the wording was settled", "have ended their talks", "the negotiators were done"."""

import re
from typing import Final

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.scene import Scene

_TEXT: Final = r"(?:texts?|wording|drafts?|talks|negotiations|consultations|work\s+on\s+the\s+(?:text|draft))"
_DONE: Final = (
    r"(?:agreed(?:\s+up)?on|agreed|settled|finished|finali[sz]ed|completed|concluded|closed|initiall?ed|ended|ready|done"
    r"|wrapped\s+up|over|approved\s+by\s+(?:the\s+)?(?:teams|negotiators|experts|both\s+sides))"
)
_FRONT: Final = (
    r"(?:(?:has|have|had|is|are|was|were|be|been|being|will|would|should|could|may|might|not|never|yet|already|now|fully|"
    r"finally|nearly|almost|largely|still|all\s+but|practically|to|expected|due|must|also|since|recently|"
    r"n[’']t)\s+)"
)
# "the text with Croatia has been fully agreed", "a draft initialled in October"
_OF_TEXT = re.compile(
    rf"""
    \b{_TEXT}
        (?:\s+(?:of|with|between|on|for)\s+(?:[\w’'–-]+\s+){{0,7}}?[\w’'–-]+)?,?
        \s+(?P<front>{_FRONT}*)(?P<done>{_DONE})\b(?!\s+(?:to|for|with|in\s+principle\s+to)\s+(?:sign|negotiat))
    """,
    re.I | re.X,
)
# "have agreed the text", "ended their talks", "finishing work on the draft"
_DOING = re.compile(
    rf"""
    \b(?P<front>{_FRONT}*)(?P<done>
        agreed(?:\s+(?:up)?on)? | settled | finish(?:ed|es|ing)? | finali[sz](?:ed|es|ing|e)
        | complet(?:ed|es|ing|e)
        | conclud(?:ed|es|ing|e) | clos(?:ed|es|ing|e) | initiall?(?:ed|s|ing)? | end(?:ed|s|ing)?
        | wrapp(?:ed|ing)\s+up | wraps?\s+up
    )\s+(?:(?:the|their|its|all|final|our|technical|a)\s+){{0,3}}{_TEXT}\b
    """,
    re.I | re.X,
)
_NEGOTIATORS_DONE = re.compile(
    r"\b(?:negotiators|teams|experts|lawyers|delegations)\s+(?P<front>(?:were|are|have|had|not|yet)(?:\s+\w+)?\s+)+?"
    r"(?P<done>done|finished)\b",
    re.I,
)
_OTHER = re.compile(
    r"""
    \b(?:peace|ceasefire|trade|accession|membership|mediation)\s+(?:talks|negotiations|text)
    | \btalks\s+with\s+(?:Russia|Moscow) | \bwithout\s+(?:result|agreement|a\s+result|success|signing)
    | \b(?:round|day|meeting|hours?)\s+of\s+(?:\w+\s+)?(?:talks|negotiations)
    """,
    re.I | re.X,
)
_NOT = re.compile(r"\b(?:not|never|yet\s+to)\b|n[’']t", re.I)
_NEARLY = re.compile(
    r"\b(?:nearly|almost|largely|practically|all\s+but|could|may|might|should|being)\b", re.I
)
_AHEAD = re.compile(r"\b(?:will|would|to|expected|due|be|must)\b", re.I)
_AHEAD_OF = re.compile(
    r"\b(?:chance|hope|hopes|plan|plans|aim|goal|possibility|intention|prospect|after|when|once|before|until|if)"
    r"\s+(?:of\s+|for\s+|the\s+)?$",
    re.I,
)


def agreed_text(scene: Scene) -> Event | None:
    """The event of a text agreed or of talks ended; none for what is only nearly so."""
    if _OTHER.search(scene.text):
        return None
    for pattern in (_OF_TEXT, _DOING, _NEGOTIATORS_DONE):
        for match in pattern.finditer(scene.text):
            modality = _modality(scene, match)
            if modality:
                return Event("concluded", match.start("done"), modality, None)
    return None


def _modality(scene: Scene, match: re.Match[str]) -> str | None:
    front = match["front"] + scene.text[max(0, match.start() - 12) : match.start()]
    if _NEARLY.search(match["front"]) or _is_noun(scene, match) or _is_bare(match):
        return None
    if _NOT.search(match["front"]):
        return "denied"
    ing = match["done"].lower().endswith("ing")
    if _AHEAD.search(front) or _AHEAD_OF.search(scene.text[: match.start()]):
        return "planned"
    if ing and not match["front"]:
        return None
    return "asserted"


def _is_bare(match: re.Match[str]) -> bool:
    """True for "talks over" and "talks ended on a high note": without an auxiliary only texts are agreed."""
    talks = match.group().lower().startswith(("talk", "negot", "consult"))
    return not match["front"] and talks


def _is_noun(scene: Scene, match: re.Match[str]) -> bool:
    """True for "an agreed text" and "the completed draft" that something else is said of."""
    determiner = re.search(r"\b(?:an?|the|any|its|their)\s+$", scene.text[: match.start("done")], re.I)
    return bool(determiner) and not match["front"]
