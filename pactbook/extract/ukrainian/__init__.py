"""The extractor for Ukrainian: agreements, commitments, counts and roles, and agreement texts' own clauses.

Ukrainian marks who gives and who receives by case, so names are matched in all their forms with their cases,
and the verb's form gives tense and modality. Nothing beyond the standard library is needed at run time.
"""

import re
from collections.abc import Iterable
from typing import Final

from pactbook.extract.fates import all_left
from pactbook.extract.ukrainian.agreements import agreements
from pactbook.extract.ukrainian.commitments import decisions, stated
from pactbook.extract.ukrainian.counts import counts
from pactbook.extract.ukrainian.events import security
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.language import is_ukrainian
from pactbook.extract.ukrainian.merge import merged
from pactbook.extract.ukrainian.passages import Passage, passages
from pactbook.extract.ukrainian.roles import roles
from pactbook.extract.ukrainian.texts import agreement_text
from pactbook.model.claims import Draft
from pactbook.model.fates import Account, Left, Reason, Stated
from pactbook.model.sources import Document

__all__ = ["NAME", "Ukrainian", "is_ukrainian"]

NAME: Final = "ukrainian 1"
_MATTER = re.compile(
    r"угод|зобов'язан|зобов’язан|договор|договір|меморандум|декларац|переговор|допомог|підтримк|млн|млрд|мільйон|мільярд|тисяч|тис\.|ВВП|євро|долар|"
    r"перед[аі]|надсил|надісл|відправ|постав|систем|снаряд|гаубиц|дрон|літак|боєприпас|генератор|"
    r"нада[дстєв]|виділ|збро|танк|ракет|винищувач|[€$£]",
    re.I,
)


class Ukrainian:
    """The extractor for articles and official texts in Ukrainian. It keeps no state between documents."""

    name = NAME

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts for one article, by kind and in order of text; none for a text in another language."""
        if not _may_speak(document):
            return []
        return [finding.draft(document, self.name) for finding in _judged(list(passages(document)))[0]]

    def account(self, document: Document) -> Account:
        """What becomes of every sum and share of GDP."""
        sentences = list(passages(document))
        sums = list(stated(sentences))
        if not _may_speak(document):
            return all_left(sums, Reason.OFF_TOPIC)
        found, left = _judged(sentences)
        named = {one.span for one in sums}
        parts = [
            Stated(place.span, "money", one.passage.reading.raw(0, len(one.passage.text)))
            for one in found
            for place in one.holds
            if place.span not in named
        ]
        made = tuple((one.draft(document, self.name), one.holds) for one in found if one.holds)
        return Account((*sums, *dict.fromkeys(parts)), made, tuple(left))


def _may_speak(document: Document) -> bool:
    content = document.content()
    return is_ukrainian(content) and bool(_MATTER.search(content))


def _judged(sentences: list[Passage]) -> tuple[list[Finding], list[Left]]:
    """All findings, and the sums that make no claim with their reasons."""
    decided = list(decisions(sentences))
    promises = merged(one for one in decided if isinstance(one, Finding))
    left = [one for one in decided if isinstance(one, Left)]
    own = agreement_text(sentences)
    if own:
        return [*own, *promises], left
    deals, tallies = agreements(sentences), list(counts(sentences))
    about = bool(deals or tallies) or any(security(p.text) for p in sentences)
    return [*deals, *promises, *tallies, *roles(sentences, about)], left
