"""Resolves the union of each row, and creates the unions that rows name or give facts about."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, field

import pandas as pd

from dashboard.ingest.tables.read_sheet import BOOKKEEPING, SheetParts
from dashboard.ingest.units.said_unions import rows_that_say_yes
from dashboard.ingest.units.unit_resolution import Resolved, names_by_union
from dashboard.register.upsert import Connection, ask
from dashboard.vocabulary.unit_names import (
    names_a_federation,
    names_a_union,
    names_one_units_union,
    normalised,
    row_id,
    union_id_of,
)

_TELLS_OF_A_UNION = ("terms", "election_steps", "member_groups")
_NAMES_OF_NO_UNION = frozenset({"工会", "机关工会", "机关", "基层工会", "基层", "本单位", "直属机关工会"})


@dataclass(frozen=True)
class NewUnion:
    """A union that the register doesn't have yet, with the sheet and row that first gave facts about it."""

    union_id: str
    name: str | None
    sheet: int
    row: int


@dataclass
class Unions:
    """The union of every row, the new unions, and the new links from units to unions.

    of_row maps sheet and row to a union_id, new union_id to the union, links unit_id to (union_id, sheet, row).
    """

    of_row: dict[int, dict[int, str | None]] = field(default_factory=dict)
    new: dict[str, NewUnion] = field(default_factory=dict)
    links: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def forget(self, dead: Set[str], dead_units: Set[str], kept: Callable[[int, int], bool]) -> None:
        """Take back the new unions ``dead``, and every link of a unit that is gone or whose row is not ``kept``."""
        self.new = {union_id: union for union_id, union in self.new.items() if union_id not in dead}
        self.links = {
            unit_id: link
            for unit_id, link in self.links.items()
            if unit_id not in dead_units and link[0] not in dead and kept(link[1], link[2])
        }

    def ids(self, frame: pd.DataFrame) -> list[str | None]:
        """The union_id of each row of a part. The frame has the columns sheet and row."""
        return [self.of_row[sheet].get(row) for sheet, row in zip(frame["sheet"], frame["row"], strict=True)]


def _positive(frame: pd.DataFrame) -> set[int]:
    """The readable rows of a unions part with a fact about a union: any value other than empty, no and 0."""
    values = frame.drop(columns=list(BOOKKEEPING))
    tells = values.notna() & values.ne(False) & values.ne(0)
    return set(frame["row"][tells.any(axis=1) & ~frame["failed"].astype(bool)])


def _telling_rows(parts: SheetParts) -> set[int]:
    found = rows_that_say_yes(parts)
    if "unions" in parts.parts:
        found |= _positive(parts.parts["unions"])
    for table in _TELLS_OF_A_UNION:
        if table in parts.parts and parts.read.mapping.column(table, "union_id") is None:
            part = parts.parts[table]
            found |= set(part["row"][~part["failed"].astype(bool)])
    return found


@dataclass
class _Finder:
    resolved: Resolved
    by_name: dict[str, str]
    unions: Unions

    def find(self, unit_id: str | None, given_id: str | None, name: str | None) -> str | None:
        """The union's id: the given one, else by the union's name, else the unit's union (its future id if new)."""
        if given_id:
            return given_id
        key = normalised(name) if name and normalised(name) not in _NAMES_OF_NO_UNION else None
        if key and key in self.by_name:
            return self.by_name[key]
        if name and not names_one_units_union(name) and key:
            found = row_id("w", (key,))
        elif unit_id:
            found = self.resolved.book.unions.get(unit_id) or union_id_of(unit_id)
        elif key:
            found = row_id("w", (key,))
        else:
            return None
        if key:
            self.by_name[key] = found
        return found


def resolve_unions(connection: Connection, sheets: Sequence[SheetParts], resolved: Resolved) -> Unions:
    """Find or create the union of every row that names one or gives facts about one.

    A unit whose name is a union's name (…工会) has a union of that name. A union without a name of its own is named
    after its unit. A union shared by several units (named 联合工会) is one union.
    """
    identities = [parts.identity for parts in sheets]
    names = {name for identity in identities for name in identity["union_name"] if name}
    ids = {union_id for identity in identities for union_id in identity["union_id"] if union_id}
    ids |= {union_id_of(unit_id) for unit_id in resolved.book.unions}
    ids |= {union_id for union_id in resolved.book.unions.values() if union_id}
    known = ask(connection, "known_unions", names | ids)
    unions = Unions()
    by_name = {normalised(name): union_id for union_id, name in known.itertuples(index=False) if name in names}
    finder = _Finder(resolved, by_name, unions)
    existing = set(known["union_id"])
    for parts in sheets:
        _resolve_sheet(parts, finder, existing)
    return unions


def _resolve_sheet(parts: SheetParts, finder: _Finder, existing: set[str]) -> None:
    number = parts.read.number
    of_row = finder.unions.of_row.setdefault(number, {})
    units = finder.resolved.units[number]
    telling = _telling_rows(parts)
    holds_unions = "unions" in parts.read.mapping.tables
    by_union = names_by_union(parts)
    main_is_units = parts.read.mapping.main == "units"
    for row, _unit, _uscc, unit_name, given_id, union_name in parts.identity.itertuples(index=False):
        unit_id = units.get(row)
        # A federation listed as a unit is an employer: its name is no evidence of a union of its own staff.
        spelled_as_union = bool(
            unit_name and not by_union and names_a_union(unit_name) and not names_a_federation(unit_name) and unit_id
        )
        tells = bool(union_name) or row in telling or spelled_as_union or bool(given_id and holds_unions)
        if not tells and not given_id:
            of_row[row] = finder.resolved.book.unions.get(unit_id) if unit_id else None
            continue
        name = union_name or (unit_name if spelled_as_union else None)
        found = of_row[row] = finder.find(unit_id, given_id, union_name)
        if found is None:
            continue
        if tells and found not in existing:
            existing.add(found)
            name = name or _named_after(finder.resolved, unit_id, unit_name)
            finder.unions.new[found] = NewUnion(found, name, number, row)
        # A units sheet with the column union_id sets the link itself.
        if unit_id and tells and not (main_is_units and given_id):
            _link(finder, unit_id, found, number, row)


def _link(finder: _Finder, unit_id: str, union_id: str, sheet: int, row: int) -> None:
    if finder.resolved.book.unions.get(unit_id) != union_id:
        finder.resolved.book.unions[unit_id] = union_id
        finder.unions.links[unit_id] = (union_id, sheet, row)


def _named_after(resolved: Resolved, unit_id: str | None, unit_name: str | None) -> str | None:
    new = resolved.book.new_units.get(unit_id) if unit_id else None
    name = (new.name if new else None) or unit_name
    return f"{name}工会" if name else None
