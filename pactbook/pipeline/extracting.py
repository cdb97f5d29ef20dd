"""Extraction of one document: an extractor's drafts, grounded. A failing one costs its document only."""

import functools
import importlib
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.base import Extractor
from pactbook.extract.fates import Accountant, fates
from pactbook.extract.ground import ground
from pactbook.model.claims import Claim
from pactbook.model.fates import Fate
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.pipeline.review import held_back

FAILED: Final = "extractor_failed"


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one document gave: the claims that stand in it and the problems met."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]

    @property
    def failed(self) -> bool:
        """True when the extractor broke down on this document: then there are no claims."""
        return any(issue.code == FAILED for issue in self.issues)


def extract(document: Document, extractor: Extractor) -> tuple[list[Claim], list[Issue]]:
    """Claims in order of text, and what was wrong.

    When the extractor raises, there are no claims and one Issue of high severity that names the document.
    """
    try:
        drafts = list(extractor.extract(document))
    except Exception as error:  # noqa: BLE001 - extractors come from third parties too, and may raise anything
        said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        message = f"{document.label} was not read to its end by {extractor.name}: {said}"
        hint = "add it again once the extractor is mended; nothing of it was stored"
        return [], [Issue(FAILED, "high", message, document.label, hint=hint)]
    claims, issues = ground(document, drafts)
    noted = getattr(extractor, "noted", None)
    return claims, [*issues, *noted()] if noted else issues


def explain(document: Document, accountant: Accountant) -> list[Fate] | Issue:
    """What became of each sum of a document, or an Issue where the reader broke down on it."""
    try:
        found = fates(document, accountant.account(document))
    except Exception as error:  # noqa: BLE001 - as in `extract`
        message = f"{document.label} was not read to its end: {type(error).__name__}: {error}"
        return Issue(FAILED, "high", message, document.label)
    waiting = held_back((holding.claim for fate in found for holding in fate.claims), ())
    return [_with_review(fate, frozenset(waiting)) for fate in found]


def _with_review(fate: Fate, waiting: frozenset[str]) -> Fate:
    """The fate, with the claims marked that wait for review."""
    return replace(fate, claims=tuple(replace(h, review=h.claim.id in waiting) for h in fate.claims))


@dataclass(frozen=True, slots=True)
class Task:
    """Extraction as an engine's task. An extractor given by name is made once in each process."""

    extractor: Extractor | str

    def __call__(self, document: Document) -> Extracted:
        extractor = make(self.extractor) if isinstance(self.extractor, str) else self.extractor
        claims, issues = extract(document, extractor)
        return Extracted(tuple(claims), tuple(issues))


@functools.cache
def make(name: str) -> Extractor:
    """The extractor that `package.module:factory` makes. Raises ValueError when there is no such factory."""
    module, _, factory = name.partition(":")
    try:
        made: Extractor = getattr(importlib.import_module(module), factory)()
    except (ImportError, AttributeError) as error:
        raise ValueError(
            f"no extractor {name!r}, which should read package.module:factory: {error}"
        ) from None
    return made
