"""Capture: files, folders and standard input become dated Documents, and refusals become Issues."""

from pactbook.capture.documents import capture
from pactbook.capture.readers import LIMIT, SUPPORTED

__all__ = ["LIMIT", "SUPPORTED", "capture"]
