"""Blocks of a hand-written page that a program writes: between `<!-- made: NAME -->` and `<!-- end -->`."""

import re
from pathlib import Path


def put(path: Path, name: str, text: str) -> None:
    """Write one block anew. Raises ValueError when the page has no such block."""
    page = path.read_text("utf-8")
    pattern = re.compile(rf"(<!-- made: {re.escape(name)} -->\n).*?(<!-- end -->)", re.S)
    if not pattern.search(page):
        raise ValueError(f"{path.name} has no block {name!r}: <!-- made: {name} --> ... <!-- end -->")
    path.write_text(pattern.sub(lambda m: f"{m[1]}{text}\n{m[2]}", page), "utf-8")
