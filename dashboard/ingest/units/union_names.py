"""Judges the texts in the column of a union's name: 无, 未建会, 是 and 同上 name no union."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from dashboard.ingest.cells.fillers import says_as_above, says_nothing, says_unknown
from dashboard.ingest.row_problems import warning
from dashboard.ingest.tables.layout import is_whole_table
from dashboard.ingest.tables.read_sheet import SheetParts
from dashboard.ingest.units.said_unions import with_no
from dashboard.vocabulary.codes import code_of
from dashboard.vocabulary.name_judgement import no_unit_name

_WHETHER = re.compile(
    r"((目前|至今|现)?(尚|暂|还|均)?(无|没有?|未|不)?(已|正在|拟|待|有)?(筹|筹备|筹建|组建|成立|建立|建成|建|设立|设|有)?了?(中|过)?)"
    r"((基层|机关)?工会(组织|委员会)?|会|组织)?(中|了)?"
)
_NONE = re.compile(r"无|没|未|不|尚|暂|拟|待|筹|正在")
"""Whether there is a union, in words: 未建会, 尚未建立工会, 已建工会组织, 没有工会, 筹建中."""


@lru_cache(maxsize=2**16)
def no_union_name(text: str) -> bool:
    """Whether the text says that there is a union or none, or nothing at all, rather than naming one."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    whether = _WHETHER.fullmatch(folded)
    if says_as_above(text) or no_unit_name(text) or (whether and whether[1]):
        return True
    return bool(code_of("yes_no", text)) or says_nothing(text) or says_unknown(text)


def says_none(text: str) -> bool:
    """Whether the text, which names no union, says that there is none: 未建会, 没有工会, 无, 筹建中."""
    folded = "".join(unicodedata.normalize("NFKC", text).split())
    whether = _WHETHER.fullmatch(folded)
    if whether and whether[1]:
        return _NONE.search(whether[1]) is not None
    return code_of("yes_no", text) == "no"


def with_judged_unions(parts: SheetParts) -> SheetParts:
    """The parts without the texts that name no union; each is told, and leaves the register's own name as it was.

    A text that says that there is none counts as the answer no to whether the unit has a union.
    A table that a program exported is taken as it stands.
    """
    column = parts.read.mapping.column("unions", "name")
    if column is None or is_whole_table(parts.read.layout.header):
        return parts
    wrong = {
        row: name
        for row, name in parts.identity[["row", "union_name"]].itertuples(index=False)
        if name and no_union_name(name)
    }
    if not wrong:
        return parts
    identity = parts.identity.assign(union_name=_cleared(parts.identity["row"], parts.identity["union_name"], wrong))
    tables = dict(parts.parts)
    if "unions" in tables:
        part = tables["unions"]
        told = part["row"].isin(wrong.keys())
        tables["unions"] = part.assign(
            name=_cleared(part["row"], part["name"], wrong), unsure=part["unsure"].astype(bool) | told
        )
    denied = {row for row, name in wrong.items() if says_none(name)}
    tables = with_no(replace(parts, parts=tables), denied)
    header = parts.read.layout.header[column]
    told_of = [warning(parts.read.number, row, "unions", header, name, "no_union_name") for row, name in wrong.items()]
    return replace(parts, identity=identity, parts=tables, problems=(*parts.problems, *told_of))


def _cleared(rows: "pd.Series[int]", names: "pd.Series[str]", wrong: dict[int, str]) -> "pd.Series[str]":
    kept = [None if row in wrong else name for row, name in zip(rows, names, strict=True)]
    return pd.Series(kept, index=names.index, dtype=object)
