"""The sets of news rounds: their texts and gold, as they lie in the folder."""

import json
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).resolve().parent
MEASURED_ONLY: Final = frozenset({"n4"})
"""Sets that are scored without ever listing an error, so that no rule can be written on them."""


def coded() -> list[str]:
    """Names of the sets that have gold."""
    return sorted(path.parent.name for path in FOLDER.glob("n*/gold"))


def texts_of(name: str) -> dict[str, str]:
    """Label to text of the articles of a set, byte for byte as they were coded."""
    paths = sorted((FOLDER / name / "texts").glob("*.txt"))
    return {path.name: path.read_bytes().decode("utf-8") for path in paths}


def gold_of(name: str) -> list[dict[str, Any]]:
    """The codebook's rows of a set, article by article."""
    paths = sorted((FOLDER / name / "gold").glob("*.jsonl"))
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
