"""Chooses the reader for the cells of each register column."""

import unicodedata
from functools import cache, partial

from stdnum.cn import uscc

from dashboard.catalogue.schema import tables
from dashboard.ingest.cells.fillers import says_nothing
from dashboard.ingest.cells.read_cell import (
    NOTHING,
    CellReader,
    Read,
    plain,
    read_code,
    read_day,
    read_decimal,
    read_identifier,
    read_mark,
    read_moment,
    read_name,
    read_percent,
    read_presence,
    read_range_end,
    read_term_number,
    read_term_years,
    read_text,
    read_whole,
    read_yes_no,
)
from dashboard.ingest.cells.region_cells import region_code
from dashboard.ingest.files.sheets import Cell
from dashboard.ingest.mapping.headers import Target, table_named
from dashboard.vocabulary.register_titles import table_titles

_SCOPE_DIMENSIONS = frozenset({"sector", "industry", "supervisor", "size", "unit_id", "region", "campaign"})


def read_credit_code(cell: Cell) -> Read:
    """A unified social credit code with a valid check digit."""
    found = read_identifier(cell)
    if found.value is None:
        return found
    text = unicodedata.normalize("NFKC", str(found.value)).upper().replace(" ", "").replace("-", "")
    if not any(sign.isdigit() for sign in text):
        return Read(warning="not_known")  # 正在办理, 无证
    return Read(text) if uscc.is_valid(text) else Read(error="bad_credit_code")


def read_region(cell: Cell) -> Read:
    """A region's code, from the code or the full name."""
    code = region_code(plain(cell))
    if code is None and says_nothing(plain(cell)):
        return NOTHING
    return Read(code) if code else Read(error="unknown_region")


def read_table(cell: Cell) -> Read:
    """A table's name, from any of its titles."""
    table = table_named(plain(cell))
    return Read(table.name) if table else Read(error="unknown_table")


def read_scope(cell: Cell) -> Read:
    """A scope: all, or one dimension=value."""
    text = plain(cell)
    dimension, equals, value = text.partition("=")
    if text in {"all", "全部", "所有", "全体"}:
        return Read("all")
    return Read(text) if equals and value and dimension in _SCOPE_DIMENSIONS else Read(error="not_a_scope")


_SPECIAL: dict[tuple[str, str], CellReader] = {
    ("units", "name"): read_name,
    ("unions", "name"): read_name,
    ("aliases", "alias"): read_name,
    ("terms", "term_no"): read_term_number,
    ("terms", "term_years"): read_term_years,
    ("election_steps", "term_no"): read_term_number,
    ("self_evaluations", "satisfaction"): read_percent,
    ("reviews", "satisfaction"): read_percent,
    ("units", "uscc"): read_credit_code,
    ("unions", "uscc"): read_credit_code,
    ("units", "region"): read_region,
    ("unions", "chair_filled"): read_presence,
    ("coverage", "table_name"): read_table,
    ("coverage", "scope"): read_scope,
    ("requirements", "scope"): read_scope,
}


@cache
def reader_for(target: Target) -> CellReader:
    """The reader for the cells of a register column."""
    if target == Target("coverage", "scope", target.code) and target.code:
        return read_yes_no
    special = _SPECIAL.get((target.table, target.column))
    if special:
        return special
    if target == Target("systems", "adopted_on", target.code) and target.code:
        return read_mark
    column = table_titles()[target.table].columns[target.column]
    if target.side:
        return partial(read_range_end, side=target.side, month_is_last=column.month_is_last)
    kind = next(found.type for found in tables()[target.table].columns if found.name == target.column)
    if column.codes:
        return partial(read_yes_no if kind == "BOOLEAN" else read_code, list_name=column.codes)
    if kind == "DATE":
        return partial(read_day, month_is_last=column.month_is_last)
    if kind == "TEXT" and target.column.endswith(("_id", "_no")):
        return read_identifier
    plain_readers: dict[str, CellReader] = {
        "INT": read_whole,
        "DOUBLE": read_decimal,
        "BOOLEAN": read_yes_no,
        "TIMESTAMP": read_moment,
    }
    return plain_readers.get(kind, read_text)
