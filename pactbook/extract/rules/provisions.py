"""Provisions in news and other paraphrase: what a text says that an agreement contains.

Section, verb and strength stay null here, since a paraphrase never shows the wording (method, 2.1).
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.terms import first_term
from pactbook.extract.rules.words import AGREEMENT_NOUN, REFERS_BACK
from pactbook.model.claims import Provision

_SUBJECT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|commitments?|guarantees?|pledges?|text)\b", re.I)
_CONTENT = re.compile(
    r"""
    \b(?:
        includ(?:es?|ed|ing) | contain(?:s|ed|ing)? | cover(?:s|ed|ing)? | encompass(?:es|ed|ing)?
        | envisag\w+ | foresees? | provid(?:es?|ed|ing)\s+for | stipulat\w+ | outlin(?:es?|ed|ing)
        | rang(?:es?|ing)\s+from | sets?\s+out | setting\s+out | spells?\s+out | spelling\s+out | comprises?
        | specif(?:y|ies|ied) | entails? | concern(?:s|ing)? | involv(?:es?|ing)
        | pav(?:es?|ing)\s+the\s+way\s+for | aims?\s+(?:at|to) | commits? | offers? | determines?
        | confirms? | declares? | also\s+about | calls?\s+for | undertak(?:es?|ing) | undertook
    )\b
    """,
    re.I | re.X,
)
# "Under the agreement, Kyiv promises reforms"
_UNDER = re.compile(
    rf"(?:Under|As\s+part\s+of|According\s+to)\s+[^,;.]{{0,60}}?\b{AGREEMENT_NOUN}[^,;.]{{0,60}},\s", re.I
)
_SENTENCE_END = re.compile(r"[.;]\s|\.$")
_CRISIS = re.compile(r"\b(?:attack\w*|aggression|consult\w*|react|respond|talks)\b")
_ENDING = re.compile(r"\b(?:terminat\w+|withdraw\w*|denounc\w+|leave|notice|cancel\w*)\b", re.I)
_NOTICE = re.compile(r"\bnotice\b", re.I)
# "is valid for ten years", "a ten-year agreement" and "its decade" are no notice.
_LASTING = re.compile(
    r"\b(?:valid|force|effect|lasts?|lasting|runs?|running|concluded|signed|period)\s+(?:for|of)\s+(?:a\s+)?$",
    re.I,
)
_STANDING = re.compile(
    r"""
    \b(?:
        not\s+(?:legally\s+)?binding | non-binding | legally\s+binding | no\s+legal\s+force
        | not\s+a\s+(?:\w+\s+)?treaty | politically\s+binding | legal\s+obligations?
    )\b
    """,
    re.I | re.X,
)
_BUDGET = re.compile(
    r"""
    \b(?:subject\s+to|depend(?:s|ent)?\s+on|conditional\s+on|within)\b[^.;]{0,60}\b
        (?:budget|appropriation|parliament\w*|availability\s+of\s+funds)
    """,
    re.I | re.X,
)
_PHRASE_END = re.compile(r"[,;]|\sand\s|\.$")
_PHRASE_START = re.compile(r"[,;]\s(?:with\s+)?|\s[—–]\s")


def _beginning(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.I | re.X)


_TOPICS: Final = {
    "military_aid": _beginning(
        r"""
            military\s+(?:aid|assistance|support|help)
            | defen[cs]e\s+(?:aid|assistance|support)
            | security\s+(?:and\s+defen[cs]e\s+)?assistance
            | (?<!production\sof\s)(?<!manufacture\sof\s)
                weapons?(?!\s+(?:industr|manufactur|mak|produc|compan|firm))
            | arms\s+(?:deliver\w+|supplies)
            | ammunition
        """
    ),
    "defence_industry": _beginning(
        r"""
            defen[cs]e[- ](?:sector|industr\w+)(?:\s+cooperation)?
            | (?:arms|weapons?|defen[cs]e|ammunition|drone)\s+(?:industr|manufactur|mak|produc|compan|firm)\w+
            | joint(?:ly)?\s+(?:\w+\s+)?(?:produc|manufactur)\w+
            | industrial\s+cooperation
        """
    ),
    "training": _beginning(r"training\b"),
    "intelligence": _beginning(r"intelligence"),
    "consultation": _beginning(
        r"""
            consult\w+
            | react\w*\s+within
            | within\s+(?:[\w-]+\s+){1,2}hours
            | emergency\s+(?:consultations|talks)
        """
    ),
    "sanctions": _beginning(r"sanctions"),
    "reconstruction": _beginning(r"reconstruction|rebuilding|recovery"),
    "humanitarian": _beginning(r"humanitarian\s+(?:aid|assistance|support|help|relief|demining)"),
    "accountability": _beginning(r"accountab\w+|war\s+crimes|tribunal|bring\w*\s+[^,;.]{0,60}to\s+justice"),
    "anti_corruption": _beginning(
        r"anti-?\s?corruption|(?:fight|combat|tackl|counter|prevent|curb)\w*\s+(?:against\s+)?corruption"
    ),
    "reform": _beginning(r"(?<!corruption\s)reforms\b"),
    "nuclear_safety": _beginning(r"nuclear\s+safety"),
    "cyber": _beginning(r"cyber\w*"),
    "funding": _beginning(
        r"""
            financial\s+(?:aid|assistance|support|cooperation)
            | budget(?:ary)?\s+support
            | macro-?financial
        """
    ),
}


def provisions(story: Story, about_agreement: bool) -> Iterator[Finding[Provision]]:
    """Findings of kind provision, each topic and term once for a sentence, in a text about agreements."""
    if not about_agreement:
        return
    for scene in story.scenes:
        if scene.heading or not (_SUBJECT.search(scene.text) or _follows(story, scene)):
            continue
        yield from _terms(story, scene)
        yield from _contents(story, scene)
        yield from _consultation(story, scene)
        yield from _notice(story, scene)
        yield from _standing(story, scene)


def _follows(story: Story, scene: Scene) -> bool:
    """True for "It ..." or "The text ..." right behind a sentence about an agreement."""
    if scene.index == 0 or not REFERS_BACK.match(scene.text):
        return False
    return bool(_SUBJECT.search(story.scenes[scene.index - 1].text))


def _finding(
    story: Story, scene: Scene, place: tuple[int, int], at: int, value: Provision, sure: float
) -> Finding[Provision]:
    return Finding(scene, *place, value, "asserted", attribution(story, scene, at), sure)


def _about(topic: str, **fields: Any) -> Provision:
    """A provision in paraphrase: of nobody named, without section, verb and strength."""
    return Provision(None, None, None, topic, **fields)


def _terms(story: Story, scene: Scene) -> Iterator[Finding[Provision]]:
    term = first_term(scene)
    if term is not None:
        place = _subject_start(scene, term.start), _phrase_end(scene, term.end)
        value = _about("term", precision=1, term_years=term.years)
        yield _finding(story, scene, place, term.start, value, 0.7)


def _contents(story: Story, scene: Scene) -> Iterator[Finding[Provision]]:
    """Topics behind "includes", "covers", "provides for" and the like."""
    under = _UNDER.match(scene.text)
    cue = under or _CONTENT.search(scene.text)
    if not cue:
        return
    named = under or _SUBJECT.search(scene.text[: cue.start() + 1])
    if not named and not (cue.start() < 60 and _follows(story, scene)):
        return
    stop = _SENTENCE_END.search(scene.text[cue.end() :])
    high = cue.end() + stop.start() if stop else len(scene.text)
    place = _subject_start(scene, cue.start()), high
    # Hours to consult within are a finding of their own.
    timed = under is not None and any(term.hours for term in scene.terms)
    for topic, pattern in _TOPICS.items():
        if topic == "consultation" and timed:
            continue
        if pattern.search(scene.text[cue.start() : high]):
            yield _finding(story, scene, place, cue.start(), _about(topic), 0.5)


def _consultation(story: Story, scene: Scene) -> Iterator[Finding[Provision]]:
    """The hours within which the parties consult after an attack."""
    term = next((term for term in scene.terms if term.hours), None)
    if term is not None and term.hours and _CRISIS.search(scene.text):
        value = _about("consultation", precision=1, hours=int(term.hours))
        yield _finding(story, scene, (0, _phrase_end(scene, term.end)), term.start, value, 0.6)


def _notice(story: Story, scene: Scene) -> Iterator[Finding[Provision]]:
    """How an agreement ends."""
    notice = _NOTICE.search(scene.text)
    if notice and _ENDING.search(scene.text):
        months = _months_of(scene, notice.start())
        value = _about(
            "termination", precision=1 if months else 0, notice_months=int(months) if months else None
        )
        yield _finding(story, scene, (0, len(scene.text)), 0, value, 0.6)


def _months_of(scene: Scene, notice: int) -> float | None:
    """The months of the term nearest to the word "notice", but not how long the agreement itself lasts."""
    terms = [t for t in scene.terms if (t.months or t.years) and not _LASTING.search(scene.text[: t.start])]
    nearest = min(terms, key=lambda t: abs(t.start - notice), default=None)
    return (nearest.months or (nearest.years or 0) * 12) if nearest else None


def _standing(story: Story, scene: Scene) -> Iterator[Finding[Provision]]:
    """What an agreement is in law, and on what its money depends."""
    for pattern, topic in ((_STANDING, "legal_status"), (_BUDGET, "funding")):
        match = pattern.search(scene.text)
        if match:
            yield _finding(story, scene, (0, len(scene.text)), match.start(), _about(topic), 0.5)


def _phrase_end(scene: Scene, end: int) -> int:
    """The next comma or "and" behind a phrase, or the sentence's end."""
    stop = _PHRASE_END.search(scene.text[end:])
    return end + stop.start() if stop else len(scene.text)


def _subject_start(scene: Scene, at: int) -> int:
    """Where the clause's subject begins: behind the last break that still leaves a subject word inside."""
    marks = [m.end() for m in _PHRASE_START.finditer(scene.text[:at])]
    return max((mark for mark in marks if _SUBJECT.search(scene.text[mark:at])), default=0)
