"""The profile of one unit: its facts, check states and the records behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.answers import lists
from dashboard.catalogue.schema import Table, tables
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.query import compose
from dashboard.query.filters import Where
from dashboard.register.reader import Reader
from dashboard.vocabulary.codes import codes
from dashboard.vocabulary.natural_order import by_number
from dashboard.vocabulary.register_titles import table_titles
from dashboard.vocabulary.unit_names import normalised

_OF_THE_UNION = ("unions", "terms", "election_steps", "member_groups")


@dataclass(frozen=True)
class Profile:
    """A unit's profile. facts has unit_id, name and every column of its status.

    states is the frame of lists.states with a column statement: the unit's own comment on the check. records maps each
    register table to the rows of the unit or its union, as known on the reader's date, sorted by the table's key.
    titles has the rows of title_step_states: the steps to the titles that the unit is working towards.
    """

    facts: Mapping[str, Any]
    states: pd.DataFrame
    records: Mapping[str, pd.DataFrame]
    titles: pd.DataFrame


def find_unit(reader: Reader, wanted: str) -> str:
    """The unit_id for a unit_id, alias, name or credit code (USCC). Raises Refused if none or several match."""
    for table, column in (("units", "unit_id"), ("aliases", "alias"), ("units", "name"), ("units", "uscc")):
        found = reader.frame(compose.records_of(table, column, wanted))
        if len(found) == 1:
            return str(found["unit_id"].iloc[0])
    frame = reader.frame(compose.records_of("units", "name", wanted))
    if frame.empty:
        key = normalised(wanted)
        near = lists.units_named_like(reader, wanted)
        same = [unit_id for unit_id, name in near if normalised(name) == key]
        if len(same) == 1:
            return same[0]
        if not near:
            raise Refused(_("No unit is named “{name}” in this register.", name=wanted))
        raise Refused(
            _(
                "No unit is named exactly “{name}”; near it: {names}.",
                name=wanted,
                names=", ".join(name for _id, name in near[:5]),
            )
        )
    raise Refused(_("Several units are named “{name}”: {ids}.", name=wanted, ids=", ".join(frame["unit_id"])))


def profile(reader: Reader, unit_id: str, scope: Where = ()) -> Profile:
    """The unit's profile. Raises Refused if the register has no such unit that is open on the reader's date."""
    facts = reader.frame(compose.status_of(unit_id, scope))
    if facts.empty:
        raise Refused(_("The register has no unit “{name}” that is open on {as_of}.", name=unit_id, as_of=reader.as_of))
    row = {str(name): value for name, value in facts.iloc[0].items()}
    found = {}
    for name, table in tables().items():
        if not table.imported:
            continue
        if "unit_id" in table.column_names:
            found[name] = _records(reader, table, "unit_id", unit_id)
        elif name in _OF_THE_UNION and isinstance(row["named_union_id"], str):
            found[name] = _records(reader, table, "union_id", row["named_union_id"])
    if isinstance(row["named_union_id"], str):
        found["unions"] = reader.frame(compose.records_of("unions", "union_id", row["named_union_id"]))
    states = lists.states_of(reader, unit_id)
    states["statement"] = states["check_id"].map(_newest_statements(found["statements"]))
    titles = reader.frame(compose.records_of("title_step_states", "unit_id", unit_id))
    return Profile(facts=row, states=states, records=found, titles=titles)


def _records(reader: Reader, table: Table, column: str, value: str) -> pd.DataFrame:
    """The rows sorted by the table's key: codes in code-list order, ids in natural order, empty values last."""
    frame = reader.frame(compose.records_of(table.name, column, value))
    ranks = [_ranks(frame[name], table_titles()[table.name].columns[name].codes) for name in table.key]
    order = sorted(range(len(frame)), key=lambda place: [rank[place] for rank in ranks])
    return frame.iloc[order].reset_index(drop=True)


def _ranks(column: "pd.Series[Any]", code_list: str | None) -> list[tuple[bool, Any]]:
    places = {code: place for place, code in enumerate(codes(code_list))} if code_list else None

    def rank(value: Any) -> Any:
        if places is not None:
            return places.get(value, len(places))
        return by_number(value) if isinstance(value, str) else value

    return [(True, 0) if pd.isna(value) else (False, rank(value)) for value in column]


def _newest_statements(statements: pd.DataFrame) -> dict[str, str]:
    """The unit's latest statement by check id."""
    said = statements.sort_values("said_on")
    return dict(zip(said["check_id"], said["text"], strict=True))
