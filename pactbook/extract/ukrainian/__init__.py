"""The extractor for Ukrainian: agreements, commitments, counts and roles, and agreement texts' own clauses.

Ukrainian marks who gives and who receives by case, so names are matched in all their forms with their cases,
and the verb's form gives tense and modality. Nothing beyond the standard library is needed at run time.
"""

import re
from collections.abc import Iterable
from typing import Final

from pactbook.extract.ukrainian.agreements import agreements
from pactbook.extract.ukrainian.commitments import commitments
from pactbook.extract.ukrainian.counts import counts
from pactbook.extract.ukrainian.events import security
from pactbook.extract.ukrainian.found import Finding
from pactbook.extract.ukrainian.language import is_ukrainian
from pactbook.extract.ukrainian.merge import merged
from pactbook.extract.ukrainian.passages import passages
from pactbook.extract.ukrainian.roles import roles
from pactbook.extract.ukrainian.texts import agreement_text
from pactbook.model.claims import Draft
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
        content = document.content()
        if not is_ukrainian(content) or not _MATTER.search(content):
            return []
        sentences = list(passages(document))
        found: list[Finding] = []
        own = agreement_text(sentences)
        if own:
            found = [*own, *merged(commitments(sentences))]
        else:
            deals, tallies = agreements(sentences), list(counts(sentences))
            about = bool(deals or tallies) or any(security(p.text) for p in sentences)
            found = [*deals, *merged(commitments(sentences)), *tallies, *roles(sentences, about)]
        return [finding.draft(document, self.name) for finding in found]
