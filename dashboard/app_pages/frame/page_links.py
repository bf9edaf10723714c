"""The pages by name, for links from one page to another."""

from streamlit.navigation.page import StreamlitPage

PAGES: dict[str, StreamlitPage] = {}
"""The pages by name, filled by app.py."""
