"""The units known while an import resolves its rows: those of the register that the rows mention, and the new ones."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field, replace

from dashboard.vocabulary.unit_names import hashed_unit_id, normalised, unit_name


@dataclass(frozen=True)
class NewAlias:
    """A new spelling, with the sheet and row where this import first met it."""

    alias: str
    unit_id: str
    method: str
    sheet: int
    row: int


@dataclass(frozen=True)
class NewUnit:
    """A unit that the register doesn't have yet, with the sheet and row that named it first."""

    unit_id: str
    name: str | None
    uscc: str | None
    sheet: int
    row: int


@dataclass(frozen=True)
class _Said:
    sheet: int
    row: int
    name: str | None
    uscc: str | None


@dataclass(frozen=True)
class NewCode:
    """A credit code that a known unit lacked, with the sheet and row that gave it."""

    uscc: str
    sheet: int
    row: int


@dataclass
class UnitBook:
    """Indexes of units by id, credit code, name and spelling.

    credit_codes, names, unions and sector_sources are keyed by unit_id and hold every known unit. aliases maps
    spellings to unit_id; confirmed are the spellings that a user decided on; spelled are the unit_ids that have a
    spelling. The new_ fields are what the import adds. again maps a new unit, a new spelling or a unit with a new code
    to the later rows that say the same: if the first of them is not taken over, one of these stands in for it.
    """

    credit_codes: dict[str, str | None] = field(default_factory=dict)
    names: dict[str, str | None] = field(default_factory=dict)
    unions: dict[str, str | None] = field(default_factory=dict)
    sector_sources: dict[str, str | None] = field(default_factory=dict)
    by_credit_code: dict[str, str] = field(default_factory=dict)
    by_name: dict[str, set[str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    spelled: set[str] = field(default_factory=set)
    new_units: dict[str, NewUnit] = field(default_factory=dict)
    new_aliases: dict[str, NewAlias] = field(default_factory=dict)
    new_codes: dict[str, NewCode] = field(default_factory=dict)
    again: dict[str, list[_Said]] = field(default_factory=dict)

    def find(self, unit_id: str | None, uscc: str | None, name: str | None) -> tuple[str | None, str | None]:
        """(unit_id, None); (None, problem) if several units have the name; (None, None) if the unit is unknown.

        An id takes precedence over a credit code, and a credit code over the name.
        """
        if unit_id:
            found = unit_id if unit_id in self.credit_codes else self.aliases.get(unit_id, unit_id)
            return (found if found in self.credit_codes else None), None
        if uscc and uscc in self.by_credit_code:
            return self.by_credit_code[uscc], None
        if not name:
            return None, None
        named, problem = self._find_by_name(name)
        if not uscc:
            return named, problem
        # A unit of the same name with another credit code is another unit.
        return (named if named and self.credit_codes.get(named) is None else None), None

    def _find_by_name(self, name: str) -> tuple[str | None, str | None]:
        sharing = self.by_name.get(name, set())
        if len(sharing) > 1 and name not in self.confirmed:
            return None, "ambiguous_name"
        hashed = hashed_unit_id(name)
        for spelling in (name, normalised(name), hashed):
            if spelling in self.aliases:
                return self.aliases[spelling], None
        return (hashed if hashed in self.credit_codes else next(iter(sharing), None)), None

    def create(self, unit_id: str | None, uscc: str | None, name: str | None, sheet: int, row: int) -> str | None:
        """Add the unit that a row names and return its id; None if the row names none."""
        found = unit_id or uscc or (hashed_unit_id(name) if name else None)
        if found is None:
            return None
        self.new_units[found] = NewUnit(found, unit_name(name) if name else None, uscc, sheet, row)
        self.names[found] = name
        self.credit_codes[found] = uscc
        self.unions[found] = None
        if uscc:
            self.by_credit_code.setdefault(uscc, found)
        return found

    def learn(self, unit_id: str, uscc: str | None, name: str | None, sheet: int, row: int) -> None:
        """Record what a resolved row adds to its unit: a missing credit code, a new spelling."""
        new = self.new_units.get(unit_id)
        if new and (new.sheet, new.row) != (sheet, row):
            self.again.setdefault(unit_id, []).append(_Said(sheet, row, name, uscc))
        if uscc and self.credit_codes.get(unit_id) is None:
            self.credit_codes[unit_id] = uscc
            self.new_codes[unit_id] = NewCode(uscc, sheet, row)
            self.by_credit_code.setdefault(uscc, unit_id)
        if not name:
            return
        hashed = hashed_unit_id(name)
        if unit_id != hashed:
            # Two units with ids of their own may share a name; units with hashed ids can't.
            self.by_name.setdefault(name, set()).add(unit_id)
        first = unit_id in self.new_units and unit_id not in self.spelled
        self._alias(name, unit_id, "exact" if first else "rule", sheet, row)
        if unit_id != hashed:
            self._alias(normalised(name), unit_id, "rule", sheet, row)

    def _alias(self, spelling: str, unit_id: str, method: str, sheet: int, row: int) -> None:
        self.spelled.add(unit_id)
        if spelling not in self.aliases:
            self.aliases[spelling] = unit_id
            self.new_aliases[spelling] = NewAlias(spelling, unit_id, method, sheet, row)
        elif spelling in self.new_aliases and self.aliases[spelling] == unit_id:
            self.again.setdefault(f"spelling {spelling}", []).append(_Said(sheet, row, spelling, None))

    def forget(self, dead: Set[str], kept: Callable[[int, int], bool]) -> None:
        """Take back the new units ``dead``, and what only rows say that are not ``kept``: spellings, codes and names.

        A new unit has the name and the code of the first row that is kept.
        """
        self.new_units = {
            unit_id: self._standing(unit, kept) for unit_id, unit in self.new_units.items() if unit_id not in dead
        }
        self.new_aliases = {
            alias: replace(new, sheet=place[0], row=place[1])
            for alias, new in self.new_aliases.items()
            if new.unit_id not in dead and (place := self._place(f"spelling {alias}", new.sheet, new.row, kept))
        }
        self.new_codes = {
            unit_id: new for unit_id, new in self.new_codes.items() if unit_id not in dead and kept(new.sheet, new.row)
        }

    def _standing(self, unit: NewUnit, kept: Callable[[int, int], bool]) -> NewUnit:
        if kept(unit.sheet, unit.row):
            return unit
        said = [one for one in self.again.get(unit.unit_id, ()) if kept(one.sheet, one.row)]
        if not said:
            return unit
        named = next((one.name for one in said if one.name), None)
        code = next((one.uscc for one in said if one.uscc), None)
        first = said[0]
        name = unit_name(named) if named else unit.name
        return NewUnit(unit.unit_id, name, code or unit.uscc, first.sheet, first.row)

    def _place(self, key: str, sheet: int, row: int, kept: Callable[[int, int], bool]) -> tuple[int, int] | None:
        if kept(sheet, row):
            return sheet, row
        return next(((one.sheet, one.row) for one in self.again.get(key, ()) if kept(one.sheet, one.row)), None)
