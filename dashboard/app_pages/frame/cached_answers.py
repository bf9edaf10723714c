"""Caches the register's answers for all viewers, and lets a page prefetch the answers that it will need."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.answers import lists
from dashboard.app_pages.frame.view import View

_AHEAD = ThreadPoolExecutor(max_workers=2, thread_name_prefix="asked-ahead")
"""Threads for prefetching. DuckDB releases the GIL during a query, so that the page can draw its first charts.

Prefetching took the overview of 100,000 units from 0.33 to 0.28 s on two cores; more workers would share those cores.
"""


@dataclass(frozen=True)
class CachedQuery:
    """A question about a view. name is its cache key and must be unique."""

    name: str
    ask: Callable[[View], Any]


def rows(name: str) -> CachedQuery:
    """The question for the rows of a list in queries/lists (a frame)."""
    return CachedQuery(name, lambda view: lists.rows_of(view.reader, name, view.filters, view.scope))


def count_of(name: str, horizon: tuple[date, int] | None = None) -> CachedQuery:
    """The question for the number of rows of a list in queries/lists; ``horizon`` as in answers.lists.rows_of."""
    return CachedQuery(
        f"count of {name} {horizon}",
        lambda view: lists.count_of(view.reader, name, view.filters, view.scope, horizon),
    )


@st.cache_resource(max_entries=400, show_spinner=False)
def _answer(key: str, _begin: Callable[[], "Future[Any]"]) -> "Future[Any]":
    return _begin()


def _key(view: View, question: CachedQuery) -> str:
    return repr((question.name, view.version.path, view.reader.as_of, view.filters, view.scope))


def ahead(view: View, questions: Iterable[CachedQuery]) -> None:
    """Starts answering these questions in the background, in this order."""
    for question in questions:
        _answer(_key(view, question), partial(_AHEAD.submit, copy_context().run, question.ask, view))


def kept(view: View, question: CachedQuery) -> Any:
    """The answer, memoised for all viewers with the same view and scope; don't mutate it. Raises what asking raises."""
    key = _key(view, question)

    def now() -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(question.ask(view))
        return done

    try:
        return _answer(key, now).result()
    except BaseException:
        _answer.clear(key, now)  # don't cache a failure: the next attempt may succeed, e.g. once a file is restored
        raise


def rows_of(view: View, name: str) -> pd.DataFrame:
    """The rows of a list under the view's filters, memoised; don't mutate them."""
    found: pd.DataFrame = kept(view, rows(name))
    return found
