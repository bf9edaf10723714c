"""Maps the columns of a sheet to register columns and decides which tables the sheet holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.ingest.mapping.headers import Target, folded_header, is_confirmed, is_personal, targets_of
from dashboard.vocabulary.register_titles import ColumnTitle, TableTitle, table_titles

IDENTITY_TABLES = ("units", "unions")
"""The tables whose columns name the unit or union that a row is about, whatever other table the row belongs to."""

_UNIT_NAMES = (("units", "name"), ("units", "unit_id"), ("units", "uscc"))
_UNION_NAMES = (("unions", "name"), ("unions", "union_id"))


@dataclass(frozen=True)
class Rivals:
    """Columns of a sheet, by index, that would all fill this register column."""

    target: Target
    columns: tuple[int, ...]


@dataclass(frozen=True)
class Mapping:
    """A sheet's columns: targets maps each column index to its targets (several for a shared header).

    main is the table of which each row of the sheet is one row; None for a sheet that holds several tables. tables are
    all tables that the sheet holds. dropped are the indexes of columns with personal data, constants the indexes of
    columns that a mapping file fills with one value. rivals are columns that would fill one register column; of them
    only the first is among the targets.
    """

    main: str | None
    tables: tuple[str, ...]
    targets: dict[int, tuple[Target, ...]]
    dropped: tuple[int, ...]
    constants: frozenset[int] = frozenset()
    rivals: tuple[Rivals, ...] = ()

    def column(self, table: str, column: str) -> int | None:
        """The index of the sheet's column that fills this register column (without a code), if any."""
        for index, targets in self.targets.items():
            if any((target.table, target.column, target.code) == (table, column, None) for target in targets):
                return index
        return None

    @property
    def title(self) -> str:
        """The table that a report names for the sheet: main, else the only other table than units and unions."""
        others = [table for table in self.tables if table not in IDENTITY_TABLES]
        return self.main or (others[0] if len(others) == 1 else self.tables[0])


def _has(need: str, table: TableTitle, found: set[tuple[str, str]]) -> bool:
    if need == "unit":
        return any(name in found for name in (*_UNIT_NAMES, (table.name, "unit_id"), *_UNION_NAMES[:1]))
    if need == "union":
        return _has("unit", table, found) or any(name in found for name in (*_UNION_NAMES, (table.name, "union_id")))
    return (table.name, need) in found or (need == table.spread_by and (table.name, f"{need} spread") in found)


def holds(table: TableTitle, found: set[tuple[str, str]]) -> bool:
    """Whether a sheet with these (table, column) pairs has the columns that rows of the table need."""
    return all(any(_has(choice, table, found) for choice in need.split("|")) for need in table.needs)


def _pairs(candidates: Sequence[Sequence[Target]]) -> set[tuple[str, str]]:
    found = set()
    for targets in candidates:
        for target in targets:
            found.add((target.table, target.column))
            if target.code:
                found.add((target.table, f"{table_titles()[target.table].spread_by} spread"))
    return found


def normative_table(header: Sequence[str]) -> str | None:
    """The table whose own column names match the most of the header, at least 60 %; None if there is none or a tie."""
    names = {text.strip().casefold() for text in header if text.strip()}
    scores = {}
    for table in table_titles().values():
        hits = names & set(table.columns)
        if len(hits) >= max(2, 0.6 * len(names)) and holds(table, {(table.name, name) for name in hits}):
            scores[table.name] = len(hits)
    best = [name for name, score in scores.items() if score == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _in_table(header: str, table: str) -> tuple[Target, ...]:
    own = tuple(target for target in targets_of(header) if target.table == table)
    return own if all(target.side for target in own) else own[:1]


def _candidates(header: Sequence[str], main: str | None) -> list[tuple[Target, ...]]:
    found = []
    for text in header:
        if main and (own := _in_table(text, main)):
            found.append(own)
        elif main and folded_header(text) in table_titles()[main].columns:
            found.append(())
        else:
            found.append(() if is_personal(text) else targets_of(text))
    return found


def _choose(
    index: int, candidates: Sequence[tuple[Target, ...]], held: Sequence[str], found: set[tuple[str, str]]
) -> tuple[Target, ...]:
    """The targets of a header that could go to several tables.

    These are all tables that share the column, plus one that doesn't. For that one, other tables take precedence over
    units and unions (会员人数 beside 统计日期 is a headcount), and among them the one that owns the nearest header to
    the left (应到 after 换届日期 belongs to the election).
    """
    options = [target for target in candidates[index] if target.table in held and _fits(target, found)]
    shared = tuple(target for target in options if _entry(target).shared)
    rest = [target for target in options if not _entry(target).shared]
    if ends := tuple(target for target in rest if target.side):
        return (*shared, *ends)
    rest = [target for target in rest if target.table not in IDENTITY_TABLES] or rest
    if len(rest) <= 1:
        return (*shared, *rest)
    for left in range(index - 1, -1, -1):
        own = {target.table for target in candidates[left] if target.table in held}
        nearest = [target for target in rest if own == {target.table}]
        if nearest:
            return (*shared, nearest[0])
    return (*shared, rest[0])


def _entry(target: Target) -> ColumnTitle:
    return table_titles()[target.table].columns[target.column]


def _fits(target: Target, found: set[tuple[str, str]]) -> bool:
    """Whether the table can take the cell: one spread by code needs the code's column for plain, unshared columns."""
    table = table_titles()[target.table]
    if table.spread_by is None or target.code or _entry(target).shared:
        return True
    return (table.name, table.spread_by) in found


def map_header(header: Sequence[str], main: str | None = None) -> Mapping | None:
    """The mapping of a sheet with this header; None if it holds no table, or not ``main`` if that is given."""
    candidates = _candidates(header, main)
    found = _pairs(candidates)
    held = [name for name, table in table_titles().items() if _offers(name, candidates) and holds(table, found)]
    if not held or (main and main not in held):
        return None
    targets: dict[int, tuple[Target, ...]] = {}
    columns: dict[Target, list[int]] = {}
    # What a person says of a header comes before what is known of others.
    order = sorted(range(len(header)), key=lambda index: not is_confirmed(header[index]))
    for index in order:
        wanted = _choose(index, candidates, held, found)
        for target in wanted:
            columns.setdefault(target, []).append(index)
        chosen = tuple(target for target in wanted if columns[target][0] == index)
        if chosen:
            targets[index] = chosen
    dropped = tuple(index for index, text in enumerate(header) if is_personal(text))
    rivals = tuple(
        Rivals(target, tuple(several))
        for target, several in columns.items()
        if len(several) > 1 and not is_confirmed(header[several[0]])
    )
    return Mapping(main, tuple(held), dict(sorted(targets.items())), dropped, rivals=rivals)


def _offers(table: str, candidates: Sequence[Sequence[Target]]) -> bool:
    """Whether some header can stand for a column of this table."""
    return any(target.table == table for targets in candidates for target in targets)
