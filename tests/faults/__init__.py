"""Faults: kills, full disks, flipped bytes, clocks and forgers against the real program.

Every fault is done to a real process on real files. Nothing in `pactbook` knows of these tests: points to
die at are statements and file operations, seen from outside by the hooks of SQLAlchemy and of Python.
"""
