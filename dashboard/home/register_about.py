"""What a register is called and who keeps it, as the person who started it said."""

from dataclasses import dataclass
from pathlib import Path

from dashboard.home.json_values import json_text, read_json
from dashboard.home.registers import write_pointer

_FILE = "about.json"


@dataclass(frozen=True)
class RegisterAbout:
    """A register's title in both languages (empty: its name), and the body that keeps it and signs its letters."""

    title_zh: str = ""
    title_en: str = ""
    body: str = ""


def register_about(folder: Path) -> RegisterAbout:
    """What is said of the register in this folder; nothing where the file is missing or can't be read."""
    try:
        return read_json(folder / _FILE, RegisterAbout)
    except (OSError, ValueError):
        return RegisterAbout()


def keep_register_about(folder: Path, about: RegisterAbout) -> None:
    """Write what is said of the register, atomically."""
    write_pointer(folder / _FILE, json_text(about))
