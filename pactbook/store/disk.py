"""The file of a book: told from any other file before SQLite touches it, and made whole or not at all."""

import contextlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from pactbook.store import head
from pactbook.store.errors import BookError
from pactbook.store.schema import APPLICATION

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_ELSEWHERE: Final = "It was left as it is; name another file with --book"


def inspect(path: Path) -> None:
    """Raises BookError when the file at `path` is no book. Reads its first 100 bytes and changes nothing.

    Source: the SQLite file format, §1.3 (application id at offset 68, big-endian).
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        raise BookError(f"no book at {path}: make one with `pactbook add PATH`") from None
    except IsADirectoryError:
        raise BookError(f"{path} is a folder, and a book is a file: name one with --book") from None
    except OSError as error:
        reason = error.strerror or error
        if path.is_dir():
            reason = "it is a folder"
        raise BookError(f"{path} cannot be read ({reason}): check its rights, or name another file") from None
    if not header:
        raise BookError(f"{path} is empty, so it is no book. {_ELSEWHERE}")
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        raise BookError(f"{path} is no Pactbook book, or its beginning is damaged. {_ELSEWHERE}")
    if int.from_bytes(header[68:72], "big") != APPLICATION:
        raise BookError(f"{path} is a database of another program, no Pactbook book. {_ELSEWHERE}")
    if _cut(path, header):
        raise BookError(
            f"{path} is damaged, its end is missing: keep it as it is, and restore a copy or add the "
            "documents again to a new book with --book"
        )


def _cut(path: Path, header: bytes) -> bool:
    """True when the file is shorter than its header says. SQLite itself overlooks a last page cut in two.

    While a WAL waits to be copied into the file, the file may be short. Source: the SQLite file format, §1.3
    (page size at offset 16, number of pages at 28).
    """
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size:
        return False
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return path.stat().st_size < pages * (65536 if size == 1 else size)


def mode(path: Path, readonly: bool) -> str:
    """The mode of `driver.connect` that suits the rights on the file. BookError where it must be written."""
    folder = path.parent
    if os.access(path, os.W_OK) and os.access(folder, os.W_OK):
        return "read" if readonly else "rw"
    if not readonly:
        raise BookError(f"{path} cannot be written: check the rights of the file and of its folder, "
                        "or name another book with --book")  # fmt: skip
    wal = path.with_name(path.name + "-wal")
    if os.access(folder, os.W_OK) or (wal.exists() and wal.stat().st_size):
        return "ro"
    return "immutable"


def make(path: Path, fill: Callable[[Path], None]) -> None:
    """Make the file at `path` appear whole: `fill` writes it under another name in the same folder first.

    When another process has made it meanwhile, that one stays. Raises BookError where it cannot be made.
    """
    if not path.parent.is_dir():
        raise BookError(f"there is no folder {path.parent}: make it first, or name another file with --book")
    for side in ("-wal", "-journal"):
        left = path.with_name(path.name + side)
        if left.exists() and not path.exists():
            raise BookError(f"{left} is left from a book that is gone: move it to another folder")
    if head.beside(path).exists() and not path.exists():
        raise BookError(
            f"{path} is gone, and {head.beside(path).name} is left of it: restore the book, or, to begin "
            f"a new one there, delete {head.beside(path)}"
        )
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}.new")
    try:
        draft.touch(exist_ok=False)
        fill(draft)
        _publish(draft, path)
    except OSError as error:
        reason = error.strerror or error
        raise BookError(
            f"no book can be made at {path} ({reason}): check the rights and room there"
        ) from None
    finally:
        for side in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                draft.with_name(draft.name + side).unlink()


def _publish(draft: Path, path: Path) -> None:
    """Give the draft its name unless that is taken; neither step can overwrite a file."""
    with contextlib.suppress(FileExistsError):
        if os.name == "nt":
            draft.rename(path)
        else:
            _link(draft, path)
            _settle(path.parent)


def _link(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: take the name, then fill it.
        path.touch(exist_ok=False)
        draft.replace(path)


def _settle(folder: Path) -> None:
    """Make the new name outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
