"""Suggests meanings for headers and names that the program does not know."""
