"""The rules' parameters as rows of the table rules: data/rules.csv and a deployment's own file."""

import csv
import hashlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.errors import Refused
from dashboard.home.registers import home_folder
from dashboard.paths import data_folder
from dashboard.vocabulary.codes import codes

ENVIRONMENT_VARIABLE = "UNION_HEALTH_RULES"

UNITS = (
    "days",
    "working_days",
    "days_after_notice",
    "months",
    "people",
    "percent",
    "points",
    "size",
    "per_year",
    "yes_no",
)
"""The units of a value. days_after_notice: days from a notice that the register does not hold; size: 1 micro, 2 small,
3 medium, 4 large, meaning this size and above."""

STRENGTHS = ("must", "should", "may")

_FIELDS = (
    "parameter",
    "value",
    "unit",
    "strength",
    "jurisdiction",
    "sector",
    "effective_from",
    "effective_to",
    "article",
    "source",
    "confirmed",
    "checked_on",
)
_KEY = ("parameter", "jurisdiction", "sector", "effective_from")
_REQUIRED = ("parameter", "value", "article", "source", "confirmed")
_WITH_FRACTION = frozenset({"harmonious_satisfaction", "harmonious_score"})
_CAN_BIND_NOBODY = frozenset(
    {
        "bargaining_binds",
        "chair_vacancy_months",
        "congress_per_year",
        "congress_quorum_denominator",
        "congress_quorum_numerator",
        "establish_min_members",
        "filing_days_other",
        "full_time_chair_min",
        "mediation_committee_min_size",
        "women_committee_min",
        "women_committee_min_employees",
    }
)
"""Parameters whose row may lack a value: the rule then binds nobody in that place and period."""

_UNITS_OF: Mapping[str, tuple[str, ...]] = {
    "renewal_window_days": ("days", "months"),
    "mediation_committee_min_size": ("size",),
    "congress_per_year": ("per_year",),
    "members_meeting_per_year": ("per_year",),
    "wage_agreement_duty": ("per_year",),
    "bargaining_binds": ("yes_no",),
    "harmonious_satisfaction": ("percent",),
    "harmonious_score": ("points",),
}
_DATES = ("effective_from", "effective_to", "checked_on")
_LARGEST = 100_000

Rule = Mapping[str, Any]


def rules(home: Path | None = None) -> pd.DataFrame:
    """The parameters in this home, one row each: the fields of a rule; jurisdiction is a province's two digits.

    A row of the deployment's file replaces the project's row of the same parameter, jurisdiction, sector and
    effective_from. Raises Refused, naming file and entry, where an entry is invalid.
    """
    return _merged(own_file(home)).copy()


def rules_digest(home: Path | None = None) -> str:
    """A hash that changes with any parameter of either file: a status computed under other rules is not reused."""
    return _digest(own_file(home))


def own_file(home: Path | None = None) -> Path | None:
    """The deployment's own rules: the file named by the environment, else rules.csv or rules.toml in the home."""
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named).expanduser().resolve()
    folder = home or home_folder()
    return next((path for path in (folder / "rules.csv", folder / "rules.toml") if path.is_file()), None)


def units_of(parameter: str) -> tuple[str, ...]:
    """The units allowed for this parameter, the default first; empty where it is a plain number."""
    if parameter in _UNITS_OF:
        return _UNITS_OF[parameter]
    if parameter.startswith("filing_days"):
        return ("days", "working_days", "days_after_notice")
    if parameter == "long_overdue_days":
        return ("days",)
    if "_days" in parameter:
        return ("working_days", "days") if parameter == "mediation_accept_working_days" else ("days", "working_days")
    if parameter.endswith("_months"):
        return ("months",)
    return ("people",) if "_min" in parameter else ()


@cache
def _digest(own: Path | None) -> str:
    # Memoised: a page needs the paths of two dozen dates; hashing the rules for each took 35 ms per click.
    return hashlib.sha256(_merged(own).to_csv(index=False).encode()).hexdigest()


@cache
def _merged(own: Path | None) -> pd.DataFrame:
    shipped = dict(_read(data_folder() / "rules.csv", None))
    known = frozenset(rule["parameter"] for rule in shipped.values())
    merged = shipped | (dict(_read(own, known)) if own else {})
    rows = [{name: rule.get(name) for name in _FIELDS} for rule in merged.values()]
    return pd.DataFrame(rows, columns=[*_FIELDS], dtype=object)


def _read(path: Path, known: frozenset[str] | None) -> Iterator[tuple[tuple[Any, ...], Rule]]:
    """Each rule of a file with its key. Only parameters in ``known`` are allowed; None allows any."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refused(f"{path}: the file of rules can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{path}: the file is no UTF-8 text") from error
    seen: dict[tuple[Any, ...], int] = {}
    entries = _lines_of_table(path, text) if path.suffix.lower() == ".csv" else _entries_of_toml(path, text)
    for number, entry in enumerate(entries, 1):
        key = tuple(entry.get(name) for name in _KEY)
        problem = _problem(entry, known) or (f"the same rule as entry {seen[key]}" if key in seen else None)
        if problem:
            raise Refused(f"{path}: entry {number} ({entry.get('parameter', 'without parameter')}): {problem}")
        seen[key] = number
        usual = units_of(entry["parameter"])
        yield key, {**entry, "unit": entry.get("unit") or (usual[0] if usual else None)}


def _entries_of_toml(path: Path, text: str) -> list[Rule]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{path}: no valid TOML: {error}") from error
    entries = content.pop("rule", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused(f"{path}: a file of rules holds entries [[rule]] and nothing else")
    return entries


def _lines_of_table(path: Path, text: str) -> Iterator[Rule]:
    """The lines below the header as parsed values; an empty cell is a missing field."""
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = next(reader, [])
        if unknown := sorted(set(header) - set(_FIELDS)):
            raise Refused(f"{path}: unknown column “{unknown[0]}”; a rule has {', '.join(_FIELDS)}")
        for cells in reader:
            if len(cells) != len(header):
                raise Refused(f"{path}: line {reader.line_num}: {len(cells)} cells below {len(header)} columns")
            yield {name: _value_of(name, cell) for name, cell in zip(header, cells, strict=True) if cell != ""}
    except csv.Error as error:
        raise Refused(f"{path}: line {reader.line_num}: no valid CSV: {error}") from error


def _value_of(name: str, cell: str) -> object:
    """The cell's parsed value; an unparsable cell is returned as it is, so that the message can name its field."""
    try:
        if name in _DATES:
            return date.fromisoformat(cell)
        if name == "value":
            return int(cell) if cell.isdecimal() else float(cell)
    except ValueError:
        return cell
    return {"yes": True, "no": False}.get(cell, cell) if name == "confirmed" else cell


def _problem(entry: Rule, known: frozenset[str] | None) -> str | None:
    """Why an entry is invalid, or None."""
    unknown = sorted(set(entry) - set(_FIELDS))
    missing = [name for name in _REQUIRED if name not in entry]
    if unknown:
        return f"unknown field “{unknown[0]}”; a rule has {', '.join(_FIELDS)}"
    if missing and not (missing == ["value"] and entry["parameter"] in _CAN_BIND_NOBODY):
        return f"the field “{missing[0]}” is missing"
    for name in ("parameter", "article", "source"):
        if not isinstance(entry[name], str) or not entry[name].strip():
            return f"“{name}” is a text"
    if known is not None and entry["parameter"] not in known:
        return f"there is no such parameter; there are {', '.join(sorted(known))}"
    if not isinstance(entry["confirmed"], bool):
        return "“confirmed” is true or false"
    if entry.get("strength") not in (None, *STRENGTHS):
        return f"“strength” is one of {', '.join(STRENGTHS)}, or left out"
    return _problem_of_value(entry) or _problem_of_place(entry) or _problem_of_dates(entry)


def _problem_of_value(entry: Rule) -> str | None:
    name, units = entry["parameter"], units_of(entry["parameter"])
    if entry.get("unit") not in (None, *units):
        return f"“unit” is one of {', '.join(units)}, or left out" if units else "“unit” is left out"
    if "value" not in entry:
        return None
    value = entry["value"]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= _LARGEST:
        return f"“value” is a number from 0 to {_LARGEST}"
    if name not in _WITH_FRACTION and not isinstance(value, int):
        return "“value” is a whole number"
    if name.endswith("_denominator") and value == 0:
        return "“value” of a denominator is not 0"
    return None


def _problem_of_place(entry: Rule) -> str | None:
    jurisdiction, sector = entry.get("jurisdiction"), entry.get("sector")
    if jurisdiction is not None and not (isinstance(jurisdiction, str) and re.fullmatch("[1-9][0-9]", jurisdiction)):
        return "“jurisdiction” is a province's two digits in quotes, or left out for the whole country"
    if sector is not None and sector not in codes("sector"):
        return f"“sector” is one of {', '.join(codes('sector'))}, or left out for all"
    return None


def _problem_of_dates(entry: Rule) -> str | None:
    for name in _DATES:
        value = entry.get(name)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            return f"“{name}” is a date without quotes, such as 2012-01-01"
    first, last = entry.get("effective_from"), entry.get("effective_to")
    if first is not None and last is not None and last < first:
        return "“effective_to” lies before “effective_from”"
    return None
