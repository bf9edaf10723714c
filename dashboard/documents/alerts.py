"""Alerts: indicators beyond a threshold of a rules file or grown worse, and which were already reported."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.answers import numbers
from dashboard.answers.comparing.better_or_worse import NumberPair, compared
from dashboard.answers.numbers import Number
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.home.registers import write_pointer
from dashboard.locale import _
from dashboard.query.cube import Amount
from dashboard.query.filters import DIMENSIONS, Filters, where_of
from dashboard.register.reader import Reader

_FIELDS = {"name", "indicator", "above", "below", "worse", "by", "where"}


@dataclass(frozen=True)
class Rule:
    """An alert rule: report the indicator, in total or per group, if it is above, below, or has become ``worse``."""

    name: str
    indicator: str
    above: float | None
    below: float | None
    by: str | None
    filters: Filters
    worse: bool = False


@dataclass(frozen=True)
class Alert:
    """A value that triggers a rule. group is None if the rule has no groups, "" for units without a value.

    since is the change for the worse, if the rule asks for one.
    """

    rule: Rule
    group: str | None
    value: Amount | float
    number: Number
    since: NumberPair | None = None

    @property
    def key(self) -> str:
        """Identifies the alert independently of its value."""
        return json.dumps([self.rule.name, self.rule.indicator, self.group], ensure_ascii=False)


def read_rules(path: Path) -> list[Rule]:
    """The [[rule]] entries of a TOML file. Raises Refused naming the file and the entry that is wrong."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_("The file {file} can't be read: {reason}.", file=path, reason=error)) from error
    if not isinstance(entries, list) or not entries:
        raise Refused(_("{file} has no [[rule]].", file=path))
    return [_rule(path, place, entry) for place, entry in enumerate(entries, 1)]


def _rule(path: Path, place: int, entry: Any) -> Rule:
    known = catalogue().indicators
    bounds = [entry.get("above"), entry.get("below")]
    wrong = (
        set(entry) - _FIELDS
        or entry.get("indicator") not in known
        or entry.get("by") not in (None, *DIMENSIONS)
        or entry.get("worse", False) not in (True, False)
        or (all(bound is None for bound in bounds) and not entry.get("worse"))
        or not all(
            bound is None or (isinstance(bound, int | float) and not isinstance(bound, bool)) for bound in bounds
        )
    )
    if wrong:
        raise Refused(
            _(
                "{file}, rule {n}: write indicator, above or below as numbers or worse = true, and if wanted name, by "
                "and where.",
                file=path,
                n=place,
            )
        )
    filters = Filters(where=where_of(entry.get("where", ()), catalogue()))
    name = str(entry.get("name", f"{entry['indicator']}-{place}"))
    return Rule(name, entry["indicator"], bounds[0], bounds[1], entry.get("by"), filters, bool(entry.get("worse")))


def alerts(reader: Reader, rules: Iterable[Rule], before: Reader | None = None) -> list[Alert]:
    """The values beyond their threshold, or worse than in ``before``. Skips rates of which too little is known.

    ``before`` reads the earlier date; without it nothing counts as worse.
    """
    return [alert for rule in rules for alert in _alerts(reader, rule, before)]


def _alerts(reader: Reader, rule: Rule, before: Reader | None) -> Iterator[Alert]:
    by = (rule.by,) if rule.by else ()
    earlier = {}
    if rule.worse and before is not None:
        earlier = {one.group: one for one in numbers.numbers(before, rule.filters, by, [rule.indicator])}
    for number in numbers.numbers(reader, rule.filters, by, [rule.indicator]):
        value = number.value
        if value is None or not number.is_shown:
            continue
        beyond = (rule.above is not None and value > rule.above) or (rule.below is not None and value < rule.below)
        since = compared(earlier[number.group], number) if number.group in earlier else None
        is_worse = since is not None and since.direction == "worse"
        if beyond or is_worse:
            yield Alert(rule, (number.group[0] or "") if by else None, value, number, since if is_worse else None)


def only_new(found: Sequence[Alert], state: Path) -> list[Alert]:
    """The alerts not reported last time. Saves all current ones in ``state``: an alert that ends and returns is new."""
    try:
        told = set(json.loads(state.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        told = set()
    write_pointer(state, json.dumps(sorted(alert.key for alert in found), ensure_ascii=False))
    return [alert for alert in found if alert.key not in told]
