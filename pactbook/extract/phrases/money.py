"""Amounts of money: currency, bound, range, yearly cue, and the same money in a second currency."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.phrases import currencies
from pactbook.extract.phrases.bounds import MARK, left_bound, right_bound, yearly_after, yearly_before
from pactbook.extract.phrases.gdp import GdpShare, percent_of_gdp
from pactbook.extract.phrases.numbers import FIGURE, FREE, SCALES, Figure, read, rescaled
from pactbook.extract.phrases.patterns import DASH, GAP, SPACE, WORD_END, phrases

__all__ = ["Converted", "GdpShare", "Money", "find_money", "percent_of_gdp"]


@dataclass(frozen=True, slots=True)
class Converted:
    """The same money in a second currency. `currency` is None, with `candidates`, for a bare "$"."""

    start: int
    end: int
    amount: float
    currency: str | None
    symbol: str
    candidates: tuple[str, ...] = ()
    bound: str = "exact"
    amount_max: float | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in units of its currency, as one span.

    [start, end) holds bound words, currency, multiplier and a yearly cue that touches them; `full_end` also
    the conversion after it; [core_start, core_end) the number(s), multiplier and currency only. `currency`
    is None where `symbol` leaves it open ("$", "kroner"); `candidates` then lists what it may be, likeliest
    first. `step` is the place value of the last printed digit.
    """

    start: int
    end: int
    amount: float
    currency: str | None
    symbol: str
    bound: str
    amount_max: float | None
    per_year: bool
    converted: Converted | None
    core_start: int
    core_end: int
    full_end: int
    candidates: tuple[str, ...] = ()
    step: float | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One number with what touches it; a range is made of two."""

    start: int
    end: int
    figure: Figure
    codes: currencies.Codes
    symbol: str
    prefixed: bool
    mark: str | None


@dataclass(frozen=True, slots=True)
class _Core:
    start: int
    end: int
    amount: float
    maximum: float | None
    codes: currencies.Codes
    symbol: str
    mark: str | None
    step: float

    @property
    def currency(self) -> str | None:
        return self.codes[0] if len(self.codes) == 1 else None

    @property
    def candidates(self) -> tuple[str, ...]:
        return self.codes if len(self.codes) > 1 else ()


_PART = re.compile(rf"(?:(?P<prefix>{currencies.PREFIX}){GAP}|{FREE})(?i:{FIGURE})")
_TO = re.compile(rf"(?:{SPACE}(?P<word>to|until){SPACE}|{GAP}{DASH}{GAP})", re.IGNORECASE)
_AND = re.compile(rf"{SPACE}and{SPACE}", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween{SPACE}(?:an?{SPACE})?\Z", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom{SPACE}\Z", re.IGNORECASE)
_BY = re.compile(rf"\bby{SPACE}\Z", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rais|increas|ris|rose|grow|grew|boost|lift|expand|doubl|tripl|quadrupl|cut|reduc|lower|decreas"
    r"|drop|fall"
    r"|fell|declin|jump|climb|revis|chang|adjust|add|brought|bring|shift|swell|widen|upp|scal|slash|hik"
    r"|went|go"
    r"|mov|up|down)(?:\w{0,6})\b[^.;!?]*\Z",
    re.IGNORECASE,
)
_LATE_SCALE = re.compile(rf"{SPACE}(millions?|billions?|mn|bn|mln|thousand){WORD_END}", re.IGNORECASE)
_ARTICLE = re.compile(r"an?\Z", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SAME = phrases("which is", "that is", "or", r"i\.e\.", "=", "equal to", "equivalent to", "the equivalent of")
_HEDGE = phrases(
    "about", "around", "approximately", r"approx\.?", "roughly", "nearly", "almost", "some", "over",
    "more than", "up to", "at least", "close to", "an estimated", "just over", "just under", "under",
    "less than", "circa", r"ca\.?", r"c\.",
)  # fmt: skip
_CUE: Final = rf"(?i:(?:{_SAME}{SPACE}){{0,2}}{_HEDGE}?)[~≈=]?"
_OPEN = re.compile(rf"{GAP}[(\[]{GAP}{_CUE}{GAP}")
_SLASH = re.compile(rf"{GAP}/{GAP}")
_OR = re.compile(
    rf"(?:{GAP}[,\u2013\u2014]|{SPACE}-)?{SPACE}(?:or|i\.e\.,?|{phrases('equivalent to', 'equal to')}"
    rf"|(?:or{SPACE})?{phrases('the equivalent of', 'an equivalent of')}){SPACE}{_CUE}{GAP}",
    re.IGNORECASE,
)
_MORE = re.compile(rf"{GAP}(?:[/,;|=]|or|and)?{GAP}{_CUE}{GAP}")
_CLOSE = re.compile(
    rf"(?:{GAP},?{GAP}(?:at|as|according|per|a{SPACE}year|each|annually|equivalent|today|under|using|based"
    rf"|converted"
    rf"|approximately|approx|roughly|respectively|or{SPACE}so){WORD_END}[^()\[\]\n]{{0,80}})?{GAP}[)\]]",
    re.IGNORECASE,
)


def find_money(text: str) -> list[Money]:
    """Amounts of money in `text`, in order. A conversion right after an amount belongs to that amount."""
    parts = list(_parts(text))
    found: list[Money] = []
    at = 0
    while at < len(parts):
        floor = found[-1].full_end if found else 0
        core, after = _core(text, parts, at, floor)
        if core is None:
            at += 1
            continue
        money, at = _money(text, parts, core, after, floor)
        found.append(money)
    return found


def _parts(text: str) -> Iterator[_Part]:
    at = 0
    while match := _PART.search(text, at):
        part = _part(text, match)
        yield part
        at = part.end


def _part(text: str, match: re.Match[str]) -> _Part:
    prefix = (match["prefix"] or "").strip()
    bare_end = match.end("digits") if match["digits"] else match.end("words")
    mark = MARK.match(text, bare_end)
    figure = read(text, match, loose=True, skip=mark.end() - bare_end if mark else 0)
    end = max(figure.end, mark.end() if mark else 0)
    if not mark and (mark := MARK.match(text, end)):
        end, mark = (mark.end(), mark) if currencies.SUFFIX.match(text, mark.end()) else (end, None)
    codes, symbol, after = _suffix(text, figure, end)
    figure, after = _late_scale(text, figure, prefix, symbol, after)
    if prefix:
        codes, symbol, after = _refined(text, end, currencies.codes_of(prefix), prefix, codes, symbol, after)
        if currencies.needs_scale(prefix) and figure.scale is None:
            codes = ()
    elif figure.scale is None and mark and not codes:
        mark, after = None, figure.end
    return _Part(
        match.start(),
        after,
        figure,
        codes,
        symbol,
        bool(prefix),
        mark.lastgroup if mark and after > mark.start() else None,
    )


def _late_scale(text: str, figure: Figure, prefix: str, symbol: str, after: int) -> tuple[Figure, int]:
    """The multiplier that a currency carries ("MEUR") or that stands after it ("30 EUR million")."""
    scale: float | None = None
    if figure.scale is not None:
        return figure, after
    if currencies.is_mega(prefix or symbol):
        scale = 1e6
    elif not prefix and symbol in currencies.CODES and (late := _LATE_SCALE.match(text, after)):
        scale, after = SCALES[late[1].lower()], late.end()
    if scale is None:
        return figure, after
    value, step = rescaled(text, figure, scale)
    return replace(figure, value=value, step=step, scale=scale), after


def _suffix(text: str, figure: Figure, end: int) -> tuple[currencies.Codes, str, int]:
    if figure.scale is not None and text.startswith(".", end):
        dotted = currencies.SUFFIX.match(text, end + 1)
        if dotted and text[end + 1].isspace():
            return currencies.codes_of(dotted["form"]), dotted["form"], dotted.end()
    found = currencies.SUFFIX.match(text, end)
    if not found:
        return (), "", end
    form = found["form"]
    if _ARTICLE.match(text, figure.start, figure.bare_end) and text[found.start()] in "-\u2010\u2011":
        return (), "", end
    if figure.scale is None and currencies.needs_scale(form):
        return (), "", end
    return currencies.codes_of(form), form, found.end()


def _refined(
    text: str, end: int, codes: currencies.Codes, prefix: str, more: currencies.Codes, form: str, after: int
) -> tuple[currencies.Codes, str, int]:
    """A currency before the number, with what a second one after it adds ("$5 million CAD")."""
    shared = tuple(code for code in more if code in codes)
    if more and shared:
        return (shared, f"{prefix} {form}", after) if len(shared) < len(codes) else (codes, prefix, after)
    if len(codes) > 1 and (found := currencies.REFINE.match(text, end)):
        word = found["bracketed"] or found["plain"]
        code = currencies.nation_code(word)
        if code in codes:
            return (code,), f"{prefix} {word}", found.end()
    return codes, prefix, end


def _core(text: str, parts: list[_Part], at: int, floor: int) -> tuple[_Core | None, int]:
    first = parts[at]
    if at + 1 < len(parts) and (ranged := _range(text, first, parts[at + 1], floor)):
        return ranged, at + 2
    if not first.codes:
        return None, at + 1
    figure = first.figure
    return _Core(
        first.start, first.end, figure.value, None, first.codes, first.symbol, first.mark, figure.step
    ), at + 1


def _range(text: str, low: _Part, high: _Part, floor: int) -> _Core | None:
    """Both parts as one range, or None. They share currency and multiplier where only one prints it."""
    codes = low.codes or high.codes
    if not codes or (low.codes and high.codes and set(low.codes).isdisjoint(high.codes)) or low.mark:
        return None
    between = _BETWEEN.search(text, max(floor, low.start - 20), low.start)
    source = _FROM.search(text, max(floor, low.start - 12), low.start)
    if between:
        if not (_AND.fullmatch(text, low.end, high.start) or _TO.fullmatch(text, low.end, high.start)):
            return None
    elif not _joined(text, low, high, floor, source is not None):
        return None
    scale = low.figure.scale
    amount, step = low.figure.value, low.figure.step
    if scale is None and high.figure.scale is not None:
        amount, step = rescaled(text, low.figure, high.figure.scale)
    if not amount < high.figure.value:
        return None
    start = between.start() if between else source.start() if source else low.start
    symbol = low.symbol or high.symbol
    if low.codes and high.codes and len(high.codes) < len(low.codes):
        codes, symbol = high.codes, high.symbol
    return _Core(start, high.end, amount, high.figure.value, codes, symbol, None, min(step, high.figure.step))


def _joined(text: str, low: _Part, high: _Part, floor: int, source: bool) -> bool:
    """True when "to" or a dash between two numbers makes a range of them, not a change or an accident."""
    gap = _TO.fullmatch(text, low.end, high.start)
    if not gap:
        return False
    if (
        not high.codes
        and high.figure.scale is None
        and (gap["word"] or text[high.end : high.end + 1].isalnum())
    ):
        return False
    if not high.codes and low.figure.scale is not None and gap["word"]:
        return False
    if not low.codes and low.figure.scale is None and _YEAR.match(text, low.figure.start, low.figure.end):
        return False
    if not low.codes and high.prefixed and gap["word"]:
        return False
    if gap["word"] and (low.codes or source) and not _BY.search(text, max(floor, low.start - 8), low.start):
        return not _CHANGE.search(text, max(floor, low.start - 80), low.start)
    return True


def _money(text: str, parts: list[_Part], core: _Core, after: int, floor: int) -> tuple[Money, int]:
    start, bound = left_bound(text, core.start, floor)
    end, right = right_bound(text, core.end)
    bound = "range" if core.maximum is not None else bound or core.mark or right or "exact"
    if core.maximum is not None:
        start, end = core.start, core.end
    yearly = yearly_after(text, end)
    end = yearly or end
    converted, full_end, after = _conversion(text, parts, core, end, after)
    if yearly is None and converted is not None:
        yearly = yearly_after(text, full_end)
        full_end = yearly or full_end
    before = yearly_before(text, start, floor)
    return Money(
        start=start if before is None else before,
        end=end,
        amount=core.amount,
        currency=core.currency,
        symbol=core.symbol,
        bound=bound,
        amount_max=core.maximum,
        per_year=yearly is not None or before is not None,
        converted=converted,
        core_start=core.start,
        core_end=core.end,
        full_end=max(full_end, end),
        candidates=core.candidates,
        step=core.step,
    ), after


def _conversion(
    text: str, parts: list[_Part], core: _Core, end: int, at: int
) -> tuple[Converted | None, int, int]:
    """The conversion that follows an amount, where it ends, and the index of the first part after it."""
    if at >= len(parts):
        return None, end, at
    bracket = _OPEN.fullmatch(text, end, parts[at].start)
    if (
        not bracket
        and not _OR.fullmatch(text, end, parts[at].start)
        and not _SLASH.fullmatch(text, end, parts[at].start)
    ):
        return None, end, at
    first, after = _core(text, parts, at, end)
    if first is None or not _other(core, first):
        return None, end, at
    last = first
    while after < len(parts) and _MORE.fullmatch(text, last.end, parts[after].start):
        more, following = _core(text, parts, after, last.end)
        if more is None or not bracket or not _other(core, more):
            break
        last, after = more, following
    full_end = last.end
    if bracket:
        close = _CLOSE.match(text, last.end)
        if not close:
            return None, end, at
        full_end = close.end()
        while after < len(parts) and parts[after].start < full_end:
            after += 1
    bound = "range" if first.maximum is not None else left_bound(text, first.start, end)[1] or "exact"
    return (
        Converted(
            first.start,
            first.end,
            first.amount,
            first.currency,
            first.symbol,
            first.candidates,
            bound,
            first.maximum,
        ),
        full_end,
        after,
    )


def _other(core: _Core, other: _Core) -> bool:
    """True when the second amount is in another currency than the first."""
    if core.currency and other.currency:
        return core.currency != other.currency
    return core.codes != other.codes
