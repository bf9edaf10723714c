"""What pages ask the register: kept for all viewers, and asked ahead by a page that knows what it will need."""

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
"""The database lets other threads run while it looks: a page draws its first charts meanwhile. That took the overview
of 100,000 units from 0.33 to 0.28 s on two cores; more workers would take turns on the same cores."""


@dataclass(frozen=True)
class Question:
    """What is asked under a view, by a name that no other question has: what is kept is found by it."""

    name: str
    ask: Callable[[View], Any]


def rows(name: str) -> Question:
    """The rows of a list of queries/lists, as a frame of its columns."""
    return Question(name, lambda view: lists.rows_of(view.reader, name, view.filters, view.scope))


def count_of(name: str, horizon: tuple[date, int] | None = None) -> Question:
    """How many rows a list of queries/lists has; ``horizon`` as in answers.rows_of."""
    return Question(
        f"count of {name} {horizon}",
        lambda view: lists.count_of(view.reader, name, view.filters, view.scope, horizon),
    )


@st.cache_resource(max_entries=400, show_spinner=False)
def _answer(key: str, _begin: Callable[[], "Future[Any]"]) -> "Future[Any]":
    return _begin()


def _key(view: View, question: Question) -> str:
    return repr((question.name, view.version.path, view.reader.as_of, view.filters, view.scope))


def ahead(view: View, questions: Iterable[Question]) -> None:
    """Begin to answer these, in this order, while the page goes on."""
    for question in questions:
        _answer(_key(view, question), partial(_AHEAD.submit, copy_context().run, question.ask, view))


def kept(view: View, question: Question) -> Any:
    """The answer, kept for all viewers with the same view and scope. Do not change it. Raises what asking raises."""
    key = _key(view, question)

    def now() -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(question.ask(view))
        return done

    try:
        return _answer(key, now).result()
    except BaseException:
        _answer.clear(key, now)  # the next who asks may have better luck: a restored file, say
        raise


def rows_of(view: View, name: str) -> pd.DataFrame:
    """The rows of a list under the view's filters, kept."""
    found: pd.DataFrame = kept(view, rows(name))
    return found
