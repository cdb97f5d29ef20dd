"""Put the beginning of each section of the shipped samples' brief into README.md: `make picture`.

The picture is what the program prints, never typed by hand. Long sections end with an ellipsis.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BEGIN, END = "<!-- picture: begin -->", "<!-- picture: end -->"
# The section's heading, and how many of its lines the picture shows.
SECTIONS = {
    "Signed": 7,
    "Known but unnamed": 2,
    "Pledges by donor": 10,
    "Named beyond": 4,
    "Contradictions and data problems": 5,
}


def printed() -> list[str]:
    """What `pactbook demo` prints on standard output, line by line."""
    env = {**os.environ, "COLUMNS": "160", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    call = [sys.executable, "-c", "from pactbook.cli import main; main()", "demo"]
    run = subprocess.run(call, env=env, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    return [line.rstrip() for line in run.stdout.splitlines()]


def picture(lines: list[str]) -> str:
    """The first lines of each section named above; raises ValueError when the brief has none of that name."""
    parts = []
    for heading, count in SECTIONS.items():
        places = [at for at, line in enumerate(lines) if re.match(rf"{heading}\b", line)]
        if not places:
            raise ValueError(f"the brief has no section {heading!r}: change SECTIONS in tools/picture.py")
        section = lines[places[0] :]
        section = section[: section.index("")] if "" in section else section
        more = ["..."] if len(section) > count + 1 else []
        parts.append("\n".join([*section[: count + 1], *more]))
    return "\n\n".join(parts)


def main() -> None:
    readme = ROOT / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    text = f"{before}{BEGIN}\n```text\n{picture(printed())}\n```\n{END}{after}"
    readme.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
