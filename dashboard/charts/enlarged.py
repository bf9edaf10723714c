"""A figure as it is read from across a room."""

from typing import Any

import plotly.graph_objects as go

_LENGTHS = frozenset({"size", "height", "xshift", "yshift", "t", "b", "l", "r", "ticklabelstandoff"})
"""What a figure gives in pixels, by the names of plotly's settings; bars grow with the height."""


def enlarged(figure: go.Figure, factor: float) -> go.Figure:
    """A copy with all that is given in pixels, text first of all, ``factor`` times as large."""
    large = go.Figure(_scaled(figure.to_plotly_json(), factor), skip_invalid=True)
    large.layout.template = None
    return large


def _scaled(part: Any, factor: float, name: str = "") -> Any:
    if isinstance(part, dict):
        # A pattern's size and a hover's text belong to no reader at a distance, but do no harm.
        return {key: _scaled(inner, factor, key) for key, inner in part.items()}
    if name in _LENGTHS and isinstance(part, (int, float)):
        return part * factor
    if name in _LENGTHS and isinstance(part, (list, tuple)):
        return [one * factor for one in part]
    if isinstance(part, (list, tuple)) and part and isinstance(part[0], dict):
        return [_scaled(one, factor) for one in part]
    return part
