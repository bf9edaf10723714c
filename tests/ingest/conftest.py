from pathlib import Path

import pytest

from dashboard.home.registers import Home
from dashboard.locale import use_language
from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def english() -> None:
    use_language("en")


@pytest.fixture
def register(tmp_path: Path, register_only: None) -> Register:
    return Register(Home(tmp_path / "home"), "test")
