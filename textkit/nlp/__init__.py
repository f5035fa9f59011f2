"""Adapters to spaCy, scikit-learn and pandas; thin layers over the functions of analysis."""
