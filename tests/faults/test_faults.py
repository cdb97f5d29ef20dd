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


def test_nothing_is_lost_half_published_or_unnamed(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.run", "--short", "--json"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    on_a_server = [row for row in rows if "PostgreSQL" in row["fault"]]
    names = [name for name in FAULTS if on_a_server or not name.startswith("server-")]
    # A server's full disk is a small one, which not everybody may mount.
    assert len(rows) >= len(names) - 1 and all(row["runs"] for row in rows)
    for row in rows:
        assert (row["lost"], row["half"], row["wrong"]) == (0, 0, [])
        assert row["named"] + row["harmless"] == row["damages"]
