"""Finds the home folder and its registers, one of which is the default."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.paths import in_checkout, resources_folder

ENVIRONMENT_VARIABLE = "UNION_HEALTH_HOME"
REGISTER_VARIABLE = "UNION_HEALTH_REGISTER"
"""The environment variable with the register to use where none is named; child processes inherit it."""

_REGISTER_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def home_folder(option: str | None = None) -> Path:
    """The home folder: the option, else UNION_HEALTH_HOME, else var/ in a checkout, else the user's data folder."""
    named = option or os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named).expanduser().resolve()
    if in_checkout():
        return resources_folder() / "var"
    return Path(platformdirs.user_data_dir("union-health", appauthor=False))


def write_pointer(path: Path, text: str) -> None:
    """Replace a small file atomically: readers see the old text or the new one, even after a crash."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def can_write(folder: Path) -> bool:
    """Whether new files can be created in the folder; on a read-only disk not even root can."""
    return os.access(folder, os.W_OK)


@dataclass(frozen=True)
class Home:
    """The home folder with its registers. Nothing is created in it before the first publication."""

    folder: Path

    def register_names(self) -> tuple[str, ...]:
        """The registers that have a published version, by name."""
        return tuple(sorted(pointer.parent.name for pointer in self.folder.glob("registers/*/current")))

    def register_folder(self, name: str) -> Path:
        """The folder of one register, whether or not it exists. Raises Refused on an invalid name."""
        if not _REGISTER_NAME.fullmatch(name):
            raise Refused(_("“{name}” is not a register's name: use small letters, digits, - and _.", name=name))
        return self.folder / "registers" / name

    def chosen(self) -> str | None:
        """The register to use where none is named: UNION_HEALTH_REGISTER (which may not exist), else the default."""
        return os.environ.get(REGISTER_VARIABLE) or self.default()

    def default(self) -> str | None:
        """The register that was made the default, else the first by name; None if there is no register."""
        name, names = self._pointed(), self.register_names()
        return name if name in names else (names[0] if names else None)

    def choose(self, name: str) -> None:
        """Make this register the default."""
        write_pointer(self.folder / "chosen", name)

    def keep_default(self, name: str) -> None:
        """Pin the current default before this register is published; make this one the default if there is none."""
        default = self.default() or name
        if self._pointed() != default:
            self.choose(default)

    def _pointed(self) -> str | None:
        pointer = self.folder / "chosen"
        return pointer.read_text("utf-8", "replace").strip() if pointer.is_file() else None
