"""A command in a real pseudo-terminal: what it shows is read, keys are pressed."""

import contextlib
import os
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Self

_STYLE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """A running command with a terminal of 100 columns."""

    def __init__(self, process: "subprocess.Popen[bytes]", handle: int) -> None:
        self.process = process
        self.handle = handle
        self.shown = ""

    def until(self, words: str) -> str:
        """Wait until the words are shown after what was read before; all that was shown meanwhile."""
        while words not in self.shown:
            ready, _, _ = select.select([self.handle], [], [], 60)
            assert ready, f"{words!r} was never shown; this was:\n{self.shown}"
            data = b""
            with contextlib.suppress(OSError):  # the other side is closed
                data = os.read(self.handle, 65536)
            assert data, f"it ended without {words!r}; this was shown:\n{self.shown}"
            self.shown += _STYLE.sub("", data.decode("utf-8", "replace"))
        seen, _, self.shown = self.shown.partition(words)
        return seen + words

    def press(self, keys: str) -> Self:
        """Press keys, or write a line."""
        os.write(self.handle, keys.encode())
        return self

    def end(self) -> int:
        """Wait for the end; the exit status."""
        return self.process.wait(60)


@contextlib.contextmanager
def terminal(*args: object, cwd: Path, **env: str) -> Iterator[Terminal]:
    """The command in a terminal of its own."""
    import fcntl
    import pty
    import termios

    ours, theirs = pty.openpty()
    call = [sys.executable, "-c", "from pactbook.cli import main; main()", *map(str, args)]
    root = str(Path(__file__).resolve().parent.parent.parent)
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("PACTBOOK_")}
    known = {**inherited, "PYTHONPATH": root, "COLUMNS": "100", "TERM": "xterm", **env}
    process = subprocess.Popen(
        call,
        cwd=cwd,
        env=known,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C reaches it
    )
    os.close(theirs)
    try:
        yield Terminal(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
