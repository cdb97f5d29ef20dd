"""An article of our own and the claims that a careful model would give on it."""

from typing import Any

from pactbook.model.sources import Document

OSLO = """\
Norway and Ukraine sign security agreement

Prime Minister Jonas Gahr Støre and President Volodymyr Zelenskyy signed an agreement on security \
cooperation in Oslo on Friday. It runs for ten years.

Norway will give up to 3 billion euros in military aid in 2025. Denmark pledged 25 million kroner \
for demining.

The Netherlands is to hand over 18 F-16 fighter jets. This was the eleventh such agreement; seven countries \
are still negotiating theirs.

Latvia intends to spend 0.25 percent of its GDP a year on military support to Ukraine until 2027.
"""


def document(text: str, published: str | None = "2024-05-31", label: str = "case.txt") -> Document:
    """A document that is one article."""
    return Document("0" * 64, 1, label, published, text, 0, len(text))


def commitment(quote: str, **fields: Any) -> dict[str, Any]:
    """A commitment of Norway to Ukraine as a model writes it, with all its fields."""
    plain = {
        "kind": "commitment",
        "quote": quote,
        "modality": "planned",
        "attributed_to": None,
        "donor": "NOR",
        "recipient": "UKR",
        "aid": "military",
        "topics": [],
        "amount": None,
        "amount_max": None,
        "currency": None,
        "bound": None,
        "gdp_percent": None,
        "items": [],
        "converted": None,
        "per_year": False,
        "period_start": None,
        "period_end": None,
        "stage": "pledged",
    }
    return plain | fields


def agreement(quote: str, **fields: Any) -> dict[str, Any]:
    """The agreement of Norway and Ukraine as a model writes it."""
    plain = {
        "kind": "agreement",
        "quote": quote,
        "modality": "asserted",
        "attributed_to": None,
        "parties": ["NOR", "UKR"],
        "instrument": "security_agreement",
        "status": "signed",
        "date": None,
        "term_years": None,
        "place": None,
    }
    return plain | fields


PLEDGE = "Norway will give up to 3 billion euros in military aid in 2025."
SIGNED = (
    "Prime Minister Jonas Gahr Støre and President Volodymyr Zelenskyy signed an agreement on security "
    "cooperation in Oslo on Friday."
)

CAREFUL: list[dict[str, Any]] = [
    agreement(SIGNED, date="2024-05-31", place="Oslo"),
    commitment(PLEDGE, amount=3e9, currency="EUR", bound="at_most", period_start="2025", period_end="2025"),
    commitment(
        "Denmark pledged 25 million kroner for demining.",
        donor="DNK",
        recipient=None,
        aid="unspecified",
        topics=["demining"],
        amount=25_000_000,
        currency="DKK",
        bound="exact",
    ),
    commitment(
        "The Netherlands is to hand over 18 F-16 fighter jets.",
        donor="NLD",
        recipient=None,
        items=[{"what": "F-16 fighter jets", "quantity": 18}],
    ),
    commitment(
        "Latvia intends to spend 0.25 percent of its GDP a year on military support to Ukraine until 2027.",
        donor="LVA",
        gdp_percent=0.25,
        per_year=True,
        period_end="2027",
    ),
    {
        "kind": "count",
        "quote": "This was the eleventh such agreement",
        "modality": "asserted",
        "attributed_to": None,
        "what": "signed",
        "value": 11,
        "ordinal": True,
        "members": [],
        "as_of": None,
    },
    {
        "kind": "role",
        "quote": SIGNED,
        "modality": "asserted",
        "attributed_to": None,
        "person": "Jonas Gahr Støre",
        "office": "Prime Minister",
        "affiliation": "NOR",
        "event_role": "signatory",
    },
]
"""What is said in `OSLO`, but for the seven countries that negotiate."""
