"""When a claim matches a gold row, by the codebook: keys that must agree, and greedy one-to-one pairing.

Rows are the codebook's JSON objects. The rules are those of the codebook's last table.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

Row = Mapping[str, Any]

ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = {
    "agreement": ("date", "term_years"),
    "commitment": ("bound", "aid", "period_start", "period_end", "stage", "per_year", "modality"),
    "count": ("ordinal",),
    "role": ("affiliation",),
    "statistic": ("unit",),
    "assessment": ("direction",),
    "provision": ("obligor",),
}
"""The attributes scored on matched pairs, for each kind."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "agreement": ("parties", "status", "modality"),
    "commitment": ("donor", "recipient", "amount", "currency", "gdp_percent", "items", "modality"),
    "count": ("what", "value", "modality"),
    "role": ("person", "event_role", "modality"),
    "statistic": ("subject", "measure", "value", "modality"),
    "assessment": ("target", "dimension", "modality"),
    "provision": ("section", "topic", "strength", "modality"),
}
"""The fields that decide on a match, for each kind: what a reader compares when a pair was not made."""


def match(kind: str, gold: Row, claim: Row) -> bool:
    """True when the keys of `kind` agree. Neither kind nor document is compared here."""
    if (gold.get("modality") == "denied") != (claim.get("modality") == "denied"):
        return False
    rule = _RULES.get(kind)
    return rule is not None and rule(gold, claim)


def pair(kind: str, golds: Sequence[Row], claims: Sequence[Row]) -> list[tuple[int, int]]:
    """Greedy one-to-one pairing of indices (gold, claim): pairs with more equal attributes go first."""
    options = []
    for i, gold in enumerate(golds):
        for j, claim in enumerate(claims):
            if match(kind, gold, claim):
                options.append((-sum(same_attribute(gold, claim, a) for a in ATTRIBUTES[kind]), i, j))
    used_gold: set[int] = set()
    used_claim: set[int] = set()
    pairs = []
    for _, i, j in sorted(options):
        if i not in used_gold and j not in used_claim:
            used_gold.add(i)
            used_claim.add(j)
            pairs.append((i, j))
    return pairs


def same_attribute(gold: Row, claim: Row, name: str) -> bool:
    """Exact equality; a field that is left out equals null."""
    return bool(gold.get(name) == claim.get(name))


def close(one: float | None, other: float | None) -> bool:
    """Within half a per cent of the larger; nothing is close to null."""
    if one is None or other is None:
        return False
    return abs(one - other) <= 0.005 * max(abs(one), abs(other), 1e-12)


def family(name: str | None) -> str:
    """Last word of a name, without accents and with y as i, so that transliterations agree."""
    decomposed = unicodedata.normalize("NFKD", name or "")
    words = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().split()
    return words[-1].replace("y", "i").replace("ii", "i") if words else ""


def same_item(one: Row, other: Row) -> bool:
    """Equal quantity and at least one word of the goods' name in common."""
    if one.get("quantity") != other.get("quantity"):
        return False
    mine, theirs = (set((x.get("what") or "").lower().replace("-", " ").split()) for x in (one, other))
    return bool(mine & theirs)


def _equal(*names: str) -> Callable[[Row, Row], bool]:
    return lambda gold, claim: all(gold.get(name) == claim.get(name) for name in names)


def _agreement(gold: Row, claim: Row) -> bool:
    # a planned signature is not a signature
    if (gold.get("modality") == "asserted") != (claim.get("modality") == "asserted"):
        return False
    same = sorted(gold.get("parties") or []) == sorted(claim.get("parties") or [])
    return same and gold.get("status") == claim.get("status")


def _commitment(gold: Row, claim: Row) -> bool:
    if gold.get("donor") != claim.get("donor") or gold.get("recipient") != claim.get("recipient"):
        return False
    if gold.get("amount") is not None or claim.get("amount") is not None:
        return gold.get("currency") == claim.get("currency") and close(
            gold.get("amount"), claim.get("amount")
        )
    if gold.get("gdp_percent") is not None or claim.get("gdp_percent") is not None:
        return close(gold.get("gdp_percent"), claim.get("gdp_percent"))
    return any(same_item(a, b) for a in gold.get("items") or [] for b in claim.get("items") or [])


def _role(gold: Row, claim: Row) -> bool:
    same = family(gold.get("person")) == family(claim.get("person"))
    return same and gold.get("event_role") == claim.get("event_role")


def _statistic(gold: Row, claim: Row) -> bool:
    return _equal("subject", "measure")(gold, claim) and close(gold.get("value"), claim.get("value"))


_RULES: Final[Mapping[str, Callable[[Row, Row], bool]]] = {
    "agreement": _agreement,
    "commitment": _commitment,
    "count": _equal("what", "value"),
    "role": _role,
    "statistic": _statistic,
    "assessment": _equal("target", "dimension"),
    "provision": _equal("section", "topic", "strength"),
}
