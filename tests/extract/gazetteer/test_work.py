"""The work grows with the text, not with its square: counted in function calls, so that no clock is read."""

import datetime
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from pactbook.extract.gazetteer import find_bodies, find_entities, find_people

TEXTS = {
    "an article": "Ukraine and Denmark signed in Kyiv, said Prime Minister Frederiksen, the team's head.\n",
    "titles": "First Deputy Foreign Minister and ",
    "bodies": "President of the Ministry of ",
    "names": "Anna Maria van der Berg, the president, ",
    "half names": "South Republic of the New ",
    "hyphens": "Franco-Zelensky-",
    "addresses": "http://x @y ",
}


def calls(work: Callable[[], object]) -> int:
    """How many functions, ours and built-in ones, run during the work."""
    count = 0

    def note(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", list(TEXTS))
def test_twice_the_text_is_at_most_about_twice_the_work(name: str) -> None:
    def read(text: str) -> None:
        find_entities(text)
        find_people(text, datetime.date(2024, 3, 1), references=True)
        find_bodies(text)

    read(TEXTS[name] * 3)
    once = calls(lambda: read(TEXTS[name] * 150))
    twice = calls(lambda: read(TEXTS[name] * 300))
    assert twice <= 2.2 * once
