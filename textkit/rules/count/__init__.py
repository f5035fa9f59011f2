"""CN: announced counts, sums, shares and figures against each other."""
