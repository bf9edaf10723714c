"""Turns the text of a cell into a value: dates, codes, numbers, regions."""
