"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.rules.agreements.dates import date_of, is_dated, own_days
from pactbook.extract.rules.agreements.entries import bare_day, entry_of
from pactbook.extract.rules.agreements.event import Event, quote
from pactbook.extract.rules.agreements.events import events
from pactbook.extract.rules.agreements.instruments import instrument_of, place_of
from pactbook.extract.rules.agreements.parties import parties_of
from pactbook.extract.rules.agreements.words import (
    ANY_AGREEMENT,
    DECLARATION,
    is_foreign,
    names_memorandum,
    names_security_agreement,
)
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.extract.rules.terms import first_term
from pactbook.extract.rules.words import REFERS_BACK
from pactbook.model.claims import Agreement

_QUESTION = re.compile(r"\?[\"”’]?\s*$")
_UKRAINE = re.compile(r"\bUkrain|\bKyiv\b|\bKiev\b|\bZelensk", re.I)


def agreements(story: Story) -> list[Finding[Agreement]]:
    """Findings of kind agreement in order of text, with the terms that other sentences give them."""
    return _with_terms(story, _settled(merge(_seen(story))))


def _settled(found: list[Finding[Agreement]]) -> list[Finding[Agreement]]:
    """Without plans for what the same article reports as done."""
    done = {(f.value.parties, f.value.status) for f in found if f.modality == "asserted"}
    plans = ("planned", "hypothetical")
    return [f for f in found if f.modality not in plans or (f.value.parties, f.value.status) not in done]


def _with_terms(story: Story, found: list[Finding[Agreement]]) -> list[Finding[Agreement]]:
    """A term said of "the agreement" belongs to the first one, of "the agreements" to every signed one."""
    for scene in story.scenes:
        term = first_term(scene)
        if term is None:
            continue
        nouns = [(m.start(), m.group().lower()) for m in ANY_AGREEMENT.finditer(scene.text)]
        if not nouns and not REFERS_BACK.match(scene.text):
            continue
        before = [noun for at, noun in nouns if at < term.start] or [noun for _, noun in nouns]
        plural = bool(before) and before[-1].endswith("s")
        for i, finding in enumerate(found):
            value = finding.value
            if value.term_years is not None or value.instrument != "security_agreement":
                continue
            signed = finding.modality == "asserted" and value.status == "signed"
            if signed if plural else i == 0:
                found[i] = replace(finding, value=replace(value, term_years=term.years))
    return found


def _seen(story: Story) -> Iterator[Finding[Agreement]]:
    in_focus = any(names_security_agreement(scene) for scene in story.scenes[:5])
    partner: str | None = None
    last: tuple[Scene, Event] | None = None
    aside: int | None = None
    for scene in story.scenes:
        named = names_security_agreement(scene)
        aside = scene.paragraph if is_foreign(scene) else (None if _comes_back(scene, aside) else aside)
        if aside is None and not _QUESTION.search(scene.text) and (named or _may_speak(scene, in_focus)):
            for event in _events(story, scene, in_focus, last):
                for finding in _findings(story, scene, event, partner):
                    yield finding
                    partner, last = _other_party(finding.value) or partner, (scene, event)
        in_focus = in_focus or named


def _events(story: Story, scene: Scene, in_focus: bool, last: tuple[Scene, Event] | None) -> list[Event]:
    """The events of a sentence; `last` is the one before it in the article, with its sentence."""
    entry = entry_of(story, scene)
    near = last is not None and (bool(entry) or scene.index - last[0].index <= 2)
    before = last[1] if last and near else None
    found = events(scene, in_focus, before)
    alone = bare_day(scene, before) if entry and not found else None
    return [alone] if alone else found


def _comes_back(scene: Scene, aside: int | None) -> bool:
    """True where the text leaves an agreement of others: a new paragraph, or Ukraine by name."""
    return scene.paragraph != aside or bool(_UKRAINE.search(scene.text))


def _may_speak(scene: Scene, in_focus: bool) -> bool:
    return in_focus or bool(DECLARATION.search(scene.text)) or names_memorandum(scene)


def _other_party(value: Agreement) -> str | None:
    """The other party of an agreement: whom "the two governments" means from here on."""
    others = [party for party in value.parties if party != "UKR"]
    return others[0] if len(others) == 1 and value.instrument == "security_agreement" else None


def _findings(story: Story, scene: Scene, event: Event, partner: str | None) -> Iterator[Finding[Agreement]]:
    instrument = "declaration" if event.status == "announced" else instrument_of(scene, event)
    pairs, named = parties_of(story, scene, event, instrument, partner)
    if not pairs:
        return
    single = len(pairs) == 1
    date = date_of(story, scene, event)
    if not (single or event.modality != "asserted" or is_dated(scene, event)):
        date = None
    days = own_days(story, scene, pairs)
    term = first_term(scene) if single else None
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
