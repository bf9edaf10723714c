"""What the remarks behind units' names offer: a former or new name to confirm, a closed unit to close."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.errors import Refused
from dashboard.ingest.history.register_queries import answer, rows_with
from dashboard.locale import _
from dashboard.register.publish import draft
from dashboard.register.upsert import existing_values, upsert
from dashboard.register.versions import Register, Version
from dashboard.vocabulary.name_judgement import no_unit_name
from dashboard.vocabulary.name_remarks import without_remark
from dashboard.vocabulary.unit_names import hashed_unit_id, normalised

_OTHER_NAME = re.compile(
    r"(?:原(?!址|地)(?:名称|名)?|曾用?名|(?:现|已)?(?:更名|改名)|现(?:名称|名|改)?)(?:为|是|叫|\s*[:\uff1a])?\s*"
    r"[“\"《]?(?P<name>[^”\"》]+)[”\"》]?"
)
_CLOSED = re.compile(r"已?(?:注销|吊销|撤销|关闭|破产|解散)(?!前).*")


@dataclass(frozen=True)
class Remarked:
    """A unit of the register whose name an import found with a remark. other is the other name that the remark gives.

    text is the name as it stood in the file; is_closed says that the remark tells of the unit's end.
    """

    text: str
    unit_id: str
    unit: str
    other: str | None
    is_closed: bool


def remarked(version: Version) -> list[Remarked]:
    """The remarks that offer something, the latest import's first."""
    texts = [str(text) for text in answer(version, "remarked_names")["text"]]
    split = {text: without_remark(text) for text in texts}
    keys = {text: (one.name, normalised(one.name), hashed_unit_id(one.name)) for text, one in split.items()}
    spelled = rows_with(version, "aliases", "alias", [key for found in keys.values() for key in found])
    unit_of = dict(zip(spelled["alias"], spelled["unit_id"], strict=True))
    owners = {text: next((unit_of[key] for key in found if key in unit_of), None) for text, found in keys.items()}
    units = rows_with(version, "units", "unit_id", [owner for owner in owners.values() if owner])
    facts = {row.unit_id: row for row in units.itertuples(index=False)}
    return [
        Remarked(text, owner, str(facts[owner].name), other, is_closed)
        for text, owner in owners.items()
        if owner is not None and owner in facts
        for other, is_closed in _offers(split[text].remark or "")
        if not (is_closed and facts[owner].closed_on is not None)
    ]


def _offers(remark: str) -> Iterator[tuple[str | None, bool]]:
    if _CLOSED.fullmatch(remark):
        yield None, True
    else:
        found = _OTHER_NAME.fullmatch(remark)
        if found and len(found["name"]) >= 4 and not no_unit_name(found["name"]):
            yield found["name"].strip(), False


def closings(version: Version) -> list[Remarked]:
    """The units that a file says are closed and that the register holds as open."""
    return [one for one in remarked(version) if one.is_closed]


def close_unit(register: Register, unit_id: str, day: date) -> Version:
    """Record that a unit was closed on this day and publish a new version.

    Raises Refused if the register has no such unit, or if the day is after the register's own date.
    """
    current = register.current()
    if day > current.date:
        raise Refused(_("{day} is after the register's own date, {as_of}.", day=day, as_of=current.date))
    with draft(register, as_of=current.date, action="unit close") as connection:
        if not existing_values(connection, "units", "unit_id", [unit_id]):
            raise Refused(_("The register has no unit {unit_id}.", unit_id=unit_id))
        upsert(connection, "units", pd.DataFrame([{"unit_id": unit_id, "closed_on": day}], dtype=object))
    return register.current()
