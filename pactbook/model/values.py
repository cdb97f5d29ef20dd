"""Values that a claim is made of: partial dates, periods and bounded money.

Amounts are numbers in units of their currency. An open end is None, never a guess.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from decimal import Decimal

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """An ISO 8601 calendar date at the precision a text supports: `2024`, `2024-02` or `2024-02-16`.

    Raises ValueError when the text is no such date.
    """

    text: str

    def __post_init__(self) -> None:
        self.first()

    def first(self) -> datetime.date:
        """The first day that the date may mean."""
        match = _DATE.match(self.text)
        if not match:
            raise ValueError(f"not an ISO 8601 date: {self.text!r}")
        year, month, day = match.groups()
        return datetime.date(int(year), int(month or 1), int(day or 1))

    def last(self) -> datetime.date:
        """The last day that the date may mean."""
        first = self.first()
        if len(self.text) == 10:
            return first
        if len(self.text) == 4:
            return datetime.date(first.year, 12, 31)
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])

    def plus(self, months: int) -> "PartialDate":
        """The date that many months on (back, for less than none), as precise as this one.

        A day that the month has not becomes its last one: 29 February and ten years make 28 February. Source:
        Regulation (EEC, Euratom) 1182/71, article 3(2)(c). Raises ValueError for a date without a month and
        months that make no whole years.
        """
        if len(self.text) == 4 and months % 12:
            raise ValueError(f"{months} months from {self.text} are no known year")
        first = self.first()
        year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
        length = calendar.monthrange(year, month + 1)[1]
        return PartialDate(f"{year:04}-{month + 1:02}-{min(first.day, length):02}"[: len(self.text)])

    def covers(self, other: "PartialDate") -> bool:
        """True when `other` is the same date, or a more precise one inside this one."""
        return other.text.startswith(self.text)

    def agrees(self, other: "PartialDate") -> bool:
        """True when one of the two covers the other: nothing said contradicts."""
        return self.covers(other) or other.covers(self)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Period:
    """From a partial date to a partial date, both included; None is an open end."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    def beyond(self, year: int) -> bool:
        """True when the period names a time after the end of `year`."""
        return any(part is not None and part.last().year > year for part in (self.start, self.end))

    def __str__(self) -> str:
        if self.start is None and self.end is None:
            return ""
        if self.start == self.end:
            return str(self.start)
        return f"{self.start or ''}/{self.end or ''}"


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of one currency with its bound. `maximum` is the upper end of a range, else None."""

    amount: float
    currency: str
    bound: str = "exact"
    maximum: float | None = None

    def interval(self) -> tuple[float, float | None]:
        """(low, high) in units of the currency; high is None where the text sets no upper end.

        A bounded amount stays an interval in every sum, share and rank; "about" has no stated width and
        is its own point.
        """
        if self.bound == "at_most":
            return 0.0, self.amount
        if self.bound == "at_least":
            return self.amount, None
        if self.bound == "range" and self.maximum is not None:
            return self.amount, self.maximum
        return self.amount, self.amount


def rounding(amount: float, digits: int) -> tuple[float, float]:
    """The interval of true values that print as `amount` with `digits` significant digits.

    1.3 billion printed with two digits may be anything from 1.25 to 1.35 billion.
    """
    if amount == 0:
        return 0.0, 0.0
    leading = Decimal(repr(float(amount))).adjusted()
    half = 0.5 * 10.0 ** (leading + 1 - digits)
    return amount - half, amount + half
