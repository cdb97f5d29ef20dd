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

GROUPS = (("points", "writes", "random", "writers"), ("releases", "clocks", "forgers", "disks", "flips"))


@pytest.mark.parametrize("names", GROUPS, ids=" ".join)
def test_nothing_is_lost_half_published_or_unnamed(root: Path, names: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.run", "--short", "--json", "--only", *names],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    assert len(rows) >= len(names) and all(row["runs"] for row in rows)
    for row in rows:
        assert (row["lost"], row["half"], row["wrong"]) == (0, 0, [])
        assert row["named"] + row["harmless"] == row["damages"]


def test_every_fault_of_the_long_form_has_a_short_one() -> None:
    assert sorted(FAULTS) == sorted(name for names in GROUPS for name in names)
