"""Mood of a whole clause: denial, doubt and condition that stand outside the verb group itself."""

import re
from typing import Final

from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.verbs import Verb
from pactbook.extract.rules.words import AGREEMENT_NOUN

# "denied that it had promised", "denied reports that", "has no plans to send"
_DENYING = re.compile(
    r"""
    \b(?:
        den(?:y|ies|ied|ying)\b
        | (?:has|have|had|with|is|are|was|were|sees?|saw)\s+no\s+(?:current\s+|immediate\s+)?
            (?:plans?|intentions?|wish|desire|reason|readiness|question|talk|decision)\b
        | ruled?\s+out\b | rules\s+out\b | without\s*$ | under\s+no\s+circumstances\b
        | stop(?:s|ped)?\s+short\s+of\b | (?:not|un)\s*true\s+that\b | false\s+that\b | in\s+no\s+way\b
        | neither\b | (?:reject|dismiss|rebuff|oppos|quash|(?:turn|vot)ed\s+down)\w*\s+
            (?:(?:the|any|all|a|its|such|further)\s+)?(?:ideas?|calls?|plans?|proposals?|suggestions?|requests?|appeals?|
            demands?|notion|option|thought|giving|sending|lending|paying)\b
        | at\s+no\s+(?:point|time)\b | (?:no\s+longer|un)willing\s+to\b
    )[^;:]{0,90}$
    | \b(?:against|instead\s+of|rather\s+than|refrain\w*\s+from|short\s+of
        |away\s+from)\s+(?:the\s+idea\s+of\s+)?$
    """,
    re.I | re.X,
)
_NO_AGREEMENT = re.compile(rf"\b(?:no|neither)\s+(?:[\w-]+\s+){{0,5}}?{AGREEMENT_NOUN}\b", re.I)
_CONDITION = re.compile(
    r"""
    (?<!even\s)(?<!as\s)(?<!asked\s)(?<!see\s)(?<!\bor\s)\bif\b | \bon\s+(?:the\s+)?condition\b
    | \bprovided\s+that\b | \bunless\b | \bit\s+is\s+(?:\w+\s+)?(?:possible|conceivable)\s+that\b
    | \bsubject\s+to\s+(?:\w+\s+){0,3}?(?:approval|agreement|vote|consent|parliament\w*)\b
    | \bpending\s+(?:\w+\s+){0,3}?(?:approval|agreement|vote|consent)\b
    | \bshould\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:agree|approve|vote|back)\b
    """,
    re.I | re.X,
)
# "reports that X will give Y are false"
_FALSE_REPORT = re.compile(
    r"""
    \b(?:reports?|claims?|rumou?rs?|allegations?|stor(?:y|ies)|assertions?|suggestions?|news)\s+that\b.*
    \b(?:is|are|was|were)\s+(?:\w+\s+)?
        (?:false|untrue|wrong|incorrect|baseless|unfounded|groundless|fake|invented|denied|not\s+true)\b
    """,
    re.I | re.X,
)
# What makes all that follows it in its clause a question: "has yet to decide whether", "perhaps".
_OPEN = re.compile(
    r"\b(?:whether|perhaps|maybe|possibly|potentially|unclear\s+if|clear\s+if)\b[^,;:]{0,90}$", re.I
)
# "urged Germany to give", "calls for Germany to give": what is asked of somebody, with an infinitive behind.
_WISHED_OF = re.compile(
    r"""
    \b(?:
        (?:urg|press|pressur|advis|encourag|implor|begg?|lobb|push|beseech|petition|invit|prompt|persuad|convinc)
            (?:e|es|ed|ing|ied|ying|y|is|ises|ised|ising)?
        | (?:calls?|called|calling|appeal\w*|plead\w*|pleas?|demand\w*|request\w*|pressures?|requirement)
            (?:\s+(?:on|upon|for|from|to|with))?
        | (?:proposal|suggestion|idea|option|possibility|recommendation|initiative|motion)s?
    )\b[^,;:]{0,70}$
    """,
    re.I | re.X,
)
# "recommended that Sweden give": a finite verb in its base form.
_WISHED_THAT = re.compile(
    r"\b(?:recommend|suggest|propos|demand|ask|request|advis|urg|insist|argu)\w*\s+that\b[^,;:]{0,70}$", re.I
)
# "discussed using the profits to provide 3 billion"
_TALKED_OF = re.compile(
    r"\b(?:discuss|consider|propos|explor|debat|contemplat|weigh|mull|suggest|float)\w*\s+(?:\w+ly\s+)?\w+ing\b[^,;:]{0,90}$",
    re.I,
)
# "is toying with the idea of lending", "is thinking about 2 billion"
_THOUGHT_OF = re.compile(
    r"""
    \b(?:
        (?:think|thought|thinks|thinking)\s+(?:about|of|again\s+about) | (?:mull|weigh|ponder
            |contemplat|consider|explor)\w*
        | (?:toy|flirt)\w*\s+with | (?:idea|possibility|option|prospect|question|merits)\s+of | reluctan\w+
        | (?:in\s+two\s+minds|undecided|hesita\w+|made\s+up\s+\w+\s+mind|divided)\s+(?:about|on|over)
        | (?:think|thinks|thinking|talk|talks|talking)\s+about
        | (?:discuss|debat|examin|study|studi|look|talk)(?:es|ing|ed|s|e)?\s+(?:\w+\s+)?(?:at|into
            |about|on|over)
    )\s+(?:(?:giving|sending|a|an|the|another|further|some)\s+){0,2}$
    """,
    re.I | re.X,
)


_FAR: Final = 160
"""How many characters in front of a verb its mood is looked for."""


def unreal(scene: Scene, verb: Verb | None, at: int) -> bool:
    """True when what stands at `at`, or the verb that governs it, is only thought of or asked of somebody."""
    behind = verb is None or verb.start > at
    ends = [at] if verb is None or behind else [verb.start, at]
    places = [scene.text[max(0, end - _FAR) : end] for end in ends]
    if _OPEN.search(places[0]) or any(_THOUGHT_OF.search(front) for front in places):
        return True
    if verb is None or verb.start > at:
        return False
    if verb.infinitive and (_WISHED_OF.search(places[0]) or _TALKED_OF.search(places[0])):
        return True
    return verb.form == "base" and not (verb.future or verb.modal) and bool(_WISHED_THAT.search(places[0]))


def denies(scene: Scene, at: int) -> bool:
    """True when what stands at `at` is denied from in front: "denied that", "has no plans to"."""
    return bool(_DENYING.search(scene.text, max(0, at - _FAR), at) or _FALSE_REPORT.search(scene.text))


def denies_agreement(scene: Scene, at: int, end: int) -> bool:
    """True for "no agreement has been signed" and "signed no agreement" around the verb at [at, end)."""
    low, high = max(0, at - 70), min(len(scene.text), end + 60)
    return bool(_NO_AGREEMENT.search(scene.text[low:high]))


def conditional(scene: Scene) -> bool:
    """True when the sentence makes what it says depend on something: "if parliament agrees"."""
    return bool(_CONDITION.search(scene.text))
