"""The user's name, which versions and sealed reports record."""

import getpass


def person() -> str:
    """The system's user name; – if there is none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "–"
