"""What holds for any reader on any text: every sum has exactly one fate, which some rule decided."""

from collections import Counter

from pactbook.extract.fates import Accountant, fates
from pactbook.model.claims import Commitment
from pactbook.model.fates import Account
from pactbook.model.sources import Document


def assert_accounted(article: Document, reader: Accountant) -> None:
    account = reader.account(article)
    found = fates(article, account)
    stated = [one.span for one in account.stated]
    assert [fate.stated.span for fate in found] == sorted(stated)
    assert len(set(stated)) == len(stated)
    for fate in found:
        assert fate.outcome != "unexplained", article.text[slice(*fate.stated.span)]
        assert bool(fate.claims) != bool(fate.reason)
        assert fate.stated.sentence[0] <= fate.stated.span[0] < fate.stated.span[1] <= fate.stated.sentence[1]
    _assert_decided_once(account)


def _assert_decided_once(account: Account) -> None:
    """No rule decides about a sum that is not there, or twice, or leaves out what a promise holds."""
    reasons = Counter(span for one in account.left for span in one.spans)
    held = {place.span: draft for draft, places in account.made for place in places}
    assert set(reasons) | set(held) == {one.span for one in account.stated}
    assert all(times == 1 for times in reasons.values())
    promises = [places for draft, places in account.made if isinstance(draft.value, Commitment)]
    assert not {place.span for places in promises for place in places} & set(reasons)
