"""Zips: archives of files, and the workbooks and documents that are zips inside."""

from pathlib import Path

_SIGNATURE = b"PK\x03\x04"


def is_zip(path: Path | str) -> bool:
    """Whether the file begins as a zip does.

    Not zipfile.is_zipfile, which looks for a zip anywhere: an XLS file with a theme has one inside.
    """
    with open(path, "rb") as file:
        return file.read(len(_SIGNATURE)) == _SIGNATURE
