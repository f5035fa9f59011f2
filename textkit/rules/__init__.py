"""The rule book: one module a rule, found by its file name."""
