"""Words as data: loading and matching."""
