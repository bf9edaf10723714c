"""Scales a figure to be read from across a room."""

from typing import Any

import plotly.graph_objects as go

_LENGTHS = frozenset({"size", "height", "xshift", "yshift", "t", "b", "l", "r", "ticklabelstandoff"})
"""The plotly settings that are in pixels; bars grow with the height."""


def enlarged(figure: go.Figure, factor: float) -> go.Figure:
    """A copy with all pixel sizes, above all text, multiplied by ``factor``."""
    large = go.Figure(_scaled(figure.to_plotly_json(), factor), skip_invalid=True)
    large.layout.template = None
    return large


def _scaled(part: Any, factor: float, name: str = "") -> Any:
    if isinstance(part, dict):
        # Also scales pattern sizes and hover text, which nobody reads from a distance; that does no harm.
        return {key: _scaled(inner, factor, key) for key, inner in part.items()}
    if name in _LENGTHS and isinstance(part, (int, float)):
        return part * factor
    if name in _LENGTHS and isinstance(part, (list, tuple)):
        return [one * factor for one in part]
    if isinstance(part, (list, tuple)) and part and isinstance(part[0], dict):
        return [_scaled(one, factor) for one in part]
    return part
