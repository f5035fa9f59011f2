"""The command line: each command parses, calls the API and picks an exit code."""
