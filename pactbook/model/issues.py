"""An Issue is a data problem as a value with a place; a contradiction is an Issue with both sides quoted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """One source's part in a contradiction: what it says, and where. `ref` is what `why` takes."""

    says: str
    ref: str
    document: str
    published: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem in the data, never in the program.

    `code` is a stable word such as `unreadable` or `count_mismatch`; `severity` is high, medium or low;
    `place` names a file, a document or a figure; `hint` says what to do next.
    """

    code: str
    severity: str
    message: str
    place: str
    sides: tuple[Side, ...] = ()
    hint: str | None = None
