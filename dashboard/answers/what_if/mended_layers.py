"""Rewrites the status layers for units with some checks mended; everything else stays as recorded."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlglot import exp

from dashboard.catalogue.allowed_sql import check_query, parse
from dashboard.catalogue.entries import Check
from dashboard.catalogue.loader import catalogue
from dashboard.catalogue.schema import tables
from dashboard.status.check_layers import RESULT_COLUMNS, beside
from dashboard.status.fusion import BASE, Fusion
from dashboard.status.plan import layer_order

AMOUNTS = ("tasks_mended", "findings_closed")
"""Columns of a set of mended items, beside one flag per check."""

MENDED = "__once_mended"
_RECORDED = "__recorded"
_UNITS = "mended_units"
_SECOND = "second_checked"


def flag(check: str) -> str:
    """The name of the boolean column that says whether the check is mended."""
    return f"mends__{check}"


def fused(columns: Iterable[str], layers: Mapping[str, exp.Select]) -> Fusion:
    """Fuses these layers over a base relation with these columns."""
    fusion = Fusion(columns, layers)
    for name in layer_order(layers):
        fusion.add(name, layers[name])
    return fusion


def above(relation: str, layers: Mapping[str, exp.Select]) -> set[str]:
    """This layer and all that depend on it."""
    found = {relation}
    for name in layer_order(layers):
        if any(table.name in found for table in layers[name].find_all(exp.Table)):
            found.add(name)
    return found


def only_folder(folder: Path) -> tuple[str, dict[str, exp.Select]]:
    """The one check whose mending changes facts that other layers read, and the relations that it replaces."""
    (found,) = (path for path in folder.iterdir() if path.is_dir())
    return found.name, files_of(found)


def files_of(folder: Path) -> dict[str, exp.Select]:
    """The queries of relations that mending changes, by name. Raises QueryError if a file breaks a rule."""
    found = {path.stem: parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.sql"))}
    for tree in found.values():
        check_query(tree, {*catalogue().status, *tables(), _UNITS})
    return found


def overlaid(layers: Mapping[str, exp.Select], files: Mapping[str, exp.Select]) -> dict[str, exp.Select]:
    """These relations with the files' columns in place of their own, and the layers that they are built from."""
    found: dict[str, exp.Select] = {}
    for name, tree in files.items():
        sources = {
            column: MENDED if column in tree.named_selects else _RECORDED for column in layers[name].named_selects
        }
        columns = [exp.column(column, table=name + source).as_(column) for column, source in sources.items()]
        found[name + _RECORDED], found[name + MENDED] = layers[name], _reading(tree, name)
        found[name] = beside(exp.select(*columns), [name + _RECORDED, name + MENDED])
    return found


def _reading(tree: exp.Select, relation: str) -> exp.Select:
    """The file's query, reading the recorded relation and the sets' columns."""
    names = {relation: relation + _RECORDED, _UNITS: BASE}
    result = tree.copy()
    for table in list(result.find_all(exp.Table)):
        if table.name in names:
            table.replace(exp.alias_(exp.to_table(names[table.name]), table.alias_or_name, table=True))
    return result


def projected(columns: Iterable[str]) -> exp.Select:
    """A relation that takes these columns straight from the base relation."""
    return exp.select(*(exp.column(name, table=BASE) for name in sorted({"unit_id", *columns}))).from_(BASE)


def mending_layers(layers: Mapping[str, exp.Select], checks: Iterable[Check]) -> dict[str, exp.Select]:
    """The layers of check states, over units with a flag for each mended check."""
    dated = frozenset(layers[_SECOND].named_selects) if _SECOND in layers else frozenset()
    given = {"check_states": frozenset[str](), "second_states": dated}
    return {name: _mending(layers[name], checks, given[name]) for name in given if name in layers}


def _mending(tree: exp.Select, checks: Iterable[Check], dated: frozenset[str]) -> exp.Select:
    """The states with each mended check set to pass as of the date, and the columns of a fail emptied.

    A check of other checks' states (``dated`` are the columns it reads from them) passes only if none of them still
    fails, and its finding ends with the last of them.
    """
    result = tree.copy()
    wanted: dict[str, tuple[exp.Expr, str]] = {}
    for check in checks:
        mends: exp.Expr = exp.column(flag(check.id), table=BASE)
        if dated:
            passes = exp.column(f"{check.id}__passes", table=_SECOND)
            mends = exp.and_(mends, exp.Coalesce(this=passes, expressions=[exp.true()]))
        names = [check.id, *(f"{check.id}_{name}" for name in (*RESULT_COLUMNS, "mended_on"))]
        wanted |= {name: (mends, name.removeprefix(check.id)) for name in names}
    for column in list(result.expressions):
        name = column.alias_or_name
        if name in wanted:
            mends, kind = wanted[name]
            value = column.unalias().transform(_ended, dated) if dated else column.unalias().copy()
            column.replace(exp.case().when(mends.copy(), _once_mended(kind)).else_(value).as_(name))
    return result


def _once_mended(kind: str) -> exp.Expr:
    if not kind:
        return exp.Literal.string("pass")
    return exp.column("as_of", table="as_of") if kind == "_mended_on" else exp.null()


def _ended(node: exp.Expr, dated: frozenset[str]) -> exp.Expr:
    """A column of a finding; null if the check's parts were mended on the day it was reported or later."""
    if not isinstance(node, exp.Column) or node.table != "reported_second" or node.name == "unit_id":
        return node
    check_id = node.name.rpartition("__")[0]
    if f"{check_id}__mended_on" not in dated:
        return node
    mended_on = exp.column(f"{check_id}__mended_on", table=_SECOND)
    reported_on = exp.column(f"{check_id}__reported_on", table=node.table)
    return exp.case().when(exp.GTE(this=mended_on, expression=reported_on), exp.null()).else_(node.copy())
