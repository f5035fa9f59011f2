"""PH: what was never filled in."""
