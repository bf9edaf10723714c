"""The rules of a register for its imports: what a person decided that a text or a header means, once and for all.

They are kept beside the register's versions, so that they hold for every later import, and are no part of its records.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboard.errors import Refused
from dashboard.home.json_values import json_text, read_json
from dashboard.home.person import person
from dashboard.home.registers import write_pointer
from dashboard.ingest.cells.column_readers import reader_for
from dashboard.ingest.cells.value_rules import ValueRules
from dashboard.ingest.mapping.headers import Target, folded_header
from dashboard.locale import _
from dashboard.register.versions import Register
from dashboard.vocabulary.register_titles import table_titles

_FILE = "import_rules.json"


@dataclass(frozen=True)
class ValueRule:
    """A text of a register column and what it is read as; means is None where the cell counts as empty."""

    table: str
    column: str
    text: str
    means: str | None
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True)
class HeaderRule:
    """A header and the register column that it means; code where it means one code of the table (经审会: audit)."""

    header: str
    table: str
    column: str
    code: str | None
    decided_by: str
    decided_at: datetime

    @property
    def target(self) -> Target:
        """The register column."""
        return Target(self.table, self.column, self.code)


@dataclass(frozen=True)
class ImportRules:
    """All rules of a register, the latest decision last."""

    values: tuple[ValueRule, ...] = ()
    headers: tuple[HeaderRule, ...] = ()

    def of_cells(self) -> ValueRules:
        """The rules for cells as the reader of sheets takes them."""
        return {(rule.table, rule.column, rule.text): rule.means for rule in self.values}

    def of_headers(self) -> dict[str, tuple[Target, ...]]:
        """The targets by folded header; a column that the register no longer has is left out."""
        titles = table_titles()
        return {
            folded_header(rule.header): (rule.target,)
            for rule in self.headers
            if rule.table in titles and rule.column in titles[rule.table].columns
        }


def import_rules(folder: Path) -> ImportRules:
    """The rules of the register in this folder; none where the file is missing.

    Raises Refused if the file is damaged: an import without its rules would read other values than the last one.
    """
    path = folder / _FILE
    if not path.is_file():
        return ImportRules()
    try:
        return read_json(path, ImportRules)
    except (OSError, ValueError) as error:
        raise Refused(
            _("{file} is damaged: mend it, or remove it and decide again what the texts mean.", file=path)
        ) from error


def remember_values(register: Register, decided: Sequence[tuple[str, str, str, str | None]]) -> None:
    """Keep decisions: (table, column, text, what it is read as, None for empty). A later one replaces an earlier one.

    Raises Refused, keeping none, if a column can't take what its text would be read as.
    """
    for table, column, _text, means in decided:
        if means is not None:
            _check(table, column, means)
    moment, name = datetime.now().replace(microsecond=0), person()
    new = [ValueRule(table, column, text, means, name, moment) for table, column, text, means in decided]
    again = {(rule.table, rule.column, rule.text) for rule in new}

    def changed(rules: ImportRules) -> ImportRules:
        kept = [rule for rule in rules.values if (rule.table, rule.column, rule.text) not in again]
        return ImportRules((*kept, *new), rules.headers)

    _change(register, changed)


def remember_headers(register: Register, decided: Iterable[tuple[str, Target]]) -> None:
    """Keep what headers mean. A later decision on a header replaces an earlier one."""
    moment, name = datetime.now().replace(microsecond=0), person()
    new = [HeaderRule(header, target.table, target.column, target.code, name, moment) for header, target in decided]
    again = {folded_header(rule.header) for rule in new}

    def changed(rules: ImportRules) -> ImportRules:
        kept = [rule for rule in rules.headers if folded_header(rule.header) not in again]
        return ImportRules(rules.values, (*kept, *new))

    _change(register, changed)


def forget_rules(register: Register, gone: Iterable[ValueRule | HeaderRule]) -> None:
    """Take decisions back; later imports read these texts and headers as they would without them."""
    dropped = set(gone)
    _change(
        register,
        lambda rules: ImportRules(
            tuple(rule for rule in rules.values if rule not in dropped),
            tuple(rule for rule in rules.headers if rule not in dropped),
        ),
    )


def _change(register: Register, changed: Callable[[ImportRules], ImportRules]) -> None:
    register.folder.mkdir(parents=True, exist_ok=True)
    with register.lock():
        write_pointer(register.folder / _FILE, json_text(changed(import_rules(register.folder))))


def _check(table: str, column: str, means: str) -> None:
    codes = {part.code for part in table_titles()[table].spread if part.column == column}
    for code in (None, *sorted(codes)):
        found = reader_for(Target(table, column, code))(means)
        if found.error is None and found.value is not None:
            return
    raise Refused(_("“{text}” can't be read in this column either.", text=means))
