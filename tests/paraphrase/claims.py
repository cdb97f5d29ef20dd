"""The claims that a filled-in template states, as the codebook writes them."""

from typing import Any

from tests.paraphrase.draw import Draw
from tests.paraphrase.wording import Fields


def commitment(draw: Draw, donor: int = 1, money: int = 1, **fixed: Any) -> Fields:
    """One promise or gift of country `donor` with sum `money`; `fixed` overrides what the slots state."""
    claim: Fields = {
        "kind": "commitment",
        "donor": draw.country(donor).code,
        "recipient": "UKR",
        "stage": "pledged",
        "modality": "planned",
    }
    # "Support" that a defence ministry gives may be read as military: coders differ.
    if draw.aid and not (draw.soldier and draw.aid == "unspecified"):
        claim["aid"] = draw.aid
    if money in draw.money:
        claim |= {**draw.money[money], "per_year": draw.yearly}
    elif draw.share:
        claim |= {**draw.share, "per_year": draw.yearly}
    elif draw.items:
        claim["items"] = list(draw.items)
    claim |= draw.period
    claim |= fixed
    return {key: value for key, value in claim.items() if value is not None}


def allocated(draw: Draw, donor: int = 1, money: int = 1, **fixed: Any) -> Fields:
    return commitment(draw, donor, money, **{"stage": "allocated", "modality": "asserted", **fixed})


def delivered(draw: Draw, donor: int = 1, money: int = 1, **fixed: Any) -> Fields:
    return commitment(draw, donor, money, **{"stage": "delivered", "modality": "asserted", **fixed})


def agreement(draw: Draw, status: str, partner: int = 1, **fixed: Any) -> Fields:
    """One status between Ukraine and country `partner`."""
    claim: Fields = {
        "kind": "agreement",
        "parties": sorted([draw.country(partner).code, "UKR"]),
        "status": status,
        "modality": "asserted",
        "date": draw.date,
    }
    if draw.term:
        claim["term_years"] = float(draw.term)
    claim |= fixed
    return {key: value for key, value in claim.items() if value is not None}


def agreements(draw: Draw, status: str, codes: list[str], **fixed: Any) -> list[Fields]:
    """One claim for each partner of a list."""
    return [agreement(draw, status, **{"parties": sorted([code, "UKR"]), **fixed}) for code in codes]


def count(draw: Draw, what: str, **fixed: Any) -> Fields:
    return {"kind": "count", "what": what, "value": draw.count, "ordinal": False, **fixed}


def role(draw: Draw, person: int, part: str, **fixed: Any) -> Fields:
    """The part of the person whom country `person` (9: Ukraine) sends."""
    name, code = draw.people[person]
    claim = {"kind": "role", "person": name, "affiliation": code, "event_role": part, **fixed}
    return {key: value for key, value in claim.items() if value is not None}
