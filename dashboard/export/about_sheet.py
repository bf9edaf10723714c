"""The sheet with a workbook's register, date, filters and program, and the definitions of its numbers."""

from collections.abc import Mapping
from typing import Any

from dashboard.documents.context import Context
from dashboard.export.sheet_text import height, sheet_text
from dashboard.locale import _
from dashboard.locale.number_format import EMPTY, format_date, format_number

_WIDTHS = (28, 60, 60, 40, 40)


def write_about(sheet: Any, context: Context, counts: Mapping[str, int], head: Any, body: Any) -> None:
    """Fill the sheet in the current language. ``counts`` gives the rows per sheet; head and body are cell formats."""
    facts = facts_of(context, counts)
    titles = [_("Name"), _("Definition"), _("Basis"), _("Next step")]
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width)
    row = 0
    for name, value in facts:
        sheet.set_row(row, height((name, value), _WIDTHS))
        sheet.write_string(row, 0, sheet_text(name), head)
        sheet.write_string(row, 1, sheet_text(value), body)
        row += 1
    if not context.definitions:
        return
    row += 1
    if any(definition.unconfirmed for definition in context.definitions):
        titles.append(_("Rests on unconfirmed parameters"))
    for line in (titles, *context.definitions):
        sheet.set_row(row, height(line[: len(titles)], _WIDTHS))
        for place, text in enumerate(line[: len(titles)]):
            sheet.write_string(row, place, sheet_text(text), head if line is titles else body)
        row += 1


def facts_of(context: Context, counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """A file's metadata, as names and values in the current language."""
    facts = [(_("Title"), context.title)]
    if context.synthetic:
        # Placed second, above everything that could make the numbers look real.
        facts.append((_("Nature of the data"), _("Synthetic data: invented to try the program, about no real unit.")))
    facts += [
        (_("Register"), context.register),
        (_("As of"), format_date(context.as_of, context.language)),
        (_("Register version"), context.version),
    ]
    facts += [(_("Filter: {name}", name=name), value) for name, value in context.filters]
    if not context.filters:
        facts.append((_("Filters"), _("None: all units")))
    facts += [
        (_("Rows of {sheet}", sheet=name), format_number(count, context.language)) for name, count in counts.items()
    ]
    facts += [
        (_("Made at"), context.made_at.strftime("%Y-%m-%d %H:%M")),
        (_("Made by"), f"Union Health {context.program_version}"),
    ]
    return [(name, value or EMPTY) for name, value in facts]
