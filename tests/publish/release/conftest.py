"""Releases that several tests read."""

from pathlib import Path

import pytest

from tests.publish.release.making import of_gold, released


@pytest.fixture(scope="session")
def small_release(small_book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(released(small_book, tmp_path_factory.mktemp("releases")).folder)


@pytest.fixture(scope="session")
def samples_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of the shipped samples, as a person read them."""
    folder = tmp_path_factory.mktemp("samples")
    return Path(released(of_gold(folder / "samples.db"), folder / "releases", "samples").folder)
