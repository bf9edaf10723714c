"""Makes registers for tests: writes frames directly into a published version."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from dashboard.home.registers import Home
from dashboard.register.publish import draft
from dashboard.register.versions import Register
from in_memory import fill


def publish_tables(home: Path, frames: Mapping[str, pd.DataFrame], as_of: date, name: str = "main") -> Register:
    """A register with one version that holds exactly these rows."""
    register = Register(Home(home), name)
    with draft(register, as_of=as_of, action="test", empty=True) as connection:
        fill(connection, frames)
    return register


def copied(register: Register, folder: Path) -> Register:
    """The register in another home, to change as a test likes."""
    shutil.copytree(register.home.folder, folder)
    return Register(Home(folder), register.name)
