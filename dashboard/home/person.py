"""Who did it: the name that versions and sealed reports are signed with."""

import getpass


def person() -> str:
    """The name of the user of this machine; – where there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "–"
