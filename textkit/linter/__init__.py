"""Runs rules over a document: selection, suppression, isolation, order, fixes."""
