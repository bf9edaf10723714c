"""Publishing: writes a new version beside the old ones, then moves one pointer."""

import errno
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import duckdb

from dashboard import __version__
from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.home.person import person
from dashboard.home.registers import can_write, write_pointer
from dashboard.locale import _
from dashboard.register.cube_file import build_cube
from dashboard.register.files import remove_matching, remove_stale
from dashboard.register.former_tables import complete
from dashboard.register.rules_table import rules
from dashboard.register.session import limit_memory, run
from dashboard.register.status_file import forget_status
from dashboard.register.versions import Register, Version

_LEFT_BEHIND = (".draft-*", ".spill-*")
"""Files that a killed status computation leaves behind."""

_OUT_OF_SPACE = ("no space left", "disk full", "file too large", "could not write")


@contextmanager
def draft(
    register: Register, *, as_of: date, action: str, synthetic: bool | None = None, empty: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A writable copy of the current version that becomes current when the block ends without an exception.

    The connection holds every table of the register: with the current version's rows, or with none (``empty``, or the
    first version). If the block raises, nothing is published and the current version stays. Drafts of one register wait
    for each other. ``synthetic`` defaults to the current version's value. Raises Refused when the disk is full or
    read-only.
    """
    versions_folder = register.folder / "versions"
    path = versions_folder / f".draft-{secrets.token_hex(6)}.duckdb"
    try:
        versions_folder.mkdir(parents=True, exist_ok=True)
        if not (can_write(register.folder) and can_write(versions_folder)):
            raise PermissionError(register.folder)
        with register.lock():
            register.recover()
            remove_stale(register.folder / "status", *_LEFT_BEHIND)
            parent = register.current() if (register.folder / "current").is_file() else None
            # Under the lock there are no other drafts: these are of killed processes.
            remove_matching(versions_folder, ".draft-*")
            if parent and not empty:
                shutil.copyfile(parent.path, path)
            connection = duckdb.connect(path)
            limit_memory(connection, path.with_suffix(".spill"))
            try:
                if not parent or empty:
                    for table in tables().values():
                        connection.execute(table.statement)
                else:
                    complete(connection)
                yield connection
                connection.register("given_rules", rules(register.home.folder))
                run(connection, "publish", {"as_of": as_of})
                connection.unregister("given_rules")
                connection.execute("checkpoint")
            finally:
                connection.close()
            _publish(register, path, parent, as_of, action, synthetic)
    except (OSError, duckdb.Error) as error:
        if any(sign in str(error).lower() for sign in _OUT_OF_SPACE):
            raise Refused(
                _(
                    "There is not enough space on the disk at {folder}: nothing was changed, "
                    "the register is as it was.",
                    folder=register.folder,
                )
            ) from error
        if isinstance(error, PermissionError) or getattr(error, "errno", None) == errno.EROFS:
            raise Refused(
                _("The register in {folder} can't be written to: nothing was changed.", folder=register.folder)
            ) from error
        raise
    finally:
        remove_matching(versions_folder, f"{path.stem}*")


def _publish(
    register: Register, path: Path, parent: Version | None, as_of: date, action: str, synthetic: bool | None
) -> None:
    existing = register.versions()
    number = 1 + max((int(version.name.removeprefix("v")) for version in existing), default=0)
    final = path.with_name(f"v{number:04d}.duckdb")
    version = Version(
        register=register.name,
        name=final.stem,
        date=as_of,
        created_at=datetime.now().replace(microsecond=0),
        created_by=person(),
        action=action,
        synthetic=bool(parent and parent.synthetic) if synthetic is None else synthetic,
        parent=parent.name if parent else None,
        program=__version__,
        path=final,
    )
    path.replace(final)
    # An interrupted publication may have left a status of other rows under this name.
    forget_status(version)
    try:
        build_cube(version, version.date)
        register.home.keep_default(register.name)
        write_pointer(register.pending_manifest(version.name), version.manifest())
        write_pointer(register.folder / "current", version.name)
    except BaseException:
        register.pending_manifest(version.name).unlink(missing_ok=True)
        final.unlink(missing_ok=True)
        forget_status(version)
        raise
    register.recover()
