"""Pure functions from a document to a layer."""
