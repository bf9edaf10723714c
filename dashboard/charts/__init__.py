"""Figures: a frame in, a Plotly figure out."""
