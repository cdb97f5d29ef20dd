"""One draw: the slots of a template filled by chance, remembering what the filled-in words state.

A template holds slots in braces and choices in angle brackets: `{D} <has pledged|pledged> {A} to {R}{P}.`
A digit behind a slot's name says which country or sum is meant; none means the first.
"""

import re
from typing import Any

from tests.paraphrase.slots_deals import Deals
from tests.paraphrase.slots_sums import Sums

_CHOICE = re.compile(r"<([^<>]*)>")
_SLOT = re.compile(r"\{([a-zA-Z]+)(\d?)\}")


class Draw(Deals, Sums):
    """The choices of one variant, with a slot for each part of a sentence."""

    def fill(self, template: str) -> str:
        """The template with choices made, then slots filled from left to right."""
        while _CHOICE.search(template):
            template = _CHOICE.sub(lambda m: self.rng.choice(m.group(1).split("|")), template, count=1)
        return _SLOT.sub(self._slot, template)

    def _slot(self, match: re.Match[str]) -> str:
        name, digit = match.groups()
        made: Any = getattr(self, f"slot_{name}")(int(digit or 1))
        return str(made)
