"""Write the tables of docs/codebook.md from the guide's data: `make docs`."""

import sys
from pathlib import Path

from pactbook.publish.codebook import guide, markdown

PAGE = Path(__file__).resolve().parent.parent / "docs" / "codebook.md"
BEGIN, END = "<!-- tables: begin -->", "<!-- tables: end -->"


def tables() -> str:
    """The generated part of the page, between its marks."""
    parts = [f"## {kind.title}\n\n{kind.meaning}\n\n{markdown(kind)}" for kind in guide()]
    return "\n\n".join([BEGIN, *parts, END])


def written(page: str) -> str:
    """The page with its tables brought up to date."""
    head, _, rest = page.partition(BEGIN)
    return head + tables() + rest.partition(END)[2]


def main() -> int:
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(written(page), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
