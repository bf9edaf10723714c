"""Resolves the unit and union that each row is about."""
