"""Locates the project's own files: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def resources_folder() -> Path:
    """The folder that holds app.py, queries/ and data/."""
    bundle = _PACKAGE / "bundle"
    return bundle if bundle.is_dir() else _PACKAGE.parent


def package_folder() -> Path:
    """The package's own folder."""
    return _PACKAGE


def in_checkout() -> bool:
    """Whether the program runs from a checkout rather than from an installed wheel."""
    return resources_folder() == _PACKAGE.parent


def queries_folder() -> Path:
    """The folder of SQL files."""
    return resources_folder() / "queries"


def data_folder() -> Path:
    """The folder of rules, code lists and campaigns."""
    return resources_folder() / "data"


def app_with_feeds_file() -> Path:
    """The app with the dashboard and the feeds."""
    return package_folder() / "feeds" / "app_with_feeds.py"


def app_file() -> Path:
    """The Streamlit entry script."""
    return resources_folder() / "app.py"
