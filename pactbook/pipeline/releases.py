"""The folder that releases stand in, one below the other: which there are, and which came before."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from pactbook.pipeline.folder import FolderError

MANIFEST: Final = "MANIFEST.json"


def manifest(folder: Path) -> bytes:
    """The manifest of a release. Raises FolderError for a folder that is none."""
    try:
        data = (folder / MANIFEST).read_bytes()
        _fields(data)
    except (OSError, ValueError, KeyError, TypeError):
        raise FolderError(f"{folder} is no release: it has no {MANIFEST} that can be read") from None
    return data


def manifest_of(folder: Path) -> Mapping[str, Any]:
    """What the manifest of a release says. Raises FolderError for a folder that is none."""
    return _fields(manifest(folder))


def _fields(data: bytes) -> Mapping[str, Any]:
    found = json.loads(data)
    if not isinstance(found["files"], dict) or not isinstance(found["tree"]["size"], int):
        raise ValueError("no manifest")
    fields: Mapping[str, Any] = found
    return fields


def tables(folder: Path) -> dict[str, bytes]:
    """The bytes of each table of a release, as JSON Lines, by path."""
    listed = [name for name in _fields(manifest(folder))["files"] if name.endswith(".jsonl")]
    there = {name: folder.joinpath(*name.split("/")) for name in listed if name.startswith("data/")}
    return {name: path.read_bytes() for name, path in there.items() if path.is_file()}


def before(out: Path, name: str) -> Path | None:
    """The release in `out` that the one called `name` comes after: the one it names, else the newest.

    Raises FolderError where several are the newest.
    """
    there = {path: manifest(path) for path in _releases(out)}
    hashes = {hashlib.sha256(data).hexdigest(): path for path, data in there.items()}
    links = {path: (_fields(data).get("previous") or {}).get("manifest") for path, data in there.items()}
    own = out / name
    if own in there:
        if links[own] is not None and links[own] not in hashes:
            raise FolderError(
                f"{own} names a release before it that is not in {out}: name it with --previous"
            )
        return hashes.get(links[own] or "")
    newest = [path for key, path in hashes.items() if key not in links.values()]
    if len(newest) > 1:
        names = ", ".join(path.name for path in newest)
        raise FolderError(
            f"{out} holds several releases that nothing follows ({names}): choose with --previous"
        )
    return newest[0] if newest else None


def _releases(out: Path) -> list[Path]:
    if not out.is_dir():
        return []
    return sorted(p for p in out.iterdir() if not p.name.startswith(".") and (p / MANIFEST).is_file())
