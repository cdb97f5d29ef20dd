"""How finely a figure was printed: "$3.2 billion" is a figure in steps of a tenth of a billion.

A printed figure stands for every true value that rounds to it, half a step to either side. Steps are read
from the quote; where the quote spells the figure in words, its trailing zeros decide.
"""

import math
import re
from typing import Final

_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+|[\u00a0\u202f ]\d{3}(?!\d))*")
_SCALES: Final = {
    1e3: ("thousand", "k", "tsd", "тис"),
    1e6: ("million", "millions", "mln", "mil", "mn", "m", "mio", "millionen", "млн", "мільйон", "мільйони"),
    1e9: ("billion", "billions", "bln", "bn", "b", "mrd", "milliarden", "milliard", "млрд", "мільярд"),
    1e12: ("trillion", "trillions", "tn", "трлн"),
}
_SCALE: Final = {word: scale for scale, words in _SCALES.items() for word in words}
_WORD: Final = re.compile(r"[\s\u00a0-]{0,2}([^\W\d_]+)")


def printed_step(quote: str, amount: float) -> float:
    """The step of `amount` as printed in `quote`, in units: 1e8 for 3.2e9 printed as "$3.2 billion".

    With a scale word every printed digit counts ("100 million" is in steps of a million); without one the
    trailing zeros do not ("1,300,000" is in steps of 100,000). Of several printings the coarsest is taken.
    """
    found = [step for value, step in _figures(quote) if math.isclose(value, amount, rel_tol=1e-9)]
    return max(found, default=zeros_step(amount))


def zeros_step(amount: float) -> float:
    """The largest power of ten that divides the amount: the coarsest step it may have been printed in."""
    whole = round(amount)
    if not whole or not math.isclose(whole, amount):
        return 1.0
    return 10.0 ** (len(str(whole)) - len(str(whole).rstrip("0")))


def loose_step(step: float, amount: float) -> float:
    """The coarsest step that a figure printed in `step` may have been rounded to.

    The zeros of "100 million" may be rounding; those of "1.00 billion" are not, since they were printed on
    purpose. A step that is no power of a thousand comes from printed decimals.
    """
    power = math.log10(step) / 3
    return max(step, zeros_step(amount)) if math.isclose(power, round(power), abs_tol=1e-9) else step


def _figures(quote: str) -> list[tuple[float, float]]:
    """(value, step) for every way to read every number of the quote, with any scale word that it has."""
    scales = {scale for word in re.findall(r"[^\W\d_]+", quote.lower()) if (scale := _SCALE.get(word))}
    figures = []
    for match in _NUMBER.finditer(quote):
        word = _WORD.match(quote, match.end())
        own = _SCALE.get(word.group(1).lower()) if word else None
        for number, decimals in _readings(match.group()):
            for scale in {own} if own else scales | {1.0}:
                value = number * scale
                figures.append((value, zeros_step(value) if scale == 1.0 else scale / 10.0**decimals))
    return figures


def _readings(token: str) -> list[tuple[float, int]]:
    """(number, decimals) of a token: "1.072" is 1072 or 1.072, "74,4" is 74.4, "1,300,000" is grouped."""
    readings = []
    parts = re.split(r"[.,\u00a0\u202f ]", token)
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
        readings.append((float("".join(parts)), 0))
    if len(parts) > 1 and token[-len(parts[-1]) - 1] in ".,":
        readings.append((float("".join(parts[:-1]) + "." + parts[-1]), len(parts[-1])))
    if len(parts) == 1 and not readings:
        readings.append((float(token), 0))
    return readings
