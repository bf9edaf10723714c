"""Pruning: old versions go whole; the current one, the newest and sealed ones stay."""

from datetime import date

import pytest

from dashboard.answers.comparing.two_versions import changes, comparison
from dashboard.errors import Refused
from dashboard.register.prune import prune
from dashboard.register.publish import draft
from dashboard.register.reader import open_reader
from dashboard.register.sealed import seal
from dashboard.register.versions import Register
from registers import copied

AS_OF = date(2014, 4, 30)


@pytest.fixture(scope="module")
def made(guizhou, tmp_path_factory) -> Register:
    """Versions v0001 to v0005; v0002 is current and v0003 sealed."""
    register = copied(guizhou, tmp_path_factory.mktemp("five") / "home")
    for _number in range(4):
        with draft(register, as_of=AS_OF, action="test"):
            pass
    register.restore("v0002")
    seal(register, register.version("v0003"), "report")
    open_reader(register.version("v0001"), date(2013, 12, 31))
    return register


@pytest.fixture
def five(made, tmp_path) -> Register:
    """The same in a home of its own, to change."""
    return copied(made, tmp_path / "home")


def names(register: Register) -> list[str]:
    return [version.name for version in register.versions()]


def test_old_versions_go_with_all_that_was_computed_from_them(five) -> None:
    assert [version.name for version in prune(five, 1)] == ["v0001", "v0004"]
    assert names(five) == ["v0002", "v0003", "v0005"]
    left = [path.name for path in five.folder.rglob("v*")]
    assert {name[:5] for name in left if name[1:5].isdigit()} == {"v0002", "v0003", "v0005"}
    assert five.current().name == "v0002"
    assert changes(comparison(five, "report"), only=["units_open"])[0].part("corrected") == 0
    assert prune(five, 1) == ()


def test_no_name_is_given_twice(five) -> None:
    prune(five, 1)
    with draft(five, as_of=AS_OF, action="test"):
        pass
    assert five.current().name == "v0006"


def test_the_newest_are_kept_as_asked(five) -> None:
    assert prune(five) == ()
    assert prune(five, 5) == ()
    assert [version.name for version in prune(five, 2)] == ["v0001"]
    for keep in (0, -3):
        with pytest.raises(Refused):
            prune(five, keep)
    assert names(five) == ["v0002", "v0003", "v0004", "v0005"]
