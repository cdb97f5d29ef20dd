"""How often two claims are linked as a person would link them: `python -m tests.relations.measure`.

`pairs.jsonl` has pairs of claims of invented articles, coded before any rule was run on them. Numbers that
are odd are the half that rules may be mended on (`--failures` lists it); of the even ones only the figures
are looked at.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pactbook.book.enter import enter
from pactbook.book.facts import Context, Coordinates
from pactbook.book.ledger import fold
from pactbook.book.relations import relations
from pactbook.model.claims import Claim, from_plain
from pactbook.model.entries import Recorded
from pactbook.model.sources import Document

KINDS = ("same", "part", "delivery", "fund", "agreement", "unrelated")
"""What two claims may be to each other: the same promise; the second a part of the first, its delivery, a
member's share of a fund's, or promised with an agreement; or nothing of that."""
_LINK = {"frame": "part"}
_QUOTE = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class Pair:
    """Two claims and what they are to each other. `reverse`: the second is the whole."""

    id: str
    gold: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, Claim]
    reverse: bool = False

    @property
    def tuned(self) -> bool:
        return int(self.id[1:]) % 2 == 1


@cache
def pairs() -> tuple[Pair, ...]:
    """The coded pairs."""
    lines = (Path(__file__).parent / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(_pair(json.loads(line)) for line in lines)


def _pair(said: dict[str, Any]) -> Pair:
    documents, quotes = [], []
    for number, (published, marked) in enumerate(said["texts"], 1):
        text, places = _unmarked(marked)
        sha256 = hashlib.sha256(f"{said['id']} {number}".encode()).hexdigest()
        label = f"{said['id']}-{number}.txt"
        document = Document(sha256, 1, label, published, text, 0, len(text))
        documents.append(document)
        quotes += [(document, start, end) for start, end in places]
    first, second = (_claim(place, fields) for place, fields in zip(quotes, said["claims"], strict=True))
    return Pair(said["id"], said["gold"], tuple(documents), (first, second), said.get("reverse", False))


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and where what stood in them stands."""
    places, text, at = [], "", 0
    for match in _QUOTE.finditer(marked):
        text += marked[at : match.start()]
        places.append((len(text), len(text) + len(match[1])))
        text, at = text + match[1], match.end()
    return text + marked[at:], places


def _claim(place: tuple[Document, int, int], said: dict[str, Any]) -> Claim:
    document, start, end = place
    fields = dict(said)
    kind, modality = fields.pop("kind", "commitment"), fields.pop("modality", "asserted")
    if kind == "commitment":
        fields = {"recipient": "UKR", **fields}
        if "amount" in fields:
            fields = {"currency": "EUR", "bound": "exact", **fields}
    value = from_plain(kind, fields)
    quote = document.text[start:end]
    return Claim(document.key, document.label, document.published, start, end, quote, value, modality)


def found(pair: Pair) -> str:
    """What the rules say of a pair: one of KINDS, or `reversed` for a link the wrong way round."""
    entries = [entry for claim in pair.claims if (entry := enter(claim)) is not None]
    records = [Recorded(seq, f"{seq}", entry) for seq, entry in enumerate(entries, 1)]
    documents = {document.key: document for document in pair.documents}
    ledger = fold(records, Coordinates(), Context({c.id: c for c in pair.claims}, documents))
    facts = (*ledger.agreements, *ledger.commitments)
    refs = {record.entry.claim: fact.ref for fact in facts for record in fact.reports}
    first, second = (refs[claim.id] for claim in pair.claims)
    if first == second:
        return "same"
    whole, part = (second, first) if pair.reverse else (first, second)
    for one in relations(ledger, context=Context(documents=documents)):
        if (one.whole, one.part) == (whole, part):
            return _LINK.get(one.kind, one.kind)
        if (one.whole, one.part) == (part, whole):
            return "reversed"
    return "unrelated"


@dataclass(frozen=True)
class Row:
    """Of one kind: how many pairs are of it, how many were called it, and how many of these rightly."""

    kind: str
    coded: int
    called: int
    right: int

    @property
    def precision(self) -> float | None:
        return self.right / self.called if self.called else None

    @property
    def recall(self) -> float | None:
        return self.right / self.coded if self.coded else None


def measure(chosen: Iterable[Pair]) -> Iterator[Row]:
    """A row for each kind of relation."""
    answers = [(pair.gold, found(pair)) for pair in chosen]
    coded, called = Counter(gold for gold, _ in answers), Counter(said for _, said in answers)
    right = Counter(gold for gold, said in answers if gold == said)
    return (Row(kind, coded[kind], called[kind], right[kind]) for kind in KINDS)


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"


def main() -> None:
    """Print both halves."""
    for name, tuned in (("mended on", True), ("only measured", False)):
        half = [pair for pair in pairs() if pair.tuned is tuned]
        print(f"{name} ({len(half)} pairs)")
        for row in measure(half):
            print(
                f"  {row.kind:10} coded {row.coded:2} called {row.called:2} right {row.right:2} "
                f"precision {_shown(row.precision)} recall {_shown(row.recall)}"
            )
        print(f"  all        right {sum(row.right for row in measure(half))}")
    if "--failures" in sys.argv:
        for pair in pairs():
            if pair.tuned and found(pair) != pair.gold:
                print(pair.id, pair.gold, "called", found(pair))


if __name__ == "__main__":
    main()
