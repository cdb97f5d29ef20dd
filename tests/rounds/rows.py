"""The gold of a round: the codebook's rows without quotes, each tied to its text by hash and offsets."""

import json
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parent / "gold"


def coded() -> list[int]:
    """Numbers of the rounds that have gold."""
    return sorted(int(path.stem.removeprefix("round")) for path in FOLDER.glob("round*.jsonl"))


def gold_rows(number: int) -> list[dict[str, Any]]:
    """Rows of round `number`; a row `kind: none` says that its document holds no claims."""
    path = FOLDER / f"round{number}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
