"""The documentation lists the reasons as the program has them."""

from pathlib import Path

from pactbook.model.fates import WORDS


def test_the_documentation_lists_every_reason(root: Path) -> None:
    text = (root / "docs" / "coverage.md").read_text(encoding="utf-8")
    listed = [line for line in text.splitlines() if line.startswith("| `") and line.split("`")[1] in WORDS]
    fates = ("claim", "review", "left_out", "unexplained")
    assert [line for line in listed if line.split("`")[1] not in fates] == [
        f"| `{reason}` | {words} |" for reason, words in WORDS.items()
    ]
