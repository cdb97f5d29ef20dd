"""Entries: dated directives that cannot exist without evidence."""

import dataclasses
from typing import Any

import pytest

from pactbook.model.claims import Agreement, Count
from pactbook.model.entries import DIRECTIVES, Entry
from pactbook.model.sources import Citation, Evidence, Row, Span

SIGNED = Agreement(("GBR", "UKR"), "security_agreement", "signed", "2024-01-12")
SPAN = Span("ab12#1", 10, 42, "c0ffee")


def entry(**changes: Any) -> Entry:
    fields = {"directive": "Signature", "date": "2024-01-12", "public_since": "2024-01-12", "value": SIGNED}
    return Entry(**{**fields, "evidence": (SPAN,), **changes})


def test_nothing_enters_the_ledger_without_evidence() -> None:
    with pytest.raises(ValueError, match="evidence"):
        entry(evidence=())


def test_evidence_cannot_be_taken_away_later() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        entry().evidence = ()  # type: ignore[misc]
    with pytest.raises(ValueError, match="evidence"):
        dataclasses.replace(entry(), evidence=())


def test_an_unknown_directive_is_refused() -> None:
    with pytest.raises(ValueError, match="Handshake"):
        entry(directive="Handshake")


@pytest.mark.parametrize("directive", DIRECTIVES)
def test_every_directive_may_rest_on_any_evidence(directive: str) -> None:
    evidence: tuple[Evidence, ...] = (SPAN, Row("cd34", "Aid", 7), Citation("Agreement text", "2024-01-12"))
    assert entry(directive=directive, evidence=evidence).evidence == evidence


def test_confidence_is_not_in_the_id() -> None:
    assert entry(confidence=0.5).id == entry(confidence=0.9).id


@pytest.mark.parametrize(
    "change",
    [
        {"directive": "Approval"},
        {"date": "2024-01-13"},
        {"date": None},
        {"public_since": "2024-01-13"},
        {"modality": "planned"},
        {"attributed_to": "the ministry"},
        {"value": Count("signed", 7)},
        {"evidence": (SPAN, SPAN)},
        {"evidence": (Span("ab12#1", 10, 43, "c0ffee"),)},
        {"evidence": (Row("ab12", None, 10),)},
    ],
)
def test_whatever_an_entry_says_or_rests_on_is_in_its_id(change: dict[str, Any]) -> None:
    assert entry(**change).id != entry().id
