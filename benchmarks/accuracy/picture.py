"""The calibration plot as SVG, written by hand so that the same figures give the same bytes everywhere."""

import math
from collections.abc import Sequence
from typing import Final

SIZE: Final = 300
LEFT: Final = 52
TOP: Final = 40
GAP: Final = 90
Judged = Sequence[tuple[float | None, int]]

STYLE: Final = (
    "text{font:12px sans-serif;fill:#222}.t{font-weight:600}"
    ".g{stroke:#ddd}.d{stroke:#888;stroke-dasharray:4 3}"
    ".w{stroke:#1f5fa8;stroke-width:1.5}.p{fill:#1f5fa8}.n{fill:#666;font-size:10px}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.g{stroke:#444}.n{fill:#aaa}}"
)


def plot(panels: Sequence[tuple[str, Judged]]) -> str:
    """Reliability diagrams side by side: stated confidence against the share right, with Wilson intervals."""
    width = LEFT + len(panels) * (SIZE + GAP) - GAP + 30
    height = TOP + SIZE + 60
    drawn = "".join(
        _panel(title, judged, LEFT + i * (SIZE + GAP)) for i, (title, judged) in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        'aria-label="Stated confidence against the share of claims that are right">\n'
        f"<style>{STYLE}</style>\n{drawn}</svg>\n"
    )


def _panel(title: str, judged: Judged, left: int) -> str:
    lines = [_text(left + SIZE / 2, TOP - 16, title, "middle", "t")]
    for tick in range(0, 11, 2):
        x, y = left + SIZE * tick / 10, TOP + SIZE * (1 - tick / 10)
        lines += [_line(x, TOP, x, TOP + SIZE, "g"), _line(left, y, left + SIZE, y, "g")]
        lines += [
            _text(x, TOP + SIZE + 18, f"{tick / 10:g}", "middle"),
            _text(left - 8, y + 4, f"{tick / 10:g}", "end"),
        ]
    lines.append(_line(left, TOP + SIZE, left + SIZE, TOP, "d"))
    lines.append(_text(left + SIZE / 2, TOP + SIZE + 40, "stated confidence", "middle"))
    for mean, right, number in _bins(judged):
        low, high = wilson(right, number)
        x = left + SIZE * mean
        lines.append(_line(x, TOP + SIZE * (1 - low), x, TOP + SIZE * (1 - high), "w"))
        y = TOP + SIZE * (1 - right / number)
        lines.append(
            f'<circle class="p" cx="{x:.1f}" cy="{y:.1f}" r="{2 + min(7, math.sqrt(number) / 2):.1f}"/>'
        )
        lines.append(_text(x, TOP + SIZE * (1 - low) + 12, str(number), "middle", "n"))
    return "\n".join(lines) + "\n"


def _bins(judged: Judged) -> list[tuple[float, int, int]]:
    """Mean confidence, number right and number, for each tenth that holds any."""
    found = []
    for tenth in range(10):
        inside = [(c, y) for c, y in judged if c is not None and min(int(c * 10), 9) == tenth]
        if inside:
            found.append((sum(c for c, _ in inside) / len(inside), sum(y for _, y in inside), len(inside)))
    return found


def wilson(right: int, number: int, z: float = 1.96) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927)."""
    p = right / number
    middle = p + z * z / (2 * number)
    spread = z * math.sqrt(p * (1 - p) / number + z * z / (4 * number * number))
    whole = 1 + z * z / number
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{words}</text>'
