"""A whole register as a file that another installation imports as the same register."""

import os
from pathlib import Path

from dashboard.catalogue.schema import tables
from dashboard.documents.context import Context
from dashboard.errors import Refused
from dashboard.export.about_sheet import facts_of
from dashboard.export.register_book import register_book
from dashboard.export.register_zip import register_zip
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.register.table_rows import table_rows
from dashboard.register.versions import Version
from dashboard.vocabulary.register_titles import table_titles

REGISTER_FORMATS = (".xlsx", ".zip")
"""A workbook for people, a zip of Parquet files for registers that no workbook can hold."""


def register_file(version: Version, path: Path, context: Context) -> dict[str, int]:
    """Write all imported tables to the file, by its extension, and return the rows by table.

    The file appears only once complete. Raises Refused on another extension, where a text fits no cell, and where the
    file can't be written.
    """
    ending = path.suffix.lower()
    if ending not in REGISTER_FORMATS:
        raise Refused(_("A register is written as {formats}: name the file so.", formats=", ".join(REGISTER_FORMATS)))
    kept = [tables()[name] for name in table_titles()]
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with table_rows(version) as found:
            if ending == ".xlsx":
                rows = {table: found.rows(table) for table in kept}
                counts = register_book(draft, rows, _notes(version, context), context)
            else:
                counts = register_zip(draft, {table: found.batches(table) for table in kept}, context)
        draft.replace(path)
    except OSError as error:
        raise Refused(_("The file {file} can't be written: {reason}.", file=path, reason=error.strerror)) from error
    finally:
        draft.unlink(missing_ok=True)
    return counts


def _notes(version: Version, context: Context) -> list[tuple[str, str]]:
    with speaking(context.language):
        command = f"union-health import FILE.xlsx --date {version.date.isoformat()}"
        return [
            *facts_of(context, {}),
            (
                _("Import again"),
                _("With {command} into an empty register it is the same register again.", command=command),
            ),
            (
                _("Not in the file"),
                _(
                    "Where each row came from, the problems of imports, refused spellings and the "
                    "parameters of the rules."
                ),
            ),
        ]
