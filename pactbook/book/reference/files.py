"""One file of the reference as a value, with the citations that its facts rest on."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pactbook.book.reference.schema import faults
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation

Fact = Mapping[str, Any]
"""A table of a file: fields as docs/reference.md has them, a missing one where no source gives it."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What one file says. `terms` is empty for a negotiation; `sources` are the cards by their id."""

    iso: str
    partner: str
    instrument: str
    sources: Mapping[str, Fact]
    terms: Fact
    clauses: tuple[Fact, ...]
    standing: tuple[Fact, ...]
    events: tuple[Fact, ...]
    promises: tuple[Fact, ...]
    words: tuple[Fact, ...]
    later: tuple[Fact, ...]
    gaps: tuple[Fact, ...]
    further: tuple[Fact, ...]

    def of(self, kind: str) -> tuple[Fact, ...]:
        """Events of one kind, in the order of the file."""
        return tuple(event for event in self.events if event["kind"] == kind)


def read(text: str, label: str) -> Reference | tuple[Issue, ...]:
    """The reference that a file's text holds, or everything that is wrong with its form."""
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (_wrong(label, f"is no TOML: {error}"),)
    wrong = tuple(_wrong(f"{label}, {place}", fault) for place, fault in faults(said))
    return wrong or _made(said)


def citations(reference: Reference, fact: Fact) -> tuple[Citation, ...]:
    """The works a fact rests on, in its order. The place in the text goes with the text's own citation.

    Raises KeyError for a source that the file has no card of.
    """
    return tuple(_citation(reference.sources[name], fact) for name in fact["sources"])


def _citation(card: Fact, fact: Fact) -> Citation:
    work = f"{card['publisher']}: {card['work']}" if card["kind"] != "official_text" else card["work"]
    found = fact if card["kind"] == "official_text" else {}
    return Citation(
        work=work,
        public_since=card.get("date", fact["public_since"]),
        section=found.get("section"),
        address=card.get("address"),
        sha256=found.get("sha256"),
        start=found.get("start"),
        end=found.get("end"),
    )


def _made(said: Fact) -> Reference:
    def rows(name: str) -> tuple[Fact, ...]:
        return tuple(said.get(name, ()))

    return Reference(
        iso=said["iso"],
        partner=said["partner"],
        instrument=said["instrument"],
        sources={card["id"]: card for card in rows("source")},
        terms=said.get("terms", {}),
        clauses=rows("clause"),
        standing=rows("standing"),
        events=rows("event"),
        promises=rows("promise"),
        words=rows("words"),
        later=rows("later"),
        gaps=rows("gap"),
        further=rows("further"),
    )


def _wrong(place: str, fault: str) -> Issue:
    return Issue("bad_reference", "high", f"{place}: {fault}", place)
