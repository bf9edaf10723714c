"""Resolves columns that refer to other rows: units by id or name, and unions, tasks and agreements by id."""

from collections.abc import Sequence

import pandas as pd

from dashboard.ingest.outcomes import Outcomes
from dashboard.ingest.units.unit_book import UnitBook
from dashboard.register.upsert import Connection, ask, existing_values
from dashboard.vocabulary.unit_names import hashed_unit_id, normalised

_NAMED = (
    ("terms", "union_id", "unions", "unknown_union"),
    ("election_steps", "union_id", "unions", "unknown_union"),
    ("member_groups", "union_id", "unions", "unknown_union"),
    ("task_units", "task_id", "tasks", "unknown_task"),
    ("agreement_units", "agreement_id", "agreements", "unknown_agreement"),
)


def _texts(frame: pd.DataFrame, column: str) -> set[str]:
    return {value for value in frame[column] if isinstance(value, str)}


def with_unit_references(
    connection: Connection, table: str, frame: pd.DataFrame, column: str, book: UnitBook, outcomes: Outcomes
) -> pd.DataFrame:
    """The rows with a column that names another unit replaced by its id; an unknown unit gives None and a warning."""
    if column not in frame or not (texts := _texts(frame, column)):
        return frame
    found = {text: text for text in texts if text in book.credit_codes}
    known = ask(connection, "known_units", texts)
    for unit_id, name, *_others in known.itertuples(index=False):
        found.update({text: unit_id for text in (unit_id, name) if text in texts})
    keys = {text: (text, normalised(text), hashed_unit_id(text)) for text in texts - set(found)}
    spelled = dict(book.aliases)
    aliases = ask(connection, "known_aliases", {key for several in keys.values() for key in several})
    spelled.update(zip(aliases["alias"], aliases["unit_id"], strict=True))
    for text, several in keys.items():
        hit = next((spelled[key] for key in several if key in spelled), None)
        if hit is None and several[-1] in book.credit_codes:
            hit = several[-1]
        if hit:
            found[text] = hit
    for sheet, row, value in frame[["sheet", "row", column]].itertuples(index=False):
        if isinstance(value, str) and value not in found:
            outcomes.warn(sheet, row, table, column, value, "unknown_parent")
    ids = [found.get(value) if isinstance(value, str) else None for value in frame[column]]
    return frame.assign(**{column: pd.Series(ids, index=frame.index, dtype=object)})


def warn_of_unknown(connection: Connection, written: dict[str, Sequence[pd.DataFrame]], outcomes: Outcomes) -> None:
    """Warn about rows just written whose union, task or agreement is not in the register."""
    for table, column, other, code in _NAMED:
        frames = written.get(table, ())
        texts = set().union(*(_texts(frame, column) for frame in frames)) if frames else set()
        missing = texts - existing_values(connection, other, column, texts) if texts else set()
        if not missing:
            continue
        for frame in frames:
            for sheet, row, value in frame[["sheet", "row", column]][frame[column].isin(missing)].itertuples(
                index=False
            ):
                outcomes.warn(sheet, row, table, column, value, code)
