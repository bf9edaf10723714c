"""Comparisons: with an earlier date, between two versions, between two groups."""
