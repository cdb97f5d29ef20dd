"""Item rows: explanations of a tracker's table, where the donor is known and the rest is in the text."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pactbook.extract.rules import scenes_of
from pactbook.extract.rules.commitments import commitments
from pactbook.extract.rules.commitments.aid import aid_of
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Draft
from pactbook.model.sources import Document

NAME: Final = "rules 1, rows"


class Rows:
    """Reads the explanation of one row: commitments of `donor` (a code) to Ukraine, sums and goods."""

    name = NAME

    def __init__(self, donor: str) -> None:
        self.donor = donor

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of kind commitment, in order of text."""
        found = merge(commitments(Story(scenes_of(document), document.published, giver=self.donor)))
        kind = aid_of(document.text)
        return [_with_kind(finding, kind).draft(document, self.name) for finding in found]


def _with_kind(finding: Finding[Commitment], kind: str) -> Finding[Commitment]:
    """A row is about one gift: where the sentence of a sum leaves its kind open, the whole text says it."""
    if finding.value.aid != "unspecified":
        return finding
    return replace(finding, value=replace(finding.value, aid=kind))
