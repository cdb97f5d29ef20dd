"""What a provision is about, and how exact it is: topic and precision from the words of a clause.

A topic's words count by where they stand: most in the object right behind the verb, less further on, least in
a purpose ("in order to ...") or a list of examples. The heading speaks beside the object.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from pactbook.extract.gazetteer import find_bodies
from pactbook.extract.phrases.dates import find_dates, find_periods, find_terms
from pactbook.extract.phrases.money import find_money, percent_of_gdp

_ATTACK: Final = r"(?:armed\s+attack|aggression|escalation|attack)"
_FIRST: Final = (
    ("consultation", rf"consult\w*\b[^.]{{0,120}}\bwithin\b[^.]{{0,40}}\bhours|(?:event|case)"
        rf"\s+of\b[^.]{{0,60}}{_ATTACK}[^.]*\bconsult|consultation\s+structures|(?:strategic|political|"
        rf"policy)\s+dialogues?|consultation\s+mechanisms?"),
    ("other", r"\b(?:disputes?|differences|divergences)\b[^.]{0,160}\b(?:settled|resolved|solved)\b"),
    ("termination", r"written\s+notice\s+to\s+the\s+other|"
        r"terminat\w+|discontinued|denounce\w*\s+(?:this|the)\s+(?:agreement|treaty)|"
        r"withdraw\w*\s+from\s+(?:this|the)\s+(?:agreement|treaty|convention|accord|memorandum)|"
            r"end\s+the\s+(?:accord|agreement)"),
    ("term", r"(?:valid|in\s+force|in\s+effect)\s+(?:for|until)|(?:come|comes|enter|enters|entry)"
        r"\s+into\s+(?:effect|force)|extension\s+of\s+the\s+(?:agreement|security\s+commitments|"
        r"commitments)|extend\s+(?:this|the)\s+(?:agreement|accord)|remain\s+in\s+(?:effect|force)|"
        r"future\s+status|become\s+operational|expiry\s+of\s+(?:this|the)\s+(?:agreement|"
        r"accord|treaty)\s*[,.]?\s*$|for\s+the\s+period\s+of\s+\w+\s+years|"
        r"be\s+(?:extended|prolonged|renewed)\s+(?:by|for|through|upon|automatically|tacitly)|"
        r"(?:stays?|remains?|becomes?)\s+(?:applicable|operative|effective)"),
    ("review", r"evaluate\s+the\s+(?:progress|implementation|results)|\breview(?:ed|"
        r"s)?\b(?!\s+conference)|stock[- ]?taking|monitor(?:ed|ing)?\s+(?:the\s+)"
        r"?(?:implementation|progress)"),
    ("legal_status", r"subject\s+to\s+ratification|legally\s+binding|rights\s+(?:or|and)\s+obligations|"
        r"international\s+legal\s+instrument|"
        r"ratification|non-normative|register\w*\s+(?:this|the)\s+(?:agreement|treaty)|Article\s+102|"
        r"does\s+not\s+(?:create|constitute)|(?:interpretation\s+(?:or|and|and/or)\s+(?:application|"
        r"implementation))|in\s+accordance\s+with\s+the\s+respective\s+domestic\s+laws|"
        r"nothing\s+in\s+this|present\s+agreement\s+is\s+intended"),
)  # fmt: skip
_TOPICS: Final = {
    "defence_industry": r"defen[cs]e\s+(?:and\s+security\s+)?(?:industr\w+|technolog\w+|"
        r"innovation)|industrial\s+base|"
        r"joint\s+production|co-?production|(?:arms|ammunition|weapons?|munitions?)\s+(?:production|"
        r"manufactur\w+)|(?:production|industrial)\s+capacit\w+|manufactur\w+|supply\s+chains?|"
        r"technology\s+transfer|transfer\s+of\s+technolog\w+|locali[sz]\w+|intellectual\s+property|"
            r"military-industrial|defence\s+and\s+security\s+industry",
    "intelligence": r"intelligence|counter-?intelligence|classified\s+information|"
        r"exchange\s+of\s+information\s+on\s+threats|security\s+of\s+information",
    "sanctions": r"sanction\w*|restrictive\s+measures|export\s+controls|circumvent\w+|costs\s+to\s+russia|"
        r"immobili[sz]\w+|sovereign\s+assets|frozen\s+assets",
    "accountability": r"accountab\w*(?!\s+and\s+transparency)|war\s+crimes|international\s+crimes|tribunal|"
        r"criminal\s+court|prosecut\w+|\bICC\b|compensat\w+|register\s+of\s+damage|hold\w*\s+to\s+account|"
        r"deport\w+|rome\s+statute|justice\s+for|loss(?:es)?,?\s+(?:or\s+)?injur\w+",
    "nuclear_safety": r"nuclear\s+(?:safety|security|power|risks?)|zaporizh\w+|radiological|IAEA",
    "cyber": r"cyber\w*|IT\s+coalition|digital\s+(?:transformation|resilience|infrastructure)|quantum|"
        r"secure\s+communications",
    "anti_corruption": r"corruption",
    "training": r"train(?:ing|s|ed)?\b|exercises?\b|education",
    "humanitarian": r"humanitarian|refugees?|displaced|flee\w*|fled|civil\s+protection|demining|"
        r"mine\s+action|explosive\s+ordnance|"
        r"medical|rehabilitation|mental\s+health",
    "reconstruction": r"reconstruct\w*|recovery|rebuil\w+|"
        r"restoration\s+of\s+(?:\w+\s+){0,5}(?:infrastructure|"
        r"housing|propert\w+|buildings?)|energy|investment\w*|"
        r"economic\s+(?:cooperation|resilience|growth)|economy|private\s+sector|sustainable\s+development|"
        r"environment\w*|agricultur\w*|customs",
    "reform": r"reforms?\b|rule\s+of\s+law|acquis|governance|judiciary|democratic\s+(?:control|oversight|"
        r"institutions)|institutional",
    "funding": r"macro-?financial|(?:own|bear\w*)\s+(?:\w+\s+){0,2}(?:costs|expenses)|"
        r"contributions?\s+from|financ(?:ial|ing)\b|"
        r"budget\s+support|fiscal|IMF|loans?\b|"
        r"funding\s+sources|availability\s+of\s+funds|budget\w*|ukraine\s+facility",
    "military_aid": r"military|defen[cs]e\s+(?:forces|capabilit\w+|support|assistance|equipment|cooperation)|"
        r"armed\s+forces|air\s+defen[cs]e|weapons?|ammunition|equipment|capability\s+coalitions?|maritime|"
        r"security\s+assistance|lethal|F-?16|aircraft|drones?|interoperab\w+|ramstein|contact\s+group|"
        r"comprehensive\s+assistance\s+package|artillery|armou?red|missiles?|vehicles|"
        r"future\s+force|peace\s+facility|national\s+guard|border\s+(?:guards?|security)|logistics?\s+hubs?|"
        r"defend\s+(?:itself|its|themselves|against)|security\s+and\s+defen[cs]e|defen[cs]e\s+and\s+security",
    "other": r"disinformation|information\s+(?:manipulation|security|interference)|manipulat\w+|propaganda|"
        r"organi[sz]ed\s+crime|(?:against|combat\w*|fight\w*)\s+(?:\w+\s+){0,3}crimes?|traffick\w+|"
            r"illicit|\bSOC\b|customs|accession|single\s+market|euro-atlantic|"
        r"european\s+(?:family|integration)|membership|cultur\w+|artists|hybrid|international\s+(?:fora|"
        r"institutions|organi[sz]ations)|veterans?|connectivity|communication\s+services|"
            r"peace\s+formula|just\s+peace|"
        r"(?:protect\w*|resilien\w+|defend\w*|threats\s+to)\s+(?:\w+\s+){0,6}?infrastructure|"
        r"infrastructure\s+protection|interference",
}  # fmt: skip
_OPENING = [(topic, re.compile(rf"\b(?:{pattern})", re.I)) for topic, pattern in _FIRST]
_TOPIC = {topic: re.compile(rf"\b(?:{pattern})", re.I) for topic, pattern in _TOPICS.items()}
_GENERAL: Final = ("military_aid", "reform", "reconstruction", "training", "funding")
_PURPOSE = re.compile(
    r"\b(?:in\s+order\s+to|so\s+that|so\s+as\s+to|with\s+(?:a\s+view|the\s+(?:aim|purpose|objective|"
    r"goal))|aim(?:ed|ing)\s+at|"
    r"thereby|thus|which\s+will|to\s+enable|including|inter\s+alia|such\s+as|in\s+particular|"
    r"taking\s+into\s+account|"
    r"on\s+(?:its|the)\s+path|in\s+the\s+framework\s+of|in\s+line\s+with|in\s+accordance\s+with|"
    r"as\s+envisaged)\b",
    re.I,
)
_OBJECT: Final = 120
_LATIN: Final = str.maketrans("асеорхіАВСЕНІКМОРТХ", "aceopxiABCEHIKMOPTX")
"""Cyrillic letters that look like Latin ones, which texts in two languages mix up."""

_NAMED = re.compile(
    r"\bF-?16s?\b|\b(?:[A-Z][\w-]+\s+){1,4}(?:Coalition|Package|Group|Facility|Initiative|Programme|"
    r"Program|Project|Mission|Platform|Partnership|Declaration|Strategy|Plan|Trust\s+Fund)\b"
    r"|\b(?:air\s+defen[cs]e|missiles?|ammunition|artillery|drones?|unmanned|tanks?|aircraft|fighter|"
    r"armou?red|howitzers?|demining|mine\s+(?:clearance|action)|radars?|vessels?|boats?|vehicles|"
    r"shells|"
    r"generators|school\w*|hospitals?|prosthetics|medical\s+\w+|cyber\s?security|cyber\s+defen[cs]e|"
    r"Navy|Air\s+Force|National\s+Police|Armed\s+Forces|border\s+guard)\b"
)
_BODY = re.compile(
    r"\b(?:[Mm]inistr(?:y|ies)|[Aa]genc(?:y|ies)|[Aa]uthorit(?:y|ies)|[Bb]ureau|[Ff]und|[Bb]ank|"
    r"[Oo]ffice\s+of\s+the|[Pp]rosecutor|[Cc]ommission|[Cc]ommittee|[Cc]ourt|[Cc]oalition|"
    r"[Ii]nstitutes?|NATO|IMF|OSCE|UNDP|UNHCR|ICC|EBRD|"
    r"[Pp]olice|[Pp]arliament|Congress|authorised\s+bodies|[Dd]epartment\s+of)\b"
)
_QUANTITY = re.compile(
    r"\b(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|hundred|"
    r"thousand)\s+(?:\([^)]{1,12}\)\s+)?(?!years?\b|months?\b|hours?\b|days?\b|Participants|Parties|"
    r"sides|countries|states)[a-z]{3,}"
)


def topic_of(clause: str, headings: Sequence[str] = (), verb_end: int = 0) -> str:
    """The codebook's topic of a clause whose verb ends at `verb_end`; beside its object speaks the nearest
    heading that names a topic. `headings` come from the inside out."""
    clause = clause.translate(_LATIN)
    for topic, pattern in _OPENING:
        if pattern.search(clause):
            return topic
    purpose = _PURPOSE.search(clause, verb_end)
    aims = purpose.start() if purpose else len(clause)
    named = [_named(heading.translate(_LATIN)) for heading in headings]
    headed = next((topics for topics in named if topics), [])
    near = bool(named) and headed == named[0]
    spoken = (2.4 if near else 1.4) if len(headed) == 1 else 1.2
    scores = {
        topic: _weight(pattern, clause, verb_end, aims)
        + (spoken if topic in headed else 0.0)
        - (0.8 if topic in _GENERAL else 0.0)
        for topic, pattern in _TOPIC.items()
    }
    best = max(scores, key=lambda topic: scores[topic])
    return best if scores[best] > 1 else "other"


def _named(heading: str) -> list[str]:
    return [topic for topic, pattern in _TOPIC.items() if pattern.search(heading)]


def _weight(pattern: re.Pattern[str], clause: str, verb_end: int, aims: int) -> float:
    """What a topic's words weigh, each form of them once, at the best place it has."""
    best: dict[str, float] = {}
    for match in pattern.finditer(clause):
        at = match.start()
        weight = 1.0 if at < verb_end or at >= aims else 2.2 if at - verb_end < _OBJECT else 1.4
        word = match.group().lower()
        best[word] = max(best.get(word, 0.0), weight)
    return sum(best.values())


def precision_of(clause: str) -> int:
    """0 to 4: a point each for a quantity, a period or date, a named capability, a responsible body."""
    tests: tuple[Callable[[str], object], ...] = (
        lambda text: find_money(text) or percent_of_gdp(text) or _QUANTITY.search(_without_years(text)),
        lambda text: find_terms(text) or find_dates(text) or find_periods(text),
        _NAMED.search,
        lambda text: _BODY.search(text) or find_bodies(text),
    )
    return sum(bool(test(clause)) for test in tests)


def _without_years(text: str) -> str:
    return re.sub(r"\b(?:19|20)\d\d\b|\bArticles?\s+\d+|\bG7\b|\([^)]{1,4}\)", " ", text)
