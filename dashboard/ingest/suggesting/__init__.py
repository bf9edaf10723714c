"""Suggests register columns for unknown headers and units for unknown names, for a user to confirm."""
