"""The user's decisions on names (which spellings are the same unit, and which aren't) and suggestions for them."""

from datetime import datetime
from typing import Any

import pandas as pd

from dashboard.errors import Refused
from dashboard.home.person import person
from dashboard.ingest.history.register_queries import answer, rows_with
from dashboard.ingest.row_problems import message_of
from dashboard.ingest.rows.row_writer import new_import_id
from dashboard.ingest.suggesting.remarked_names import remarked
from dashboard.locale import _
from dashboard.register.merge import LeftOut, give_union, merge_units
from dashboard.register.publish import draft
from dashboard.register.upsert import Connection, append, ask, existing_values, upsert
from dashboard.register.versions import Register, Version
from dashboard.vocabulary.name_judgement import no_unit_name
from dashboard.vocabulary.name_likeness import is_short_form
from dashboard.vocabulary.unit_names import hashed_unit_id, headquarters_of, normalised, unit_name


def _spelled_unit(connection: Connection, spelling: str) -> str | None:
    """The unit that a spelling names in the register, if any."""
    keys = (spelling, normalised(spelling), hashed_unit_id(spelling))
    found = ask(connection, "known_aliases", keys)
    by_alias = dict(zip(found["alias"], found["unit_id"], strict=True))
    spelled = next((by_alias[key] for key in keys if key in by_alias), None)
    if spelled is None:
        named = ask(connection, "known_units", (spelling, hashed_unit_id(spelling)))
        spelled = named["unit_id"].iloc[0] if len(named) == 1 else None
    return spelled


def _decided(connection: Connection, spelling: str, unit_id: str) -> tuple[str, str]:
    """(the spelling's unit_id, the unit_id that the user named). Raises Refused if either is not in the register."""
    other = _spelled_unit(connection, spelling)
    if other is None:
        raise Refused(_("No unit of the register is spelled “{spelling}”.", spelling=spelling))
    return other, _named(connection, unit_id)


def _manual(spellings: list[str], unit_id: str) -> pd.DataFrame:
    moment = datetime.now().replace(microsecond=0)
    rows = [[spelling, unit_id, "manual", person(), moment] for spelling in spellings]
    return pd.DataFrame(rows, columns=["alias", "unit_id", "method", "confirmed_by", "confirmed_at"], dtype=object)


def confirm_alias(register: Register, spelling: str, unit_id: str) -> Version:
    """Confirm that a spelling names this unit, merge the spelling's unit into it and publish a new version.

    A spelling may also be the name of a union that belongs to no unit: it then becomes that unit's union. A spelling
    that the register doesn't know is a former or a new name of the unit: later imports find the unit by it.
    Every row of the merged unit moves to the unit that stays, whose empty columns are filled from the merged unit. The
    merged unit's id and spellings remain as aliases, so that later imports find the unit. Where both units have a row
    with the same key, one row is kept and what is left out is recorded in the problems. Raises Refused if the spelling
    can be no name, or the unit is unknown.
    """
    current = register.current()
    with draft(register, as_of=current.date, action="alias confirm") as connection:
        alone = _union_alone(connection, spelling)
        if alone is not None:
            staying = _named(connection, unit_id)
            _record(connection, give_union(connection, staying, alone), None)
            upsert(connection, "aliases", _manual([spelling], staying))
        elif _spelled_unit(connection, spelling) is None:
            staying = _named(connection, unit_id)
            if no_unit_name(spelling):
                raise Refused(_("“{spelling}” can't be the name of a unit.", spelling=spelling))
            upsert(connection, "aliases", _manual([spelling], staying))
            by_rule = {"alias": normalised(spelling), "unit_id": staying, "method": "rule"}
            if by_rule["alias"] != spelling:
                upsert(connection, "aliases", pd.DataFrame([by_rule], dtype=object))
        else:
            _merge(connection, spelling, *_decided(connection, spelling, unit_id))
    return register.current()


def _merge(connection: Connection, spelling: str, going: str, staying: str) -> None:
    if going == staying:
        upsert(connection, "aliases", _manual([spelling], staying))
        return
    unions = _union_left(connection, staying, going)
    left = merge_units(connection, staying, going)
    upsert(connection, "aliases", _manual([spelling, going], staying))
    _record(connection, left, unions)


def _union_alone(connection: Connection, spelling: str) -> str | None:
    """The union of this name that belongs to no unit, if the spelling names no unit."""
    if _spelled_unit(connection, spelling) is not None:
        return None
    found = [union_id for union_id, name in ask(connection, "known_unions", [spelling]).itertuples(index=False)]
    linked = existing_values(connection, "units", "union_id", found) if found else set()
    return next((union_id for union_id in found if union_id not in linked), None)


def _named(connection: Connection, unit_id: str) -> str:
    """The unit of this id or spelling. Raises Refused if there is none."""
    there = existing_values(connection, "units", "unit_id", [unit_id])
    found = unit_id if there else _spelled_unit(connection, unit_id)
    if found is None:
        raise Refused(_("The register has no unit {unit_id}.", unit_id=unit_id))
    return found


def refuse_alias(register: Register, spelling: str, unit_id: str) -> Version:
    """Record that a spelling does not name this unit, so that it is not suggested again, and publish a new version.

    Raises Refused if the spelling or the unit is unknown, or the spelling already names the unit.
    """
    current = register.current()
    with draft(register, as_of=current.date, action="alias refuse") as connection:
        if _union_alone(connection, spelling) is not None:
            other, named = None, _named(connection, unit_id)
        elif spelling in {one.other for one in remarked(current)}:
            other, named = _spelled_unit(connection, spelling), _named(connection, unit_id)
        else:
            other, named = _decided(connection, spelling, unit_id)
        if other == named:
            raise Refused(
                _(
                    "“{spelling}” is a spelling of unit {unit_id} already; a spelling that is known can't be refused.",
                    spelling=spelling,
                    unit_id=named,
                )
            )
        moment = datetime.now().replace(microsecond=0)
        row = {"alias": spelling, "unit_id": named, "refused_by": person(), "refused_at": moment}
        upsert(connection, "refusals", pd.DataFrame([row], dtype=object))
    return register.current()


def _union_left(connection: Connection, staying: str, going: str) -> str | None:
    units = ask(connection, "known_units", (staying, going)).set_index("unit_id")["union_id"]
    both = units.get(staying) and units.get(going) and units[staying] != units[going]
    return units[going] if both else None


def _record(connection: Connection, left: list[LeftOut], union_id: str | None) -> None:
    import_id = new_import_id()
    rows: list[dict[str, Any]] = [
        {
            "table_name": row.table,
            "source_file": row.source_file,
            "source_sheet": row.source_sheet,
            "source_row": row.source_row,
            "value": row.values,
            "code": "kept_other",
        }
        for row in left
    ]
    if union_id:
        rows.append({"table_name": "unions", "value": union_id, "code": "union_left"})
    for row in rows:
        row.update(import_id=import_id, level="warning", message=message_of(row["code"], None, row["value"]))
    append(connection, "problems", pd.DataFrame(rows, dtype=object))


def suggestions(version: Version) -> list[dict[str, str | None]]:
    """Pairs of units that may be one, for a user to decide: X机关工会 or X机关 beside X. Each pair occurs once.

    Unions that belong to no unit are paired with the units whose short form their name may be, and the names in the
    remarks behind units' names with these units. Keys: spelling, unit_id and unit (the unit that would stay),
    other_unit_id (None where the spelling names no unit yet), reason.
    """
    asked = answer(version, "headquarters")
    bases = {spelling: base for spelling in asked["alias"] if (base := headquarters_of(spelling))}
    hashed = {base: hashed_unit_id(base) for base in bases.values()}
    spelled = rows_with(version, "aliases", "alias", [*hashed, *hashed.values()])
    units = rows_with(version, "units", "unit_id", [*hashed.values(), *spelled["unit_id"]])
    unit_of = dict(zip(spelled["alias"], spelled["unit_id"], strict=True))
    names = dict(zip(units["unit_id"], units["name"], strict=True))
    refused = rows_with(version, "refusals", "unit_id", list(names))
    refusals = set(zip(refused["alias"], refused["unit_id"], strict=True))
    found: dict[tuple[str, str], dict[str, str | None]] = {}
    settled: set[tuple[str, str]] = set()
    for spelling, other, _method in asked.itertuples(index=False):
        base = bases.get(spelling)
        if base is None:
            continue
        staying = unit_of.get(base) or unit_of.get(hashed[base]) or hashed[base]
        if staying not in names or staying == other:
            continue
        if (spelling, staying) in refusals:
            settled.add((other, staying))
        unit = names[staying]
        reason = _("“{spelling}” may be the headquarters of “{unit}”, or its union.", spelling=spelling, unit=unit)
        suggestion = {"spelling": spelling, "unit_id": staying, "unit": unit, "other_unit_id": other, "reason": reason}
        found.setdefault((other, staying), suggestion)
    pairs = [suggestion for pair, suggestion in found.items() if pair not in settled]
    return [*pairs, *_unions_alone(version), *_other_names(version)]


def _unions_alone(version: Version) -> list[dict[str, str | None]]:
    """Unions that belong to no unit, with each unit of which their name may be a short form."""
    pairs = answer(version, "unions_alone")
    refused = rows_with(version, "refusals", "alias", list(dict.fromkeys(pairs["union_name"])))
    refusals = set(zip(refused["alias"], refused["unit_id"], strict=True))
    found: list[dict[str, str | None]] = []
    for _union, spelling, unit_id, unit in pairs.itertuples(index=False):
        if (spelling, unit_id) in refusals or not is_short_form(unit_name(spelling), unit):
            continue
        reason = _("“{spelling}” may be the union of “{unit}”: its name is a short form.", spelling=spelling, unit=unit)
        suggestion = {"spelling": spelling, "unit_id": unit_id, "unit": unit, "other_unit_id": None, "reason": reason}
        found.append(suggestion)
    return found


def _other_names(version: Version) -> list[dict[str, str | None]]:
    """The former and new names that stand in brackets behind units' names, unless they are decided."""
    offered = [one for one in remarked(version) if one.other]
    names = [str(one.other) for one in offered]
    keys = [*names, *map(normalised, names), *map(hashed_unit_id, names)]
    spelled = rows_with(version, "aliases", "alias", keys)
    unit_of = dict(zip(spelled["alias"], spelled["unit_id"], strict=True))
    refused = rows_with(version, "refusals", "alias", names)
    refusals = set(zip(refused["alias"], refused["unit_id"], strict=True))
    found = []
    for one, name in zip(offered, names, strict=True):
        other = unit_of.get(name) or unit_of.get(normalised(name)) or unit_of.get(hashed_unit_id(name))
        if other == one.unit_id or (name, one.unit_id) in refusals:
            continue
        reason = _("A file writes “{text}”.", text=one.text)
        suggestion = {"spelling": name, "unit_id": one.unit_id, "unit": one.unit, "other_unit_id": other}
        found.append({**suggestion, "reason": reason})
    return found


def alias_list(register: Register) -> dict[str, list[dict[str, Any]]]:
    """All spellings (alias, unit_id, unit, method, confirmed_by, confirmed_at) and the undecided suggestions."""
    version = register.current()
    found = answer(version, "alias_list")
    aliases = [dict(zip(found.columns, row, strict=True)) for row in found.itertuples(index=False)]
    return {"aliases": aliases, "suggestions": suggestions(version)}
