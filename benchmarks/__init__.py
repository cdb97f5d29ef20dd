"""Measurements beside a bare parser and against home-made ways; none is a test."""
