"""What is documented is what there is."""

import argparse
import re
from pathlib import Path

import pytest

from dashboard.catalogue import catalogue
from dashboard.cli import build_parser
from dashboard.handbook import PLACE, handbook
from dashboard.paths import in_checkout, resources_folder

pytestmark = pytest.mark.skipif(not in_checkout(), reason="docs stand in the checkout only")
ROOT = resources_folder()


def commands() -> list[str]:
    chosen = next(action for action in build_parser()._actions if isinstance(action, argparse._SubParsersAction))
    return list(chosen.choices)


def test_the_handbook_is_current() -> None:
    assert (ROOT / PLACE).read_text(encoding="utf-8") == handbook(catalogue())


@pytest.mark.parametrize("readme", ["README.md", "README.zh.md"])
def test_every_command_is_in_the_readme(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    assert len(commands()) > 10
    for command in commands():
        assert re.search(rf"`{command}\b", text), command


def test_every_environment_variable_is_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    sources = [path for folder in ("dashboard", "tests") for path in (ROOT / folder).rglob("*.py")]
    named = {name for path in sources for name in re.findall(r"UNION_HEALTH_[A-Z]+", path.read_text(encoding="utf-8"))}
    assert named
    for name in named:
        assert name in text, name


def test_every_parameter_of_the_rules_that_a_check_uses_is_in_the_handbook() -> None:
    text = (ROOT / PLACE).read_text(encoding="utf-8")
    for check in catalogue().checks.values():
        for parameter in check.parameters:
            assert f"`{parameter}`" in text


def test_every_picture_of_the_readme_is_there() -> None:
    for readme in ("README.md", "README.zh.md"):
        for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", (ROOT / readme).read_text(encoding="utf-8")):
            assert Path(ROOT / picture).is_file(), picture
