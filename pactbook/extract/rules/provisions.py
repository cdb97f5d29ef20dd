"""Provisions in news and other paraphrase: what a text says that an agreement contains.

Section, verb and strength stay null here, since a paraphrase never shows the wording (method, 2.1).
"""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.terms import first_term
from pactbook.extract.rules.words import AGREEMENT_NOUN
from pactbook.model.claims import Provision

_SUBJECT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|commitments?|guarantees?|pledges?|text)\b", re.I)
_REFERS_BACK = re.compile(r"(?:It|This|The\s+\w+)\s")
_CONTENT = re.compile(
    r"""
    \b(?:
        includ(?:es?|ed|ing) | contain(?:s|ed|ing)? | cover(?:s|ed|ing)? | encompass(?:es|ed|ing)?
        | envisag\w+ | foresees? | provid(?:es?|ed|ing)\s+for | stipulat\w+ | outlin(?:es?|ed|ing)
        | rang(?:es?|ing)\s+from | sets?\s+out | setting\s+out | spells?\s+out | spelling\s+out | comprises?
        | specif(?:y|ies|ied) | entails? | concern(?:s|ing)? | involv(?:es?|ing)
        | pav(?:es?|ing)\s+the\s+way\s+for | aims?\s+(?:at|to) | commits? | offers? | determines?
        | confirms? | declares? | also\s+about
    )\b
    """,
    re.I | re.X,
)
_SENTENCE_END = re.compile(r"[.;]\s|\.$")
_TOPICS: Final = {
    "military_aid": r"military\s+(?:aid|assistance|support|help)|defen[cs]e\s+(?:aid|assistance|support)|security\s+(?:and\s+defen[cs]e\s+)?assistance|weapons?|arms\s+(?:deliver\w+|supplies)|ammunition",
    "defence_industry": r"defen[cs]e[- ](?:sector|industr\w+)(?:\s+cooperation)?|arms\s+industr\w+|joint\s+(?:\w+\s+)?production|industrial\s+cooperation",
    "training": r"training\b",
    "intelligence": r"intelligence",
    "consultation": r"consult\w+|react\w*\s+within|within\s+24\s+hours|emergency\s+(?:consultations|talks)",
    "sanctions": r"sanctions",
    "reconstruction": r"reconstruction|rebuilding|recovery",
    "humanitarian": r"humanitarian\s+(?:aid|assistance|support|demining)",
    "accountability": r"accountab\w+|war\s+crimes|tribunal",
    "anti_corruption": r"anti-?\s?corruption|fight\w*\s+(?:against\s+)?corruption",
    "reform": r"reforms\b",
    "nuclear_safety": r"nuclear\s+safety",
    "cyber": r"cyber\w*",
    "funding": r"financial\s+(?:aid|assistance|support|cooperation)|budget(?:ary)?\s+support|macro-?financial",
}
_TOPIC = {name: re.compile(rf"\b(?:{pattern})", re.I) for name, pattern in _TOPICS.items()}
_CRISIS = re.compile(r"\b(?:attack\w*|aggression|consult\w*|react|respond|talks)\b")
_NOTICE = re.compile(r"\b(?:terminat\w+|withdraw\w*|denounc\w+|leave|notice|cancel\w*)\b", re.I)
_NOTICE_WORD = re.compile(r"\bnotice\b", re.I)
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


def provisions(story: Story, about_agreement: bool) -> Iterator[Finding]:
    """Findings of kind provision, each topic and each term once for a sentence, in a text about agreements."""
    if not about_agreement:
        return
    for scene in story.scenes:
        if scene.heading or not (_SUBJECT.search(scene.text) or _follows(story, scene)):
            continue
        yield from _terms(story, scene)
        yield from _contents(story, scene)
        yield from _hours(story, scene)
        yield from _notice(story, scene)


def _follows(story: Story, scene: Scene) -> bool:
    return (
        scene.index > 0
        and bool(_REFERS_BACK.match(scene.text))
        and bool(_SUBJECT.search(story.scenes[scene.index - 1].text))
    )


def _terms(story: Story, scene: Scene) -> Iterator[Finding]:
    term = first_term(scene)
    if term is None:
        return
    low, high = _phrase(scene, term.start, term.end)
    value = Provision(None, None, None, "term", precision=1, term_years=term.years)
    yield Finding(
        scene,
        _subject_start(scene, low, term.start),
        high,
        value,
        "asserted",
        attribution(story, scene, term.start),
        0.7,
    )


def _contents(story: Story, scene: Scene) -> Iterator[Finding]:
    cue = _CONTENT.search(scene.text)
    if not cue:
        return
    subject = _SUBJECT.search(scene.text[: cue.start() + 1]) or (_follows(story, scene) and cue.start() < 60)
    if not subject:
        return
    stop = _SENTENCE_END.search(scene.text[cue.end() :])
    high = cue.end() + (stop.start() if stop else len(scene.text) - cue.end())
    content = scene.text[cue.start() : high]
    for topic, pattern in _TOPIC.items():
        if pattern.search(content):
            low = _subject_start(scene, 0, cue.start())
            yield Finding(
                scene,
                low,
                high,
                Provision(None, None, None, topic),
                "asserted",
                attribution(story, scene, cue.start()),
                0.5,
            )


def _hours(story: Story, scene: Scene) -> Iterator[Finding]:
    for term in scene.terms:
        if term.hours and _CRISIS.search(scene.text):
            low, high = _phrase(scene, term.start, term.end)
            yield Finding(
                scene,
                low,
                high,
                Provision(None, None, None, "consultation", precision=1, hours=int(term.hours)),
                "asserted",
                attribution(story, scene, term.start),
                0.6,
            )
            return


def _notice(story: Story, scene: Scene) -> Iterator[Finding]:
    """How an agreement ends, what it is in law, and on what its money depends."""
    if _NOTICE.search(scene.text) and _NOTICE_WORD.search(scene.text):
        months = next((t.months or (t.years or 0) * 12 for t in scene.terms if t.months or t.years), None)
        value = Provision(
            None,
            None,
            None,
            "termination",
            precision=1 if months else 0,
            notice_months=int(months) if months else None,
        )
        yield Finding(scene, 0, len(scene.text), value, "asserted", attribution(story, scene, 0), 0.6)
    for pattern, topic in ((_STANDING, "legal_status"), (_BUDGET, "funding")):
        match = pattern.search(scene.text)
        if match:
            yield Finding(
                scene,
                0,
                len(scene.text),
                Provision(None, None, None, topic),
                "asserted",
                attribution(story, scene, match.start()),
                0.5,
            )


def _phrase(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """From the sentence's start or last strong break to the next comma behind the phrase."""
    stop = _PHRASE_END.search(scene.text[end:])
    return 0, end + stop.start() if stop else len(scene.text)


def _subject_start(scene: Scene, low: int, at: int) -> int:
    """Where the subject of the clause begins: after the last break that still leaves a subject word inside."""
    marks = [
        m.end() for m in _PHRASE_START.finditer(scene.text[:at]) if _SUBJECT.search(scene.text[m.end() : at])
    ]
    return max([low, *marks[-1:]])
