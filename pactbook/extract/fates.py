"""Fates: what became of each sum that a document names, from what the extractor decided while it read."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from pactbook.extract.ground import ground
from pactbook.model.fates import Account, Fate, Holding, Left, Reason, Span, Stated
from pactbook.model.sources import Document


class Accountant(Protocol):
    """An extractor that also says what it decided about every sum."""

    def account(self, document: Document) -> Account:
        """All sums of the document, with drafts and reasons."""
        ...


def fates(document: Document, account: Account) -> list[Fate]:
    """The fate of each sum in order of text. A claim that holds a sum outweighs a reason given elsewhere."""
    holdings: dict[Span, dict[str, Holding]] = defaultdict(dict)
    for draft, places in account.made:
        for claim in ground(document, [draft])[0]:
            for place in places:
                holdings[place.span].setdefault(claim.id, Holding(claim, place.how))
    reasons: dict[Span, Reason] = {}
    for left in account.left:
        for span in left.spans:
            reasons.setdefault(span, left.reason)
    return [
        _fate(stated, holdings.get(stated.span, {}), reasons)
        for stated in sorted(account.stated, key=lambda stated: stated.span)
    ]


def _fate(stated: Stated, found: dict[str, Holding], reasons: dict[Span, Reason]) -> Fate:
    return Fate(stated, tuple(found.values()), None if found else reasons.get(stated.span))


def all_left(stated: Iterable[Stated], reason: Reason) -> Account:
    """The account of a text none of whose sums were looked at, for one reason."""
    sums = tuple(stated)
    return Account(sums, left=tuple(Left((one.span,), reason) for one in sums))
