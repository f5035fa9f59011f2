"""NU: numbers of headings and items."""
