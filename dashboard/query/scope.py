"""The scope of a viewer: the conditions that every answer is limited to."""

SCOPE_VARIABLE = "UNION_HEALTH_SCOPE"
"""The viewer's scope, handed to the dashboard's process: DIM=V pairs, one a line."""
