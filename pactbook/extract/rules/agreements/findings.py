"""Agreements: an instrument between parties and what happened to it, one finding for each pair and status."""

from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.rules.agreements.dates import date_of, is_dated, own_days
from pactbook.extract.rules.agreements.event import Event, quote
from pactbook.extract.rules.agreements.events import events
from pactbook.extract.rules.agreements.instruments import instrument_of, place_of
from pactbook.extract.rules.agreements.parties import parties_of
from pactbook.extract.rules.agreements.words import (
    _OTHER_MATTER,
    ANY_AGREEMENT,
    DECLARATION,
    KNOWN_AGREEMENT,
    is_foreign,
    names_memorandum,
    names_security_agreement,
)
from pactbook.extract.rules.terms import first_term
from pactbook.extract.rules.words import REFERS_BACK

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Agreement


def agreements(story: Story) -> list[Finding]:
    """Findings of kind agreement in order of text, with the terms that other sentences give them."""
    return _with_terms(story, _settled(merge(_seen(story))))


def _settled(found: list[Finding]) -> list[Finding]:
    """Without plans for what the same article reports as done, and without planned signatures of mere talks."""
    done = {
        (f.value.parties, f.value.status)
        for f in found
        if isinstance(f.value, Agreement) and f.modality == "asserted"
    }
    return [
        f
        for f in found
        if f.modality not in ("planned", "hypothetical")
        or not isinstance(f.value, Agreement)
        or (f.value.parties, f.value.status) not in done
    ]


def _with_terms(story: Story, found: list[Finding]) -> list[Finding]:
    """A term said of "the agreement" belongs to the first one, a term said of "the agreements" to every signed one."""
    for scene in story.scenes:
        years, at = _term_at(scene)
        nouns = [m.group().lower() for m in ANY_AGREEMENT.finditer(scene.text) if m.start() < at] or [
            m.group().lower() for m in ANY_AGREEMENT.finditer(scene.text)
        ]
        follows = REFERS_BACK.match(scene.text)
        if years is None or not (nouns or follows):
            continue
        plural = bool(nouns) and nouns[-1].endswith("s")
        for i, finding in enumerate(found):
            value = finding.value
            if (
                isinstance(value, Agreement)
                and value.term_years is None
                and value.instrument == "security_agreement"
            ):
                if (plural and finding.modality == "asserted" and value.status == "signed") or (
                    not plural and i == 0
                ):
                    found[i] = finding.with_value(replace(value, term_years=years))
    return found


def _seen(story: Story) -> Iterator[Finding]:
    in_focus = any(names_security_agreement(scene) for scene in story.scenes[:5])
    partner: str | None = None
    for scene in story.scenes:
        named = names_security_agreement(scene)
        mentioned = named or (
            in_focus and bool(KNOWN_AGREEMENT.search(scene.text)) and not _OTHER_MATTER.search(scene.text)
        )
        declaration = DECLARATION.search(scene.text)
        if mentioned or declaration or names_memorandum(scene) or (in_focus and not is_foreign(scene)):
            for event in events(scene, in_focus):
                for finding in _findings(story, scene, event, partner):
                    yield finding
                    partner = _single(finding) or partner
        in_focus = in_focus or named


def _single(finding: Finding) -> str | None:
    """The other party of a finding: whom "the two governments" means from here on."""
    value = finding.value
    assert isinstance(value, Agreement)
    others = [p for p in value.parties if p != "UKR"]
    return others[0] if len(others) == 1 and value.instrument == "security_agreement" else None


def _findings(story: Story, scene: Scene, event: Event, partner: str | None) -> Iterator[Finding]:
    instrument = "declaration" if event.status == "announced" else instrument_of(scene, event)
    parties, scores = parties_of(story, scene, event, instrument, partner)
    if not parties:
        return
    date = date_of(story, scene, event)
    days = own_days(story, scene, parties)
    place = place_of(scene, event) if event.status == "signed" else None
    low, high = quote(scene, event)
    for pair in parties:
        value = Agreement(
            parties=tuple(sorted(pair)),
            instrument=instrument,
            status=event.status,
            date=days.get(pair)
            or (
                date if len(parties) == 1 or event.modality != "asserted" or is_dated(scene, event) else None
            ),
            term_years=_term(scene) if len(parties) == 1 else None,
            place=place if len(parties) == 1 else None,
        )
        sure = 0.9 if scores else 0.72
        if event.modality != "asserted":
            sure -= 0.15
        yield Finding(scene, low, high, value, event.modality, attribution(story, scene, event.at), sure)


def _term(scene: Scene) -> float | None:
    return _term_at(scene)[0]


def _term_at(scene: Scene) -> tuple[float | None, int]:
    """The first term of an agreement in the sentence, and where it stands."""
    term = first_term(scene)
    return (term.years, term.start) if term else (None, 0)
