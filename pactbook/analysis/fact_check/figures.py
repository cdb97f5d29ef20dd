"""Figures as an article prints them: whether a quote states a number, and whether two sums are one."""

import math
import re
from typing import Final

from pactbook.analysis.printed import printed_step
from pactbook.book.wording import sum_of
from pactbook.model.claims import Commitment

_WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)


def says_number(quote: str, number: float) -> bool:
    """True when the quote states a whole number in digits or, up to twenty and a hundred, in words."""
    if not float(number).is_integer():
        return re.search(rf"(?<![\d.,]){re.escape(f'{number:g}')}(?!\d)", quote) is not None
    whole = int(number)
    ways = [str(whole)]
    ways += [_WORDS[whole]] if whole < len(_WORDS) else []
    ways += ["decade"] if whole == 10 else ["hundred"] if whole == 100 else []
    return re.search(rf"(?<![\d.,\w])(?:{'|'.join(ways)})(?![\d\w])", quote, re.I) is not None


def comparable(said: float, known: float) -> bool:
    """True for terms within a factor of two: a hundred-year partnership is no wrong ten-year agreement."""
    return known / 2 <= said <= known * 2


def same(printed: float, known: float, quote: str, share: float = 0.005) -> bool:
    """True when `known` may be what the article printed as `printed`: within a share, or by its rounding."""
    if math.isclose(printed, known, rel_tol=share):
        return True
    half = printed_step(quote, printed) / 2
    return half < abs(printed) * 0.1 and abs(printed - known) <= half * (1 + 1e-9)


def in_words(value: Commitment) -> str:
    """A sum with its bound and its years as people write them: "EUR up to 3 billion for 2024"."""
    return re.sub(r" for (\S+)/(\S+)$", r" for \1 to \2", sum_of(value))
