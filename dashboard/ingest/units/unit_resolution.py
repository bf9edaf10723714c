"""Resolves the unit of each row by id, credit code or name, against the register and the import itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.units.unit_book import UnitBook
from dashboard.register.upsert import Connection, ask
from dashboard.vocabulary.unit_names import hashed_unit_id, names_one_units_union, normalised

_BY_ID, _BY_CODE, _BY_NAME = 0, 1, 2


@dataclass(frozen=True)
class Resolved:
    """The unit of every row. units maps sheet and row to unit_id or None.

    unresolved maps (sheet, row) to (problem code, the id, code or name given) where a mentioned unit was not found.
    """

    book: UnitBook
    units: dict[int, dict[int, str | None]]
    unresolved: dict[tuple[int, int], tuple[str, str | None]]


@dataclass(frozen=True)
class _Mention:
    sheet: int
    row: int
    unit_id: str | None
    uscc: str | None
    name: str | None
    creates: bool

    @property
    def kind(self) -> int:
        return _BY_ID if self.unit_id else _BY_CODE if self.uscc else _BY_NAME


def names_by_union(parts: SheetParts) -> bool:
    """Whether the sheet identifies its units only by the names of their unions (工会名称)."""
    mapping = parts.read.mapping
    columns = {target.column for targets in mapping.targets.values() for target in targets if target.code is None}
    named = mapping.column("units", "name") is not None or columns & {"unit_id", "union_id", "lead_unit_id"}
    return not named and mapping.column("units", "uscc") is None and mapping.column("unions", "name") is not None


def _mentions(parts: SheetParts) -> Iterator[_Mention]:
    by_union = names_by_union(parts)
    main_is_units = parts.read.mapping.main == "units"
    part = parts.parts.get("units")
    failed = set(part["row"][part["failed"]]) if main_is_units and part is not None else set()
    for row, unit_id, uscc, name, _union_id, union_name in parts.identity.itertuples(index=False):
        if by_union and union_name and names_one_units_union(union_name):
            name = union_name
        if unit_id or uscc or name:
            creates = bool(name or main_is_units) and row not in failed
            yield _Mention(parts.read.number, row, unit_id, uscc, name, creates)


def _book(connection: Connection, mentions: Sequence[_Mention]) -> UnitBook:
    names = {mention.name for mention in mentions if mention.name}
    hashed = {hashed_unit_id(name) for name in names}
    ids = {mention.unit_id for mention in mentions if mention.unit_id}
    codes = {mention.uscc for mention in mentions if mention.uscc}
    book = UnitBook()
    spelled = ask(connection, "known_aliases", names | {normalised(name) for name in names} | hashed | ids)
    for alias, unit_id, method in spelled.itertuples(index=False):
        book.aliases[alias] = unit_id
        book.spelled.add(unit_id)
        if method == "manual":
            book.confirmed.add(alias)
    known = ask(connection, "known_units", names | hashed | ids | codes | set(book.aliases.values()))
    for unit_id, name, uscc, union_id, sector_source in known.itertuples(index=False):
        book.credit_codes[unit_id] = uscc
        book.unions[unit_id] = union_id
        book.sector_sources[unit_id] = sector_source
        if uscc:
            book.by_credit_code.setdefault(uscc, unit_id)
        if name in names:
            book.by_name.setdefault(name, set()).add(unit_id)
    return book


def resolve_units(connection: Connection, sheets: Sequence[SheetParts]) -> Resolved:
    """Find or create the unit of every row of every sheet.

    Rows that can create units are resolved before rows that only refer to units, and ids before credit codes before
    names, so that the order of the files decides only which spelling comes first.
    """
    mentions = [mention for parts in sheets for mention in _mentions(parts)]
    book = _book(connection, mentions)
    units: dict[int, dict[int, str | None]] = {parts.read.number: {} for parts in sheets}
    unresolved: dict[tuple[int, int], tuple[str, str | None]] = {}
    for mention in sorted(mentions, key=lambda mention: (not mention.creates, mention.kind)):
        found, problem = book.find(mention.unit_id, mention.uscc, mention.name)
        if found is None and problem is None and mention.creates:
            found = book.create(mention.unit_id, mention.uscc, mention.name, mention.sheet, mention.row)
        units[mention.sheet][mention.row] = found
        if found is None:
            given = mention.unit_id or mention.uscc or mention.name
            unresolved[(mention.sheet, mention.row)] = (problem or "unknown_unit", given)
        elif mention.creates:
            book.learn(found, mention.uscc, mention.name, mention.sheet, mention.row)
    return Resolved(book, units, unresolved)


def unit_ids(resolved: Resolved, frame: pd.DataFrame) -> list[str | None]:
    """The unit_id of each row of a part. The frame has the columns sheet and row."""
    return [resolved.units[sheet].get(row) for sheet, row in zip(frame["sheet"], frame["row"], strict=True)]
