"""What pages ask is asked once for all viewers of a view, ahead of time where they want it; no failure is kept."""

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.app_pages.frame.cached_answers import CachedQuery, ahead, kept
from dashboard.errors import Refused
from dashboard.locale import language, use_language
from dashboard.query.filters import Filters


@dataclass
class _Asked:
    """Counts how often it was asked, and answers with that."""

    times: int = 0
    fails: bool = False
    spoken: list[str] = field(default_factory=list)

    def __call__(self, view: Any) -> int:
        self.times += 1
        self.spoken.append(language())
        if self.fails:
            raise Refused("damaged")
        return self.times


def _view(path: str, scope: object = (), **filters: str) -> Any:
    chosen = Filters()
    for name, value in filters.items():
        chosen = chosen.having(name, [value])
    reader = SimpleNamespace(as_of=date(2026, 10, 31))
    return SimpleNamespace(version=SimpleNamespace(path=path), reader=reader, filters=chosen, scope=scope)


def test_the_same_view_asks_once_and_another_again() -> None:
    asked = _Asked()
    question = CachedQuery("once", asked)
    assert [kept(_view("a"), question), kept(_view("a"), question)] == [1, 1]
    others = [
        _view("b"),
        _view("a", sector="enterprise"),
        _view("a", scope=(("sector", ("enterprise",)),)),
    ]
    assert [kept(view, question) for view in others] == [2, 3, 4]
    assert kept(_view("a"), CachedQuery("another", asked)) == 5


def test_what_was_asked_ahead_is_not_asked_again() -> None:
    asked = _Asked()
    question = CachedQuery("ahead", asked)
    ahead(_view("c"), [question])
    assert kept(_view("c"), question) == 1
    ahead(_view("c"), [question])
    assert kept(_view("c"), question) == 1


def test_who_asks_ahead_speaks_the_reader_s_language() -> None:
    asked = _Asked()
    for spoken in ("zh", "en"):
        use_language(spoken)
        question = CachedQuery(f"speaking {spoken}", asked)
        ahead(_view("d"), [question])
        kept(_view("d"), question)
    assert asked.spoken == ["zh", "en"]


@pytest.mark.parametrize("begin", [True, False])
def test_a_failure_is_raised_and_asked_again(begin: bool) -> None:
    asked = _Asked(fails=True)
    question = CachedQuery(f"failing {begin}", asked)
    if begin:
        ahead(_view("e"), [question])
    with pytest.raises(Refused, match="damaged"):
        kept(_view("e"), question)
    asked.fails = False
    assert kept(_view("e"), question) == 2
