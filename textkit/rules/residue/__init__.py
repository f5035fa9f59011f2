"""TR: what another text, a vendor or a tool left behind."""
