"""Rows of a list of signed agreements: "• Estonia (June 27, Brussels).", "12 January – United Kingdom"."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.phrases.dates import DateSpan
from pactbook.extract.rules.actors import Actor, codes_of
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import TABLES, Story

_FEWEST: Final = 2
_MARK = re.compile(r"[\s•*·–—-]*(?:\d{1,2}[.)]\s*)?")
_JOINERS = re.compile(r"(?:[\s,;&/]|\band\b|\bthe\b)*", re.I)
# between the state and its day, and behind the day
_TO_DAY = re.compile(r"\s*[(:,–—-]\s*(?:signed\s+)?(?:on\s+|in\s+)?", re.I)
_FROM_DAY = re.compile(r"\s*[:,–—-]\s*", re.I)
_AFTER = re.compile(r"\s*(?:[),.;:–—]|$)|\s+in\s+(?=[A-ZÀ-Þ])")
_PLACE = re.compile(r"(?:,\s*|\s+in\s+)(?P<place>[A-ZÀ-Þ][\w’'.-]*(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,2})\s*[).;]")
_SIGNING = re.compile(r"\b(?:sign(?:ed|ing|atures?|atories)|concluded|inked)\b", re.I)
# "talks were opened with", "parliaments that ratified what was signed", "still to be signed"
_OTHER = re.compile(
    r"""
    \b(?:
        talks | negotiat\w+ | ratif\w+ | approv\w+ | deliver\w+
        | visit\w* | pledg\w+ | to\s+be\s+signed | not | yet
        | will | plan\w* | expected | draft\w* | initial\w*
        | guest\s*book | letters? | contracts? | grants?
    )\b
    """,
    re.I | re.X,
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says: the codes of its states, its day, and the place behind the day."""

    codes: tuple[str, ...]
    date: DateSpan
    place: str | None


def row_of(story: Story, scene: Scene) -> Row | None:
    """The row that a sentence is, where its list is one of signed agreements; None for any other sentence."""
    row = _row(story, scene)
    if row is None:
        return None
    lead, rows = _list_around(story, scene)
    if lead is None or rows < _FEWEST:
        return None
    return row if _SIGNING.search(lead.text) and not _OTHER.search(lead.text) else None


def _row(story: Story, scene: Scene) -> Row | None:
    """A sentence that opens its paragraph with states and a day and nothing else."""
    opens = scene.before is None or scene.before.paragraph != scene.paragraph
    days = [d for d in scene.dates if d.value and d.precision in ("day", "month")]
    if not opens or not days:
        return None
    named = [a for a in story.actors(scene) if a.kind != "person" and not a.adjective]
    found = _day_behind(scene, named, days[0]) or _day_in_front(scene, named, days[0])
    codes = [c for c in codes_of(found) if c not in TABLES and c != "UKR"]
    if not codes:
        return None
    place = _PLACE.match(scene.text, days[0].end)
    return Row(tuple(codes), days[0], place["place"] if place else None)


def _day_behind(scene: Scene, named: list[Actor], day: DateSpan) -> list[Actor]:
    """States in "Estonia (June 27)"."""
    front = [a for a in named if a.end <= day.start]
    mark = _MARK.match(scene.text)
    begin = mark.end() if mark else 0
    if not front or not _TO_DAY.fullmatch(scene.text[front[-1].end : day.start]):
        return []
    return front if _only_names(scene, front, begin) and _AFTER.match(scene.text, day.end) else []


def _day_in_front(scene: Scene, named: list[Actor], day: DateSpan) -> list[Actor]:
    """States in "12 January – United Kingdom", up to the end of the row or its first other sign."""
    mark = _MARK.match(scene.text)
    gap = _FROM_DAY.match(scene.text, day.end)
    if not mark or not gap or day.start > mark.end():
        return []
    found: list[Actor] = []
    at = gap.end()
    for actor in named:
        if actor.start < at or not _JOINERS.fullmatch(scene.text[at : actor.start]):
            break
        found.append(actor)
        at = actor.end
    return found if found and _AFTER.match(scene.text, at) else []


def _only_names(scene: Scene, found: list[Actor], begin: int) -> bool:
    for actor in found:
        if not _JOINERS.fullmatch(scene.text[begin : actor.start]):
            return False
        begin = actor.end
    return True


def _list_around(story: Story, scene: Scene) -> tuple[Scene | None, int]:
    """The sentence right before the list that a row stands in, and how many rows the list has."""
    opening: dict[int, Scene] = {}
    for each in story.scenes:
        opening.setdefault(each.paragraph, each)
    order = sorted(opening)
    at = low = order.index(scene.paragraph)
    while low >= 0 and _row(story, opening[order[low]]):
        low -= 1
    high = at
    while high < len(order) and _row(story, opening[order[high]]):
        high += 1
    leads = [s for s in story.scenes if low >= 0 and s.paragraph == order[low]]
    return (leads[-1] if leads else None), high - low - 1
