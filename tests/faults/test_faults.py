"""A short form of `make faults`: each fault a few times, done by a process of its own that may fork."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.faults.run import FAULTS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")

IN_FILES = [name for name in FAULTS if not name.startswith("server-")]
ON_A_SERVER = [name for name in FAULTS if name.startswith("server-")]


def done(root: Path, names: list[str]) -> list[dict[str, Any]]:
    """The rows of faults, in the short form."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.run", "--short", "--json", "--only", *names],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    rows: list[dict[str, Any]] = json.loads(ran.stdout)
    for row in rows:
        assert (row["lost"], row["half"], row["wrong"]) == (0, 0, [])
        assert row["named"] + row["harmless"] == row["damages"]
    return rows


def test_nothing_is_lost_half_published_or_unnamed(root: Path) -> None:
    rows = done(root, IN_FILES)
    assert len(rows) >= len(IN_FILES) and all(row["runs"] for row in rows)


def test_nothing_is_lost_half_published_or_unnamed_on_a_server(root: Path) -> None:
    rows = done(root, ON_A_SERVER)
    if not rows:
        pytest.skip("there is no PostgreSQL here, or no driver for it")
    # Its full disk is a small one, which not everybody may mount.
    assert len(rows) >= len(ON_A_SERVER) - 1 and all(row["runs"] for row in rows)
