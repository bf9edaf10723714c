"""Publishes what a person decided in a callback, and remembers what to say of it on the next run."""

from collections.abc import Callable

import streamlit as st

from dashboard.app_pages.frame.plain_text import literal
from dashboard.app_pages.frame.view import current_filters
from dashboard.app_pages.frame.view import show as show_view
from dashboard.errors import Refused
from dashboard.locale import Language, _, use_language
from dashboard.register.versions import Version


def publish(language: Language, work: Callable[[], Version], said: str, words: Callable[[Version], str]) -> None:
    """Publish; the page then shows the new version. said is the key under which words or refusal are left for say."""
    use_language(language)  # a callback runs before the page sets the language
    with st.spinner(_("Publishing, and computing every unit's status …")):
        try:
            version = work()
        except Refused as refusal:
            st.session_state[said] = (False, str(refusal))
            return
    filters = current_filters()
    if filters.version:
        show_view(type(filters)(filters.register, None, filters.as_of, filters.where, filters.search))
    st.session_state[said] = (True, words(version))


def say(said: str) -> None:
    """Draw the message that was left under this key, once."""
    found = st.session_state.pop(said, None)
    if found is not None:
        done, text = found
        (st.success if done else st.error)(literal(text))
