"""A register of one's own: empty, with its title, and the one that is used from then on."""

from datetime import date
from pathlib import Path

import pytest

from dashboard.answers.numbers import numbers
from dashboard.errors import Refused
from dashboard.home.register_about import RegisterAbout, keep_register_about, register_about
from dashboard.home.registers import Home
from dashboard.locale import use_language
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.start import start_register
from dashboard.wording.register_names import register_title

ABOUT = RegisterAbout("省直机关工会", "Provincial organs", "省直机关工会工作委员会")
DAY = date(2026, 11, 1)


def test_a_new_register_is_empty_and_knows_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    version = start_register(home, "organs", ABOUT, DAY)
    assert (version.name, version.action, version.synthetic, home.default()) == ("v0001", "start", False, "organs")
    for found in numbers(open_reader(version), Filters()):
        assert not found.numerator and not found.unknown, found
    assert register_about(home.register_folder("organs")) == ABOUT


def test_its_title_is_that_of_the_reader_s_language(tmp_path: Path) -> None:
    version = start_register(Home(tmp_path), "organs", ABOUT, DAY)
    folder = version.path.parents[1]
    for language, title in (("en", "Provincial organs"), ("zh", "省直机关工会")):
        use_language(language)  # type: ignore[arg-type]
        assert register_title(folder, False) == title
    use_language("en")
    keep_register_about(folder, RegisterAbout(title_zh="甲"))
    assert register_title(folder, False) == "甲"
    (folder / "about.json").write_text("{", encoding="utf-8")
    assert register_title(folder, False) == "organs"


def test_a_name_that_is_taken_or_none_is_refused(tmp_path: Path) -> None:
    use_language("en")
    home = Home(tmp_path)
    start_register(home, "organs", ABOUT, DAY)
    with pytest.raises(Refused, match="already"):
        start_register(home, "organs", ABOUT, DAY)
    for name in ("", "../x", "机关", "A b"):
        with pytest.raises(Refused, match="is not a register's name"):
            start_register(home, name, ABOUT, DAY)
