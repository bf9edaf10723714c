"""Pruning: removes old versions and everything computed from them; keeps the current and the sealed ones."""

from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.register.files import remove_matching
from dashboard.register.sealed import seals
from dashboard.register.versions import Register, Version

KEPT = 10


def prune(register: Register, keep: int = KEPT) -> tuple[Version, ...]:
    """Remove all but the newest ``keep`` versions, the current one and those with a sealed report.

    Returns the removed versions. The newest is always kept, so that no version name is used twice. Raises Refused for
    less than one.
    """
    if keep < 1:
        raise Refused(_("At least one version is kept, not {keep}.", keep=keep))
    register.current()  # before locking: a register that doesn't exist has no folder to lock
    with register.lock():
        register.recover()
        versions = register.versions()
        staying = {version.name for version in versions[-keep:]}
        staying |= {register.current().name, *(seal.version for seal in seals(register))}
        going = tuple(version for version in versions if version.name not in staying)
        for version in going:
            # Delete the manifest first: a half-removed version is then no longer listed.
            version.path.with_suffix(".json").unlink(missing_ok=True)
            remove_matching(version.path.parent, f"{version.name}.*")
            remove_matching(register.folder / "status", f"{version.name}-*")
    return going
