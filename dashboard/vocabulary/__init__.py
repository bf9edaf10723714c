"""Codes, titles, names and periods shared by all other packages; nothing here reads a register."""
