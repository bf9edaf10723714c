"""Register versions: files that never change, and the pointer that says which one is current."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import filelock

from dashboard.errors import Refused
from dashboard.home.json_file import json_text, read_json
from dashboard.home.registers import Home, write_pointer
from dashboard.locale import _
from dashboard.register.files import remove_matching

_VERSION_NAME = re.compile(r"v\d+")


def is_version_name(name: str) -> bool:
    """Whether it reads as a version's name, such as v0012."""
    return _VERSION_NAME.fullmatch(name) is not None


@dataclass(frozen=True)
class Version:
    """One published state of a register.

    date is the version's own as-of date; action says what made it (import, sample, alias confirm, …).
    """

    register: str
    name: str
    date: date
    created_at: datetime
    created_by: str
    action: str
    synthetic: bool
    parent: str | None
    program: str
    path: Path

    @property
    def home(self) -> Path:
        """The folder of the registers that this one belongs to."""
        return self.path.parents[3]

    def manifest(self) -> str:
        """What is kept beside the version's file, as JSON."""
        return json_text(self, without=frozenset({"register", "path"}))


@dataclass(frozen=True)
class Register:
    """A register by name: its versions and which of them is current."""

    home: Home
    name: str

    @property
    def folder(self) -> Path:
        """Where the register's versions and its status tables lie."""
        return self.home.register_folder(self.name)

    def versions(self) -> tuple[Version, ...]:
        """All published versions, oldest first."""
        # The manifest of a publication that was killed after its last step still bears its first name.
        named = [path for path in [self.pending_manifest(self._pointed())] if path.is_file()]
        found = {path.stem.removeprefix("."): path for path in (*named, *self.folder.glob("versions/v*.json"))}
        return tuple(self._read(path) for _name, path in sorted(found.items()))

    def version(self, name: str) -> Version:
        """The version of that name. Raises Refused where there is none."""
        known = {version.name: version for version in self.versions()}
        if name not in known:
            known_names = ", ".join(known) or "–"
            raise Refused(
                _(
                    "Register {register} has no version “{name}”; it has: {known}.",
                    register=self.name,
                    name=name,
                    known=known_names,
                )
            )
        return known[name]

    def current(self) -> Version:
        """The version that readers open. Raises Refused where nothing is published."""
        if not (self.folder / "current").is_file():
            raise Refused(
                _(
                    "There is no register “{name}” in {home} yet: import a file or run “union-health sample guizhou”.",
                    name=self.name,
                    home=self.home.folder,
                )
            )
        return self.version(self._pointed())

    def restore(self, name: str) -> Version:
        """Make an earlier version current again: the pointer moves back, no file changes."""
        self.version(name)  # before the lock: a register that isn't there has no folder to lock
        with self.lock():
            self.settle()
            version = self.version(name)
            write_pointer(self.folder / "current", version.name)
        return version

    def lock(self) -> filelock.BaseFileLock:
        """What publishing, restoring, sealing and pruning hold: one at a time."""
        return filelock.FileLock(self.folder / "lock")

    def pending_manifest(self, name: str) -> Path:
        """Where a version's manifest lies until the pointer has moved to it: every version listed was current once."""
        return self.folder / "versions" / f".{name}.json"

    def settle(self) -> None:
        """Finish, under the lock, what a killed publication left: name its manifest, or remove what no pointer saw."""
        remove_matching(self.folder, ".current.*")
        remove_matching(self.folder / "versions", "..v*.json.*")
        for pending in self.folder.glob("versions/.v*.json"):
            name = pending.stem.removeprefix(".")
            if name == self._pointed():
                pending.replace(pending.with_name(f"{name}.json"))
                continue
            pending.unlink()
            remove_matching(self.folder / "versions", f"{name}.*")
            remove_matching(self.folder / "status", f"{name}-*")

    def _pointed(self) -> str:
        """What the pointer says, on one line; empty where nothing is published."""
        pointer = self.folder / "current"
        return pointer.read_text("utf-8", "replace").strip() if pointer.is_file() else ""

    def _read(self, manifest: Path) -> Version:
        path = manifest.with_name(f"{manifest.stem.removeprefix('.')}.duckdb")
        try:
            return read_json(manifest, Version, register=self.name, path=path)
        except ValueError as error:
            raise Refused(_("The file {file} of the register is damaged.", file=manifest)) from error


def open_register(home: Home, name: str | None = None) -> Register:
    """The register of that name, else the chosen one. Raises Refused where the home has none."""
    found = name or home.chosen()
    if found is None:
        raise Refused(
            _(
                "There is no register in {home} yet: import a file or run “union-health sample guizhou”.",
                home=home.folder,
            )
        )
    return Register(home, found)
