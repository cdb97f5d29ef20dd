"""Words around an amount that bound it or make it yearly: "up to", "at least", "or so", "a year".

Cues are read only where they touch the amount (a filler such as "another" or "a total of" may stand
between), never across other words: what they mean further away is for the rules to judge.
"""

import re
from typing import Final

from pactbook.extract.phrases.patterns import GAP, HYPHEN, SPACE, WORD_END, WORD_START, phrases

WINDOW: Final = 90
"""How many characters before an amount are looked at."""

_AT_MOST = phrases(
    "up to", "up to and including", "as much as", "as many as", "as high as", "no more than",
    "not more than", "no greater than", "no higher than", "not over", "not above", "not exceeding",
    "not to exceed", "does not exceed", "will not exceed", "less than", "fewer than", "lower than", "under",
    "below", "a maximum of", "the maximum of", "maximum of", "maximum", "a maximum", r"max\.?", "at most",
    "at the most", "capped at", "limited to", "a ceiling of", "ceiling of", "a cap of", "a limit of",
    "an upper limit of",
)  # fmt: skip
_AT_LEAST = phrases(
    "at least", "at the very least", "at a minimum", "no less than", "not less than", "no fewer than",
    "not fewer than", "no lower than", "not below", "nothing less than", "more than", "greater than",
    "higher than", "larger than", "bigger than", "over", "well over", "just over", "well above", "above",
    "beyond", "exceeding", "exceeds", "exceeded", "exceed", "in excess of", "surpassing", "surpasses",
    "surpassed", "topping", "topped", "a minimum of", "the minimum of", "minimum of", "minimum",
    "a minimum", r"min\.", "upwards of", "upward of", "slightly more than", "a little more than",
    "a little over", "slightly over", "far more than", "well more than",
)  # fmt: skip
_ABOUT = phrases(
    "about", "around", "approximately", r"approx\.?", "some", "roughly", "nearly", "almost", "close to",
    "an estimated", "the estimated", "estimated at", "estimated to be", "estimated to total", "estimated",
    "near", "an estimated value of", "estimated value of", "an estimated cost of", "in the region of",
    "circa", r"ca\.?", r"c\.", "in the order of", "on the order of", "of the order of", "nearing",
    "approaching", "practically", "virtually", "more or less", "something like", "just about",
    "just shy of", "somewhere around", "in the neighbourhood of", "in the neighborhood of",
    "in the range of", "an average of about",
)  # fmt: skip
_FILL = phrases(
    "another", "an additional", "additional", "a further", "further", "an extra", "extra", "a total of",
    "total of", "a combined", "a sum of", "the sum of", "the equivalent of", "an equivalent of",
    "equivalent to", "a record", "a total", "an overall", "a", "the value of", "a value of",
    "a total value of", "an amount of", "the amount of",
)  # fmt: skip
_LEFT: Final = re.compile(
    rf"(?:{WORD_START}(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})|(?P<about>{_ABOUT}))"
    rf"[”\"’]?(?P<fill>{SPACE}{_FILL})?{SPACE}"
    rf"|(?P<least>[>≥]=?){GAP}|(?P<most>[<≤]=?){GAP}|(?P<tilde>[~≈±∼]|\+/-){GAP})\Z",
    re.IGNORECASE,
)
_ONLY_UP_TO = re.compile(r"(?:up\s+to|as\s+(?:much|many)\s+as)", re.IGNORECASE)
_BRINGS = re.compile(r"\b(?:bring|brought|tak|took|push|rais)\w*(?:\s+[^\s.,;]+){1,6}\s+\Z", re.IGNORECASE)
# "is thinking about 2 billion": what is thought about is no rounding.
_TOPIC = re.compile(
    r"\b(?:think|thought|talk|spoke|speak|ask|debat|disput|doubt|question|argu)\w*\s+\Z", re.IGNORECASE
)
_RIGHT: Final = re.compile(
    rf"(?P<at_least>{GAP}\+(?!\d)|{HYPHEN}plus{WORD_END}|{SPACE}"
    + phrases("or more", "or above", "or higher", "and more", "and above", "and up", "plus", "at minimum")
    + rf"{WORD_END}(?!{GAP}[\d$€£])|{SPACE}"
    + phrases("at least", "at a minimum", "at the least", "minimum")
    + rf"{WORD_END}(?!{GAP}[\d$€£]))"
    + rf"|(?P<at_most>{SPACE}"
    + phrases("or less", "at most", "at the most", "at maximum", "maximum", "tops")
    + rf"{WORD_END}(?!{GAP}[\d$€£]))"
    + rf"|(?P<about>{HYPHEN}odd{WORD_END}|{SPACE}"
    + phrases("or so", "or thereabouts", "give or take", "approximately")
    + rf"{WORD_END}(?!{GAP}[\d$€£]))",
    re.IGNORECASE,
)
MARK: Final = re.compile(
    rf"(?P<about>{HYPHEN}odd{WORD_END})|(?P<at_least>{HYPHEN}plus{WORD_END}|\+)", re.IGNORECASE
)
"""Between a number and its multiplier or currency: "500-odd million", "2-plus billion"."""

_PER_YEAR = re.compile(
    rf"{GAP},?{GAP}(?:/{GAP}(?:year|yr|annum){WORD_END}|(?:(?<=[\s,]){WORD_START}(?:"
    + phrases(
        "per year", "per annum", "annually", "each year", "every year", "yearly", "per calendar year",
        r"(?<![,;]\s)annual", "every single year", "each calendar year", "on an annual basis",
        "on a yearly basis", r"p\.a\.", "a-year",
    )
    + rf"|a{SPACE}year(?!{SPACE}(?:ago|later|earlier|after|before){WORD_END}))"
    + rf"|{HYPHEN}a{HYPHEN}year){WORD_END})",
    re.IGNORECASE,
)  # fmt: skip
_YEARLY_BEFORE = re.compile(
    rf"{WORD_START}(?:(?:an{SPACE})?(?:annual|yearly)(?:{SPACE}[a-z]{{2,20}}){{0,4}}"
    rf"(?:{SPACE}(?:of|worth|totalling|totaling))?|annually|(?:each|every){SPACE}year),?{SPACE}\Z",
    re.IGNORECASE,
)


def left_bound(text: str, at: int, floor: int) -> tuple[int, str | None]:
    """Where the cues directly before `at` begin, and the bound they set ("at_most", ..., or None).

    Nothing before `floor` is looked at. "At least about" is "at_least": a limit outranks "about".
    """
    start, bound = at, None
    for _ in range(2):
        low = max(floor, start - WINDOW)
        match = _LEFT.search(text, low, start)
        if not match:
            break
        if _ONLY_UP_TO.match(match[0]) and _BRINGS.search(
            text, max(floor, match.start() - WINDOW), match.start()
        ):
            break
        if match["about"] == "about" and _TOPIC.search(
            text, max(floor, match.start() - WINDOW), match.start()
        ):
            break
        cue = _bound_of(match)
        bound = cue if bound in (None, "about") else bound
        start = match.start()
    return start, bound


def _bound_of(match: re.Match[str]) -> str:
    if match["least"]:
        return "at_least"
    if match["most"]:
        return "at_most"
    return "about" if match["tilde"] else str(match.lastgroup if match.lastgroup != "fill" else _named(match))


def _named(match: re.Match[str]) -> str:
    return next(name for name in ("at_most", "at_least", "about") if match[name])


def right_bound(text: str, at: int) -> tuple[int, str | None]:
    """Where a cue directly after `at` ends, and the bound that it sets, or None."""
    match = _RIGHT.match(text, at)
    return (match.end(), match.lastgroup) if match else (at, None)


def yearly_after(text: str, at: int) -> int | None:
    """Where a cue such as "a year" or "annually" directly after `at` ends, or None."""
    match = _PER_YEAR.match(text, at)
    return match.end() if match else None


def yearly_before(text: str, at: int, floor: int) -> int | None:
    """Where a cue such as "annual support of" directly before `at` begins, or None."""
    match = _YEARLY_BEFORE.search(text, max(floor, at - WINDOW), at)
    return match.start() if match else None
