"""Which values of a finding its quote does not say outright, and the rule that supplied each.

A figure's number is always in its quote. A country may come from its capital or its leader, a day from the
day of publication, and any of them from an earlier sentence. A reader who checks a quote is told so.
"""

from collections.abc import Iterator
from typing import Any, Final

from pactbook.extract.rules.scene import Scene
from pactbook.model.claims import Value, plain

RULES: Final = {
    "capital": "named by its capital or seat of government",
    "leader": "named by a person who speaks for it",
    "group": "named by a group it belongs to",
    "sentence": "named in the same sentence, outside the quote",
    "context": "not named in the sentence: taken from the rest of the article",
    "published": "counted from the day of publication",
    "sum_before": "the currency of the sum said before",
    "own_currency": "a bare sign or name of a currency, read as that of the giver",
}
"""Every rule, by the word that stands for it, in words."""

_WHO: Final = ("donor", "recipient", "affiliation", "subject", "parties", "obligor")
_WHEN: Final = ("date", "period_start", "period_end", "as_of")
_NEAR: Final = {
    **dict.fromkeys(("capital", "seat"), "capital"),
    "person": "leader",
    "group": "group",
}


def derived(scene: Scene, start: int, end: int, value: Value) -> tuple[str, ...]:
    """The fields that `scene.text[start:end]` does not hold outright, each with its rule: `donor:capital`.

    Of several parties the rule furthest from the words is given. Fields without a value have no rule.
    """
    fields = plain(value)
    rules = {name: _who(scene, start, end, fields[name]) for name in _WHO if fields.get(name)}
    rules |= {name: _when(scene, start, end, fields[name]) for name in _WHEN if fields.get(name)}
    if fields.get("currency"):
        rules["currency"] = _currency(scene, start, end, fields)
    return tuple(f"{name}:{rule}" for name, rule in rules.items() if rule)


def in_words(said: str) -> str:
    """One of them for people: "donor: named by its capital or seat of government"."""
    name, _, rule = said.partition(":")
    return f"{name.replace('_', ' ')}: {RULES.get(rule, rule)}"


def _who(scene: Scene, start: int, end: int, named: Any) -> str | None:
    codes = named if isinstance(named, list) else str(named).split(",")
    rules = [_one(scene, start, end, code) for code in codes]
    return max(rules, key=[None, *RULES].index)


def _one(scene: Scene, start: int, end: int, code: str) -> str | None:
    inside, outside = [], False
    for low, kind, codes in _names(scene):
        if code in codes:
            inside += [_NEAR.get(kind)] if start <= low < end else []
            outside = outside or not start <= low < end
    if inside:
        return None if None in inside else inside[0]
    if code in scene.text[start:end]:
        return None
    return "sentence" if outside else "context"


def _names(scene: Scene) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Place, kind and codes of each name in a sentence; the gazetteer's people among them."""
    for mention in scene.mentions:
        yield mention.start, mention.kind, (mention.code or "", *mention.members, *mention.also)
    for person in scene.people:
        yield person.start, "person", (person.affiliation or "",)


def _when(scene: Scene, start: int, end: int, iso: str) -> str | None:
    if iso in scene.text[start:end] or (len(iso) == 4 and f"/{iso[2:]}" in scene.text[start:end]):
        return None
    dates = [d for d in scene.dates if d.value and (d.value.startswith(iso) or iso.startswith(d.value))]
    near = [d for d in dates if start <= d.start < end]
    if near:
        return "published" if all(d.relative for d in near) else None
    periods = [p for p in scene.periods if iso in (p.period_start, p.period_end)]
    if any(start <= p.start < end for p in periods):
        return "published"
    if dates or periods:
        return "sentence"
    return "published" if iso == scene.published else "context"


def _currency(scene: Scene, start: int, end: int, fields: dict[str, Any]) -> str | None:
    sums = [m for m in scene.money if start <= m.start < end and m.amount == fields["amount"]]
    if any(m.currency == fields["currency"] and m.symbol for m in sums):
        return None
    if any(fields["currency"] in m.candidates and m.symbol for m in sums):
        return "own_currency"
    return "sum_before" if sums else None
