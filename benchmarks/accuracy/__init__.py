"""Measuring the extractor on every coded set, and writing the figures into docs/accuracy.md."""
