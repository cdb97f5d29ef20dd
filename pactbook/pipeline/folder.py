"""A folder of files, or one file, that appears whole or not at all.

Everything is written into a draft beside it, forced to disk, and renamed at the end. A run that is killed
leaves at most a draft, which the next run for the same name takes away.
"""

import errno
import os
import re
import secrets
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

STEPS: Final = ("swept", "begun", "written", "forced", "renamed", "settled")
"""The steps of a writing run, in order; `written` comes once for each file."""


class FolderError(Exception):
    """What cannot be written. Its message says why and what to do next; nothing of it is there."""


def write_folder(
    path: Path, files: Mapping[str, bytes], step: Callable[[str], None] = lambda _: None
) -> bool:
    """Write `files` (relative path with slashes to bytes) as the new folder `path`.

    False, and nothing written, when the folder is there and holds just these files. `step` is told each of
    `STEPS` when it is done. Raises FolderError when the folder is there with anything else, or cannot be
    written.
    """
    try:
        if path.exists() or path.is_symlink():
            return _same(path, files)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        step("swept")
        draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
        try:
            draft.mkdir()
            step("begun")
            _fill(draft, files, step)
            _force(draft)
            step("forced")
            os.rename(draft, path)
            step("renamed")
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        _settle(path.parent)
        step("settled")
    except OSError as error:
        raise FolderError(_reason(path, error)) from None
    return True


def write_file(path: Path, data: bytes) -> None:
    """Write the file `path`, whole or not at all; one that is there stays until the new one is whole.

    What is no file, such as a pipe, is written into as it is. Raises FolderError.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        target = path.resolve()
        _sweep(target)
        draft = target.with_name(f".{target.name}.{secrets.token_hex(6)}.new")
        try:
            _write(draft, data)
            if target.exists():
                shutil.copymode(target, draft)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
        _settle(target.parent)
    except OSError as error:
        raise FolderError(_reason(path, error)) from None


def _same(path: Path, files: Mapping[str, bytes]) -> bool:
    there = {p.relative_to(path).as_posix() for p in path.rglob("*") if not p.is_dir()}
    if path.is_dir() and there == files.keys():
        if all((path / name).read_bytes() == data for name, data in files.items()):
            return False
    raise FolderError(f"{path} is there and holds something else, and what is published never changes")


def _sweep(path: Path) -> None:
    """Take away what a killed run left."""
    draft = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{12}}\.new")
    for left in path.parent.iterdir():
        if draft.fullmatch(left.name):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


def _fill(draft: Path, files: Mapping[str, bytes], step: Callable[[str], None]) -> None:
    for name, data in files.items():
        target = draft.joinpath(*name.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, data)
        step("written")


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def _force(draft: Path) -> None:
    for folder in (*(p for p in draft.rglob("*") if p.is_dir()), draft):
        _settle(folder)


def _settle(folder: Path) -> None:
    """Make the names in a folder outlive a power cut."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reason(path: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"there is no room for {path}: the disk is full. Make room and run the same command again"
    if error.filename2 is not None and error.errno in (errno.ENOTEMPTY, errno.EEXIST):
        return f"{path} was made by another program meanwhile: run the same command again to compare"
    return f"{path} cannot be written ({error.strerror or error}): check the rights there, or name another"
