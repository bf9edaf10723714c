"""The versions tab: what was published when, by whom, from which files; compare and restore versions."""

import streamlit as st

from dashboard.app_pages.data.quality_tab import MINUTES
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, current_filters
from dashboard.app_pages.frame.view import show as show_view
from dashboard.errors import Refused
from dashboard.home.registers import can_write
from dashboard.ingest.history.version_sources import Publication, history
from dashboard.locale import Language, _, use_language
from dashboard.query.filters import Filters
from dashboard.register.table_changes import table_changes
from dashboard.register.versions import Register
from dashboard.wording.history_words import action_in_words, files_in_words, versions_in_words
from dashboard.wording.import_words import changes_in_words

_SHOWN = 20
_SAID = "said-of-versions"


def show(view: View) -> None:
    """Draws the list of versions and the details of one."""
    said = st.session_state.pop(_SAID, None)
    if said is not None:
        st.error(literal(said))
    found = history(view.register, _SHOWN)
    all_versions = len(view.register.versions())
    st.markdown("#### " + _("Versions: {n}", n=all_versions))
    if all_versions > len(found):
        st.caption(_("the latest {n} are shown", n=len(found)))
    st.dataframe(
        versions_in_words(found, view.language),
        hide_index=True,
        key="versions",
        height="content",
        placeholder="",
        column_config={_("Published at"): st.column_config.DatetimeColumn(format=MINUTES)},
    )
    by_name = {one.version.name: one for one in found}
    current = view.register.current().name
    names = list(by_name)
    chosen = st.selectbox(
        _("Look at a version"),
        names,
        key=f"version-of-{view.register.name}",
        width=420,
        index=names.index(current) if current in names else 0,
        format_func=lambda name: _in_a_line(view, by_name[name]),
    )
    _version(view, by_name[chosen])


def _in_a_line(view: View, found: Publication) -> str:
    moment = f"{found.version.created_at:%Y-%m-%d %H:%M}"
    return " · ".join([found.version.name, moment, action_in_words(found.version.action, view.language)])


def _version(view: View, chosen: Publication) -> None:
    with st.container(border=True):
        if len(chosen.files):
            st.markdown("**" + _("Files that it brought") + "**")
            st.dataframe(
                files_in_words(chosen.files, view.language), hide_index=True, key="version-files", placeholder=""
            )
        if chosen.current:
            st.caption(_("This is the current version."))
            return
        st.markdown("**" + _("What changed from it to the current version") + "**")
        changes = [
            one for one in table_changes(chosen.version, view.register.current()) if one.new or one.changed or one.gone
        ]
        if changes:
            st.dataframe(
                changes_in_words(changes, view.language),
                hide_index=True,
                width="content",
                height="content",
                key="version-changes",
            )
        else:
            st.caption(_("No row is new, changed or gone."))
        if not can_write(view.register.folder):
            st.caption(_("This register can't be written to from here."))
            return
        st.button(
            _("Restore {version}", version=chosen.version.name),
            key="restore",
            icon=":material/history:",
            on_click=_restore,
            args=(view.language, view.register, chosen.version.name),
            help=_("It becomes current again; no version is lost, and the other way round works as well."),
        )


def _restore(language: Language, register: Register, name: str) -> None:
    use_language(language)  # a callback runs before the page sets the language
    try:
        register.restore(name)
    except Refused as refusal:
        st.session_state[_SAID] = str(refusal)
        return
    filters = current_filters()
    show_view(Filters(filters.register, None, None, filters.where, filters.search))
