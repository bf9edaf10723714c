"""The reader's view (register, date, units), converted to and from URLs and command-line options."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from dashboard.catalogue.entries import STATES, Catalogue
from dashboard.errors import Refused
from dashboard.locale import _
from dashboard.vocabulary.codes import codes

UNIT_DIMENSIONS = (
    "sector",
    "ownership",
    "industry",
    "province",
    "city",
    "region",
    "supervisor",
    "size",
    "headcount_band",
    "main_class",
    "grade",
)
"""Dimensions with one value per unit: columns of unit_status."""

LIST_DIMENSIONS = {"campaign": "campaign", "task": "task_id", "list": "list_name"}
"""Dimensions with several values per unit, and their columns of unit_lists. Grouping by them is not additive."""

DIMENSIONS = (*UNIT_DIMENSIONS, *LIST_DIMENSIONS)
CODED = ("sector", "ownership", "industry", "size", "headcount_band", "main_class", "grade")
"""Dimensions whose values are the codes of data/codes.toml."""

CHECK_STATES = tuple(f"check_{state}" for state in STATES)
"""Filters by a check's state, such as check_fail=election_on_time: the units that fail it."""

Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Conditions, all of which must be met: each a dimension and its allowed values.

Two conditions on one dimension must both be met, so never convert this to a dictionary.
"""

_NO_VALUE = "\\"


@dataclass(frozen=True)
class Filters:
    """The reader's view. An empty value ("") in where means units without a value.

    where holds dimensions and check states, sorted by name. No entry means no filter, an entry without values matches
    nothing, and two entries on one dimension must both be met. as_of None means the register version's own date.
    """

    register: str | None = None
    version: str | None = None
    as_of: date | None = None
    where: Where = ()
    search: str = ""
    unknown: tuple[str, ...] = field(default=(), compare=False)

    def values(self, name: str) -> tuple[str, ...] | None:
        """The values of all entries on a dimension; None where it is not filtered."""
        chosen = [values for key, values in self.where if key == name]
        return tuple(dict.fromkeys(value for values in chosen for value in values)) if chosen else None

    def having(self, name: str, values: Iterable[str] | None) -> "Filters":
        """The view with this dimension's filter replaced by these values; None removes the filter.

        Use it for a reader's new choice. To narrow a view use ``also``, which keeps the view's own limits.
        """
        without = replace(self, where=tuple(entry for entry in self.where if entry[0] != name))
        return without if values is None else without.also(name, values)

    def also(self, name: str, values: Iterable[str]) -> "Filters":
        """The view narrowed to these values of a dimension, in addition to its existing filters."""
        entry = (name, tuple(dict.fromkeys(values)))
        return replace(self, where=tuple(sorted({*self.where, entry})))

    def cleared(self) -> "Filters":
        """The view of the same register and date without filters."""
        return replace(self, where=(), search="", unknown=())

    def to_query(self) -> dict[str, str]:
        """The view as URL parameters. A URL holds one filter per dimension, so a view from a URL has no more."""
        query = {name: joined_values(values) for name, values in self.where}
        for name in ("register", "version", "search"):
            if getattr(self, name):
                query[name] = getattr(self, name)
        if self.as_of:
            query["as_of"] = self.as_of.isoformat()
        return query


def refuse_unknown_dimensions(names: Iterable[str]) -> None:
    """Raise Refused on a name that units can't be grouped by."""
    for name in names:
        if name not in DIMENSIONS:
            raise Refused(
                _("“{name}” is no dimension; there are {dimensions}.", name=name, dimensions=", ".join(DIMENSIONS))
            )


def joined_values(values: Iterable[str]) -> str:
    """The values as one text; the inverse of split_values."""
    escaped = [value.replace("\\", "\\\\").replace(",", "\\,") for value in values]
    return ",".join(escaped) if escaped else _NO_VALUE


def split_values(text: str) -> tuple[str, ...]:
    """The values of "A,B"; a backslash escapes a comma or backslash inside a value.

    The empty text is one empty value; a single backslash is no value at all.
    """
    if text == _NO_VALUE:
        return ()
    values, current, escaped = [], "", False
    for sign in text:
        if escaped or sign not in "\\,":
            current, escaped = current + sign, False
        elif sign == "\\":
            escaped = True
        else:
            values.append(current)
            current = ""
    return (*values, current)


def from_query(query: Mapping[str, str], catalogue: Catalogue) -> Filters:
    """The view of a URL. Unrecognised parts are dropped and named in ``unknown``, never guessed."""
    unknown: list[str] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for name in (*DIMENSIONS, *CHECK_STATES):
        if name in query:
            values = split_values(query[name])
            known = [value for value in values if _is_known(name, value, catalogue)]
            unknown += [f"{name}={value}" for value in values if value not in known]
            if known or not values:
                chosen[name] = tuple(known)
    as_of = None
    if text := query.get("as_of", ""):
        try:
            as_of = date.fromisoformat(text)
        except ValueError:
            unknown.append(f"as_of={text}")
    return Filters(
        register=query.get("register") or None,
        version=query.get("version") or None,
        as_of=as_of,
        where=tuple(sorted(chosen.items())),
        search=query.get("search", ""),
        unknown=tuple(unknown),
    )


def where_of(pairs: Iterable[str], catalogue: Catalogue) -> Where:
    """The command line's filters DIM=V[,V], all of which must be met, including those on the same dimension.

    Raises Refused on an unknown dimension or code.
    """
    chosen: set[tuple[str, tuple[str, ...]]] = set()
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals or name not in (*DIMENSIONS, *CHECK_STATES):
            raise Refused(
                _(
                    "“{pair}” is no filter: write DIMENSION=VALUE with one of {dimensions}.",
                    pair=pair,
                    dimensions=", ".join(DIMENSIONS),
                )
            )
        values = split_values(text)
        for value in values:
            if not _is_known(name, value, catalogue):
                raise Refused(_("“{value}” is no value of {name}.", value=value, name=name))
        chosen.add((name, values))
    return tuple(sorted(chosen))


def _is_known(name: str, value: str, catalogue: Catalogue) -> bool:
    """Whether the value can exist; values of dimensions without codes are known only to the register."""
    if name in CHECK_STATES:
        return value in catalogue.checks
    return name not in CODED or value == "" or value in codes(name)
