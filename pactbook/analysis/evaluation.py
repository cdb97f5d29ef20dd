"""Evaluation of an extractor on folders: gold rows, the texts they were coded from, and a way to extract.

The extractor comes as a callable from a file to claims in the codebook's JSON, since floors import down.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from pactbook.analysis.scoring import MAIN_KINDS, Report, score

Extract = Callable[[Path], list[dict[str, Any]]]


class GoldError(ValueError):
    """A gold file or text that cannot be used; the message names the file, the line and the remedy."""


def evaluate(
    gold_dir: Path,
    texts_dir: Path,
    extract: Extract,
    kinds: Sequence[str] = MAIN_KINDS,
    threshold: float = 0.0,
    seed: int = 0,
) -> Report:
    """Extract from every text that the gold covers and score the claims.

    `gold_dir` is a .jsonl file or a folder of them; a document `name#2` is the second article of the file
    `name` in `texts_dir`. Raises GoldError for a missing folder, a line that is no JSON object, a row
    without its document, and a text that is missing.
    """
    gold = read_rows(gold_dir)
    if not gold:
        raise GoldError(f"{gold_dir}: no gold rows; give a .jsonl file or a folder that holds some")
    names = sorted({row["document"].split("#")[0] for row in gold})
    paths = [_text_path(texts_dir, name) for name in names]
    texts = {name: _read_text(path) for name, path in zip(names, paths, strict=True)}
    claims = [claim for path in paths for claim in extract(path)]
    return score(gold, claims, kinds, texts, threshold, seed)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """JSON Lines of a file, or of all .jsonl files of a folder in order of name. Raises GoldError."""
    if not path.exists():
        raise GoldError(f"{path}: not found; give a .jsonl file or a folder of them")
    rows = []
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        for number, line in enumerate(_read_text(file).split("\n"), 1):
            if line.strip():
                rows.append(_row(line, f"{file}:{number}"))
    return rows


def _row(line: str, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise GoldError(f"{place}: not JSON: {error}") from None
    if not isinstance(row, dict) or not isinstance(row.get("document"), str) or "kind" not in row:
        raise GoldError(f"{place}: not a claim; each line is an object with 'kind' and 'document'")
    return row


def _text_path(texts: Path, name: str) -> Path:
    path = texts / name
    if not path.is_file():
        raise GoldError(f"{path}: not found; the gold rows name this document, give the folder that holds it")
    return path


def _read_text(path: Path) -> str:
    """Text with its own line ends, which offsets count."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            return handle.read()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read as UTF-8 text: {error}") from None
