"""What the words right beside a sum say that it is: a price, sales, a debt, a fine, what is missing.

Only words of the sum's own clause count, and none where that clause speaks of aid or of giving to Ukraine.
"""

import re
from typing import Final

from pactbook.extract.phrases.money import GdpShare, Money
from pactbook.extract.rules.commitments.aid import names_aid
from pactbook.extract.rules.scene import Scene
from pactbook.model.fates import Reason

_HEDGE: Final = (
    r"(?:(?:a|an|the|about|only|just|some|over|record|estimated|further|another|"
    r"nearly|around|roughly|almost|(?:no\s+less|more)\s+than)\s+)*"
)
_IS: Final = r"""
    (?:is|are|was|were|been|be|stands?|stood|reach(?:es|ed|ing)?|totall?(?:s|ed|ing)?|comes?|came|amount(?:s|ed|ing)?
    |put|estimated|valued|worth|of|at|to|by|as|rises?|rose|falls?|fell|climb(?:s|ed)?|grew|grow|halved|shrank|shrunk
    |doubled|pass(?:es|ed)|exceed(?:s|ed)|runs?|ran|now|alone|has|have|had|will|would|around|nearly)
"""
_TO_UKRAINE = re.compile(r"\b(?:for|to)\s+(?:Ukrain|Kyiv|Kiev)")


def _thing(nouns: str) -> re.Pattern[str]:
    """A thing that a sum is the size of: "its order book now stands at", "the price of a shell is"."""
    of = r"(?:\s+(?:of|for|in|on|to|from|between|by)\s+(?:[\w’'-]+\s+){0,7}?(?=" + _IS + r"\s))?"
    said = r"(?:,\s+(?:\w+\s+){1,3}\w+,)?"
    copula = (
        said
        + r"\s*(?:,\s*(?=(?:now|at|worth)\b))?(?:that\s+|which\s+)?(?:[\w’'-]+\s+){0,1}?(?:"
        + _IS
        + r"\s+){1,4}"
    )
    return re.compile(rf"\b(?:{nouns})\b{of}{copula}{_HEDGE}$", re.I | re.X)


def _verb(verbs: str) -> re.Pattern[str]:
    """A verb whose object a sum is, with at most three words of another object between them."""
    return re.compile(rf"\b(?:{verbs})\s+(?:(?!and\b|to\b)[\w’'-]+\s+){{0,3}}?{_HEDGE}$", re.I | re.X)


def _behind(words: str) -> re.Pattern[str]:
    return re.compile(rf"[,\s]+(?:{words})\b", re.I | re.X)


_BEFORE: Final = (
    (
        Reason.FINE,
        _verb(
            r"fined|bail\s+of|brib\w+|launder(?:s|ed|ing)?|embezzl\w+|stole|stolen|swindl\w+|ransom\s+of|fine\s+of"
        ),
    ),
    (Reason.FINE, _thing(r"reparations|compensation|penalt(?:y|ies)|damages\s+claim")),
    (Reason.DEBT, _thing(r"debts?|deficits?|arrears|repayments|liabilities|borrowings?")),
    (
        Reason.DEBT,
        _verb(
            r"wr(?:ote|ite|ites|itten)\s+off|owes?|owed|ow(?:ing)|repa(?:y|ys|id|ying)|borrow(?:s|ed|ing)?|default(?:s|ed)?\s+on"
        ),
    ),
    (Reason.DEBT, re.compile(r"\bcreditors\b[^.;,]{0,40}$", re.I)),
    (Reason.DAMAGE, _thing(r"damages?|loss(?:es)?|destruction")),
    (Reason.DAMAGE, _verb(r"lost|loses|destroyed")),
    (Reason.NEED, _thing(r"needs?|gap|shortfall|hole|requirements?")),
    (Reason.NEED, _verb(r"short\s+of|lack(?:s|ed|ing)?|needs?|needed|require[sd]?")),
    (
        Reason.NEED,
        re.compile(r"\b(?:re-?build\w*|reconstruct\w*)\s+(?:will|would)\s+(?:take|need|require)\s+$", re.I),
    ),
    (
        Reason.TRADE,
        _thing(
            r"sales|turnover|(?:tax\s+)?revenues?|profits?|earnings|exports?|imports?|order\s+books?|orders|trade"
            r"|remittances|incomes?|takings|market\s+value|salary|salaries|wages"
        ),
    ),
    (
        Reason.TRADE,
        _verb(
            r"exported|imported|exports|imports|sold|sells|sent\s+home|br(?:ing|ings|ought)\s+in|earn(?:s|ed)|turned\s+over"
        ),
    ),
    (
        Reason.TRADE,
        re.compile(
            r"\b(?:exported|imported|sold|bought)\s+(?:[\w’'-]+\s+){1,5}?(?:for|worth)\s+" + _HEDGE + "$",
            re.I,
        ),
    ),
    (Reason.OUTPUT, _thing(r"output|GDP|gross\s+domestic\s+product")),
    (
        Reason.FROZEN_ASSETS,
        _thing(r"(?:blocked|frozen|seized|immobili[sz]ed)\s+(?:\w+\s+)?(?:reserves|assets)"),
    ),
    (
        Reason.BUDGET,
        _thing(
            r"(?:defen[cs]e|military|public|state|government|annual)\s+(?:ministry[’']s\s+)?(?:budget|spending|expenditure)"
        ),
    ),
    (Reason.BUDGET, _verb(r"(?:have|has|had|must|need)\s+(?:to\s+)?save")),
    (Reason.BUDGET, _verb(r"taxpayers?\s+\w+|levy\s+\w+\s+\w+")),
    (
        Reason.NEED,
        re.compile(
            r"\b(?:re-?build|reconstruct|repair|recover)\w*\b[^.;,]{0,60}\b(?:put|estimated|valued)\s+at\s+"
            + _HEDGE
            + "$"
            r"|\b(?:puts?|estimates?)\s+(?:the\s+)?(?:re-?build|reconstruct|repair|recover)\w*\b[^.;,]{0,60}\bat\s+"
            + _HEDGE
            + "$",
            re.I,
        ),
    ),
    (
        Reason.PRICE,
        re.compile(r"\bputs?\s+the\s+(?:price|cost)s?\s+of\b[^.;]{0,80}\bat\s+" + _HEDGE + "$", re.I),
    ),
    (Reason.PRICE, _thing(r"prices?|costs?|price\s+tag|fares?|rents?")),
    (
        Reason.PRICE,
        _verb(
            r"costs?|costing|goes\s+for|go\s+for|went\s+for|charges|priced\s+at|price\s+tag\s+of|a\s+matter\s+of"
        ),
    ),
)
# These are no gift whoever is spoken of: what a fund is worth, what was sold to Ukraine.
_WHOEVER: Final = (
    (Reason.NEED, _thing(r"(?:financing|funding|budget)\s+(?:gap|shortfall|hole)")),
    (Reason.FUND, _thing(r"(?:oil|wealth|pension|sovereign|investment)\s+fund")),
    (
        Reason.FUND,
        re.compile(r"\bfund\b[^.;,]{0,50}\b(?:has|have)\s+(?:collected|gathered)\s+" + _HEDGE + "$", re.I),
    ),
    (
        Reason.TRADE,
        re.compile(
            r"\b(?:sales?|sold|exported)\s+(?:[^.;,]|,\d){0,80}\b(?:for|worth)\s+" + _HEDGE + "$", re.I
        ),
    ),
)
_BEHIND_WHOEVER: Final = (
    (Reason.NEED, _thing(r"(?:financing|funding|budget)\s+(?:gap|shortfall|hole)")),
    (Reason.NEED, _behind(r"(?:is|are|was|were)\s+(?:still\s+)?(?:lacking|missing|needed|required|short)")),
    (Reason.INVESTMENT, _behind(r"(?:of|in)\s+(?:\w+\s+and\s+)?private\s+(?:investments?|capital|money)")),
    (Reason.NEED, _behind(r"would\s+be\s+(?:enough|needed|required)")),
)
_AFTER: Final = (
    (
        Reason.SPENDING,
        _behind(r"(?:or\s+so\s+)?(?:(?:that|which)\s+)?(?:it|they|he|she|we)\s+(?:(?:have|has|had)\s+)?spent"),
    ),
    (Reason.FINE, _behind(r"in\s+(?:bribes?|kickbacks?|fines?|damages|compensation|bail)")),
    (Reason.FROZEN_ASSETS, _behind(r"(?:in|of)\s+(?:\w+\s+){0,3}(?:reserves|assets)")),
    (Reason.DEBT, _behind(r"(?:in|of)\s+(?:\w+\s+)?(?:debts?|bonds|arrears)")),
    (Reason.TRADE, _behind(r"(?:in|of)\s+(?:\w+\s+)?(?:sales|revenues?|profits?|exports|imports|orders)")),
    (
        Reason.FROZEN_ASSETS,
        _behind(r"(?:of\s+(?:[\w’'-]+\s+){1,6}?)?(?:(?:are|is|were|has\s+been|have\s+been)\s+)?"
                r"(?:blocked|frozen|immobili[sz]ed|stuck|seized)"),
    ),
)  # fmt: skip
_TRAIL: Final = 130


def sense(scene: Scene, figure: Money | GdpShare) -> Reason | None:
    """What a sum or a share of GDP is by the words beside it, where they leave no doubt that it is no aid."""
    if isinstance(figure, GdpShare):
        return _sense(scene, figure.start, figure.end)
    # "its annual budget is 800 billion": the yearly cue that a sum begins with may be another noun's.
    places = (figure.start, figure.core_start)
    return next((found for at in places if (found := _sense(scene, at, figure.full_end))), None)


def _sense(scene: Scene, start: int, end: int) -> Reason | None:
    low, high = scene.clause(start)
    # "It has, says the ministry, a shortfall of": the words right in front may begin another clause.
    before = scene.text[max(0, min(low, start) - 40, start - _TRAIL) : start]
    after = scene.text[end : end + 60]
    own = scene.text[low : max(high, end)]
    sure = _first(_WHOEVER, before) or next(
        (why for why, words in _BEHIND_WHOEVER if words.match(after)), None
    )
    if sure or names_aid(own) or _TO_UKRAINE.search(own):
        return sure
    return _first(_BEFORE, before) or next((why for why, words in _AFTER if words.match(after)), None)


def _first(senses: tuple[tuple[Reason, re.Pattern[str]], ...], text: str) -> Reason | None:
    return next((reason for reason, words in senses if words.search(text)), None)
