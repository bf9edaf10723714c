"""Composes filters, scope and grouping into SQL, and answers counts from the cube."""
