"""The head of a log, kept beside its database: how many events there were at least, and under which root.

SQLite opens a database whose newest pages are lost, or an older copy of it, without a word. The head says
what was there. It is written after each commit, so it may be behind the log, and is never ahead of it. The
head of a book on a server is kept in a folder of its user, since a restored dump is an older copy too.
"""

import contextlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from pactbook.model.ids import canonical
from pactbook.model.merkle import Frontier
from pactbook.store.errors import BookError


@dataclass(frozen=True, slots=True)
class Head:
    """A tree of events, with the leaf hash of the newest one (32 bytes)."""

    tree: Frontier
    newest: bytes


def beside(path: Path) -> Path:
    """Where the head of the book at `path` is kept."""
    return path.with_name(path.name + ".head")


def dump(head: Head) -> str:
    """A head as one line of canonical JSON; hashes are lower-case hexadecimal."""
    tree = head.tree
    peaks = [peak.hex() for peak in tree.peaks]
    fields = {"size": tree.size, "root": tree.root().hex(), "newest": head.newest.hex(), "peaks": peaks}
    return canonical(fields) + "\n"


def load(text: str) -> Head:
    """The head that a text holds. Raises ValueError when it holds none, or not one that fits itself."""
    try:
        fields = json.loads(text)
        tree = Frontier(fields["size"], tuple(map(bytes.fromhex, fields["peaks"])))
        head = Head(tree, bytes.fromhex(fields["newest"]))
        whole = dump(head) == text
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no head: {error!r}") from None
    if not whole:
        raise ValueError("its parts do not fit each other")
    return head


def read(path: Path) -> Head | None:
    """The head of the book at `path`; None when there is none. Raises BookError when it is damaged."""
    file = beside(path)
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BookError(f"{file} cannot be read ({error.strerror or error}): check its rights") from None
    if not data:
        return None  # a power cut may leave a file without its content
    try:
        return load(data.decode())
    except ValueError:
        raise BookError(
            f"{file} is damaged: move it away and run `pactbook verify`; when that finds the book sound, it "
            "is made anew with the next document"
        ) from None


def check(name: str, file: Path, head: Head, size: int, newest: bytes | None) -> None:
    """Raises BookError when a log of `size` events cannot be the one that the head in `file` vouches for.

    `newest` is the leaf of the event that was the newest for the head, or None when there is no such event.
    """
    wanted = head.tree.size
    if size < wanted:
        raise BookError(
            f"{name} is cut off, or an older copy: it holds {size} events, and {file} vouches for {wanted}. "
            f"Restore the newer copy; if this one is meant, move {file} away"
        )
    if newest != head.newest:
        raise BookError(
            f"{name} is not the book that {file} vouches for: event {wanted} is another one. "
            f"Restore the right copy, or run `pactbook verify`; if this one is meant, move {file} away"
        )


def write(path: Path, head: Head, durable: bool = False) -> None:
    """Write the head of the book at `path`, whole or not at all, unless a newer one is there.

    What is in the book is safe already, so a head that cannot be written stays behind and is no error.
    """
    file = beside(path)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(6)}.new")
    with contextlib.suppress(OSError, BookError):
        there = read(path)
        if there is not None and there.tree.size > head.tree.size:
            return
        try:
            with draft.open("w", encoding="utf-8", newline="\n") as opened:
                opened.write(dump(head))
                if durable:
                    opened.flush()
                    os.fsync(opened.fileno())
            draft.replace(file)
        finally:
            with contextlib.suppress(OSError):
                draft.unlink()
