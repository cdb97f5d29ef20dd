"""A folder written by a process that kills itself, or lets itself be limited, at a named step."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from pactbook.pipeline.folder import FolderError, write_folder

FILES = {"one.txt": b"one\n", "data/two.txt": b"two\n" * 50_000, "data/three.txt": b"three\n"}


def killer(wanted: str, times: int = 1) -> Callable[[str], None]:
    """A `step` that ends the process at once when `wanted` is done the n-th time."""
    left = [times]

    def step(name: str) -> None:
        left[0] -= name == wanted
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def main(path: str, wanted: str, times: str, limit: str = "") -> int:
    if limit:
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        write_folder(Path(path), FILES, killer(wanted, int(times)))
    except FolderError as error:
        print(error, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
