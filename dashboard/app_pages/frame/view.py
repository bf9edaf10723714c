"""The view that a reader has chosen, from the URL and back: register, date, filters, language."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import streamlit as st

from dashboard.answers.comparing.earlier_date import default_comparison, is_kept
from dashboard.app_pages.frame.plain_text import literal
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.home.registers import Home, home_folder
from dashboard.locale import LANGUAGES, Language, _, preferred, use_language
from dashboard.locale.number_format import format_date
from dashboard.query.filters import Filters, Where, from_query
from dashboard.query.scope import server_scope
from dashboard.register.first_record import reaches_back_to
from dashboard.register.reader import Reader, open_reader
from dashboard.register.status_file import build_status
from dashboard.register.versions import Register, Version, open_register

KEPT_ON_FILTER = (
    "lang",
    "tab",
    "plan",
    "unit",
    "theme",
    "find",
    "compare",
    "between",
    "dim",
    "one",
    "other",
    "by",
    "number",
    "start",
    "show",
    "place",
    "on",
    "differing",
)
"""What stays in the URL when a filter changes; a table's page does not."""

NOT_COMPARED = "none"
"""The value of the URL's parameter compare that asks for no comparison."""


@dataclass(frozen=True)
class View:
    """What every page needs to know. scope is what the viewer may see at all."""

    home: Home
    register: Register
    version: Version
    reader: Reader
    filters: Filters
    scope: Where
    language: Language
    theme: Literal["light", "dark"]
    earlier: date | None = None
    """The earlier date that numbers are compared with, if any."""
    enlarged: float = 1.0
    """How much larger than on a desk figures are drawn."""

    @property
    def key(self) -> str:
        """Changes whenever what is shown changes: charts are keyed by it, so that a selection doesn't outlive it."""
        return repr((self.version.path, self.reader.as_of, self.filters.where, self.filters.search, self.language))


def speak() -> Language:
    """Speak the URL's language, else the browser's."""
    asked = st.query_params.get("lang")
    chosen: Language = next((language for language in LANGUAGES if language == asked), preferred(st.context.locale))
    use_language(chosen)
    return chosen


def home() -> Home:
    """The home folder of this server."""
    return Home(home_folder())


def read_view(language: Language) -> View:
    """The view of the URL. Raises Refused where the register or version named does not exist or is damaged."""
    filters = from_query(st.query_params.to_dict(), catalogue())
    register = open_register(home(), filters.register)
    version = register.version(filters.version) if filters.version else register.current()
    day, seen = filters.as_of or version.date, server_scope()
    if is_kept(version, day, filters, seen):
        reader = open_reader(version, day)
    else:
        # Before anything is drawn: else the numbers of the view before would stand under the filters of this one.
        with st.spinner(_("Computing the status of {date} …", date=format_date(day, language))):
            build_status(version, day)
            reader = open_reader(version, day)
    theme: Literal["light", "dark"] = "dark" if st.context.theme.type == "dark" else "light"
    filters, earlier = _compared_with(register, version, reader.as_of, filters)
    return View(register.home, register, version, reader, filters, seen, language, theme, earlier)


def _compared_with(register: Register, version: Version, as_of: date, filters: Filters) -> tuple[Filters, date | None]:
    """The URL's earlier date, else the usual one, as far as records reach back to it.

    What is no date before as_of is named as not understood.
    """
    asked = st.query_params.get("compare", "")
    if asked == NOT_COMPARED:
        return filters, None
    if asked:
        with suppress(ValueError):
            day = date.fromisoformat(asked)
            if day < as_of:
                return filters, day
        filters = replace(filters, unknown=(*filters.unknown, f"compare={asked}"))
    _version, usual = default_comparison(register, version, as_of)
    return filters, usual if reaches_back_to(version, usual) else None


def query_of(filters: Filters, **extras: str | None) -> dict[str, str]:
    """The URL's parameters for these filters, with what else the page keeps in it."""
    kept: dict[str, str | None] = {name: st.query_params.get(name) for name in KEPT_ON_FILTER}
    return {
        **filters.to_query(),
        **{name: value for name, value in (kept | extras).items() if value},
    }


def show(filters: Filters, **extras: str | None) -> None:
    """Show this view from the next run on. For callbacks."""
    st.query_params.from_dict(query_of(filters, **extras))


def current_filters() -> Filters:
    """The filters of the URL, for callbacks, which run before the page."""
    return from_query(st.query_params.to_dict(), catalogue())


def refused(error: Refused) -> None:
    """Say in one line what can't be shown."""
    st.error(literal(error), icon=":material/error:")


def link_query(view: View, **extras: str | None) -> Mapping[str, str]:
    """The parameters of a link to another page: the same register, date, filters and language."""
    given = {name: value for name, value in extras.items() if value}
    kept = {name: value for name in ("lang", "compare") if (value := st.query_params.get(name))}
    return {**view.filters.to_query(), **kept, **given}


def filter_by(view: View, **values: str) -> None:
    """Filter the view by these dimensions from the next run on."""
    filters = view.filters
    for name, value in values.items():
        filters = filters.having(name, [value])
    show(filters)
