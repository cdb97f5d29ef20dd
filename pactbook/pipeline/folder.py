"""A folder of files, or one file, that appears whole or not at all.

Everything is written into a draft beside it, forced to disk, and renamed at the end. A run that is killed
leaves at most a draft, which the next run for the same name takes away.
"""

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

STEPS: Final = ("swept", "begun", "written", "forced", "renamed", "settled")
"""The steps of a writing run, in order; `written` comes once for each file."""


_CHUNK: Final = 1 << 20
"""Bytes of a file that are read at a time."""


class FolderError(Exception):
    """What cannot be written. Its message says why and what to do next; nothing of it is there."""


class Folder:
    """A folder being written, or compared with what is there. `new` is false for one that is there."""

    def __init__(self, path: Path, step: Callable[[str], None]) -> None:
        self.path = path
        self.new = not (path.exists() or path.is_symlink())
        self.draft: Path | None = None
        self._step = step
        self._names: set[str] = set()
        self._differs = not self.new and not path.is_dir()

    def put(self, name: str, chunks: Iterable[bytes]) -> tuple[int, str]:
        """Write a file, by its path with slashes; its size and sha256. Where it is there, compare it."""
        if self.new and self.draft is None:
            self._begin()
        self._names.add(name)
        place = (self.draft or self.path).joinpath(*name.split("/"))
        found = _written(place, chunks) if self.draft else printed(chunks)
        if self.draft:
            self._step("written")
        else:
            self._differs = self._differs or not place.is_file() or print_of(place) != found
        return found

    def _begin(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(self.path)
        self._step("swept")
        self.draft = self.path.with_name(f".{self.path.name}.{secrets.token_hex(6)}.new")
        self.draft.mkdir()
        self._step("begun")

    def publish(self) -> None:
        """Let the folder appear; of one that is there, raises FolderError where it holds anything else."""
        if self.draft is not None:
            _force(self.draft)
            self._step("forced")
            os.rename(self.draft, self.path)
            self._step("renamed")
            _settle(self.path.parent)
            self._step("settled")
        elif self._differs or _names(self.path) != self._names:
            raise FolderError(
                f"{self.path} is there and holds something else, and what is published never changes"
            )


@contextlib.contextmanager
def new_folder(path: Path, step: Callable[[str], None] = lambda _: None) -> Iterator[Folder]:
    """A folder to put files into, which appears whole when all is done, or not at all.

    One that is there is only compared with what is put into it. `step` is told each of `STEPS` when it is
    done. Raises FolderError when the folder is there with anything else, or cannot be written.
    """
    made = Folder(path, step)
    try:
        try:
            yield made
            made.publish()
        finally:
            if made.draft is not None:
                shutil.rmtree(made.draft, ignore_errors=True)
    except OSError as error:
        raise FolderError(_reason(path, error)) from None


def write_folder(
    path: Path, files: Mapping[str, bytes], step: Callable[[str], None] = lambda _: None
) -> bool:
    """Write `files` (relative path with slashes to bytes) as the new folder `path`.

    False, and nothing written, when the folder is there and holds just these files. `step` is told each of
    `STEPS` when it is done. Raises FolderError as `new_folder` does.
    """
    with new_folder(path, step) as made:
        for name, data in files.items():
            made.put(name, [data])
    return made.new


def printed(chunks: Iterable[bytes]) -> tuple[int, str]:
    """Size and sha256 of bytes that come some at a time."""
    size, found = 0, hashlib.sha256()
    for chunk in chunks:
        size += len(chunk)
        found.update(chunk)
    return size, found.hexdigest()


def print_of(path: Path) -> tuple[int, str]:
    """Size and sha256 of a file."""
    with path.open("rb") as opened:
        return printed(iter(lambda: opened.read(_CHUNK), b""))


def _names(path: Path) -> set[str]:
    return {p.relative_to(path).as_posix() for p in path.rglob("*") if not p.is_dir()}


def _written(target: Path, chunks: Iterable[bytes]) -> tuple[int, str]:
    size, found = 0, hashlib.sha256()
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as opened:
        for chunk in chunks:
            opened.write(chunk)
            size += len(chunk)
            found.update(chunk)
        opened.flush()
        os.fsync(opened.fileno())
    return size, found.hexdigest()


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
            _written(draft, [data])
            if target.exists():
                shutil.copymode(target, draft)
            os.replace(draft, target)
        finally:
            draft.unlink(missing_ok=True)
        _settle(target.parent)
    except OSError as error:
        raise FolderError(_reason(path, error)) from None


def _sweep(path: Path) -> None:
    """Take away what a killed run left."""
    draft = re.compile(rf"\.{re.escape(path.name)}\.[0-9a-f]{{12}}\.new")
    for left in path.parent.iterdir():
        if draft.fullmatch(left.name):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


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
