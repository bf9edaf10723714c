"""Compares an import with the version before it, and replaces whole tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.ingest.outcomes import Outcomes
from dashboard.ingest.report import RowChanges
from dashboard.locale import _, language
from dashboard.register.table_changes import KINDS, draft_changes, draft_rows
from dashboard.register.upsert import Connection, remove_others
from dashboard.register.versions import Version
from dashboard.vocabulary.register_titles import table_title

SHOWN = 50
"""The most rows of each kind of change that a dry run shows."""


def preview(connection: Connection, before: Version | None, rows: int) -> tuple[RowChanges, ...]:
    """The tables whose rows differ from the version before, each with at most ``rows`` rows of each kind."""
    found = []
    for change in draft_changes(connection, before):
        counts = {"new": change.new, "changed": change.changed, "gone": change.gone}
        if not any(counts.values()):
            continue
        shown: dict[str, list[dict[str, Any]]] = {}
        for kind in KINDS:
            if rows and counts[kind]:
                frame = draft_rows(connection, before, tables()[change.table], kind, rows)
                shown[kind] = [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
        found.append(RowChanges(change.table, change.new, change.changed, change.gone, shown))
    return tuple(found)


def replace_tables(
    connection: Connection, names: Sequence[str], rows: Mapping[str, int], outcomes: Outcomes, import_id: str
) -> None:
    """Remove the rows of these tables that did not come with this import.

    Raises Refused if the import has no row of a table, or quarantined one: the register would lose a record whose new
    row only has a typing error.
    """
    for name in names:
        if not rows.get(name):
            title = table_title(name, language())
            raise Refused(_("The table {table} can't be replaced: this import has no row of it.", table=title))
        wrong = {(one.sheet, one.row) for one in outcomes.problems if one.level == "error" and one.table == name}
        if wrong:
            raise Refused(
                _(
                    "The table {table} can't be replaced: {count} rows of it are quarantined; mend them first.",
                    table=table_title(name, language()),
                    count=len(wrong),
                )
            )
        remove_others(connection, name, import_id)
