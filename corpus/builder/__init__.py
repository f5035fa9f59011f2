"""Builds the sample corpus: annotated sources in, reports and their gold out.

Owns the source format of ``corpus/source``; knows nothing of textkit, so that gold and linter
stay independent of each other.
"""
