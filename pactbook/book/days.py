"""Days that partial dates stand for, and the day by which an entry's event had happened.

A date of reduced precision counts from its last day: what was published in "2024-02" is known for sure
only on 29 February, and what happened in "2024" is past for sure only at the end of that year, or on the day
the report of it was published, whichever comes first.
"""

import datetime
from functools import lru_cache

from pactbook.model.claims import Commitment
from pactbook.model.entries import Entry
from pactbook.model.values import PartialDate


@lru_cache(maxsize=65536)
def first(text: str) -> datetime.date:
    """The first day a partial date may mean. Raises ValueError when the text is no date."""
    return PartialDate(text).first()


@lru_cache(maxsize=65536)
def last(text: str) -> datetime.date:
    """The last day a partial date may mean. Raises ValueError when the text is no date."""
    return PartialDate(text).last()


def agree(one: str, other: str) -> bool:
    """True when one partial date covers the other."""
    return one.startswith(other) or other.startswith(one)


def by(said: str | None, published: datetime.date) -> datetime.date:
    """The day by which an event had happened that was reported as past on `published`.

    A date wholly after publication is kept as it is: the report is odd, and a check says so.
    """
    if said is None:
        return published
    if first(said) > published:
        return last(said)
    return min(last(said), published)


def happened(entry: Entry) -> datetime.date:
    """The day by which what an entry reports had happened.

    For plans, conditions and denials, that is the day on which they were made public.
    """
    published = last(entry.public_since)
    if entry.modality != "asserted":
        return published
    said = entry.date
    if said is None and isinstance(entry.value, Commitment) and entry.value.stage == "delivered":
        said = entry.value.period_end
        if said is not None and first(said) > published:
            return published
    return by(said, published)
