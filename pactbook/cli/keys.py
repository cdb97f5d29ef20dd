"""Single keys from a terminal, the same ones under a Latin and a Ukrainian layout.

The only place that speaks to the terminal's own interface. Where there is none of this kind (Windows, a
pipe), a line is read and its first letter counts.
"""

import contextlib
import sys
from typing import Final, Protocol

_UKRAINIAN: Final = dict(
    zip("йцукенгшщзхїфівапролджєячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.", strict=True)
)
"""The Latin letter on the same key as a Cyrillic one."""
_RUSSIAN: Final = {"ы": "s", "э": "'", "ъ": "]", "ё": "`"}
_BY_SIGHT: Final = {**_RUSSIAN, **_UKRAINIAN}


class Keys(Protocol):
    """Reads what the person presses and writes."""

    single: bool

    def key(self) -> str:
        """One key, as the small letter of a Latin layout; empty at the end of input."""
        ...


def latin(key: str) -> str:
    """The small letter that the same key gives in a Latin layout."""
    small = key.lower()
    return _BY_SIGHT.get(small, small) if small.isalpha() else small


class Lines:
    """Whole lines; the first letter counts."""

    single = False

    def key(self) -> str:
        """The first letter of the next line that has one; empty at the end of input."""
        for line in sys.stdin:
            if line.strip():
                return latin(line.strip()[0])
        return ""


class Terminal:
    """Single keys, without Enter and without echo; between them the terminal is as it was."""

    single = True

    def key(self) -> str:
        """One key. Ctrl-C raises KeyboardInterrupt, Ctrl-D ends the input."""
        import termios
        import tty

        handle = sys.stdin.fileno()
        before = termios.tcgetattr(handle)
        try:
            tty.setcbreak(handle, termios.TCSADRAIN)  # what was typed ahead is kept
            pressed = _character(handle)
        finally:
            termios.tcsetattr(handle, termios.TCSADRAIN, before)
        return "" if pressed in ("", "\x04") else latin(pressed)


def _character(handle: int) -> str:
    """One character in UTF-8. Of a sequence such as an arrow key's only its first sign comes, and no more."""
    import os
    import select

    first = os.read(handle, 1)
    if first == b"\x1b":
        while select.select([handle], [], [], 0.02)[0]:
            os.read(handle, 1)
        return "\x1b"
    more = sum(first >= mark for mark in (b"\xc0", b"\xe0", b"\xf0"))
    rest = b"".join(os.read(handle, 1) for _ in range(more))
    return (first + rest).decode("utf-8", "replace")


def keys() -> Keys:
    """Single keys where standard input is a terminal that gives them, lines elsewhere."""
    with contextlib.suppress(ImportError):
        import termios  # noqa: F401

        if sys.stdin.isatty():
            return Terminal()
    return Lines()
