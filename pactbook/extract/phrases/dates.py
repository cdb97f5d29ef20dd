"""All the grammars of time in one place: dates, periods and lengths."""

from pactbook.extract.phrases.days import DateSpan, find_dates
from pactbook.extract.phrases.periods import PeriodSpan, find_periods
from pactbook.extract.phrases.terms import TermSpan, find_terms

__all__ = ["DateSpan", "PeriodSpan", "TermSpan", "find_dates", "find_periods", "find_terms"]
