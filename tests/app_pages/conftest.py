"""Restores the module state that running a page changes."""

import pytest


@pytest.fixture(autouse=True)
def links_as_before(monkeypatch):
    """The script replaces what pages know of each other."""
    from dashboard.app_pages.pages import modules

    for module in modules().values():
        if hasattr(module, "PAGES"):
            monkeypatch.setattr(module, "PAGES", module.PAGES)
