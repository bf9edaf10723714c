"""Resolves the unit of each row by id, credit code or name, against the register and the import itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from dashboard.ingest.tables.layout import is_whole_table
from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.units.unit_book import UnitBook
from dashboard.register.upsert import Connection, ask, has_rows
from dashboard.vocabulary.name_judgement import holds_telephone, no_unit_name
from dashboard.vocabulary.name_likeness import are_alike
from dashboard.vocabulary.name_remarks import RemarkedName, without_remark
from dashboard.vocabulary.unit_names import hashed_unit_id, names_one_units_union, normalised, units_of_union

_BY_ID, _BY_CODE, _BY_NAME = 0, 1, 2


@dataclass(frozen=True)
class Resolved:
    """The unit of every row. units maps sheet and row to unit_id or None.

    unresolved maps (sheet, row) to (problem code, the id, code or name given) where a mentioned unit was not found.
    remarks lists what to tell of the names of rows that were found: (sheet, row, code, text).
    """

    book: UnitBook
    units: dict[int, dict[int, str | None]]
    unresolved: dict[tuple[int, int], tuple[str, str | None]]
    remarks: tuple[tuple[int, int, str, str], ...] = ()


@dataclass(frozen=True)
class _Mention:
    sheet: int
    row: int
    unit_id: str | None
    uscc: str | None
    name: str | None
    creates: bool
    union: str | None = None
    is_judged: bool = True

    @property
    def remarked(self) -> RemarkedName:
        """The name without a remark such as （已注销）."""
        return without_remark(self.name or "") if self.is_judged else RemarkedName(self.name or "")

    @property
    def has_no_name(self) -> bool:
        """Whether the text in the name's cell can be no name."""
        return bool(self.name) and self.is_judged and no_unit_name(self.name or "")

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
    is_exported = is_whole_table(parts.read.layout.header)
    for row, unit_id, uscc, name, _union_id, union_name in parts.identity.itertuples(index=False):
        union = None
        if by_union and union_name and names_one_units_union(union_name):
            name = union = union_name
        if unit_id or uscc or name:
            creates = bool(name or main_is_units) and row not in failed
            yield _Mention(parts.read.number, row, unit_id, uscc, name, creates, union, not is_exported)


def _book(connection: Connection, mentions: Sequence[_Mention]) -> UnitBook:
    names = {mention.remarked.name for mention in mentions if mention.name}
    names |= {unit for mention in mentions if mention.union for unit in units_of_union(mention.union)}
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
        book.names[unit_id] = name
        book.unions[unit_id] = union_id
        book.sector_sources[unit_id] = sector_source
        if uscc:
            book.by_credit_code.setdefault(uscc, unit_id)
        if name in names:
            book.by_name.setdefault(name, set()).add(unit_id)
    return book


def resolve_units(connection: Connection, sheets: Sequence[SheetParts]) -> Resolved:
    """Find or create the unit of every row of every sheet.

    Rows that can create units are resolved before rows that only refer to units, ids before credit codes before names,
    and units before unions, so that the order of the files decides only which spelling comes first. A text that can be
    no name creates nothing. A union's name finds the unit of that name; it creates one only in a register that has no
    units from elsewhere, because there the lists of unions are all that is known.
    """
    mentions = [mention for parts in sheets for mention in _mentions(parts)]
    book = _book(connection, mentions)
    resolver = _Resolver(book, has_rows(connection, "units") or any(not one.union and one.name for one in mentions))
    units: dict[int, dict[int, str | None]] = {parts.read.number: {} for parts in sheets}
    for mention in sorted(mentions, key=lambda mention: (not mention.creates, bool(mention.union), mention.kind)):
        units[mention.sheet][mention.row] = resolver.resolve(mention)
    return Resolved(book, units, resolver.unresolved, tuple(resolver.remarks))


@dataclass
class _Resolver:
    book: UnitBook
    has_units: bool
    unresolved: dict[tuple[int, int], tuple[str, str | None]] = field(default_factory=dict)
    remarks: list[tuple[int, int, str, str]] = field(default_factory=list)

    def resolve(self, mention: _Mention) -> str | None:
        """The unit of a row, new if nothing forbids it; None if it stays unresolved."""
        if mention.union:
            return self._of_union(mention)
        if mention.has_no_name and not (mention.unit_id or mention.uscc):
            shown = (
                None
                if holds_telephone(mention.name or "") or re.search("[:\uff1a]", mention.name or "")
                else mention.name
            )
            self._leave(mention, "no_unit_name", shown)
            return None
        name = None if mention.has_no_name else mention.remarked.name or None
        found, problem = self.book.find(mention.unit_id, mention.uscc, name)
        if found and mention.is_judged and self._by_code(mention, found) and self._is_anothers(found, name):
            self._leave(mention, "id_of_another_name", name)
            return None
        if found is None and problem is None and mention.creates:
            found = self.book.create(mention.unit_id, mention.uscc, name, mention.sheet, mention.row)
        if found is None:
            self._leave(mention, problem or "unknown_unit", mention.unit_id or mention.uscc or name)
            return None
        if mention.creates:
            self.book.learn(found, mention.uscc, name, mention.sheet, mention.row)
        if mention.remarked.remark and name:
            self.remarks.append((mention.sheet, mention.row, "name_with_remark", str(mention.name)))
        return found

    def _by_code(self, mention: _Mention, found: str) -> bool:
        return bool(mention.unit_id) or (mention.uscc and self.book.by_credit_code.get(mention.uscc)) == found

    def _leave(self, mention: _Mention, problem: str, given: str | None) -> None:
        self.unresolved[mention.sheet, mention.row] = (problem, given)

    def _is_anothers(self, unit_id: str, name: str | None) -> bool:
        """Whether the unit of this id has quite another name than the row gives."""
        known = self.book.names.get(unit_id)
        if not name or not known or self.book.aliases.get(name) == unit_id:
            return False
        return self.book.aliases.get(normalised(name)) != unit_id and not are_alike(known, name)

    def _of_union(self, mention: _Mention) -> str | None:
        """The unit of a row that names only a union: that of the union's name, never a new one beside known units."""
        for name in (str(mention.union), *units_of_union(str(mention.union))):
            found, problem = self.book.find(None, None, name)
            if found or problem:
                break
        if found is None and problem is None and not self.has_units and mention.creates:
            found = self.book.create(None, None, mention.union, mention.sheet, mention.row)
        if found is None:
            self._leave(mention, problem or "unit_of_union_unknown", mention.union)
            if problem is None:
                self.remarks.append((mention.sheet, mention.row, "unit_of_union_unknown", str(mention.union)))
            return None
        if mention.creates:
            self.book.learn(found, None, mention.union, mention.sheet, mention.row)
        return found


def unit_ids(resolved: Resolved, frame: pd.DataFrame) -> list[str | None]:
    """The unit_id of each row of a part. The frame has the columns sheet and row."""
    return [resolved.units[sheet].get(row) for sheet, row in zip(frame["sheet"], frame["row"], strict=True)]
