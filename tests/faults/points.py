"""Named points at which a process can be made to die, seen from outside the program.

A point is a statement that changed the database (after it), a commit (before it, and after it when the
connection is given back), an operation on a file that changes something (before it), or a step of writing a
folder (after it).
"""

import os
import re
import signal
import sys
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, event
from sqlalchemy.pool import Pool

_STATEMENT: Final = re.compile(
    r"\s*(CREATE TRIGGER|CREATE FUNCTION|GRANT|REVOKE|SELECT pg_advisory_xact_lock"
    r"|(?:INSERT INTO|UPDATE|DELETE FROM|CREATE \w+|BEGIN IMMEDIATE|PRAGMA|VACUUM \(?FULL\b[^)]*\)?)\s+\w+)",
    re.I,
)
_CHANGES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_FILES: Final = ("os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate")
_CHANCE: Final = re.compile(r"\.[0-9a-f]{12}\.")
_READING: Final = ("query_only", "user_version", "integrity_check", "foreign_key_check")


class Points:
    """Counts the points of this process; at the one that is wanted the process kills itself.

    With `tell`, a pipe, each name is written to it. It cannot be undone, so it is for a child process.
    """

    def __init__(self, folder: Path, wanted: int, tell: int | None = None) -> None:
        self._folder = str(folder.resolve())
        self._wanted = wanted
        self._tell = tell
        self.tells = tell is not None
        self._seen = 0
        event.listen(Engine, "after_cursor_execute", self._executed)
        self._committing = False
        event.listen(Engine, "commit", self._commits)
        event.listen(Pool, "checkin", self._given_back)
        sys.addaudithook(self._audited)

    def reached(self, name: str) -> None:
        """This point is reached."""
        self._seen += 1
        if self._tell is not None:
            os.write(self._tell, f"{name}\n".encode())
        if self._seen == self._wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    def step(self, name: str) -> None:
        """A step of writing a folder is done."""
        self.reached(f"after step {name}")

    def _commits(self, _connection: Any) -> None:
        self.reached("before COMMIT")
        self._committing = True

    def _given_back(self, *_: Any) -> None:
        if self._committing:
            self._committing = False
            self.reached("after COMMIT")

    def _executed(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found = _STATEMENT.match(statement)
        if found and not any(word in statement for word in _READING):
            self.reached(f"after {found[1]}")

    def _audited(self, name: str, given: tuple[Any, ...]) -> None:
        if name == "open":
            path, _, flags = given
            if not isinstance(path, str) or not isinstance(flags, int) or not flags & _CHANGES:
                return
        elif name in _FILES:
            path = given[0]
        else:
            return
        try:
            whole = os.path.abspath(os.fsdecode(os.fspath(path)))
        except TypeError:
            return
        if whole.startswith(self._folder + os.sep):
            short = _CHANCE.sub(".*.", os.path.relpath(whole, self._folder))
            self.reached(f"before {name.removeprefix('os.')} {short}")
