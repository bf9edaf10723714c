"""Translates tables: headers and codes become words, dates and numbers stay."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pandas as pd

from dashboard.catalogue.loader import catalogue
from dashboard.law.rules_in_force import Rule, amounts_at, parameters_in
from dashboard.locale import Language, _
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import is_empty
from dashboard.vocabulary.codes import title
from dashboard.vocabulary.register_titles import column_title as register_title
from dashboard.vocabulary.register_titles import table_titles
from dashboard.wording.answer_titles import column_title, measure_title, step_state_title
from dashboard.wording.basis import basis_at
from dashboard.wording.code_words import (
    CODE_LISTS,
    PLACES,
    TASK,
    check_title,
    detail_in_words,
    problem_title,
    state_title,
    state_title_at,
    strength_title,
    subject_in_words,
    yes_or_no,
)
from dashboard.wording.region_names import region_name
from dashboard.wording.rule_words import with_amounts

_STEPS = frozenset({"title_step", "reached_step"})
"""Columns of steps to a title: in a frame with one of them, the column state is the step's, not a check's."""

_OF_CHECKS = ("check_id", "check", "problem")
"""Columns that hold a check's id, which decides the wording of the row's other cells."""

_COUNTS = ("numerator", "denominator", "unknown", "not_applicable")


def localised(frame: pd.DataFrame, language: Language, table: str | None = None) -> pd.DataFrame:
    """A copy of a frame of lists, states, indicators or rows, with headers and codes in words.

    ``table`` names the register table whose records the frame holds; without it the frame is an answer. Rows, index and
    column order stay the same. Dates stay dates, counts become Int64, ids stay text, empty stays empty; unknown codes
    and columns stay unchanged. The column ``unit`` is a unit's name, except in a table of indicators, where it is the
    unit of measure. Raises KeyError on an unknown table.
    """
    if table is not None:
        return _records_in_words(frame, language, table)
    words = [_column_in_words(frame, str(name), language) for name in frame.columns]
    worded = pd.concat(words, axis="columns") if words else frame.copy()
    worded.columns = pd.Index([_header(frame, str(name), language) for name in frame.columns])
    return worded


def with_words(frame: pd.DataFrame, language: Language, as_of: date, rules: Sequence[Rule]) -> pd.DataFrame:
    """A copy of a list of checks with the columns next_step, basis and responsible added, by its column check_id.

    The basis, and the amounts in a next step, are those of the rule in force on the as-of date for the row's region and
    sector.

    next_step and basis are inserted before ``responsible`` if the list has that column (the worklist does), else at the
    end; then ``responsible`` is a copy of ``supervisor``, if there is one. Other columns keep their codes, which
    ``localised`` translates. Raises KeyError without a column check_id.
    """
    worded = frame.copy()
    place = list(frame.columns).index("responsible") if "responsible" in frame.columns else len(frame.columns)
    worded.insert(place, "next_step", _next_steps(frame, language, as_of, rules))
    worded.insert(place + 1, "basis", _bases(frame, language, as_of, rules))
    if "responsible" not in frame.columns and "supervisor" in frame.columns:
        worded["responsible"] = frame["supervisor"]
    return worded


def with_records(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """A copy of a list with check_id, with the column records added: the register columns that decide each check."""
    worded = frame.copy()
    worded["records"] = _each(frame["check_id"], lambda check: _records(check, language))
    return worded


def _code_title(codes: str, language: Language, code: str) -> str:
    return title(codes, code, language)


def _header(frame: pd.DataFrame, name: str, language: Language) -> str:
    if name == "state" and not _STEPS.isdisjoint(frame.columns):
        return step_state_title(language)
    is_measure = name == "unit" and "indicator" in frame.columns
    return measure_title(language) if is_measure else column_title(name, language)


def _column_in_words(frame: pd.DataFrame, name: str, language: Language) -> pd.Series:
    column = frame[name]
    checks = next((frame[one] for one in _OF_CHECKS if one in frame.columns), None)
    if name == "unit" and "indicator" in frame.columns:
        return _each(column, lambda value: title("unit_of_measure", value, language))
    if name == "indicator":
        return _each(column, lambda value: _indicator_title(value, language))
    if name in ("check_id", "check"):
        tasks = frame["task"] if "task" in frame.columns else None
        return _pairs(column, tasks, lambda value, task: check_title(value, language, task))
    if name == "problem":
        tasks = frame["task"] if "task" in frame.columns else None
        return _pairs(column, tasks, lambda value, task: problem_title(value, language, task))
    if name == "state" and "strength" in frame.columns:
        # An optional check ("may" in the unit's place) is never 未达标.
        return _pairs(column, frame["strength"], lambda value, strength: state_title_at(value, strength, language))
    if name == "state":
        return _pairs(column, checks, lambda value, check: state_title(value, check, language))
    if name == "strength":
        return _pairs(column, checks, lambda value, check: strength_title(value, check, language))
    if name == "detail":
        return _pairs(column, checks, lambda value, check: detail_in_words(value, check, language))
    if name == "subject":
        kinds = frame["kind"] if "kind" in frame.columns else None
        return _pairs(column, kinds, lambda value, kind: subject_in_words(value, kind, language))
    if name in PLACES:
        return _each(column, region_name)
    if name in CODE_LISTS:
        return _each(column, lambda value: title(CODE_LISTS[name], value, language))
    if _is_boolean(column):
        return _each(column, lambda value: yes_or_no(value, language))
    if name in _COUNTS:
        return _amounts(column)
    return column


def _amounts(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """Amounts of an object column as numbers: Int64, or, if some are Decimal, object with ints kept as ints."""
    if any(isinstance(value, Decimal) for value in column):
        amounts = [float(value) if isinstance(value, Decimal) else value for value in column]
        return pd.Series(amounts, index=column.index, dtype=object)
    return column.astype("Int64")


def _each(column: pd.Series, word: Callable[..., str]) -> pd.Series:
    """Every non-empty cell in words; ``word`` is called once per distinct value."""
    words = {value: word(value) for value in column.dropna().unique()}
    return column.astype(object).map(words).astype("str")


def _pairs(column: pd.Series, beside: pd.Series | None, word: Callable[..., str]) -> pd.Series:
    """Every non-empty cell in words that also depend on the cell of ``beside``; one call per distinct pair."""
    others: Iterable[object] = [None] * len(column) if beside is None else beside
    found: dict[tuple[Hashable, Hashable], str] = {}
    words: list[str | None] = []
    for value, other in zip(column, others, strict=True):
        if is_empty(value):
            words.append(None)
            continue
        key = (value, None if is_empty(other) else other)
        if key not in found:
            found[key] = word(*key)
        words.append(found[key])
    return pd.Series(words, index=column.index, name=column.name, dtype="str")


def _is_boolean(column: pd.Series) -> bool:
    return pd.api.types.is_bool_dtype(column.dtype) or (
        column.dtype == object and len(column.dropna()) > 0 and all(type(value) is bool for value in column.dropna())
    )


def _indicator_title(indicator: str, language: Language) -> str:
    known = catalogue().indicators.get(indicator)
    return known.title.in_language(language) if known else indicator


def _next_steps(frame: pd.DataFrame, language: Language, as_of: date, rules: Sequence[Rule]) -> "pd.Series[Any]":
    def word(check: str, province: str | None, sector: str | None, strength: str | None) -> str:
        text = _next_step(check, language)
        return with_amounts(text, amounts_at(rules, parameters_in(text), as_of, province, sector), language)

    return _by_place(frame, word)


def _bases(frame: pd.DataFrame, language: Language, as_of: date, rules: Sequence[Rule]) -> "pd.Series[Any]":
    def word(check_id: str, province: str | None, sector: str | None, strength: str | None) -> str:
        if check_id.startswith(TASK):
            with speaking(language):
                return _("The campaign's plan.")
        check = catalogue().checks.get(check_id)
        return basis_at(check, language, as_of, rules, province, sector, strength) if check else ""

    return _by_place(frame, word)


def _by_place(frame: pd.DataFrame, word: Callable[[str, str | None, str | None, str | None], str]) -> "pd.Series[Any]":
    """A column of words by check, province, sector and strength; ``word`` is called once per distinct combination."""
    nothing = [None] * len(frame)
    beside = [frame[name] if name in frame.columns else nothing for name in ("region", "sector", "strength")]
    found: dict[tuple[str, str | None, str | None, str | None], str] = {}
    words = []
    for check, *cells in zip(frame["check_id"], *beside, strict=True):
        region, sector, strength = (cell if isinstance(cell, str) else None for cell in cells)
        key = (check, region[:2] if region else None, sector, strength)
        if key not in found:
            found[key] = word(*key)
        words.append(found[key])
    return pd.Series(words, index=frame.index, dtype="str")


def _next_step(check_id: str, language: Language) -> str:
    if check_id.startswith(TASK):
        with speaking(language):
            return _("Finish the task, record its completion and evidence, and report it.")
    check = catalogue().checks.get(check_id)
    return check.next_step.in_language(language) if check else ""


def _records_in_words(frame: pd.DataFrame, language: Language, table: str) -> pd.DataFrame:
    known = table_titles()[table].columns
    columns = {}
    for name in map(str, frame.columns):
        column, codes = frame[name], known[name].codes if name in known else None
        if codes:
            column = _each(column, partial(_code_title, codes, language))
        elif name == "region":
            column = _each(column, region_name)
        elif _is_boolean(column):
            column = _each(column, lambda value: yes_or_no(value, language))
        columns[register_title(table, name, language) if name in known else column_title(name, language)] = column
    return pd.DataFrame(columns, index=frame.index)


def _records(check_id: str, language: Language) -> str:
    check = catalogue().checks.get(check_id)
    found: dict[str, list[str]] = {}
    for record in check.records if check else ():
        table, _dot, column = record.partition(".")
        known = table_titles()[table]
        columns = found.setdefault(known.zh if language == "zh" else known.en, [])
        if column:
            columns.append(register_title(table, column, language))
    colon, semicolon = ("：", "；") if language == "zh" else (": ", "; ")
    said = (name + (colon + listed(columns, language) if columns else "") for name, columns in found.items())
    return semicolon.join(said)
