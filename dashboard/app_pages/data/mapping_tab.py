"""The mapping tab: headers with their targets and samples; unknown headers with suggestions to confirm."""

from functools import partial

import streamlit as st

from dashboard.app_pages.data import decisions
from dashboard.app_pages.data.session_uploads import SessionUploads
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.mapping.mapping_text import mapping_text
from dashboard.ingest.suggesting.similar_headers import choices
from dashboard.ingest.suggesting.unknown_headers import SheetKind, UnknownHeader, sheet_kinds, unknown_headers
from dashboard.ingest.trial import Trial
from dashboard.locale import _, ngettext
from dashboard.wording.import_words import columns_in_words, suggestion_in_words, target_in_words

_KINDS_SHOWN = 12
_HEADERS_SHOWN = 30


def show(view: View, desk: SessionUploads, trial: Trial) -> None:
    """Draws the mapping of each kind of sheet, and the unknown headers to assign."""
    unknown = unknown_headers(trial.report)
    title = _("Columns and where they go")
    if unknown:
        title += " · " + ngettext(
            "{n} header is not recognised", "{n} headers are not recognised", len(unknown), n=len(unknown)
        )
    with st.expander(title, key="mapping"):
        for kind in sheet_kinds(trial.report)[:_KINDS_SHOWN]:
            _sheet_kind(view, kind)
        if unknown and (trial.wanted.mapping is None or trial.wanted.mapping.known):
            _confirm(view, desk, unknown[:_HEADERS_SHOWN])
        if desk.confirmed:
            _kept(view, desk)


def _sheet_kind(view: View, kind: SheetKind) -> None:
    others = len(kind.places) - 1
    st.markdown(
        "**"
        + literal(kind.places[0])
        + "**"
        + (" " + ngettext("and {n} sheet alike", "and {n} sheets alike", others, n=others) if others else "")
    )
    st.dataframe(
        columns_in_words(kind.columns, view.language),
        hide_index=True,
        placeholder="",
        key=f"layout-{kind.places[0]}",
        height="content" if len(kind.columns) <= 12 else 420,
    )


def _confirm(view: View, desk: SessionUploads, unknown: list[UnknownHeader]) -> None:
    with st.form(f"headers-{desk.round}", border=False):
        st.markdown("**" + _("Headers that are not recognised") + "**")
        st.caption(
            _("Suggestions go by similarity and by what the cells hold. Nothing is taken over unless you choose it.")
        )
        for place, header in enumerate(unknown):
            _header(view, header, f"header-{desk.round}-{place}", desk.confirmed.get(header.header))
        st.form_submit_button(_("Check again with these columns"), on_click=_choose, args=(view, desk, unknown))


def _header(view: View, unknown: UnknownHeader, key: str, chosen: Target | None) -> None:
    suggested = {one.target: suggestion_in_words(one, view.language) for one in unknown.suggestions}
    options = [None, *suggested, *(target for target in choices() if target not in suggested)]
    samples = " | ".join(unknown.samples)
    st.selectbox(
        literal(unknown.header) + (f" :gray[{literal(samples)}]" if samples else ""),
        options,
        key=key,
        width=620,
        index=options.index(chosen),
        format_func=lambda target: (
            _("not imported") if target is None else suggested.get(target) or target_in_words(target, view.language)
        ),
        placeholder=_("not imported"),
    )
    if suggested and chosen is None:
        st.caption(_("Suggested: {suggestions}", suggestions=literal(" / ".join(suggested.values()))))


def _choose(view: View, desk: SessionUploads, unknown: list[UnknownHeader]) -> None:
    for place, header in enumerate(unknown):
        chosen = st.session_state.get(f"header-{desk.round}-{place}")
        if chosen is not None:
            desk.confirmed[header.header] = chosen
        else:
            desk.confirmed.pop(header.header, None)
    decisions.keep_headers(view, list(desk.confirmed.items()))
    desk.try_again()


def _kept(view: View, desk: SessionUploads) -> None:
    columns = {header: str(target) for header, target in desk.confirmed.items()}
    st.caption(
        _(
            "Confirmed: {headers}",
            headers=literal(
                "; ".join(
                    f"{header} → {target_in_words(target, view.language)}" for header, target in desk.confirmed.items()
                )
            ),
        )
    )
    with st.container(horizontal=True):
        st.download_button(
            _("Keep these for next time (TOML)"),
            mapping_text(columns, view.register.name),
            _("mapping") + ".toml",
            "application/toml",
            key="mapping-file",
            on_click="ignore",
            icon=":material/save:",
        )
        st.button(_("Forget them"), key="mapping-forget", on_click=partial(_forget, desk))


def _forget(desk: SessionUploads) -> None:
    desk.confirmed = {}
    desk.try_again()
