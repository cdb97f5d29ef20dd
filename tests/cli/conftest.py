"""Books made by the commands themselves."""

from pathlib import Path

import pytest

from pactbook import wiring
from tests.cli.running import run


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the two founding articles, read by the extractor."""
    book = tmp_path_factory.mktemp("seeds") / "seeds.db"
    assert run("add", shared / "seeds", "--book", book).status == 0
    return book


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of the shipped samples, read by the extractor."""
    book = tmp_path_factory.mktemp("samples") / "samples.db"
    with wiring.samples() as folder:
        assert run("add", folder, "--book", book).status == 0
    return book
