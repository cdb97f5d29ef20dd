"""Fixtures that every test may use, and how Hypothesis runs here."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# Two machines must agree on a commit, so examples are derived from the test itself, and no example is
# timed. `HYPOTHESIS_PROFILE=explore` draws fresh ones and many more.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The acceptance material beside the checkout; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "codebook.md").is_file():
        pytest.skip("the acceptance material (folder 'shared' beside the checkout) is not here")
    return folder
