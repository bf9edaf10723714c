"""Loads the catalogue from queries/ and refuses malformed files, naming file and line."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast

from sqlglot import exp

from dashboard.catalogue.allowed_sql import (
    QueryError,
    check_aggregates,
    check_columns,
    check_counted_list,
    check_query,
    parse,
)
from dashboard.catalogue.entries import (
    COUNTS,
    ONLY_REPORTED,
    WEIGHTS,
    AnyQuery,
    Catalogue,
    Check,
    Indicator,
    Query,
    Strength,
)
from dashboard.catalogue.header import former_basis_of, meanings_of, names_of, read_header, words_of
from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.paths import queries_folder

_DEMANDED_BY: Mapping[Strength, str] = {"must": "law", "should": "charter", "may": "charter"}


GENERATED_RELATIONS = (
    "checks",
    "check_states",
    "final_states",
    "open_problems",
    "check_rows",
    "horizon",
    "working_days",
)
"""Relations that the program generates from the catalogue, beside the files of queries/status."""


_ID = re.compile(r"[a-z][a-z0-9_]*")


_CHECK_COLUMNS = (
    "unit_id",
    "applies",
    "passes",
    "since",
    "since_reported",
    "due",
    "open",
    "detail",
    "mended_on",
    "computed",
    "reported",
    "strength",
)


def load(folder: Path) -> Catalogue:
    """Read and validate all query files below ``folder``. Raises Refused naming file, line and reason."""
    status_files = sorted((folder / "status").glob("*.sql"))
    relations = {*tables(), *(path.stem for path in status_files), *GENERATED_RELATIONS}
    _refuse_ids([*_files(folder, "checks"), *_files(folder, "indicators")], set())
    _refuse_ids(_files(folder, "lists"), set())
    _refuse_ids(status_files, {*tables(), *GENERATED_RELATIONS})
    status = {path.stem: _read_status(path, relations) for path in status_files}
    checks = _by_id(_read_check(path, relations) for path in _files(folder, "checks"))
    indicators = _by_id(_check_indicator(check) for check in checks.values())
    indicators |= _by_id(_read_indicator(path, relations) for path in _files(folder, "indicators"))
    lists = _by_id(_read_list(path, relations) for path in _files(folder, "lists"))
    for indicator in indicators.values():
        if indicator.rows and indicator.rows not in lists:
            raise _refused(indicator.path, QueryError(f"there is no list “{indicator.rows}” in queries/lists"))
        if indicator.rows:
            _check_rows_behind(indicator, lists[indicator.rows])
    themes = frozenset(path.stem for path in status_files if _text(path).startswith(_THEME_GRAIN)) - {"open_units"}
    return Catalogue(checks=checks, indicators=indicators, lists=lists, status=status, themes=themes)


def _check_rows_behind(indicator: Indicator, rows: Query) -> None:
    """Raise Refused unless the rows give their share of the numerator and, for a share, of the denominator."""
    given = {column.alias_or_name for column in rows.tree.expressions}
    for name in ("amount", "whole") if indicator.is_share else ("amount",):
        if name not in given:
            raise _refused(rows.path, QueryError(f"the rows behind {indicator.id} give the column {name}"))


@cache
def catalogue() -> Catalogue:
    """The catalogue of the project's own queries, memoised."""
    return load(queries_folder())


_THEME_GRAIN = "-- One row per open unit:"


# In the order of the dashboard's questions.
_THEMES = (
    "units",
    "organisation",
    "bargaining",
    "disputes",
    "democracy",
    "home",
    "practice",
    "members",
    "campaign",
    "score",
    "data",
)


def _files(folder: Path, kind: str) -> list[Path]:
    return sorted((folder / kind).rglob("*.sql"))


def _by_id(queries: Iterable[AnyQuery]) -> dict[str, AnyQuery]:
    """The queries in display order: by theme, then the header's place, then id."""

    def place(query: Query) -> tuple[int, str, int, str]:
        theme = _THEMES.index(query.theme) if query.theme in _THEMES else len(_THEMES)
        return (theme, query.theme, int(query.header.get("place", 99)), query.id)

    return {query.id: query for query in sorted(queries, key=place)}


def _refuse_ids(paths: Iterable[Path], taken: Iterable[str]) -> None:
    """Raise Refused where two files share an id, or an id is not a plain word: ids are used in URLs and in SQL."""
    seen = dict.fromkeys(taken, "the program's own tables and relations")
    for path in paths:
        if not _ID.fullmatch(path.stem):
            raise _refused(path, QueryError("an id has small letters, digits and _, and begins with a letter"))
        if path.stem in seen:
            raise _refused(path, QueryError(f"the id {path.stem} stands also in {seen[path.stem]}"))
        seen[path.stem] = str(path)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError("the file is no UTF-8 text") from error


def _refused(path: Path, error: QueryError) -> Refused:
    return Refused(f"{path}:{error.line}: {error.reason}")


def _read_status(path: Path, relations: set[str]) -> exp.Select:
    try:
        text = _text(path)
        if not text.startswith("-- One row per "):
            raise QueryError("a status file begins with its grain: “-- One row per …”")
        tree = parse(text)
        check_query(tree, relations)
    except QueryError as error:
        raise _refused(path, error) from error
    return tree


def _common(path: Path, kind: str, relations: set[str]) -> tuple[dict[str, str], dict[str, object]]:
    text = _text(path)
    header = read_header(text, kind)
    tree = parse(text)
    check_query(tree, relations)
    return header, {
        "id": path.stem,
        "theme": path.parent.name,
        "path": path,
        "tree": tree,
        "title": words_of(header, "title"),
        "definition": words_of(header, "definition"),
        "basis": words_of(header, "basis"),
        "former_basis": former_basis_of(header),
        "header": header,
    }


def _read_check(path: Path, relations: set[str]) -> Check:
    try:
        header, common = _common(path, "checks", relations)
        tree = cast(exp.Select, common["tree"])
        names = [column.alias_or_name for column in tree.expressions]
        for name in ("unit_id", "applies", "passes"):
            if name not in names:
                raise QueryError(f"a check gives the column {name}")
        check_columns(tree, _CHECK_COLUMNS, "a check")
        if len(list(tree.find_all(exp.Table))) != 1:
            raise QueryError("a check reads one relation of queries/status, without steps or joins")
        strength = cast(Strength, header["strength"])
        return Check(
            **common,  # type: ignore[arg-type]
            rate=words_of(header, "rate"),
            short=words_of(header, "short"),
            asked=cast(Literal["unit", "union"], header["asked"]),
            strength=strength,
            weight=int(header.get("weight", WEIGHTS[strength])),
            by_requirement=header.get("by_requirement") == "yes",
            demanded_by=cast(Literal["law", "charter", "plan"], header.get("demanded_by", _DEMANDED_BY[strength])),
            next_step=words_of(header, "next_step"),
            records=names_of(header, "records"),
            kinds=names_of(header, "kinds"),
            parameters=names_of(header, "parameters"),
        )
    except QueryError as error:
        raise _refused(path, error) from error


def _read_indicator(path: Path, relations: set[str]) -> Indicator:
    try:
        header, common = _common(path, "indicators", relations)
        tree = cast(exp.Select, common["tree"])
        check_aggregates(tree)
        check_columns(tree, (*COUNTS, ONLY_REPORTED), "an indicator")
        names = {column.alias_or_name for column in tree.expressions}
        if not {"numerator", "unknown", "not_applicable"} <= names:
            raise QueryError("an indicator gives numerator, unknown and not_applicable")
        if [table.name for table in tree.find_all(exp.Table)] != ["unit_status"]:
            raise QueryError("an indicator reads unit_status and nothing else")
        is_ratio, is_percentage = "denominator" in names, header["unit"] == "percent"
        if is_percentage and not is_ratio:
            raise QueryError("a percentage has a denominator")
        parts = [*(("numerator", "denominator") if is_ratio else ()), *(("remainder",) if is_percentage else ())]
        return Indicator(
            **common,  # type: ignore[arg-type]
            unit=header["unit"],
            better=cast(Literal["higher", "lower", "neither"], header["better"]),
            next_step=words_of(header, "next_step"),
            rows=header.get("rows", ""),
            parameters=names_of(header, "parameters"),
            check="",
            meanings=meanings_of(header, parts),
        )
    except QueryError as error:
        raise _refused(path, error) from error


def _read_list(path: Path, relations: set[str]) -> Query:
    try:
        found = Query(**_common(path, "lists", relations)[1])  # type: ignore[arg-type]
        if found.is_counted:
            check_counted_list(found.tree)
        return found
    except QueryError as error:
        raise _refused(path, error) from error


def _check_indicator(check: Check) -> Indicator:
    """The indicator of a check: its rate, passed ÷ (passed + failed)."""

    def units_in(*states: str) -> exp.Expr:
        return counted(exp.column(check.id).isin(*states) if len(states) > 1 else exp.column(check.id).eq(states[0]))

    def counted(condition: exp.Expr) -> exp.Expr:
        return exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=condition))

    tree = exp.select(
        units_in("pass").as_("numerator"),
        units_in("pass", "fail").as_("denominator"),
        units_in("unknown").as_("unknown"),
        units_in("not_applicable").as_("not_applicable"),
        counted(exp.column(f"{check.id}_{ONLY_REPORTED}")).as_(ONLY_REPORTED),
    ).from_("unit_status")
    return Indicator(
        id=check.id,
        theme=check.theme,
        path=check.path,
        tree=tree,
        title=check.rate,
        definition=check.definition,
        basis=check.basis,
        former_basis=check.former_basis,
        header=check.header,
        unit="percent",
        better="higher",
        next_step=check.next_step,
        rows="",
        parameters=check.parameters,
        check=check.id,
        meanings={},
    )
