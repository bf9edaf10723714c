"""The parameters of the rules: data/rules.toml and a deployment's own file, as rows of the table rules."""

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

from dashboard.codes import codes
from dashboard.errors import Refused
from dashboard.paths import data_folder
from dashboard.register.home import home_folder

ENVIRONMENT_VARIABLE = "UNION_HEALTH_RULES"

_FIELDS = ("parameter", "value", "jurisdiction", "sector", "effective_from", "effective_to", "article", "source",
           "confirmed")  # fmt: skip
_KEY = ("parameter", "jurisdiction", "sector", "effective_from")
_REQUIRED = ("parameter", "value", "article", "source", "confirmed")
_WITH_FRACTION = frozenset({"harmonious_satisfaction", "harmonious_score"})
_LARGEST = 100_000

Rule = Mapping[str, Any]


def rules(home: Path | None = None) -> pd.DataFrame:
    """The parameters that hold in this home: the columns of a rule. jurisdiction is a province's two digits.

    The project's own rows, with those of the deployment's file in place of the ones of the same parameter,
    jurisdiction, sector and effective_from. Raises Refused naming file and entry where one can't be used.
    """
    return _merged(own_file(home)).copy()


def rules_digest(home: Path | None = None) -> str:
    """Changes with any parameter, whichever file it stands in: a status made with others is not used."""
    return _digest(own_file(home))


def own_file(home: Path | None = None) -> Path | None:
    """The deployment's own rules: the file that the environment names, else rules.toml in the home folder, if any."""
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return Path(named).expanduser().resolve()
    path = (home or home_folder()) / "rules.toml"
    return path if path.is_file() else None


@cache
def _digest(own: Path | None) -> str:
    # A page asks for the files of two dozen dates: written anew for each, the rules took 35 ms of every click.
    return hashlib.sha256(_merged(own).to_csv(index=False).encode()).hexdigest()


@cache
def _merged(own: Path | None) -> pd.DataFrame:
    shipped = dict(_read(data_folder() / "rules.toml", None))
    known = frozenset(rule["parameter"] for rule in shipped.values())
    merged = shipped | (dict(_read(own, known)) if own else {})
    rows = [{name: rule.get(name) for name in _FIELDS} for rule in merged.values()]
    return pd.DataFrame(rows, columns=[*_FIELDS], dtype=object)


def _read(path: Path, known: frozenset[str] | None) -> Iterator[tuple[tuple[Any, ...], Rule]]:
    """Each rule of a file under its key. ``known`` are the only parameters allowed, None allows any."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refused(f"{path}: the file of rules can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{path}: the file is no UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise Refused(f"{path}: no valid TOML: {error}") from error
    entries = content.pop("rule", [])
    if content or not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise Refused(f"{path}: a file of rules holds entries [[rule]] and nothing else")
    seen: dict[tuple[Any, ...], int] = {}
    for number, entry in enumerate(entries, 1):
        key = tuple(entry.get(name) for name in _KEY)
        problem = _problem(entry, known) or (f"the same rule as entry {seen[key]}" if key in seen else None)
        if problem:
            raise Refused(f"{path}: entry {number} ({entry.get('parameter', 'without parameter')}): {problem}")
        seen[key] = number
        yield key, entry


def _problem(entry: Rule, known: frozenset[str] | None) -> str | None:
    """Why an entry can't be used, or None."""
    unknown = sorted(set(entry) - set(_FIELDS))
    missing = [name for name in _REQUIRED if name not in entry]
    if unknown:
        return f"unknown field “{unknown[0]}”; a rule has {', '.join(_FIELDS)}"
    if missing:
        return f"the field “{missing[0]}” is missing"
    for name in ("parameter", "article", "source"):
        if not isinstance(entry[name], str) or not entry[name].strip():
            return f"“{name}” is a text"
    if known is not None and entry["parameter"] not in known:
        return f"there is no such parameter; there are {', '.join(sorted(known))}"
    if not isinstance(entry["confirmed"], bool):
        return "“confirmed” is true or false"
    return _problem_of_value(entry) or _problem_of_place(entry) or _problem_of_dates(entry)


def _problem_of_value(entry: Rule) -> str | None:
    value, name = entry["value"], entry["parameter"]
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
    first, last = entry.get("effective_from"), entry.get("effective_to")
    for name, value in (("effective_from", first), ("effective_to", last)):
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            return f"“{name}” is a date without quotes, such as 2012-01-01"
    if first is not None and last is not None and last < first:
        return "“effective_to” lies before “effective_from”"
    return None
