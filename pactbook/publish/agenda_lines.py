"""The calendar for the terminal: what comes, what has no date, who is next."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from pactbook.analysis.calendar import Calendar
from pactbook.publish import tables, words
from pactbook.publish.agenda import rows, talks
from pactbook.publish.terminal import grid, safe
from pactbook.publish.view import View


def lines(found: Calendar, view: View, narrow: bool) -> Iterator[RenderableType]:
    """The calendar for a person: what comes, what has no date, who is next."""
    span = f"from {found.span.start}" + (f" to {found.span.end}" if found.span.end else " on")
    yield Text(f"What comes {span}", style="bold underline")
    dated = rows(found.dated, view)
    yield grid(tables.CALENDAR, dated, None, narrow) if dated else Text("Nothing is known.", style="dim")
    if found.undated:
        yield Text("\nNo date known", style="bold underline")
        yield grid(tables.CALENDAR, rows(found.undated, view), None, narrow)
    yield Text("\nWho is next", style="bold underline")
    if found.ending:
        ends = ", ".join(f"{words.country(line.state)} {line.date}" for line in found.ending)
        yield Text(safe(f"Agreements that end next: {ends}"))
    for title, states in (
        ("In talks, furthest first", found.talks),
        ("Refused, suspended or ended", found.unsigned),
    ):
        if states:
            yield Text(f"{title}:")
            yield grid(tables.TALKS, talks(states, view), None, narrow)
    if not found.talks:
        yield Text("Nobody is in talks at these dates.", style="dim")
