"""The registry of pages by name, for links between pages."""

from streamlit.navigation.page import StreamlitPage

PAGES: dict[str, StreamlitPage] = {}
"""Filled by app.py."""
