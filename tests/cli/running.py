"""Running the command line: in this process, or in one of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from pactbook.cli import app


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(*args: object, stdin: str | bytes | None = None, env: Mapping[str, str] | None = None) -> Ran:
    """The command in this process, as wide as in a pipe unless `env` says. A trace fails the test."""
    own = {"PACTBOOK_BOOK": None, "COLUMNS": None, **(env or {})}
    done = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin, env=own)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout_bytes.decode("utf-8"), done.stderr)


def process(*args: object, cwd: Path, env: Mapping[str, str] | None = None) -> Ran:
    """The command in a process of its own, without a terminal."""
    call = [sys.executable, "-c", "from pactbook.cli import main; main()", *map(str, args)]
    root = str(Path(__file__).resolve().parent.parent.parent)
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(("PACTBOOK_", "COLUMNS"))}
    done = subprocess.run(
        call, cwd=cwd, env={**inherited, "PYTHONPATH": root, **(env or {})}, capture_output=True
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
