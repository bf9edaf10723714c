"""Register versions: immutable files, and the pointer to the current one."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import filelock

from dashboard.errors import Refused
from dashboard.home.json_values import json_text, read_json
from dashboard.home.registers import Home, write_pointer
from dashboard.locale import _
from dashboard.register.files import remove_matching

_VERSION_NAME = re.compile(r"v\d+")


def is_version_name(name: str) -> bool:
    """Whether the text is a version's name, such as v0012."""
    return _VERSION_NAME.fullmatch(name) is not None


@dataclass(frozen=True)
class Version:
    """One published state of a register.

    date is the version's own as-of date; action names what created it (import, sample, alias confirm, …).
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
        """The home folder that contains this version's register."""
        return self.path.parents[3]

    def manifest(self) -> str:
        """The manifest stored beside the version's file, as JSON."""
        return json_text(self, without=frozenset({"register", "path"}))


@dataclass(frozen=True)
class Register:
    """A register by name: its versions and the current one."""

    home: Home
    name: str

    @property
    def folder(self) -> Path:
        """The folder of the register's versions and status files."""
        return self.home.register_folder(self.name)

    def versions(self) -> tuple[Version, ...]:
        """All published versions, oldest first."""
        # A publication killed after moving the pointer leaves the manifest under its pending name.
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
        """The current version. Raises Refused where nothing is published."""
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
        """Make an earlier version current again: moves the pointer, changes no version file."""
        self.version(name)  # before locking: a register that doesn't exist has no folder to lock
        with self.lock():
            self.recover()
            version = self.version(name)
            write_pointer(self.folder / "current", version.name)
        return version

    def lock(self) -> filelock.BaseFileLock:
        """The lock that publishing, restoring, sealing and pruning take, one at a time."""
        return filelock.FileLock(self.folder / "lock")

    def pending_manifest(self, name: str) -> Path:
        """The manifest's path until the pointer moves to the version: every listed version was once current."""
        return self.folder / "versions" / f".{name}.json"

    def recover(self) -> None:
        """Recover an interrupted publication: finish it if the pointer names it, else delete it. Needs the lock."""
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
        """The pointer's content: a version name, empty where nothing is published."""
        pointer = self.folder / "current"
        return pointer.read_text("utf-8", "replace").strip() if pointer.is_file() else ""

    def _read(self, manifest: Path) -> Version:
        path = manifest.with_name(f"{manifest.stem.removeprefix('.')}.duckdb")
        try:
            return read_json(manifest, Version, register=self.name, path=path)
        except ValueError as error:
            raise Refused(_("The file {file} of the register is damaged.", file=manifest)) from error


def open_register(home: Home, name: str | None = None) -> Register:
    """The register of that name, else the home's chosen one. Raises Refused where the home has none."""
    found = name or home.chosen()
    if found is None:
        raise Refused(
            _(
                "There is no register in {home} yet: import a file or run “union-health sample guizhou”.",
                home=home.folder,
            )
        )
    return Register(home, found)
