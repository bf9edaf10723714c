"""Runs one page as Streamlit does, without a browser."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.register.versions import Register


def run(name: str, register: Register, monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    """The page by name. AppTest can't go to a page of st.navigation, so links to other pages lead nowhere."""

    def script(name: str) -> None:
        from collections import defaultdict
        from unittest.mock import patch

        import streamlit as st

        from dashboard.app_pages.cards import explanation_dialog
        from dashboard.app_pages.frame import page_links
        from dashboard.app_pages.frame.view import read_view, speak
        from dashboard.app_pages.pages import modules

        view = read_view(speak())
        with patch.object(st, "page_link"), patch.object(page_links, "PAGES", defaultdict(str)):
            for module in modules().values():
                if hasattr(module, "PAGES"):
                    module.PAGES = page_links.PAGES
            modules()[name].page(view)
        explanation_dialog.show_asked(view)

    monkeypatch.setenv("UNION_HEALTH_HOME", str(register.home.folder))
    app = AppTest.from_function(script, default_timeout=60, kwargs={"name": name})
    for key, value in {"lang": "zh", "register": register.name, **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app
