"""A short form of `make faults`: each fault a few times, done by a process of its own that may fork."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")

KINDS = ("points", "writes", "random", "releases", "disks", "flips", "writers", "clocks", "forgers")


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_lost_half_published_or_unnamed(root: Path, name: str) -> None:
    call = [sys.executable, "-m", "tests.faults.run", "--short", "--json", "--only", name]
    done = subprocess.run(
        call, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    assert all(row["runs"] for row in rows)
    for row in rows:
        assert (row["lost"], row["half"], row["wrong"]) == (0, 0, [])
        assert row["named"] + row["harmless"] == row["damages"]


def test_every_fault_of_the_long_form_has_a_short_one() -> None:
    from tests.faults.run import FAULTS

    assert tuple(FAULTS) == KINDS
