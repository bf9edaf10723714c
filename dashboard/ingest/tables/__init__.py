"""Finds the tables, header lines and notes in a sheet."""
