"""Shares of gross domestic product (or of gross national income): "0.25 percent of its GDP a year"."""

import re
from dataclasses import dataclass

from pactbook.extract.phrases.bounds import left_bound, yearly_after, yearly_before
from pactbook.extract.phrases.numbers import FIGURE, FREE, read
from pactbook.extract.phrases.patterns import DASH, GAP, HYPHEN, JOIN, SPACE, WORD_END, phrases


@dataclass(frozen=True, slots=True)
class GdpShare:
    """`percent` of a country's product; `percent_max` is the upper end of a range; `base` is gdp or gni."""

    start: int
    end: int
    percent: float
    bound: str
    per_year: bool
    percent_max: float | None = None
    base: str = "gdp"


_PERCENT = rf"(?:{GAP}%|{JOIN}?(?:percent|pct\.?|per{SPACE}cents?|procent|p\.c\.)(?![^\W_]))"
_PRODUCT = (
    rf"(?:(?P<gdp>GDPs?|{phrases('gross domestic product', 'gross domestic products', 'economic output')})"
    rf"|(?P<gni>GNI|GNP|ODA/GNI|{phrases('gross national income', 'gross national product')}))"
)
_WORD = r"(?!of\b)[\w'’:\[.\u2010\u2011-]{1,20}?"
_OF = (
    rf"(?:{SPACE}(?:of|in)|{SPACE}share{SPACE}of)?(?:{SPACE}{_WORD}){{0,5}}?(?:{SPACE}|{HYPHEN})(?::abbr\[)?"
)
_PART_OF_ONE = (
    rf"(?P<part>half|(?:a|one){JOIN}quarter|a{SPACE}third|one{JOIN}third|(?:a|one){JOIN}tenth|three"
    rf"{JOIN}quarters"
    rf"|a{SPACE}half)"
    rf"(?:{SPACE}of)?{SPACE}(?:an?|one)"
)
_PARTS = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "tenth": 0.1, "quarters": 0.75}
_SHARE = re.compile(
    rf"(?:{FREE}(?:{_PART_OF_ONE}|(?P<low>\d{{1,2}}(?:[.,]\d{{1,4}})?){_PERCENT}?"
    rf"(?:{GAP}{DASH}{GAP}|{SPACE}(?:to|and){SPACE})"
    rf"(?P<high>\d{{1,2}}(?:[.,]\d{{1,4}})?)|{FIGURE}))(?P<sign>{_PERCENT})"
    rf"(?:(?P<of>{_OF}){_PRODUCT}{WORD_END}\]?)",
    re.IGNORECASE,
)
_BEFORE_RANGE = re.compile(rf"\b(?:between|from){SPACE}\Z", re.IGNORECASE)


def percent_of_gdp(text: str) -> list[GdpShare]:
    """Shares of GDP in `text`, in order, each as a percentage of it (0.25 for "a quarter of a percent")."""
    found: list[GdpShare] = []
    at = 0
    while match := _SHARE.search(text, at):
        found.append(_share(text, match, found[-1].end if found else 0))
        at = found[-1].end
    return found


def _share(text: str, match: re.Match[str], floor: int) -> GdpShare:
    percent, maximum = _percent(text, match)
    start, bound = left_bound(text, match.start(), floor)
    end = match.end()
    yearly = yearly_after(text, end)
    if maximum is not None:
        before = _BEFORE_RANGE.search(text, max(floor, match.start() - 10), match.start())
        start, bound = before.start() if before else match.start(), "range"
    earlier = yearly_before(text, start, floor)
    base = "gdp" if match["gdp"] else "gni"
    yearly_at = start if earlier is None else earlier
    per_year = yearly is not None or earlier is not None
    return GdpShare(yearly_at, yearly or end, percent, bound or "exact", per_year, maximum, base)


def _percent(text: str, match: re.Match[str]) -> tuple[float, float | None]:
    if match["part"]:
        return _PARTS[re.split(r"[\s-]", match["part"].lower())[-1]], None
    if match["low"]:
        low, high = (float(match[name].replace(",", ".")) for name in ("low", "high"))
        return (low, high) if low < high else (high, None)
    return read(text, match).value, None
