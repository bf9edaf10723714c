"""The reader's view (register, date, filters, language), read from the URL and written to it."""

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
"""URL parameters kept when a filter changes; a table's page number is not."""

NOT_COMPARED = "none"
"""The value of the URL parameter compare that turns comparison off."""


@dataclass(frozen=True)
class View:
    """The input of every page. scope: what the viewer may see."""

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
    """Figure scale factor (1.5 on the wall screen)."""

    @property
    def key(self) -> str:
        """Changes whenever the shown data change. Charts use it as a key, so that a selection doesn't outlive them."""
        return repr((self.version.path, self.reader.as_of, self.filters.where, self.filters.search, self.language))


def speak() -> Language:
    """Sets and returns the language: the URL's, else the browser's."""
    asked = st.query_params.get("lang")
    chosen: Language = next((language for language in LANGUAGES if language == asked), preferred(st.context.locale))
    use_language(chosen)
    return chosen


def home() -> Home:
    """The home folder of this server."""
    return Home(home_folder())


def read_view(language: Language) -> View:
    """The view of the URL. Raises Refused if the named register or version doesn't exist or is damaged."""
    filters = from_query(st.query_params.to_dict(), catalogue())
    register = open_register(home(), filters.register)
    version = register.version(filters.version) if filters.version else register.current()
    day, seen = filters.as_of or version.date, server_scope()
    if is_kept(version, day, filters, seen):
        reader = open_reader(version, day)
    else:
        # Before anything is drawn: otherwise the previous view's numbers would show under this view's filters.
        with st.spinner(_("Computing the status of {date} …", date=format_date(day, language))):
            build_status(version, day)
            reader = open_reader(version, day)
    theme: Literal["light", "dark"] = "dark" if st.context.theme.type == "dark" else "light"
    filters, earlier = _compared_with(register, version, reader.as_of, filters)
    return View(register.home, register, version, reader, filters, seen, language, theme, earlier)


def _compared_with(register: Register, version: Version, as_of: date, filters: Filters) -> tuple[Filters, date | None]:
    """The filters, and the earlier date: the URL's, else the default one if records reach back to it.

    A value in the URL that is not a date before as_of is added to the filters' ``unknown``.
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
    """The URL parameters for these filters, the kept parameters (KEPT_ON_FILTER) and ``extras``; None removes one."""
    kept: dict[str, str | None] = {name: st.query_params.get(name) for name in KEPT_ON_FILTER}
    return {
        **filters.to_query(),
        **{name: value for name, value in (kept | extras).items() if value},
    }


def show(filters: Filters, **extras: str | None) -> None:
    """Writes the filters to the URL; takes effect in the next rerun. For callbacks."""
    st.query_params.from_dict(query_of(filters, **extras))


def current_filters() -> Filters:
    """The filters of the URL. For callbacks, which run before the page."""
    return from_query(st.query_params.to_dict(), catalogue())


def refused(error: Refused) -> None:
    """Shows the error in one line."""
    st.error(literal(error), icon=":material/error:")


def link_query(view: View, **extras: str | None) -> Mapping[str, str]:
    """The URL parameters of a link to another page: same filters, language and compared date, plus ``extras``."""
    given = {name: value for name, value in extras.items() if value}
    kept = {name: value for name in ("lang", "compare") if (value := st.query_params.get(name))}
    return {**view.filters.to_query(), **kept, **given}


def filter_by(view: View, **values: str) -> None:
    """Sets the filters of these dimensions; takes effect in the next rerun."""
    filters = view.filters
    for name, value in values.items():
        filters = filters.having(name, [value])
    show(filters)
