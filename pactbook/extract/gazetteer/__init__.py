"""Who and where: countries, capitals, organisations, people and their offices, found in a text.

`find_entities` gives every mention with its code, `find_people` the people with the office a text gives
them, `find_bodies` ministries and the like; the rest looks up one name, office, currency or membership at
a date. All data are plain CSV files in `pactbook/data/gazetteer`, described in docs/gazetteer.md.
"""

from pactbook.extract.gazetteer.bodies import find_bodies
from pactbook.extract.gazetteer.lookup import (
    CHECKED,
    Term,
    currency_of,
    leader,
    members_of,
    office_holders,
    office_key,
    resolve_code,
)
from pactbook.extract.gazetteer.mentions import Mention, find_entities
from pactbook.extract.gazetteer.people import PersonMention, find_people

__all__ = [
    "CHECKED",
    "Mention",
    "PersonMention",
    "Term",
    "currency_of",
    "find_bodies",
    "find_entities",
    "find_people",
    "leader",
    "members_of",
    "office_holders",
    "office_key",
    "resolve_code",
]
