"""A line to a server that is cut after so many bytes, in both directions together."""

import contextlib
import mmap
import os
import select
import signal
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults.keeping import Book
from tests.store.server import Server

_SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Line:
    """A line whose end at this side is a socket in `folder`."""

    folder: Path
    counted: mmap.mmap

    def address(self, book: Book) -> str:
        """The address of a book at the end of the line."""
        return f"{str(book).partition('?host=')[0]}?host={self.folder}"

    def passed(self) -> int:
        """Bytes that went over it."""
        return int.from_bytes(self.counted[:8], "big")


@contextlib.contextmanager
def cutting(server: Server, folder: Path, limit: int | None) -> Iterator[Line]:
    """A line to a server that lets `limit` bytes pass (None: any number), kept up by a process of its own."""
    line = Line(folder, mmap.mmap(-1, 8))
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / _SOCKET))
    listening.listen()
    pid = os.fork()
    if pid == 0:
        with contextlib.suppress(BaseException):
            _pass_on(listening, str(server.folder / _SOCKET), line, limit)
        os._exit(0)
    listening.close()
    try:
        yield line
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        (folder / _SOCKET).unlink(missing_ok=True)


def _pass_on(listening: socket.socket, server: str, line: Line, limit: int | None) -> None:
    """Pass bytes on until the limit; then the line, and whatever waits on it, is gone."""
    other: dict[socket.socket, socket.socket] = {}
    passed = 0
    while limit is None or passed < limit:
        for one in select.select([listening, *other], [], [])[0]:
            if one is listening:
                near, far = listening.accept()[0], socket.socket(socket.AF_UNIX)
                far.connect(server)
                other |= {near: far, far: near}
                continue
            if one not in other:
                continue
            data = one.recv(65536)
            kept = data if limit is None else data[: limit - passed]
            if not data:
                for end in (one, other[one]):
                    other.pop(end)
                    end.close()
                continue
            other[one].sendall(kept)
            passed += len(kept)
            line.counted[:8] = passed.to_bytes(8, "big")
