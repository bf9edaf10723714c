"""The import tab: upload files, review a trial import, and publish exactly its result."""

from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.app_pages.data import decisions, mapping_tab, own_register, problems_tab
from dashboard.app_pages.data.session_uploads import FILE_KINDS, SessionUploads, desk_of, publish_files, try_files
from dashboard.app_pages.frame.page_links import PAGES
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View, link_query
from dashboard.app_pages.frame.view import show as show_view
from dashboard.errors import Refused
from dashboard.home.registers import can_write
from dashboard.ingest.files.uploads import Upload, shown_name
from dashboard.ingest.mapping.mapping_file import mapping_of
from dashboard.ingest.report import RowChanges
from dashboard.ingest.returning.template import template
from dashboard.ingest.trial import Trial
from dashboard.locale import Language, _, use_language
from dashboard.locale.number_format import format_date
from dashboard.query.filters import Filters
from dashboard.vocabulary.register_titles import table_title, table_titles
from dashboard.wording.import_words import change_in_words, changed_rows, counts_in_words, in_order, receipts
from dashboard.wording.register_names import register_title

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_REFUSED_SHOWN = 10
_ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB18030 / GBK / GB2312",
    "big5": "Big5",
    "utf-16": "UTF-16",
    "shift_jis": "Shift_JIS",
    "euc_kr": "EUC-KR",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
}
_SEPARATORS = {",": ",", "\t": "Tab", ";": ";", "|": "|", "\uff0c": "\uff0c", "^": "^"}


def show(view: View) -> None:
    """Draws the tab: upload, changes, publish."""
    desk = desk_of(view)
    writable = can_write(view.register.folder)
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        _template(view)
    with left:
        if writable:
            _uploader(view, desk)
        else:
            st.info(_("This register can't be written to from here: records come in where it is kept."))
    current = view.register.current()
    if writable and current.name != view.version.name:
        st.info(
            _(
                "You look at version {shown}; files are compared with the current version, {current}.",
                shown=view.version.name,
                current=current.name,
            )
        )
    if desk.published:
        _receipt_of_published(view, desk)
    if not desk.uploads and not desk.published and writable:
        st.caption(
            _(
                "Choose the files as they were sent. You then see what is wrong with them and what they would "
                "change; nothing changes until you publish."
            )
        )
    if not desk.uploads:
        own_register.start(view)
        own_register.describe(view)
    if not desk.uploads or not writable:
        return
    _received(desk)
    if desk.trial is None and desk.refused is None:
        try_files(view, desk)
    if desk.refused:
        st.error(literal(desk.refused), icon=":material/error:")
    if desk.trial:
        _trial(view, desk, desk.trial)
    _choices(view, desk)
    if desk.trial:
        _publish(view, desk, desk.trial)


def _template(view: View) -> None:
    def made() -> bytes:
        use_language(view.language)  # Streamlit calls this in another thread
        return template()

    st.download_button(
        _("Template to fill in"),
        made,
        _("template") + ".xlsx",
        XLSX,
        key="template",
        on_click="ignore",
        icon=":material/table_view:",
        help=_("A workbook with the headers, drop-downs, examples and notes."),
    )


def _uploader(view: View, desk: SessionUploads) -> None:
    key = f"upload-{view.register.name}-{desk.round}"
    # The key contains the language: style.css uses it to replace the uploader's English texts with Chinese.
    with st.container(key=f"uploader-{view.language}"):
        st.file_uploader(
            _("Workbooks, tables, or a zip of them"),
            FILE_KINDS,
            accept_multiple_files=True,
            key=key,
            on_change=_bring,
            args=(desk, key),
            help=_("Names, telephone and identity numbers of persons are not kept."),
        )


def _bring(desk: SessionUploads, key: str) -> None:
    desk.bring(tuple(Upload(file.name, file.getvalue()) for file in st.session_state[key] or ()))


def _receipt_of_published(view: View, desk: SessionUploads) -> None:
    report = desk.published
    assert report is not None
    st.success(
        _(
            "Published as version {version}, records as of {date}.",
            version=report.version,
            date=format_date(report.as_of, view.language),
        )
        + "  \n"
        + counts_in_words(report, view.language),
        icon=":material/check_circle:",
    )
    st.page_link(
        PAGES["overview"],
        label=_("To the overview"),
        icon=":material/arrow_forward:",
        query_params=dict(link_query(view)),
    )


def _trial(view: View, desk: SessionUploads, trial: Trial) -> None:
    report = trial.report
    st.markdown("#### " + literal(counts_in_words(report, view.language)))
    st.dataframe(
        receipts(report, view.language),
        hide_index=True,
        key=f"receipts-{desk.round}",
        height="content" if len(report.files) <= 10 else 390,
        placeholder="",
    )
    for sheet in [one for one in report.files if one.refused][:_REFUSED_SHOWN]:
        st.warning(f"**{literal(sheet.file)}** {literal(sheet.refused)}", icon=":material/block:")
    decisions.said()
    problems_tab.show(view, desk, trial)
    mapping_tab.show(view, desk, trial)
    decisions.kept(view, desk)
    st.markdown("#### " + _("What would change"))
    if not report.changes:
        st.caption(_("No row is new, changed or gone."))
        return
    for change in in_order(report.changes):
        with st.expander(change_in_words(change, view.language), key=f"change-{change.table}"):
            _changed(view, change)


def _changed(view: View, change: RowChanges) -> None:
    kinds = {
        "new": (_("New rows"), change.new),
        "changed": (_("Changed rows"), change.changed),
        "gone": (_("Rows gone"), change.gone),
    }
    for kind, (title, count) in kinds.items():
        if not count:
            continue
        shown = len(change.rows.get(kind, []))
        st.markdown(f"**{title}** {count:,}" + (" · " + _("the first {n} are shown", n=shown) if shown < count else ""))
        st.dataframe(
            changed_rows(change, kind, view.language),
            hide_index=True,
            placeholder="",
            key=f"rows-{change.table}-{kind}",
        )


def _choices(view: View, desk: SessionUploads) -> None:
    """Draws the import options; a changed option starts a new trial."""
    with st.expander(_("Choices"), expanded=desk.trial is None):
        if desk.mapping:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(_("Mapping in force: {file}", file=literal(desk.mapping.path)), width="content")
                st.button(
                    _("Do without it"), key="mapping-off", type="tertiary", on_click=_without_mapping, args=(desk,)
                )
        _choices_form(view, desk)


def _received(desk: SessionUploads) -> None:
    if desk.received:
        form, period = map(literal, desk.received)
        said = _("The units named in these files count as having sent {form} {period}.", form=form, period=period)
        st.info(said, icon=":material/mark_email_read:")
        st.button(_("They don't"), key="not-received", type="tertiary", on_click=_not_received, args=(desk,))


def _not_received(desk: SessionUploads) -> None:
    desk.received = None
    desk.try_again()


def _without_mapping(desk: SessionUploads) -> None:
    desk.mapping = None
    desk.try_again()


def _choices_form(view: View, desk: SessionUploads) -> None:
    with st.form(f"choices-{desk.round}", border=False):
        st.date_input(
            _("Records as of"),
            desk.as_of,
            key="import-date",
            format="YYYY-MM-DD",
            width=220,
            min_value=date(1949, 10, 1),
        )
        named = partial(table_title, language=view.language)
        st.selectbox(
            _("Table that the files hold"),
            [None, *table_titles()],
            key="import-table",
            width=320,
            format_func=lambda name: named(name) if name else _("as recognised"),
        )
        st.multiselect(
            _("Replace whole tables"),
            _tables_of(desk),
            list(desk.replaced),
            key="import-replaced",
            format_func=named,
            placeholder=_("none"),
            help=_("Of these tables only the rows of these files stay: every other row goes."),
        )
        st.multiselect(
            _("Tables that the files hold in full"),
            list(table_titles()),
            list(desk.complete),
            key="import-complete",
            format_func=named,
            placeholder=_("none"),
            help=_("A unit without a row there then has not done the thing, rather than being unknown."),
        )
        with st.container(horizontal=True):
            _text_choice("import-encoding", _("Encoding of text files"), _ENCODINGS, desk.encoding)
            _text_choice("import-separator", _("Separator of text files"), _SEPARATORS, desk.separator)
        with st.container(horizontal=True):
            form, period = desk.received or ("", "")
            st.text_input(_("Marks as received: form"), form, key="import-form", width=220)
            st.text_input(_("Period of the report"), period, key="import-period", width=160)
        with st.container(key=f"uploader-mapping-{view.language}"):
            st.file_uploader(_("A mapping kept from before (TOML)"), ["toml"], key=f"import-mapping-{desk.round}")
        st.form_submit_button(_("Check again with these choices"), on_click=_choose, args=(view.language, desk))


def _text_choice(key: str, said: str, options: dict[str, str], chosen: str | None) -> None:
    every = [None, *options]
    as_recognised = _("as recognised")
    st.selectbox(
        said,
        every,
        every.index(chosen),
        key=key,
        width=260,
        format_func=lambda one: options[one] if one else as_recognised,
    )


def _tables_of(desk: SessionUploads) -> list[str]:
    found = desk.trial.report.table_rows if desk.trial else {}
    return [name for name in table_titles() if found.get(name) or name in desk.replaced]


def _choose(language: Language, desk: SessionUploads) -> None:
    use_language(language)  # a callback runs before the page sets the language
    state = st.session_state
    desk.as_of = state["import-date"] or date.today()
    desk.table = state["import-table"]
    desk.encoding, desk.separator = state["import-encoding"], state["import-separator"]
    desk.replaced = tuple(state["import-replaced"])
    desk.complete = tuple(state["import-complete"])
    form, period = state["import-form"].strip(), state["import-period"].strip()
    desk.received = (form, period) if form and period else None
    desk.try_again()
    given = state[f"import-mapping-{desk.round}"]
    if given is not None:
        try:
            desk.mapping = mapping_of(given.getvalue(), Path(shown_name(given.name)))
        except Refused as refusal:
            desk.refused = str(refusal)


def _publish(view: View, desk: SessionUploads, trial: Trial) -> None:
    """Draws two buttons: publish, or discard the files."""
    if trial.report.rows_quarantined:
        st.caption(_("Quarantined rows are left out; send them back, and import them again when they are mended."))
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            _("Publish"), type="primary", key="publish", icon=":material/publish:", disabled=not trial.publishable
        )
        st.button(_("Put the files away"), key="put-away", on_click=desk.clear)
        name = register_title(view.register.folder, view.version.synthetic)
        st.caption(
            _(
                "Makes a new version of the register “{register}”, records as of {date}.",
                register=literal(name),
                date=format_date(desk.as_of, view.language),
            )
        )
    if pressed:
        publish_files(view, desk)
        if desk.published:
            # Drops the version from the URL, so that the new version is shown.
            show_view(Filters(register=view.filters.register, where=view.filters.where, search=view.filters.search))
        st.rerun()
