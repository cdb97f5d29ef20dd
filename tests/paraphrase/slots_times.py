"""Slots for periods and days."""

import datetime

from tests.paraphrase import wording
from tests.paraphrase.choices import Choices


class Times(Choices):
    """When money is for, and when something happened, was said or will happen."""

    def _period(self, period: wording.Period, front: bool) -> str:
        self.period = dict(period.fields)
        self.mark(f"period: {period.form}")
        return period.front if front else period.behind

    def slot_P(self, number: int) -> str:
        if self.rng.random() < 0.3:
            return ""
        return self._period(wording.future(self.rng, self.published), front=False)

    def slot_PF(self, number: int) -> str:
        period = wording.future(self.rng, self.published)
        while not period.front:
            period = wording.future(self.rng, self.published)
        return self._period(period, front=True)

    def slot_PY(self, number: int) -> str:
        """Some years to come."""
        if self.rng.random() < 0.4:
            return ""
        return self._period(wording.years(self.rng, self.published), front=False)

    def slot_PYF(self, number: int) -> str:
        return self._period(wording.years(self.rng, self.published), front=True)

    def slot_PB(self, number: int) -> str:
        """The years of a budget."""
        y = self.published.year
        if self.rng.random() < 0.3:
            return ""
        text, start, end = self.rng.choice(
            (
                (f"for {y}", y, y),
                (f"for {y + 1}", y + 1, y + 1),
                ("for this year", y, y),
                ("for next year", y + 1, y + 1),
                (f"for the years {y} to {y + 2}", y, y + 2),
                (f"for {y + 1}-{y + 3}", y + 1, y + 3),
                (f"for {y}–{y + 2}", y, y + 2),
                (f"for the period from {y} to {y + 3}", y, y + 3),
                (f"for {y} and {y + 1}", y, y + 1),
            )
        )
        self.period = {"period_start": str(start), "period_end": str(end)}
        self.mark("period: budget years")
        return f" {text}"

    def slot_PP(self, number: int) -> str:
        return self._period(wording.past(self.rng, self.published), front=False)

    def slot_PPF(self, number: int) -> str:
        return self._period(wording.past(self.rng, self.published), front=True)

    def slot_PR(self, number: int) -> str:
        return self._period(wording.running(self.rng, self.published), front=False)

    def slot_PRF(self, number: int) -> str:
        return self._period(wording.running(self.rng, self.published), front=True)

    def slot_W(self, number: int) -> str:
        """The day of an announcement, which no claim holds."""
        day = self.published - datetime.timedelta(days=self.rng.randrange(0, 5))
        return self.rng.choice(("", f" on {day:%A}", f" on {day:%A}", f" on {day:%B} {day.day}"))

    def slot_T(self, number: int) -> str:
        """The day of an agreement's event."""
        day = wording.past_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        return day.text

    def slot_TF(self, number: int) -> str:
        """The same day before the clause."""
        day = wording.past_day(self.rng, self.published)
        while not day.text or day.text.endswith(","):
            day = wording.past_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        text = day.text.strip()
        return f"{text[0].upper()}{text[1:]}, "

    def slot_F(self, number: int) -> str:
        """A day to come."""
        day = wording.coming_day(self.rng, self.published)
        self.date = day.date
        self.mark(f"day: {day.form}")
        return day.text

    def slot_Ya(self, number: int) -> str:
        """The year before publication, or the one before that."""
        return str(self.published.year - number)
