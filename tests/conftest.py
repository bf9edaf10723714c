"""Fixtures: registers shared by many tests, published once per session; tests must not change them."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.home.registers import Home
from dashboard.ingest.samples import sample_guizhou, sample_plans
from dashboard.locale import use_language
from dashboard.register.cube_file import cube_path
from dashboard.register.province import make_province
from dashboard.register.status_file import status_path
from dashboard.register.versions import Register
from registers import copied

PROVINCE_DATE = date(2026, 10, 31)


@pytest.fixture(autouse=True)
def spoken() -> None:
    """Every test begins in Chinese, whatever the tests and the wider fixtures before it spoke."""
    use_language("zh")


@pytest.fixture(scope="session")
def guizhou(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The Guizhou campaign as imported, in a home of its own: read it, don't change it."""
    register = Register(Home(tmp_path_factory.mktemp("guizhou")), "guizhou")
    sample_guizhou(register)
    return register


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The five plans in one register, in a home of its own: read it, don't change it."""
    register = Register(Home(tmp_path_factory.mktemp("plans")), "plans")
    sample_plans(register)
    return register


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A synthetic province of 2,000 units, in a home of its own: read it, don't change it."""
    register = Register(Home(tmp_path_factory.mktemp("province")), "province")
    make_province(register, 2_000, 1, PROVINCE_DATE)
    return register


@pytest.fixture
def guizhou_copy(guizhou: Register, tmp_path: Path) -> Register:
    """The Guizhou campaign to change as a test likes, with nothing computed but what its publication computed."""
    copy = copied(guizhou, tmp_path / "home")
    version = copy.current()
    own = {status_path(version, version.date), cube_path(version, version.date)}
    for kept in set((copy.folder / "status").iterdir()) - own:
        kept.unlink()
    return copy


@pytest.fixture
def register_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish without computing status and cube: most of the time, and not what every test asks about."""
    monkeypatch.setattr("dashboard.register.publish.build_cube", lambda version, as_of: None)


@pytest.fixture
def english() -> None:
    """Messages in English, for a test that reads them."""
    use_language("en")
