"""Rules of a register for cells: what a person decided that a text means in a column of the register."""

from collections.abc import Mapping

ValueRules = Mapping[tuple[str, str, str], str | None]
"""The replacement of a cell's text by (table, column, text); None: the cell counts as empty. The text is that of
read_cell.plain; the replacement is read like a cell."""

NO_RULES: ValueRules = {}
