"""The Filters value: to the URL and back, from the command line, and what it does not understand."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query.filters import CHECK_STATES, CODED, DIMENSIONS, Filters, from_query, split_values, where_of
from dashboard.vocabulary.codes import codes

NAUGHTY = (
    "",
    ",",
    "\\",
    "\\,",
    "a,b",
    "a\\",
    "\\\\,",
    "=",
    "&a=b",
    "' or 1=1 --",
    '"; drop table units; --',
    "%",
    "省直",
    " ",
)
VALUES = st.one_of(st.sampled_from(NAUGHTY), st.text(max_size=12))


def values_of(name: str) -> st.SearchStrategy[str]:
    if name in CHECK_STATES:
        return st.sampled_from(sorted(catalogue().checks))
    return st.sampled_from(["", *codes(name)]) if name in CODED else VALUES


@st.composite
def wheres(draw: st.DrawFn) -> tuple[tuple[str, tuple[str, ...]], ...]:
    names = draw(st.sets(st.sampled_from([*DIMENSIONS, *CHECK_STATES]), max_size=4))
    return tuple((name, tuple(draw(st.lists(values_of(name), max_size=4, unique=True)))) for name in sorted(names))


FILTERS = st.builds(
    Filters,
    register=st.none() | st.text(min_size=1, max_size=8),
    version=st.none() | st.text(min_size=1, max_size=8),
    as_of=st.none() | st.dates(),
    where=wheres(),
    search=VALUES,
)


@given(FILTERS)
@example(Filters(where=(("region", ()),)))
@example(Filters(where=(("region", ("",)),)))
@example(Filters(where=(("list", ("a,b", "c\\")), ("task", ("", ",")))))
def test_a_view_comes_back_from_its_url(filters: Filters) -> None:
    found = from_query(filters.to_query(), catalogue())
    assert found == filters
    assert found.unknown == ()


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_values_are_split_as_they_were_joined(values: list[str]) -> None:
    text = Filters().having("list", values).to_query()["list"]
    assert split_values(text) == tuple(dict.fromkeys(values))


@given(st.text(max_size=20))
def test_any_text_can_be_split(text: str) -> None:
    assert all(isinstance(value, str) for value in split_values(text))


def test_no_filter_and_nothing_chosen_are_kept_apart() -> None:
    nothing = Filters().having("sector", ())
    assert nothing.values("sector") == ()
    assert Filters().values("sector") is None
    assert nothing.having("sector", None) == Filters()
    assert nothing.to_query() != Filters().having("sector", [""]).to_query()


def test_what_a_url_says_that_is_not_understood_is_left_out_and_named() -> None:
    query = {
        "sector": "enterprise,moon",
        "check_fail": "nonsense",
        "as_of": "yesterday",
        "colour": "red",
        "size": "huge",
    }
    found = from_query(query, catalogue())
    assert found.where == (("sector", ("enterprise",)),)
    assert found.as_of is None
    assert sorted(found.unknown) == ["as_of=yesterday", "check_fail=nonsense", "sector=moon", "size=huge"]
    assert "unknown" not in found.to_query()


def test_a_view_is_changed_one_filter_at_a_time() -> None:
    filters = Filters(register="r", version="v0001", as_of=date(2014, 4, 30), search="公司")
    filters = filters.having("task", ["T01"]).having("sector", ["enterprise", "enterprise", ""])
    assert filters.where == (("sector", ("enterprise", "")), ("task", ("T01",)))
    assert filters.having("sector", None).where == (("task", ("T01",)),)
    assert filters.cleared() == Filters(register="r", version="v0001", as_of=date(2014, 4, 30))


def test_several_values_of_an_option_are_either_and_several_options_are_all_to_be_met() -> None:
    assert where_of(["sector=enterprise,institution"], catalogue()) == (("sector", ("enterprise", "institution")),)
    both = (("sector", ("",)), ("task", ("T01",)), ("task", ("T02",)))
    assert where_of(["task=T02", "sector=", "task=T01", "task=T02"], catalogue()) == both
    assert where_of(["list=a\\,b"], catalogue()) == (("list", ("a,b",)),)
    assert where_of(["check_fail=home_review"], catalogue()) == (("check_fail", ("home_review",)),)


def test_what_narrows_a_view_stands_beside_its_filters_and_what_is_chosen_anew_in_their_place() -> None:
    view = Filters().having("list", ["A", "B"])
    narrowed = view.also("list", ["A"]).also("task", ["T01"])
    assert narrowed.where == (("list", ("A",)), ("list", ("A", "B")), ("task", ("T01",)))
    assert narrowed.values("list") == ("A", "B")
    assert narrowed.also("list", ["A"]) == narrowed
    assert narrowed.having("list", ["C"]).where == (("list", ("C",)), ("task", ("T01",)))
    assert narrowed.having("list", None).where == (("task", ("T01",)),)


@pytest.mark.parametrize(
    ("pair", "named"),
    [
        ("sector", "“sector” is no filter"),
        ("colour=red", "“colour=red” is no filter"),
        ("sector=moon", "“moon” is no value of sector"),
        ("main_class=bad", "“bad” is no value of main_class"),
        ("check_fail=nonsense", "“nonsense” is no value of check_fail"),
        ("check_fail=", "“” is no value of check_fail"),
    ],
)
def test_the_command_line_refuses_what_it_does_not_understand(pair, named, english) -> None:
    with pytest.raises(Refused, match=named):
        where_of([pair], catalogue())
