"""Goods with quantities: "30 F-16 fighter jets", "500,000 rounds of 155 mm ammunition", "a Patriot battery".

`what` is the noun phrase as written, from the first word that says what kind of thing it is (a system's name,
a calibre, "armoured") to the head; origin, age and number are left out. A quantity is None where it is open
("dozens of", "several", "hundreds of thousands of", a range); "a" and "an" before one thing are 1.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.goods import HEADS, NAMED, PEOPLE, SINGLE_HEADS, TECH, WEAK
from pactbook.extract.phrases.money import find_money
from pactbook.extract.phrases.numbers import Number, find_numbers
from pactbook.extract.phrases.patterns import (
    DASH,
    GAP,
    HYPHEN,
    SPACE,
    WORD_END,
    WORD_START,
    phrases,
    words,
)


@dataclass(frozen=True, slots=True)
class ItemSpan:
    """Goods as written. `kind` is "goods", "service" (training or maintenance right after goods; alone it
    is no item) or "people" (to be trained); `per` is kept for quantities by period, None so far."""

    start: int
    end: int
    what: str
    quantity: float | None
    kind: str = "goods"
    per: None = None


_MEASURES = phrases(
    *words("""
    rounds, pieces, units, sets, batteries, battery, tonnes, tons, metric tons, doses, litres, liters,
    cubic metres, kits, items, kilograms, kg, squadrons, squadron, battalions, set
    """)
)
_AND = rf"{SPACE}and{SPACE}(?={TECH}{SPACE}{HEADS}{WORD_END})"
_LINKED = rf"(?:(?:{NAMED}|{TECH}){WORD_END}(?:{SPACE}|{HYPHEN}|{_AND})){{0,6}}"
_CORE: Final = re.compile(
    rf"{WORD_START}(?=\w)(?P<measured>(?P<measure>{_MEASURES}){SPACE}of{SPACE})?"
    rf"(?P<core>{_LINKED}(?:(?P<head>{HEADS})|(?P<single>{SINGLE_HEADS})|(?P<named>{NAMED})){WORD_END})",
    re.IGNORECASE,
)
_USES = phrases(
    *words("""
    storage, imports?, importers?, corridors?, producers?, export, trade, harvests?, security,
    pilots?, training, coalitions?, capabilit(?:y|ies), program(?:me)?s?, deals?, crews?, operators?,
    operations, bases?, maintenance, technicians?, deliver(?:y|ies), transfers?, attacks?, strikes?,
    production, producers?, initiatives?, plans?, industr(?:y|ies), manufacturers?, manufacturing,
    plants?, factor(?:y|ies), procurement, purchases?, carriers? group, shortages?, stocks?,
    stockpiles?, companies, company, makers?, exports?, barrages?, salvos?, raids?, threats?, alliance,
    forces?, capacity, cooperation, packages?, supply, market, prices?, fund, funding, war, warfare,
    waves?, fire, parts? of, defences?, defenses?, technolog(?:y|ies), development, of power, assembly,
    repair, commander, army, squadrons?, shield, umbrella, talks
    """)
)
_LEAVE: Final = re.compile(rf"(?:{SPACE}|{HYPHEN}){_USES}{WORD_END}", re.IGNORECASE)
_ADJECTIVE: Final = (
    r"(?:(?-i:(?:U\.S\.|US|UK|EU|NATO|German|French|Danish|Dutch|Norwegian|Swedish|Finnish|Polish|Czech"
    r"|Slovak|Slovenian|Italian|Spanish"
    r"|Belgian|British|American|Canadian|Australian|Estonian|Latvian|Lithuanian|Greek|Romanian|Bulgarian"
    r"|Turkish|Portuguese"
    r"|Soviet|Russian|Ukrainian|Western|Israeli|Japanese|Korean|Croatian|Swiss|Austrian|Irish|Icelandic"
    r"|European)"
    r"(?:[-\u2010\u2011](?:made|built|designed|produced|manufactured|donated|supplied|origin|era|type"
    r"|style))?)"
    r"|[a-z]{2,12}[-\u2010\u2011](?:made|built|era|owned|produced|style|donated|purchased|delivered)"
    r"|new|old|older|used|second-hand|modern|modernised|modernized|upgraded|refurbished|repaired|obsolete"
    r"|surplus|additional"
    r"|more|further|extra|other|different|advanced|donated|promised|pledged|decommissioned|retired"
    r"|remaining|various|brand-new|latest"
    r"|complete|full|fully|equipped|powerful|large|larger|big|high-quality|state-of-the-art|sophisticated"
    r"|effective|single"
    r"|locally|produced|serviceable|functional|overhauled|first|second|third|fourth|fifth|modified|newly"
    r"|such|kinds?\sof|types?\sof"
    r"|units?\sof|of\s(?:the|its|their|our|these|those|such)|of|leased|civilian|specialised|specialized"
    r"|special|individual|separate|so-called)"
).replace(r"\s", SPACE)
_BETWEEN: Final = re.compile(rf"(?:{SPACE}(?:{_ADJECTIVE},?{WORD_END})){{0,5}}{SPACE}", re.IGNORECASE)
_ARTICLE: Final = re.compile(
    rf"{WORD_START}(?:an?|one|another){SPACE}(?:(?:{_ADJECTIVE}),?{SPACE}){{0,4}}\Z", re.IGNORECASE
)
_OPEN: Final = re.compile(
    rf"(?:(?:dozens|hundreds|thousands|tens|scores|millions){SPACE}of(?:{SPACE}(?:thousands|millions)"
    rf"{SPACE}of)?"
    rf"|several|a{SPACE}few|numerous|many|a{SPACE}number{SPACE}of){SPACE}\Z",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(rf"{GAP}{DASH}{GAP}|{SPACE}(?:to|or){SPACE}", re.IGNORECASE)
_PEOPLE: Final = re.compile(
    rf"(?:{SPACE}(?:{_ADJECTIVE}|{TECH}|air{SPACE}force|army|navy|border)){{0,4}}{SPACE}(?P<people>"
    rf"{PEOPLE}){WORD_END}",
    re.IGNORECASE,
)
_PEOPLE_AT_ALL: Final = re.compile(rf"{WORD_START}{PEOPLE}{WORD_END}", re.IGNORECASE)
_SERVICE: Final = re.compile(
    rf"(?:,{SPACE}?(?:and{SPACE}|as{SPACE}well{SPACE}as{SPACE})?|{SPACE}(?:and|as{SPACE}well{SPACE}as)"
    rf"{SPACE})"
    rf"(?P<what>(?:{phrases('pilot', 'crew', 'technical', 'related')}{SPACE})?"
    rf"{phrases('training', 'maintenance', 'repairs', 'logistics', 'support')}){WORD_END}(?="
    rf"{GAP}(?:[,.;:)]|and{WORD_END}|\Z))",
    re.IGNORECASE,
)
_OF: Final = re.compile(rf"{SPACE}of{WORD_END}", re.IGNORECASE)
_YEAR: Final = re.compile(r"20[1-3]\d\Z")
_MONTH_BEFORE: Final = re.compile(
    r"(?:Jan|Feb|March|Mar|April|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\Z|\b(?:Article"
    r"|No\.|Section|Leopard|Challenger|PzH)\s\Z"
)


def find_items(text: str) -> list[ItemSpan]:
    """Goods (and people to be trained) in `text`, in order."""
    cores = list(_CORE.finditer(text))
    if not cores and not _PEOPLE_AT_ALL.search(text):
        return []
    numbers = _quantities(text)
    starts = [n.start for n in numbers]
    found: list[ItemSpan] = []
    for match in cores:
        item = _item(text, match, numbers, starts, found[-1].end if found else 0)
        at = match.end()
        if item:
            found.append(item)
            while service := _SERVICE.match(text, at):
                found.append(
                    ItemSpan(service.start("what"), service.end("what"), service["what"], None, "service")
                )
                at = service.end("what")
    return _merged(found, _people(text, numbers))


def _quantities(text: str) -> list[Number]:
    """The numbers that may count things: no dates, no money."""
    numbers = [n for n in find_numbers(text) if not _dated(text, n)]
    paid = [(m.core_start, m.core_end) for m in find_money(text)] if numbers else []
    ends = [end for _, end in paid]
    kept = []
    for number in numbers:
        after = bisect_right(ends, number.start)
        if after == len(paid) or number.end <= paid[after][0]:
            kept.append(number)
    return kept


def _dated(text: str, number: Number) -> bool:
    return bool(
        _YEAR.match(text, number.start, number.end)
        or _MONTH_BEFORE.search(text, max(0, number.start - 12), number.start)
    )


def _item(
    text: str, match: re.Match[str], numbers: list[Number], starts: list[int], floor: int
) -> ItemSpan | None:
    if _LEAVE.match(text, match.end()):
        return None
    start, what = match.start(), match["core"]
    if match["measured"]:
        what = text[match.start() : match.end()]
    weak = match["core"].lower() in WEAK
    if weak and _OF.match(text, match.end()):
        return None
    number = _number_before(text, start, numbers, starts, floor)
    if number:
        low = _range_start(text, number, numbers, starts, floor)
        return ItemSpan(
            low if low is not None else number.start, match.end(), what, number.value if low is None else None
        )
    article = None
    if (match["single"] or match["named"] or match["measure"]) and not _OPEN.search(
        text, max(floor, start - 40), start
    ):
        article = _ARTICLE.search(text, max(floor, start - 60), start)
    if article and not weak and not (match["named"] and match["core"].endswith("s")):
        return ItemSpan(article.start(), match.end(), what, 1.0)
    if match["single"] or weak:
        return None
    if match["measured"]:
        return ItemSpan(match.start("core"), match.end(), match["core"], None)
    return ItemSpan(start, match.end(), what, None)


def _number_before(text: str, at: int, numbers: list[Number], starts: list[int], floor: int) -> Number | None:
    index = bisect_right(starts, at) - 1
    while index >= 0 and numbers[index].end > at:
        index -= 1
    if index < 0 or numbers[index].start < floor or at - numbers[index].end > 80:
        return None
    number = numbers[index]
    return number if _BETWEEN.fullmatch(text, number.end, at) or _hyphenated(text, number.end, at) else None


def _range_start(
    text: str, number: Number, numbers: list[Number], starts: list[int], floor: int
) -> int | None:
    """Where a range that ends in `number` begins ("six to eight"), or None."""
    index = bisect_right(starts, number.start) - 2
    if index < 0 or numbers[index].start < floor:
        return None
    return numbers[index].start if _RANGE.fullmatch(text, numbers[index].end, number.start) else None


def _hyphenated(text: str, low: int, high: int) -> bool:
    return re.fullmatch(HYPHEN, text[low:high]) is not None


def _people(text: str, numbers: list[Number]) -> list[ItemSpan]:
    found = []
    for number in numbers:
        match = _PEOPLE.match(text, number.end)
        if match:
            found.append(ItemSpan(number.start, match.end(), match["people"], number.value, "people"))
    return found


def _merged(goods: list[ItemSpan], people: list[ItemSpan]) -> list[ItemSpan]:
    kept: list[ItemSpan] = []
    for span in sorted([*goods, *people], key=lambda s: (s.start, -s.end, s.kind != "people")):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
