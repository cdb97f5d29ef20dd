"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.rules.actors import codes_of
from pactbook.extract.rules.agreements.dates import date_of, is_dated, own_days, shared_date
from pactbook.extract.rules.agreements.entries import bare_day, entry_of
from pactbook.extract.rules.agreements.event import Event, quote
from pactbook.extract.rules.agreements.events import events, said_no
from pactbook.extract.rules.agreements.instruments import instrument_of, place_of
from pactbook.extract.rules.agreements.parties import parties_of
from pactbook.extract.rules.agreements.resolving import past
from pactbook.extract.rules.agreements.rows import row_of
from pactbook.extract.rules.agreements.words import (
    DECLARATION,
    is_foreign,
    names_memorandum,
    names_paper,
    names_security_agreement,
)
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import TABLES, Story
from pactbook.extract.rules.terms import first_term
from pactbook.extract.rules.words import AGREEMENT_NOUN, REFERS_BACK
from pactbook.model.claims import Agreement

_NOUN = re.compile(rf"\b(?:{AGREEMENT_NOUN}|texts?)\b", re.I)
_QUESTION = re.compile(r"\?[\"”’]?\s*$")
_UKRAINE = re.compile(r"\bUkrain|\bKyiv\b|\bKiev\b|\bZelensk", re.I)


def agreements(story: Story) -> list[Finding[Agreement]]:
    """Findings of kind agreement in order of text, with the terms that other sentences give them."""
    return _with_terms(story, _settled(merge(_seen(story))))


def _settled(found: list[Finding[Agreement]]) -> list[Finding[Agreement]]:
    """Without plans for what the same article reports as done."""
    done = {_what(f.value) for f in found if f.modality == "asserted"}
    return [f for f in found if f.modality not in ("planned", "hypothetical") or _what(f.value) not in done]


def _what(value: Agreement) -> tuple[tuple[str, ...], str, bool]:
    """Parties and status, and whether it is a declaration, which is signed beside another instrument."""
    return value.parties, value.status, value.instrument == "declaration"


def _with_terms(story: Story, found: list[Finding[Agreement]]) -> list[Finding[Agreement]]:
    """A term said of "the agreement" belongs to the first one, of "the agreements" to every signed one.

    Where a sentence reports a signature with its term, the term is of that one alone.
    """
    telling = {f.scene.index for f in found if f.value.term_years is not None and f.value.status == "signed"}
    for scene in story.scenes:
        term = None if scene.index in telling or is_foreign(scene) else first_term(scene)
        plural = _is_plural(scene, term.start) if term else None
        if term is None or plural is None:
            continue
        for i in _meant(scene, found, plural):
            found[i] = replace(found[i], value=replace(found[i].value, term_years=term.years))
    return found


def _meant(scene: Scene, found: list[Finding[Agreement]], plural: bool) -> list[int]:
    """Which findings a term is of: all that are signed, or of the agreement in focus the signature."""
    able = [i for i, finding in enumerate(found) if _may_have_term(finding)]
    if plural:
        return [i for i in able if _is_signed(found[i])]
    right_before = [
        i for i in able if found[i].scene.paragraph == scene.paragraph and _is_near(found[i], scene)
    ]
    first = (right_before or [0])[-1] if found else 0
    same = [i for i in able if found[i].value.parties == found[first].value.parties]
    same = [i for i in same if found[i].value.status != "negotiating"]
    return sorted(same, key=lambda i: found[i].value.status != "signed")[:1]


def _is_near(finding: Finding[Agreement], scene: Scene) -> bool:
    return 0 <= scene.index - finding.scene.index <= 1


def _is_plural(scene: Scene, at: int) -> bool | None:
    """Whether the noun that a term at `at` belongs to is in the plural; None where there is none."""
    nouns = [(m.start(), m.group().lower()) for m in _NOUN.finditer(scene.text)]
    if not nouns:
        return False if REFERS_BACK.match(scene.text) else None
    before = [noun for start, noun in nouns if start < at] or [noun for _, noun in nouns]
    return before[-1].endswith("s")


def _may_have_term(finding: Finding[Agreement]) -> bool:
    value = finding.value
    none = finding.modality == "denied" or value.status == "refused"
    return value.term_years is None and value.instrument == "security_agreement" and not none


def _is_signed(finding: Finding[Agreement]) -> bool:
    return finding.modality == "asserted" and finding.value.status == "signed"


def _seen(story: Story) -> Iterator[Finding[Agreement]]:
    in_focus = any(names_security_agreement(scene) for scene in story.scenes[:5])
    partner: str | None = None
    last: tuple[Scene, Event] | None = None
    aside: int | None = None
    day: str | None = None
    kind: str | None = None
    for scene in story.scenes:
        named = names_security_agreement(scene)
        foreign = is_foreign(scene) and not _is_paper(story, scene)
        aside = scene.paragraph if foreign else (None if _comes_back(scene, aside) else aside)
        if in_focus and not _QUESTION.search(scene.text):
            yield from _of_row(story, scene)
        if aside is None and not _QUESTION.search(scene.text) and (named or _may_speak(scene, in_focus)):
            for event in _events(story, scene, in_focus, last):
                for finding in _findings(story, scene, event, partner, day, kind):
                    yield finding
                    kind = finding.value.instrument
                    partner, last = _other_party(finding.value) or partner, (scene, event)
                    day = finding.value.date or day
        in_focus = in_focus or named or kind == "other"


def _of_row(story: Story, scene: Scene) -> Iterator[Finding[Agreement]]:
    """The signatures that a row of a list of signed agreements reports."""
    row = row_of(story, scene)
    if row is None:
        return
    date = past(scene, row.date, story.published)
    text = scene.text.rstrip(" .;,")
    for code in row.codes:
        parties = tuple(sorted((code, "UKR")))
        value = Agreement(parties, "security_agreement", "signed", date=date, place=row.place)
        yield Finding(scene, 0, len(text), value, "asserted", None, 0.8)


def _events(story: Story, scene: Scene, in_focus: bool, last: tuple[Scene, Event] | None) -> list[Event]:
    """The events of a sentence; `last` is the one before it in the article, with its sentence."""
    entry = entry_of(story, scene)
    near = last is not None and (bool(entry) or scene.index - last[0].index <= 2)
    before = last[1] if last and near else None
    found = events(scene, in_focus, before)
    alone = bare_day(scene, before) if entry and not found else None
    if alone is None and not found and last and last[0].paragraph == scene.paragraph:
        alone = said_no(scene)
    return [alone] if alone else found


def _comes_back(scene: Scene, aside: int | None) -> bool:
    """True where the text leaves an agreement of others: a new paragraph, or Ukraine by name."""
    return scene.paragraph != aside or bool(_UKRAINE.search(scene.text))


def _may_speak(scene: Scene, in_focus: bool) -> bool:
    return in_focus or bool(DECLARATION.search(scene.text)) or names_memorandum(scene) or names_paper(scene)


def _is_paper(story: Story, scene: Scene) -> bool:
    """True for a paper of another matter that Ukraine and one other state are named as signing."""
    if not names_paper(scene) or not any(verb.has("sign") and verb.finite_past for verb in scene.verbs):
        return False
    codes = [code for code in codes_of(story.actors(scene)) if code not in TABLES]
    return len(codes) == 2 and "UKR" in codes


def _other_party(value: Agreement) -> str | None:
    """The other party of an agreement: whom "the two governments" means from here on."""
    others = [party for party in value.parties if party != "UKR"]
    return others[0] if len(others) == 1 and value.instrument == "security_agreement" else None


def _findings(
    story: Story, scene: Scene, event: Event, partner: str | None, day: str | None, kind: str | None
) -> Iterator[Finding[Agreement]]:
    instrument = "declaration" if event.status == "announced" else instrument_of(scene, event, kind)
    pairs, named = parties_of(story, scene, event, instrument, partner)
    if not pairs:
        return
    single = len(pairs) == 1
    date = date_of(story, scene, event, day)
    if not (single or event.modality != "asserted" or is_dated(scene, event)):
        date = None
    days = own_days(story, scene, pairs)
    if days and len(days) < len(pairs):
        date = shared_date(story, scene, event, days)
    lasts = instrument != "declaration" and event.modality != "denied" and event.status != "refused"
    term = first_term(scene) if lasts else None
    low, high = quote(scene, event)
    source = attribution(story, scene, event.at)
    sure = (0.9 if named else 0.72) - (0 if event.modality == "asserted" else 0.15)
    for pair in pairs:
        value = Agreement(
            parties=tuple(sorted(pair)),
            instrument=instrument,
            status=event.status,
            date=days.get(pair) or date,
            term_years=term.years if term else None,
            place=place_of(scene, event) if single and event.status == "signed" else None,
        )
        yield Finding(scene, low, high, value, event.modality, source, sure)
