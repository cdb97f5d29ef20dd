"""Answers kept on disk, one file each, so that a second run asks nobody and needs no network."""

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactbook.model.ids import digest


def key(model: str, prompt: str, schema: Mapping[str, Any], text: str) -> str:
    """Sha256 that names the answer to one question: all that the answer rests on."""
    return digest({"model": model, "prompt": prompt, "schema": schema, "text": text})


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of answers. What was written by a run that was stopped is whole or not there."""

    folder: Path

    def get(self, name: str) -> dict[str, Any] | None:
        """The kept answer, or None; a damaged file counts as none and is written again."""
        try:
            kept = json.loads(self._path(name).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) and kept.get("key") == name else None
        return answer if isinstance(answer, dict) else None

    def put(self, name: str, answer: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        """Keep an answer; `about` (model, prompt version, document) is for people who look in there."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"key": name, **about, "answer": answer}, ensure_ascii=True, indent=1)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text + "\n")
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(part)
            raise

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.json"
