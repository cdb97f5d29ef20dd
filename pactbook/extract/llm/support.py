"""Whether an article bears out actors, dates, lengths and words, each in the quote's own span."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pactbook.extract.gazetteer import resolve_code
from pactbook.extract.llm.evidence import Part, Window, says
from pactbook.extract.phrases.dates import find_dates
from pactbook.extract.phrases.numbers import find_numbers, find_ordinals
from pactbook.model.values import PartialDate

TOLERANCE: Final = 0.005
"""How far two amounts may lie apart and still be the same, as a share of the amount (as in the codebook)."""


_EVERYWHERE: Final = frozenset({"UKR", "RUS"})


class Unsupported(Exception):
    """What the text does not bear out; `code` is the reason for the reject."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(detail)
        self.code = code


@dataclass(slots=True)
class Doubts:
    """How much of a claim had to be taken away or rests on other sentences than the quote's."""

    number: int = 0

    def kept(self, said: str | None, found: str | None) -> str | None:
        """What was found of what was said; a loss counts."""
        self.number += said is not None and found is None
        return found


def near(a: float, b: float) -> bool:
    """True when two figures are the same but for rounding."""
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b))


def code_of(name: str) -> str:
    """The code that a model's name of a country or organisation stands for; the name where none is listed."""
    return resolve_code(name) or name.strip()


def actor(window: Window, name: str | None, doubts: Doubts) -> str | None:
    """The code of an actor, which the article must name. Raises Unsupported."""
    if name is None:
        return None
    code = code_of(name)
    if code in window.codes:
        return code
    if code not in window.article.codes:
        raise Unsupported("actor_not_in_text", code)
    doubts.number += 1
    return code


def doer(window: Window, name: str | None, doubts: Doubts) -> str | None:
    """The code of whoever the quote is about: named in its sentences, or, where these name no other country,
    just before them or at the head of the article. Raises Unsupported.
    """
    code = actor(window, name, doubts)
    if code is not None:
        about(window, (code,))
    return code


def about(window: Window, codes: Iterable[str]) -> None:
    """Raises Unsupported where the quote's sentences are about others than these."""
    named = {code for code in window.codes if is_country(code)} - _EVERYWHERE
    for code in codes:
        if code not in (window.codes if named else window.near):
            raise Unsupported("actor_not_in_quote", code)


def is_country(code: str) -> bool:
    """True for the codes of countries and of the EU, which give and sign; others are often only a channel."""
    return code == "EU" or (len(code) == 3 and code.isascii() and code.isupper() and code.isalpha())


def words(window: Window, text: str | None, doubts: Doubts, *, anywhere: bool = True) -> str | None:
    """Words that the article (else: the quote) must hold; None where it does not."""
    where = window.article.text if anywhere else window.quote
    return doubts.kept(text, text if text is not None and says(where, text) else None)


def date(window: Window, text: str | None, doubts: Doubts) -> str | None:
    """A date that the quote gives, as precisely as the quote gives it; None where it gives no such date."""
    return doubts.kept(text, _agreeing(text, [value for value in _dates(window) if value]))


def _dates(window: Window) -> Iterator[str | None]:
    for part in window.parts:
        scene = part.scene
        for span in [*scene.dates, *find_dates(scene.text, scene.published, future_hint=True)]:
            if part.low <= span.start and span.end <= part.high:
                yield span.value


def _agreeing(text: str | None, values: list[str]) -> str | None:
    try:
        wanted = PartialDate(text or "")
    except ValueError:
        return None
    return next((value for value in values if wanted.agrees(PartialDate(value))), None)


def period(
    window: Window, start: str | None, end: str | None, doubts: Doubts
) -> tuple[str | None, str | None]:
    """The ends of a period that the quote gives; None for an end that it does not give."""
    spans = [(span.period_start, span.period_end) for _, span in window.spans("periods")]
    if (start, end) in spans:
        return start, end
    days = [value for value in _dates(window) if value]
    starts = [value for value, _ in spans if value] + days
    ends = [value for _, value in spans if value] + days
    return doubts.kept(start, _agreeing(start, starts)), doubts.kept(end, _agreeing(end, ends))


def one_period(window: Window, text: str | None, doubts: Doubts) -> str | None:
    """A period written `2024`, `2024/2027` or `2025/` that the quote gives in full; else None."""
    if text is None:
        return None
    first, slash, second = text.partition("/")
    ends = (first or None, (second or None) if slash else (first or None))
    quiet = Doubts()
    found = period(window, *ends, quiet)
    if quiet.number:
        return doubts.kept(text, None)
    return f"{found[0] or ''}/{found[1] or ''}" if slash else found[0]


def length(window: Window, unit: str, value: float | None, doubts: Doubts) -> float | None:
    """A length of time in `years`, `months` or `hours` that the quote gives; else None."""
    if value is None:
        return None
    for _, span in window.spans("terms"):
        said = _in(unit, span.years, span.months, span.hours)
        if said is not None and near(said, value):
            return said
    doubts.number += 1
    return None


def _in(unit: str, years: float | None, months: float | None, hours: float | None) -> float | None:
    if unit == "years":
        return years if years is not None else (months / 12 if months is not None else None)
    if unit == "months":
        return months if months is not None else (years * 12 if years is not None else None)
    return hours


def figures(window: Window, *, ordinals: bool = False) -> Iterator[tuple[Part, int, float]]:
    """Numbers that stand in the quote as a whole: sentence, end in it, value."""
    for part in window.parts:
        found = [(n.start, n.end, n.value) for n in find_numbers(part.scene.text)]
        if ordinals:
            found += [(o.start, o.end, float(o.value)) for o in find_ordinals(part.scene.text)]
        for start, end, value in found:
            if part.low <= start and end <= part.high:
                yield part, end, value
