"""Builds the workbooks that go back to the senders of an import, with the problem cells marked."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

import pandas as pd

from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.files.sources import sources
from dashboard.ingest.files.uploads import Upload, kept
from dashboard.ingest.mapping.mapping_file import MappingFile
from dashboard.ingest.returning.returned_workbook import NOT_THE_SENDERS, returned_workbook
from dashboard.locale import _
from dashboard.vocabulary.file_names import safe

_REFUSED = "file_refused"


def files_to_return(found: pd.DataFrame) -> dict[str, int]:
    """The number of problems of each file with an error, except files that could not be read.

    ``found`` has the columns of import_problems.problems.
    """
    told = found[(found["code"] != _REFUSED) & (found["level"] == "error")]
    more = found[found["file"].isin(told["file"]) & (found["code"] != NOT_THE_SENDERS)]
    return {str(name): int(count) for name, count in more.groupby("file", sort=False).size().items()}


def returned_file(
    uploads: Sequence[Upload], found: pd.DataFrame, name: str, mapping: MappingFile | None = None
) -> bytes:
    """The workbook that goes back for the file of that name. Raises KeyError if there is no such file."""
    return _returned(uploads, found, [name], mapping)[name]


def returned_zip(uploads: Sequence[Upload], found: pd.DataFrame, mapping: MappingFile | None = None) -> bytes:
    """A zip of the workbooks that go back, one for each file with an error."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        taken: set[str] = set()
        for name, workbook in _returned(uploads, found, list(files_to_return(found)), mapping).items():
            wanted = returned_name(name)
            while wanted.casefold() in taken:
                wanted = f"{len(taken)}-{wanted}"
            taken.add(wanted.casefold())
            archive.writestr(wanted, workbook)
    return content.getvalue()


def returned_name(name: str) -> str:
    """The file name of the workbook that goes back."""
    stem = safe(PurePosixPath(name.replace("/", " ")).stem) or _("Table")
    return f"{stem}_{_('to mend')}.xlsx"


def _returned(
    uploads: Sequence[Upload], found: pd.DataFrame, names: Sequence[str], mapping: MappingFile | None
) -> dict[str, bytes]:
    encoding, separator = (mapping.encoding, mapping.separator) if mapping else (None, None)
    made: dict[str, bytes] = {}
    with kept(uploads) as files, sources(files) as inside:
        for source in inside:
            if source.name not in names or source.name in made:
                continue
            sheets = read_file(source.path, encoding, separator, source.name)
            made[source.name] = returned_workbook(sheets, found[found["file"] == source.name], source.path)
    return made
