"""The command diff: what changed between two versions or since a sealed report, split into parts."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

import pandas as pd

from dashboard.answers.comparing.change_parts import PARTS, Change
from dashboard.answers.comparing.two_versions import Comparison, changes, comparison, units_behind
from dashboard.catalogue.entries import COUNTS
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import Table, tables
from dashboard.commands.output import plain, print_frame, print_json, records
from dashboard.commands.query_commands import day, names_of, register_of
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query.filters import Filters, where_of
from dashboard.register.table_changes import KINDS, changed_rows, table_changes


def ask_diff(options: Namespace) -> None:
    """union-health diff."""
    if options.units and not options.only:
        raise Refused(_("--units asks for the units behind single indicators: name them with --only."))
    if options.limit < 0:
        raise Refused(_("--limit is a number from 0."))
    compared = comparison(register_of(options), options.start, options.end, day(options.as_of))
    by = names_of(options.by)
    filters = Filters(where=where_of(options.where or (), catalogue()))
    found = changes(compared, by, filters, names_of(options.only) or None)
    document: dict[str, Any] = {
        "register": compared.now.register,
        "before": _side(compared.before.name, compared.before_on)
        | {"sealed": compared.seal.name if compared.seal else None},
        "now": _side(compared.now.name, compared.now_on),
        "definition_changed": compared.definition_changed,
        "changes": [_change(change, by) for change in found],
    }
    if options.units:
        for entry, change in zip(document["changes"], found, strict=True):
            entry["units"] = _units(compared, change, by, filters, options.limit)
    if compared.seal is None:
        document["tables"] = [vars(table) for table in table_changes(compared.before, compared.now)]
    if options.rows:
        document["rows"] = [*_rows(compared, options.limit)]
    if options.json:
        print_json(document)
    else:
        _print_diff(document, by)


def _side(version: str, as_of: date) -> dict[str, Any]:
    return {"version": version, "as_of": as_of.isoformat()}


def _change(change: Change, by: Iterable[str]) -> dict[str, Any]:
    """A change as JSON: for each count and the value, the steps from start over the parts to now."""
    stage = change.now or change.start
    entry: dict[str, Any] = {"indicator": change.indicator, **dict(zip(by, change.group, strict=True))}
    entry["unit"] = stage.unit if stage else None
    for count in (*COUNTS, "value"):
        entry[count] = _steps(change, count)
    return entry


def _steps(change: Change, count: str) -> dict[str, Any] | None:
    """The start, the change by each part, and now; None for the denominator of an indicator that has none."""
    start, now = (getattr(stage, count, None) for stage in (change.start, change.now))
    if count == "denominator" and start is None and now is None:
        return None
    steps: dict[str, Any] = {"start": start}
    for part in PARTS:
        steps[part] = change.part_of_value(part) if count == "value" else change.part(part, count)
    steps["now"] = now
    return {name: _as_json(step) for name, step in steps.items()}


def _as_json(step: Any) -> Any:
    """A number as JSON: a Fraction as an integer if it is whole, else as a float."""
    if isinstance(step, Fraction):
        return int(step) if step.denominator == 1 else float(step)
    return plain(step)


def _units(
    compared: Comparison, change: Change, by: Sequence[str], filters: Filters, limit: int
) -> dict[str, list[dict[str, Any]]]:
    """The units behind each part of the change that has a number, at most ``limit`` per part."""
    return {
        part: records(units_behind(compared, part, change.indicator, by, change.group, filters, limit=limit))
        for part in PARTS
        if change.part(part) is not None
    }


def _rows(compared: Comparison, limit: int) -> Iterator[dict[str, Any]]:
    """The rows that are new, changed and gone, at most ``limit`` per kind and table."""
    for counts in table_changes(compared.before, compared.now):
        for kind in KINDS:
            if getattr(counts, kind):
                table = tables()[counts.table]
                for row in records(changed_rows(compared.before, compared.now, table, kind, limit)):
                    yield {"table": table.name, "change": kind, **_row(table, kind, row)}


def _row(table: Table, kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row's key and values; for a changed row only the values that differ, each as before and after."""
    rest = [name for name in table.column_names if name not in table.key]
    pairs = {name: {side: row.get(f"{name}_{side}") for side in ("before", "after")} for name in rest}
    values: dict[str, Any] = {name: row.get(name) for name in rest}
    if kind == "changed":
        values = {name: pair for name, pair in pairs.items() if pair["before"] != pair["after"]}
    return {"key": {name: row[name] for name in table.key}, "values": values}


def _print_diff(document: Mapping[str, Any], by: Sequence[str]) -> None:
    """Print the changes as text tables: numbers, units, tables, rows."""
    if document["definition_changed"]:
        print(_("The definitions have changed since the report was sealed."), file=sys.stderr)
    print_frame(pd.DataFrame([*_lines(document["changes"], by)], dtype=object), False)
    units = [
        {"indicator": entry["indicator"], **{name: entry[name] for name in by}, "part": part, **row}
        for entry in document["changes"]
        for part, rows in entry.get("units", {}).items()
        for row in rows
    ]
    counted = [table for table in document.get("tables", []) if table["new"] or table["changed"] or table["gone"]]
    rows = [{**row, "key": _json(row["key"]), "values": _json(row["values"])} for row in document.get("rows", [])]
    for found in (units, counted, rows):
        if found:
            print()
            print_frame(pd.DataFrame(found, dtype=object), False)


def _lines(entries: Iterable[Mapping[str, Any]], by: Sequence[str]) -> Iterator[dict[str, Any]]:
    """One line per count that changed, is new or is gone."""
    for entry in entries:
        for count in COUNTS:
            steps = entry[count]
            if steps and (any(steps[part] for part in PARTS) or None in (steps["start"], steps["now"])):
                yield {"indicator": entry["indicator"], **{name: entry[name] for name in by}, "count": count, **steps}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
