"""The download buttons below a table or chart."""

from collections.abc import Callable, Sequence
from datetime import datetime

import pandas as pd

from dashboard.answers.parameters import rules_of
from dashboard.app_pages.cards.number_cards import download_buttons
from dashboard.app_pages.frame.view import View
from dashboard.catalogue.entries import Query
from dashboard.documents.context import Context, context_of
from dashboard.wording.explanation_words import next_steps, unconfirmed_articles
from dashboard.wording.tables_in_words import localised, with_words


def downloads(
    view: View,
    key: str,
    title: str,
    definitions: Sequence[Query],
    rows: Callable[[], pd.DataFrame],
) -> None:
    """CSV and XLSX buttons; the files are made on demand and state the view's filters. rows() returns the data."""
    about = _about(view, title, definitions)
    download_buttons(about, key, lambda: localised(_worded(rows(), view), view.language))


def _worded(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    if "check_id" not in frame.columns:
        return frame
    return with_words(frame, view.language, view.reader.as_of, rules_of(view.reader))


def _about(view: View, title: str, definitions: Sequence[Query]) -> Context:
    """The metadata of an export."""
    made_at = datetime.now().replace(microsecond=0)
    return context_of(
        title,
        view.version,
        view.reader.as_of,
        view.filters,
        view.language,
        made_at,
        definitions,
        view.scope,
        unconfirmed_articles(view.reader, view.language),
        next_steps(definitions, view.reader, view.language),
    )
