"""Parses cells into values: dates, codes, numbers, regions."""
