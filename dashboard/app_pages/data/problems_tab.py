"""The problems tab: an import's problems by kind, with counts, advice and rows, and the files to send back."""

from functools import partial

import pandas as pd
import streamlit as st

from dashboard.app_pages.data import decisions
from dashboard.app_pages.data.session_uploads import SessionUploads
from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import View
from dashboard.ingest.advice import advice, kind_title
from dashboard.ingest.history.import_problems import kinds, problems_of
from dashboard.ingest.returning.returned_files import files_to_return, returned_file, returned_name, returned_zip
from dashboard.ingest.suggesting.value_questions import value_questions
from dashboard.ingest.trial import Trial
from dashboard.locale import _, use_language
from dashboard.locale.number_format import format_number
from dashboard.wording.import_words import problems_in_words

_ROWS_SHOWN = 300
_FILES_SHOWN = 6
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(view: View, desk: SessionUploads, trial: Trial) -> None:
    """Draws the problems and the download of files to return to their senders."""
    found = problems_of(trial.report)
    if found.empty:
        if trial.report.rows_accepted:
            st.markdown(":green[✓ " + _("No problem was found.") + "]")
        return
    questions = value_questions(trial.report, view.language)
    wrong = int(found["level"].eq("error").sum())
    counts = {name: format_number(n, view.language) for name, n in (("wrong", wrong), ("told", len(found) - wrong))}
    st.markdown("#### " + _("Filled in wrongly: {wrong}; to look at: {told}", **counts))
    for kind in kinds(found):
        sign = ":red[✕]" if kind.level == "error" else ":orange[?]"
        count = format_number(kind.count, view.language)
        with st.expander(f"{sign} {literal(kind_title(kind.code))} · {count}", key=f"problem-{kind.code}"):
            kept = _("these rows are quarantined") if kind.level == "error" else _("these rows are kept")
            st.markdown("**" + _("What to do") + f"** {literal(advice(kind.code))} :gray[· {kept}]")
            if kind.count > _ROWS_SHOWN:
                st.caption(_("the first {n} are shown", n=_ROWS_SHOWN))
            st.dataframe(
                problems_in_words(kind.rows.head(_ROWS_SHOWN), view.language),
                hide_index=True,
                key=f"problem-rows-{kind.code}",
                placeholder="",
            )
            if kind.code == "two_columns":
                decisions.choose(view, desk, trial.report)
            decisions.ask(view, desk, kind.code, [one for one in questions if one.code == kind.code])
    _back(view, trial, found)


def _back(view: View, trial: Trial, found: pd.DataFrame) -> None:
    names = files_to_return(found)
    if not names:
        return
    wanted = trial.wanted

    def one(name: str) -> bytes:
        use_language(view.language)  # Streamlit calls this in another thread
        return returned_file(wanted.uploads, found, name, wanted.mapping)

    def every() -> bytes:
        use_language(view.language)
        return returned_zip(wanted.uploads, found, wanted.mapping)

    st.caption(_("To send back: the sender's own file with the wrong cells coloured and a note on each."))
    with st.container(horizontal=True, key="send-back"):
        for place, name in enumerate(list(names)[:_FILES_SHOWN]):
            st.download_button(
                literal(returned_name(name)),
                partial(one, name),
                returned_name(name),
                _XLSX,
                key=f"return-{place}",
                on_click="ignore",
                icon=":material/undo:",
            )
        if len(names) > 1:
            st.download_button(
                _("All {n} files to send back (zip)", n=len(names)),
                every,
                _("to mend") + ".zip",
                "application/zip",
                key="return-all",
                on_click="ignore",
                icon=":material/folder_zip:",
            )
