"""The returns tab: forms to send in, missing returns, a reminder to copy into a chat, and the same as a picture."""

import streamlit as st

from dashboard.answers.lists import rows_of
from dashboard.app_pages.cards.downloads import downloads
from dashboard.app_pages.cards.number_cards import number_cards, numbers
from dashboard.app_pages.cards.table_card import table
from dashboard.app_pages.data import return_setup_part
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.loader import catalogue
from dashboard.export.reminder_picture import reminder_picture
from dashboard.ingest.returning.return_records import reminder, sent_back
from dashboard.locale import _, use_language
from dashboard.locale.number_format import format_number

_NUMBERS = ("returns_missing", "returns_on_time")


def show(view: View) -> None:
    """Draws the forms that are set up, the numbers, the reminder and the list."""
    return_setup_part.show(view)
    _missing(view)


def _missing(view: View) -> None:
    everything = View(**{**view.__dict__, "filters": view.filters.cleared()})
    number_cards(everything, numbers(everything, only=_NUMBERS))
    chosen = catalogue().lists["not_reported"]
    missing = rows_of(view.reader, chosen.id, everything.filters, view.scope)
    st.markdown(
        "#### "
        + _(
            "Returns missing or sent back: {n}; sent back: {returned}",
            n=format_number(len(missing), view.language),
            returned=format_number(int(sent_back(missing).sum()), view.language),
        )
    )
    if missing.empty:
        # Doesn't claim that all have reported: returns that are not on record are unknown (see the numbers above).
        st.caption(_("No return on record is past its due date and missing."))
        return
    st.caption(_("To copy into a chat:"))
    mark = [_("Synthetic data")] if view.version.synthetic else []
    st.code("\n".join([*mark, reminder(missing, view.reader.as_of)]), language=None, wrap_lines=True)

    def picture() -> bytes:
        use_language(view.language)  # Streamlit calls this in another thread
        return reminder_picture(missing, view.reader.as_of, view.version.synthetic)

    st.download_button(
        _("As a picture (PNG)"),
        picture,
        _("not reported") + ".png",
        "image/png",
        key="picture",
        on_click="ignore",
        icon=":material/image:",
    )
    table(everything, missing, key="not-reported", height="content" if len(missing) <= 12 else 420)
    downloads(everything, "not-reported", chosen.title.in_language(view.language), [chosen], lambda: missing)
