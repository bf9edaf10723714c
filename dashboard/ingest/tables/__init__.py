"""Finds tables, header rows and notes in a sheet and reads their rows."""
