"""What a store raises when the file or the machine is at fault, never for a problem in the data."""

from typing import Final

RESTORE: Final = "keep it as it is, and restore a copy or add the documents again to a new book with --book"
"""The next step for a book that is damaged."""


class BookError(Exception):
    """A book that cannot be opened, read or written. Its message says why and what to do next.

    Whatever was acknowledged before it was raised is still in the book.
    """


class Conflict(BookError):
    """Somebody else decided the same question meanwhile. Nothing was written; read again and decide anew."""
