"""The documents of the rounds, rebuilt from the acceptance material: their texts are not ours to keep here.

A hundred and twenty dated policy updates that name Ukraine and are in no other set, in twelve rounds of ten,
drawn in three goes. The order of a hash of seed, date and title chooses them, so that no list of theirs is
kept and every machine chooses alike.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple


class Draw(NamedTuple):
    """Rounds drawn in one go. Documents without a sum show what an extractor makes of no claims at all."""

    seed: str
    rounds: range
    with_money: int
    """How many of the draw's documents name a sum."""
    on_topic: bool = False
    """Whether documents that name Ukraine at their head come before all others."""


DRAWS: Final = (
    Draw("rounds-1", range(1, 7), 50),
    Draw("rounds-2", range(7, 11), 33),
    Draw("rounds-3", range(11, 13), 20, on_topic=True),
)
"""In their order: a later draw leaves out what an earlier one took."""
ROUNDS: Final = DRAWS[-1].rounds.stop - 1
SIZE: Final = 10

_SUM: Final = re.compile(r"\d\s?(million|billion)\b")
_HEAD: Final = 300
"""Characters of a body that count as its head, besides the title."""

Row = dict[str, Any]


def round_texts(shared: Path, number: int) -> dict[str, str]:
    """Label (`r1_04_2023-05-11.txt`) to text of the documents of round `number`, 1 to 12.

    A text has a line `date YYYY-MM-DD`, a line with the title, an empty line and the body.
    """
    draw, drawn = next(pair for pair in _drawn(shared) if number in pair[0].rounds)
    rows = drawn[number - draw.rounds.start :: len(draw.rounds)]
    rows.sort(key=lambda row: _hash(draw.seed, row))
    return {f"r{number}_{i:02}_{row['date']}.txt": _text(row) for i, row in enumerate(rows, 1)}


def write_round(shared: Path, number: int, folder: Path) -> list[Path]:
    """Write the texts of a round into `folder`, byte for byte as they were coded; return the files."""
    paths = []
    for label, text in round_texts(shared, number).items():
        path = folder / label
        path.write_bytes(text.encode("utf-8"))
        paths.append(path)
    return paths


def sha256(text: str) -> str:
    """The hash by which the gold knows a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _drawn(shared: Path) -> Iterator[tuple[Draw, list[Row]]]:
    folder = shared / "donor_updates"
    taken = {_head(path) for path in sorted((folder / "texts").glob("*.txt"))}
    lines = (folder / "updates.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if "Ukrain" in _text(row)]
    for draw in DRAWS:
        chosen = _chosen(draw, [row for row in rows if _key(row) not in taken])
        taken |= {_key(row) for row in chosen}
        yield draw, chosen


def _chosen(draw: Draw, rows: list[Row]) -> list[Row]:
    rows = sorted(rows, key=lambda row: (draw.on_topic and not _on_topic(row), _hash(draw.seed, row)))
    money = [row for row in rows if _SUM.search(_text(row))]
    others = [row for row in rows if not _SUM.search(_text(row))]
    return money[: draw.with_money] + others[: len(draw.rounds) * SIZE - draw.with_money]


def _on_topic(row: Row) -> bool:
    return "Ukrain" in row["title"] or "Ukrain" in row["text"].strip()[:_HEAD]


def _head(path: Path) -> tuple[str, str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix("date ").strip(), file.readline().strip()


def _key(row: Row) -> tuple[str, str]:
    return row["date"], row["title"].strip()


def _hash(seed: str, row: Row) -> str:
    return sha256("|".join((seed, *_key(row))))


def _text(row: Row) -> str:
    return f"date {row['date']}\n{row['title'].strip()}\n\n{row['text'].strip()}\n"
