"""Reads the results of past imports from the register: problems, name decisions, files, freshness, quality."""
