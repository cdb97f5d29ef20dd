"""What a model said and the text does not bear out: kept as values, counted, never a claim."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pactbook.model.issues import Issue

REASONS: Final[Mapping[str, str]] = {
    "not_json": "the answer was not the JSON object asked for",
    "truncated": "the answer was cut off",
    "refused": "the model declined to answer",
    "schema": "a claim did not have the form asked for",
    "quote_not_found": "its quote is not in the article",
    "quote_too_long": "its quote is longer than two sentences",
    "instruction": "its quote is an instruction to a reader's program",
    "amount_not_in_quote": "its amount is not what its quote says",
    "currency_not_in_quote": "its currency is not what its quote says",
    "share_not_in_quote": "its share of GDP is not what its quote says",
    "goods_not_in_quote": "its goods are not in its quote",
    "count_not_in_quote": "its number is not a count in its quote",
    "figure_not_in_quote": "its figure is not what its quote says",
    "actor_not_in_text": "the article names no such country or organisation",
    "actor_not_in_quote": "its quote is about another country",
    "person_not_in_quote": "the person is not in its quote",
    "no_cue": "nothing in its quote speaks of such a thing",
    "nothing_said": "it says nothing that could be checked",
}
"""Reason codes with their meaning."""


@dataclass(frozen=True, slots=True)
class Reject:
    """One thing that was left out. `code` is one of `REASONS`; `detail` says what was wrong with it here;
    `kind` and `quote` are the model's, None for a whole answer; `document` is the document's label."""

    code: str
    document: str
    detail: str = ""
    kind: str | None = None
    quote: str | None = None

    def issue(self) -> Issue:
        """The reject as an issue of low severity: nothing of it was stored."""
        what = f"a {self.kind}" if self.kind else "an answer"
        message = f"{what} from the language model was left out: {REASONS[self.code]}"
        if self.detail:
            message += f" ({self.detail})"
        return Issue(f"model_{self.code}", "low", message, self.document)


def counted(rejects: Iterable[Reject]) -> dict[str, int]:
    """How many rejects there are for each reason, the commonest first, then by name."""
    counts = Counter(reject.code for reject in rejects)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def summary(rejects: Iterable[Reject]) -> str:
    """One line for a person: how many were left out, and why. Empty when none were."""
    counts = counted(rejects)
    if not counts:
        return ""
    parts = ", ".join(f"{number} {REASONS[code]}" for code, number in counts.items())
    return f"{sum(counts.values())} left out of what the language model said: {parts}"
