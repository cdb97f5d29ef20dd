"""Verdicts from a file: one JSON object a line, each stored or refused by itself, with its line named."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pactbook.extract.ground import find
from pactbook.model.sources import Document
from pactbook.model.verdicts import Verdict
from pactbook.pipeline.desk import LINKS, Desk, ReviewError

KNOWN: Final = ("verdict", "claim", "claims", "document", "start", "end", "quote", "fields", "published")
_MORE: Final = ("decision", "reason")


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a line, counted from 1: the verdict that stands now, or why there is none."""

    line: int
    verdict: Verdict | None = None
    fault: str | None = None


def decide(desk: Desk, lines: Iterable[str]) -> Iterator[Done]:
    """Give the verdicts of lines, in order; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield Done(number, _given(desk, _read(line)))
            except ReviewError as error:
                yield Done(number, fault=str(error))


def _read(line: str) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError as error:
        raise ReviewError(f"this is no JSON: {error}") from None
    if not isinstance(said, dict):
        raise ReviewError("a line is one JSON object")
    strange = [name for name in said if name not in (*KNOWN, *_MORE)]
    if strange:
        raise ReviewError(f"no such key {', '.join(strange)}; keys are {', '.join((*KNOWN, *_MORE))}")
    return said


def _given(desk: Desk, said: dict[str, Any]) -> Verdict:
    kind, reason = said.get("verdict"), said.get("reason")
    if kind in ("accept", "reject"):
        return (desk.accept if kind == "accept" else desk.reject)(_text(said, "claim"), reason)
    if kind == "correct":
        return desk.correct(_text(said, "claim"), _fields(said), reason)
    if kind == "add":
        return desk.add(_text(said, "document"), *place(desk, said), _fields(said), reason)
    if kind in LINKS and isinstance(said.get("claims"), list):
        return desk.link(str(kind), map(str, said["claims"]), reason)
    if kind == "date_correction":
        return desk.date(_text(said, "document"), _text(said, "published"), reason)
    if kind == "undo":
        return desk.undo(_text(said, "decision"), reason)
    if kind in LINKS:
        raise ReviewError(f"{kind} needs claims, a list of ids")
    known = ("accept", "correct", "reject", "add", *LINKS, "date_correction", "undo")
    raise ReviewError(f"no verdict {kind!r}; one of {', '.join(known)}")


def place(desk: Desk, said: dict[str, Any]) -> tuple[int, int]:
    """Where an added claim stands: `start` and `end`, or the first place of `quote` in its article."""
    if isinstance(said.get("quote"), str):
        document = desk.document(_text(said, "document"))
        start = find(document, said["quote"], said.get("start"))
        if start is not None:
            return start, start + len(said["quote"])
        found = _from_to(document, said["quote"])
        if found is None:
            raise ReviewError(f"{document.label} does not hold these words: {said['quote'][:60]!r}")
        return found
    start, end = said.get("start"), said.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        raise ReviewError("an added claim needs start and end, or a quote")
    return start, end


def _from_to(document: Document, quote: str) -> tuple[int, int] | None:
    """The place of "first words ... last words": from the first to the next of the last ones."""
    first, mark, last = re.sub(r"\.\.\.|…", "…", quote, count=1).partition("…")
    if not mark or not first.strip() or not last.strip():
        return None
    start = find(document, first.strip())
    end = (
        document.text.find(last.strip(), start + len(first.strip()), document.end)
        if start is not None
        else -1
    )
    return None if start is None or end < 0 else (start, end + len(last.strip()))


def _text(said: dict[str, Any], name: str) -> str:
    if not isinstance(said.get(name), str):
        raise ReviewError(f"{said.get('verdict')} needs {name}")
    return str(said[name])


def _fields(said: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(said.get("fields"), dict):
        raise ReviewError(f"{said.get('verdict')} needs fields, an object")
    return dict(said["fields"])
