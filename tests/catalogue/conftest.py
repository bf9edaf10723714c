"""A copy of a project's queries, second way, examples and codes."""

import shutil
from pathlib import Path

import pytest

from skeletons import ROOT

NEEDED = ("queries", "data/codes.toml", "docs/indicators.md", "docs/examples.md", "tests/second_way")


@pytest.fixture
def project(tmp_path) -> Path:
    """A copy of what a check or an indicator is made of, to change."""
    for name in (*NEEDED, "tests/examples.toml", "tests/random_registers.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path
