"""Filters, scope and grouping composed into SQL, and the cube of counts."""
