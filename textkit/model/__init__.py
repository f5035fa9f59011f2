"""Frozen data that every other package speaks: no I/O, no third-party import."""
