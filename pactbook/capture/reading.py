"""What every reader hands over: the text of one file and what the file itself says about its origin."""

from dataclasses import dataclass, field

from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file, with offsets as code points of `text`.

    `published` is a publication date that the file states as such; `created` is a weaker date (when the
    file was made, or a date found by guessing, as `created_as` says), used only when nothing else is known.
    Both are ISO 8601 texts. `several` allows more than one article in the text.
    """

    text: str = field(repr=False)
    media_type: str = "text/plain"
    published: str | None = None
    created: str | None = None
    created_as: str = "the day the file was made"
    source: SourceCard = field(default_factory=SourceCard)
    dropped: tuple[tuple[int, int], ...] = ()
    issues: tuple[Issue, ...] = ()
    several: bool = False


def refused(code: str, place: str, reason: str, hint: str) -> Issue:
    """The Issue for something that was not captured: what it is, why, and the next step."""
    return Issue(code, "high", f"{place} was not read: {reason}", place, hint=hint)


def clean(value: object) -> str | None:
    """A metadata value as one line of text that can be stored as UTF-8, or None when it says nothing."""
    if not isinstance(value, str):
        return None
    line = " ".join(value.split()).replace("\0", "")
    return line.encode("utf-8", "replace").decode("utf-8") or None
