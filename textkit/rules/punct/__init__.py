"""PN: punctuation after GB/T 15834."""
