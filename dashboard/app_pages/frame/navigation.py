"""The top of every page: title, navigation, filter bar, chips and banners."""

from collections.abc import Callable
from datetime import date
from typing import cast

import streamlit as st

from dashboard.answers import lists
from dashboard.app_pages.frame import export_menu
from dashboard.app_pages.frame.earlier_date_menu import compare_with
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.saved_views_menu import views_menu
from dashboard.app_pages.frame.view import View, current_filters, link_query, show
from dashboard.catalogue.loader import catalogue
from dashboard.locale import _
from dashboard.locale.enumeration import listed
from dashboard.locale.number_format import format_date
from dashboard.query.filters import CHECK_STATES, CODED, Filters, Where
from dashboard.register.versions import Register
from dashboard.vocabulary.codes import codes
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.change_since_words import age
from dashboard.wording.code_words import state_title, value_title
from dashboard.wording.register_names import register_title

_IN_POPOVER = (
    "ownership",
    "industry",
    "region",
    "supervisor",
    "size",
    "headcount_band",
    "main_class",
    "grade",
    "campaign",
    "list",
)
_MOST_VALUES = 300
"""Most options of a select, the most frequent first: 50,000 options would be 2.4 MB."""

_STALE_DAYS = 120
"""Records older than this get a warning: a quarter plus the month until its returns arrive."""


def header(view: View, current: str) -> None:
    """Draws the title, the state of the records, the menus, the links to the pages and the warnings."""
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.markdown("## " + _("Union health"), width="content")
        st.caption(literal(about(view)), width="stretch")
        views_menu(view, PAGES, current)
        export_menu.menu(view)
        other = "en" if view.language == "zh" else "zh"
        st.button(
            "中 / EN", type="tertiary", key="language", on_click=_speak, args=(other,), help=_("Switch the language")
        )
    with st.container(key="print-only"):
        st.caption(literal(_printed(view)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages"):
        for name, page in PAGES.items():
            # On a phone the links scroll; the key lets the style sheet keep the current page's link in sight.
            with st.container(key="page-now" if name == current else None, width="content"):
                st.page_link(page, label=_page_title(name), query_params=dict(link_query(view)), width="content")
    if view.version.synthetic:
        st.warning(_("Synthetic data: every unit and number here is invented."), icon=":material/science:")
    if (date.today() - view.version.date).days > _STALE_DAYS:
        st.warning(
            _(
                "These records are {age}: every number is as of {date}. Import newer ones.",
                age=age(view.version.date, date.today(), view.language),
                date=format_date(view.version.date, view.language),
            ),
            icon=":material/history:",
        )


def _page_title(name: str) -> str:
    return {
        "overview": _("Overview"),
        "organisation": _("Organisation"),
        "bargaining": _("Bargaining"),
        "disputes": _("Disputes"),
        "democracy": _("Democracy and home"),
        "campaign": _("Campaign"),
        "worklist": _("Worklist"),
        "unit": _("Unit"),
        "compare": _("Comparison"),
        "handbook": _("Indicators"),
        "data": _("Data"),
        "wall": _("Wall screen"),
    }[name]


def _printed(view: View) -> str:
    """The line that only appears in print, where the filter bar is hidden: compared date and print date."""
    day = view.earlier
    compared = _("Compared with {date}", date=format_date(day, view.language)) if day else _("No comparison")
    return f"{compared} · " + _("printed on {date}", date=format_date(date.today(), view.language))


def page_title(name: str) -> str:
    """The page's name in the reader's language."""
    return _page_title(name)


def about(view: View) -> str:
    """The state of the records: register, date, age and version."""
    parts = [
        register_title(view.register.folder, view.version.synthetic),
        _("records as of {date}", date=format_date(view.version.date, view.language)),
        age(view.version.date, date.today(), view.language),
    ]
    if view.reader.as_of != view.version.date:
        parts.append(_("asked as of {date}", date=format_date(view.reader.as_of, view.language)))
    parts.append(_("version {version}", version=view.version.name))
    return " · ".join(parts)


def filter_bar(view: View, of_units: bool = True) -> None:
    """Draws register, date and, with ``of_units``, sector, more filters, search and removable filter chips."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="filter-bar"):
        _register_select(view)
        _set("as_of", view.reader.as_of)
        st.date_input(_("As of"), key="as_of", on_change=_choose_date, width=150, format="YYYY-MM-DD")
        compare_with(view)
        if not of_units:
            return
        _choice(view, "sector", width=165)
        with st.popover(_("More filters"), icon=":material/filter_alt:"):
            for name in _IN_POPOVER:
                _choice(view, name)
        _set("search", view.filters.search)
        st.text_input(
            _("Search units"), key="search", on_change=_search, width=170, placeholder=_("Name, alias or pinyin")
        )
    _chips(view)
    if view.filters.unknown:
        st.warning(
            _("Not understood and left out: {parts}.", parts=literal(listed(view.filters.unknown, view.language))),
            icon=":material/link_off:",
        )


def _set(key: str, value: object) -> None:
    """Sets a widget's value from the URL, which is authoritative: links, chips, back and forward all work."""
    st.session_state[key] = value


def _register_select(view: View) -> None:
    names = view.home.register_names()
    _set("register", view.register.name)

    def title(name: str) -> str:
        register = Register(view.home, name)
        return register_title(register.folder, register.current().synthetic)

    st.selectbox(_("Register"), names, key="register", on_change=_choose_register, width=250, format_func=title)


def _choose_register() -> None:
    # Filters don't carry over: another register has other values.
    show(Filters(register=st.session_state["register"]), unit=None, plan=None, compare=None)


def _choose_date() -> None:
    chosen = cast(date | None, st.session_state["as_of"])
    filters = current_filters()
    show(Filters(filters.register, filters.version, chosen, filters.where, filters.search))


def _search() -> None:
    filters = current_filters()
    show(Filters(filters.register, filters.version, filters.as_of, filters.where, st.session_state["search"].strip()))


def _speak(language: str) -> None:
    st.query_params["lang"] = language


def _choice(view: View, name: str, width: int | str = "stretch") -> None:
    chosen = list(view.filters.values(name) or ())
    options = list(codes(name)) if name in CODED else _values(view, name)
    options += [value for value in chosen if value not in options]
    if name not in ("main_class",) and "" not in options:
        options.append("")
    key = f"choose-{name}"
    _set(key, chosen)
    st.multiselect(
        dimension_title(name, view.language),
        options,
        key=key,
        on_change=_choose,
        args=(name, key),
        width=width,  # type: ignore[arg-type]
        format_func=lambda value: value_title(name, value, view.language),
        placeholder=_("All"),
        accept_new_options=False,
    )


def _values(view: View, name: str) -> list[str]:
    path = str(view.version.path)
    return _kept_values(
        path, view.reader.as_of, name, view.scope, lambda: lists.values_of(view.reader, name, view.scope)
    )


@st.cache_resource(max_entries=200, show_spinner=False)
def _kept_values(path: str, as_of: date, name: str, scope: Where, _ask: Callable[[], list[str]]) -> list[str]:
    return _ask()[:_MOST_VALUES]


def _choose(name: str, key: str) -> None:
    values = st.session_state[key]
    show(current_filters().having(name, values or None))


def _chips(view: View) -> None:
    chips: list[tuple[str, str, Filters]] = []
    for name, values in view.filters.where:
        for value in values:
            kept = [other for other in values if other != value]
            chips.append((f"{name}-{value}", _chip_text(view, name, value), view.filters.having(name, kept or None)))
    if view.filters.search:
        without = Filters(view.filters.register, view.filters.version, view.filters.as_of, view.filters.where)
        chips.append(("search", _("Search: {text}", text=view.filters.search), without))
    # Always create the container. If it appeared with the first chip, it would take the position of the cards below,
    # and the previous view's cards would show among the chips until the rerun ends.
    with st.container(horizontal=True, key="chips"):
        for key, text, filters in chips:
            st.button(f"{literal(text)}  ✕", key=f"chip-{key}", on_click=show, args=(filters,))
        if chips:
            st.button(_("Clear all"), type="tertiary", key="clear", on_click=show, args=(view.filters.cleared(),))


def _chip_text(view: View, name: str, value: str) -> str:
    if name in CHECK_STATES:
        state = name.removeprefix("check_")
        title = catalogue().checks[value].title.in_language(view.language)
        return _("{name}: {value}", name=title, value=state_title(state, value, view.language))
    title = dimension_title(name, view.language)
    return _("{name}: {value}", name=title, value=value_title(name, value, view.language))
