"""Bytes of a report to a `Document`."""
