"""The closed vocabularies are the codebook's, word for word."""

import re
from pathlib import Path

import pytest

from pactbook.model import terms

VOCABULARIES = {
    name: value for name, value in vars(terms).items() if name.isupper() and isinstance(value, tuple)
}


@pytest.mark.parametrize("name", sorted(VOCABULARIES))
def test_no_vocabulary_says_a_word_twice(name: str) -> None:
    words = VOCABULARIES[name]
    assert words
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", sorted(set(VOCABULARIES) - {"SEVERITY"}))
def test_every_word_stands_in_the_codebook(name: str, shared: Path) -> None:
    codebook = (shared / "codebook.md").read_text(encoding="utf-8")
    named = set(re.findall(r"[`(]([A-Za-z][\w]*)", codebook))
    assert set(VOCABULARIES[name]) <= named
