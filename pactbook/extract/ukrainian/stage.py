"""How far a promise has come, and how sure: stage and modality from the verbs around the money."""

import re
from dataclasses import dataclass

from pactbook.extract.ukrainian.passages import Passage
from pactbook.extract.ukrainian.verbs import Verb

_MONEY = tuple(
    re.findall(
        r"\w+",
        "give allocate pledge announce receive postpone cancel refuse approve increase consider ask against "
        "help contain plan deliver invest",
    )
)
_FOR_UKRAINE = re.compile(r"\bдля\s+(?:України|ЗСУ|Києва|українськ\w+|Збройн\w+\s+Сил)", re.I)
_IF = re.compile(r"\b(?:якщо|за умови|у разі|в разі)\b", re.I)
_MAYBE = re.compile(
    r"\b(?:може|можуть|міг би|могла б|могли б|можливо|ймовірно|пропозиці\w+|запропонува\w+)\b", re.I
)
_TOTAL = re.compile(r"\b(?:загал\w+|від початку|з початку|вже|на сьогодні|станом на)\b", re.I)
_PLEDGED = re.compile(r"\b(?:зобов'язан\w+|обіцян\w+|передбача\w+)\b", re.I)


@dataclass(frozen=True, slots=True)
class Standing:
    """Stage and modality of a promise, and the verb that says so (None where only nouns do)."""

    stage: str
    modality: str
    verb: Verb | None


def governing(passage: Passage, start: int, end: int) -> list[Verb]:
    """The verbs of money in the clause of `[start, end)`, else those of the clause in front of it."""
    low, high = passage.clause(start)
    procures = bool(_FOR_UKRAINE.search(passage.text))
    verbs = [v for v in passage.verbs if v.has(*_MONEY) or (procures and v.has("procure"))]
    own = [v for v in verbs if low <= v.start < high]
    if any(v.tense != "noun" for v in own):
        return own
    if not own and re.match(r",\s(?:на\s)?як(?:і|ий|у|а|е)\s", passage.text[high:]):
        behind = [v for v in verbs if high <= v.start < passage.clause(high + 2)[1]]
        if behind:
            return behind
    before = [v for v in verbs if v.end <= low]
    return own + before[-2:]


def main_verb(verbs: list[Verb], start: int) -> Verb | None:
    """The verb nearest in front of the money that is no noun, else the first behind it."""
    front = [v for v in verbs if v.end <= start and v.tense != "noun"]
    behind = [v for v in verbs if v.start >= start and v.tense != "noun"]
    return front[-1] if front else behind[0] if behind else None


def standing(passage: Passage, start: int, end: int) -> Standing:
    """Stage and modality of the money or goods at `[start, end)`."""
    verbs = governing(passage, start, end)
    verb = main_verb(verbs, start)
    low, _ = passage.clause(start)
    clause = passage.text[low:start]
    if any(v.has("postpone") for v in verbs):
        return Standing("postponed", "planned", verb)
    if any(v.has("cancel") and not v.negated for v in verbs):
        return Standing("cancelled", "asserted", verb)
    if verb is None:
        return (
            Standing("delivered", "asserted", None)
            if _TOTAL.search(clause)
            else Standing("pledged", "planned", None)
        )
    refused = any(v.has("refuse", "against") and not v.negated for v in verbs)
    if refused or verb.negated or any(v.negated and v.end <= start for v in verbs):
        return Standing("pledged", "denied", verb)
    asked = any(v.has("ask", "consider") and v.end <= start for v in verbs)
    if asked or verb.open or _MAYBE.search(clause) or _IF.search(passage.text):
        return Standing("pledged", "hypothetical", verb)
    return _by_tense(verbs, verb, clause)


def _by_tense(verbs: list[Verb], verb: Verb, clause: str) -> Standing:
    promised = any(v.has("pledge", "announce", "plan", "contain") for v in verbs)
    approved = [v for v in verbs if v.has("approve") and v.tense in ("past", "passive")]
    if approved and not any(v.ahead for v in approved):
        return Standing("allocated", "asserted", verb)
    if (
        verb.ahead
        or verb.tense == "infinitive"
        or (promised and not verb.has("deliver", "allocate", "invest", "increase"))
    ):
        return Standing("pledged", "planned", verb)
    if promised and verb.tense == "noun":
        return Standing("pledged", "planned", verb)
    if verb.has("allocate", "approve", "increase"):
        return Standing("allocated", "asserted", verb)
    if verb.has("deliver", "receive", "help", "invest", "procure"):
        return Standing("delivered", "asserted", verb)
    return Standing("pledged", "planned", verb)
