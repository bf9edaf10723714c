from pathlib import Path

import pytest

from dashboard.locale import use_language
from dashboard.register.home import Home
from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.fixture
def register_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish without computing status and cube, which takes most of the time and is not what these tests ask about."""
    monkeypatch.setattr("dashboard.register.publish.build_cube", lambda version, as_of: None)


@pytest.fixture
def register(tmp_path: Path, register_only: None) -> Register:
    return Register(Home(tmp_path / "home"), "test")
