"""The documents of the rounds, rebuilt from the acceptance material: their texts are not ours to keep here.

Sixty dated policy updates that name Ukraine and are in no other set, in six rounds of ten. The order of a
hash of seed, date and title chooses them, so that no list of theirs is kept and every machine chooses alike.
"""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, Final

SEED: Final = "rounds-1"
ROUNDS: Final = 6
SIZE: Final = 10
WITH_MONEY: Final = 50
"""How many of all documents name a sum; the others show what an extractor makes of no claims at all."""

_SUM: Final = re.compile(r"\d\s?(million|billion)\b")

Row = dict[str, Any]


def round_texts(shared: Path, number: int) -> dict[str, str]:
    """Label (`r1_04_2023-05-11.txt`) to text of the documents of round `number`, 1 to 6.

    A text has a line `date YYYY-MM-DD`, a line with the title, an empty line and the body.
    """
    rows = [row for place, row in enumerate(_chosen(shared)) if place % ROUNDS == number - 1]
    rows.sort(key=_hash)
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


def _chosen(shared: Path) -> list[Row]:
    folder = shared / "donor_updates"
    taken = {_head(path) for path in sorted((folder / "texts").glob("*.txt"))}
    lines = (folder / "updates.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if _key(row) not in taken and "Ukrain" in _text(row)]
    rows.sort(key=_hash)
    money = [row for row in rows if _SUM.search(_text(row))]
    others = [row for row in rows if not _SUM.search(_text(row))]
    return money[:WITH_MONEY] + others[: ROUNDS * SIZE - WITH_MONEY]


def _head(path: Path) -> tuple[str, str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().removeprefix("date ").strip(), file.readline().strip()


def _key(row: Row) -> tuple[str, str]:
    return row["date"], row["title"].strip()


def _hash(row: Row) -> str:
    return sha256("|".join((SEED, *_key(row))))


def _text(row: Row) -> str:
    return f"date {row['date']}\n{row['title'].strip()}\n\n{row['text'].strip()}\n"
