"""Where in a file of the reference each of its entries stands."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Reference, read

_HEAD: Final = re.compile(r"^\[\[?(\w+)\]?\]$", re.M)

Place = tuple[int, int]


def places(text: str, label: str) -> Mapping[str, Place]:
    """The lines of a file, as code points of its text, that each entry comes from, by the id of the entry.

    Nothing for a text that is no file of the reference.
    """
    reference = read(text, label)
    if not isinstance(reference, Reference):
        return {}
    tables = _tables(text)
    terms = _ids(replace(reference, events=(), promises=(), later=()))
    found = dict.fromkeys(terms, tables["terms"][0]) if terms else {}
    for event, place in zip(reference.events, tables["event"], strict=True):
        made = _ids(replace(reference, events=(event,), promises=(), later=()))
        found |= dict.fromkeys(made - terms, place)
    told = _ids(replace(reference, promises=(), later=()))
    for promise, place in zip(reference.promises, tables["promise"], strict=True):
        found |= dict.fromkeys(_ids(replace(reference, promises=(promise,), later=())) - told, place)
    for change, place in zip(reference.later, tables["later"], strict=True):
        found |= dict.fromkeys(_ids(replace(reference, promises=(), later=(change,))) - told, place)
    return found


def _tables(text: str) -> Mapping[str, list[Place]]:
    heads = [(match[1], match.start()) for match in _HEAD.finditer(text)]
    ends = [start for _, start in heads[1:]] + [len(text)]
    found: dict[str, list[Place]] = defaultdict(list)
    for (name, start), end in zip(heads, ends, strict=True):
        found[name].append((start, start + len(text[start:end].rstrip())))
    return found


def _ids(reference: Reference) -> set[str]:
    return {entry.id for entry in entries(reference)}
