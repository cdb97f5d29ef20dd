"""Reads the Ukrainian data files once; a cell with several values separates them by `|`."""

import csv
import functools
import importlib.resources


@functools.cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of one file of pactbook/data/ukrainian, in its order."""
    file = importlib.resources.files("pactbook") / "data" / "ukrainian" / name
    with file.open(encoding="utf-8") as stream:
        return tuple(csv.DictReader(stream))


def split(cell: str | None) -> list[str]:
    """The values of a cell."""
    return [part for part in (cell or "").split("|") if part]
