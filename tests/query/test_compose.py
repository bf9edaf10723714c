"""Composition: no value of a filter stands in the SQL, the scope binds everything, filters mean what they say."""

from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd
import pytest
import sqlglot
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from dashboard.answers import lists as lists_module
from dashboard.answers import numbers
from dashboard.answers.lists import count_of, rows_behind, rows_of, units_named_like, values_of
from dashboard.answers.unit_profile import profile
from dashboard.catalogue.entries import Query
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.query import bound_query, compose
from dashboard.query.filters import DIMENSIONS, LIST_DIMENSIONS, Filters, Where
from dashboard.query.rows_behind import rows_of_side
from dashboard.register.as_of_tables import show_tables_as_of
from dashboard.register.reader import Reader, open_reader, select_all
from dashboard.register.session import attach, create, create_session_tables
from dashboard.register.status_file import show_status
from dashboard.status.plan import as_written
from dashboard.vocabulary.codes import codes
from dashboard.vocabulary.pinyin import initials_pattern
from random_registers import random_register
from registers import publish_tables

HORIZON = (date(2014, 4, 30), 20_000)
NAUGHTY = (
    "'",
    '"',
    "''; drop table units; --",
    "$value_0",
    "?",
    ":x",
    "%_%",
    "\\",
    "\x00",
    "{}",
    "${HOME}",
    "/*",
    "`",
    "null",
)
FREE = ("region", "supervisor", "province", "city", "campaign", "task", "list")
TEXTS = st.one_of(st.sampled_from(NAUGHTY), st.text(min_size=1, max_size=20))
INDICATORS = ("units_open", "tasks_done", "checks_known", "union_density")

Make = Callable[[Filters, Where], bound_query.Composed]


def composers() -> dict[str, Make]:
    """Everything that puts filters into a query."""
    known = catalogue()
    relations = compose.unit_relations(known)
    chosen = [known.indicators[name] for name in INDICATORS]
    counts = {f"c{place}": count for place, count in enumerate(compose.count_columns(chosen).values())}
    found: dict[str, Make] = {
        "numbers": lambda filters, scope: compose.numbers(counts, ["sector"], filters, scope),
        "numbers by list": lambda filters, scope: compose.numbers(counts, ["task", "list"], filters, scope),
        "units_like": lambda filters, scope: compose.units_like(filters.search or "x", scope),
        "status_of": lambda filters, scope: compose.status_of(filters.search, scope),
    }
    for name in ("worklist", "elections", "campaign_tasks"):
        tree = known.lists[name].tree
        found[name] = lambda filters, scope, tree=tree: compose.restricted(tree, relations, filters, scope)
    for indicator in chosen[1:]:
        tree = rows_of_side(indicator, known)
        found[f"rows {indicator.id}"] = lambda filters, scope, tree=tree: compose.restricted(
            tree, relations, filters, scope
        )
    return found


def like(search: str) -> str:
    """Another text of the kind: initials in pinyin, one with letters, one without."""
    text = search.strip().lower()
    return "gyfz" if initials_pattern(text) else "No. 1" if text != text.upper() else "1"


COMPOSERS = composers()


@pytest.mark.parametrize("name", COMPOSERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dimension=st.sampled_from(FREE), values=st.lists(TEXTS, min_size=1, max_size=3), search=TEXTS)
@example(dimension="region", values=["52' or '1' = '1"], search="x")
def test_no_value_stands_in_the_text_of_a_query(name, dimension, values, search) -> None:
    # The text is the same whatever the values: so nothing of them can be in it. A search asks in one of three ways.
    def text_with(values: list[str], search: str) -> bound_query.Composed:
        where = ((dimension, tuple(values)),)
        return COMPOSERS[name](Filters(where=where, search=search), where)

    searched = search if search.strip() else "x"
    composed = text_with(values, searched)
    assert composed.sql() == text_with(["value"] * len(values), like(searched)).sql()
    assert set(values) <= set(composed.values.values())
    assert {parameter.name for parameter in composed.tree.find_all(exp.Parameter)} == set(composed.values)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dimension=st.sampled_from(FREE), values=st.lists(TEXTS, min_size=1, max_size=3), search=TEXTS)
def test_naughty_values_are_only_values(guizhou, dimension, values, search) -> None:
    reader = open_reader(guizhou.current())
    filters = Filters(where=((dimension, tuple(values)),), search=search)
    rows = reader.rows(COMPOSERS["numbers"](filters, ()))
    known = values_of(reader, dimension)
    if not any(value in known or dimension == "region" for value in values):
        assert rows == []
    assert numbers.numbers(reader, Filters(), only=["units_open"])[0].numerator == 62


@pytest.fixture(scope="module", params=["guizhou", "province"])
def reader(request) -> Reader:
    return open_reader(request.getfixturevalue(request.param).current())


@pytest.fixture(scope="module")
def of_guizhou(guizhou) -> Reader:
    return open_reader(guizhou.current())


def units_of(reader: Reader, **equal: str) -> set[str]:
    frame = reader.frame(select_all("unit_status"))
    for name, value in equal.items():
        frame = frame[frame[name] == value]
    return set(frame["unit_id"])


def counted(reader: Reader, filters: Filters, scope: Where = ()) -> int:
    return numbers.numbers(reader, filters, only=["units_open"], scope=scope)[0].numerator


SCOPE: Where = (("sector", ("government",)),)


@pytest.mark.parametrize("name", catalogue().lists)
def test_the_scope_binds_every_list(reader, name) -> None:
    seen = units_of(reader, sector="government")
    scoped = rows_of(reader, name, Filters(), SCOPE, horizon=HORIZON)
    filtered = rows_of(reader, name, Filters(where=SCOPE), horizon=HORIZON)
    assert scoped.equals(filtered)
    if "unit_id" in scoped.columns:
        everything = rows_of(reader, name, Filters(), horizon=HORIZON)
        assert set(scoped["unit_id"]) == set(everything["unit_id"]) & seen
        assert count_of(reader, name, Filters(), SCOPE, HORIZON) == len(scoped)


COUNTED_BY_STATE = ("title_progress", "campaign_requirements")


@pytest.mark.parametrize(
    "name", [name for name, query in catalogue().lists.items() if "unit_id" not in query.tree.named_selects]
)
def test_a_list_without_units_counts_only_those_of_the_scope(reader, name) -> None:
    scoped = rows_of(reader, name, Filters(), SCOPE, horizon=HORIZON)
    if name == "campaign_tasks":
        assert scoped["listed"].sum() == count_of(reader, "campaign_units", Filters(), SCOPE)
    elif catalogue().lists[name].theme in ("progress", "annual") or name in COUNTED_BY_STATE:
        by_sector = [
            rows_of(reader, name, Filters(), (("sector", (sector,)),), horizon=HORIZON)
            for sector in (*codes("sector"), "")
        ]
        whole = rows_of(reader, name, Filters(), horizon=HORIZON)
        assert sum(map(amounts, by_sector)) == amounts(whole)
    else:
        assert name == "campaign_stages", "a new list without units: say here how the scope binds it"


def amounts(frame: pd.DataFrame) -> int:
    """All that a list of counts counts."""
    return int(frame.select_dtypes("number").sum().sum())


def test_the_scope_binds_every_indicator_and_the_rows_behind_it(reader) -> None:
    seen = units_of(reader, sector="government")
    scoped = numbers.numbers(reader, Filters(), scope=SCOPE)
    assert scoped == numbers.numbers(reader, Filters(where=SCOPE))
    for number in scoped:
        rows = rows_behind(reader, number.indicator, Filters(), SCOPE)
        assert set(rows["unit_id"]) <= seen
        assert rows["amount"].sum() == pytest.approx(float(number.numerator), abs=1e-6)


def test_the_scope_binds_states_search_and_one_units_profile(of_guizhou) -> None:
    seen = units_of(of_guizhou, sector="government")
    assert set(lists_module.states(of_guizhou, Filters(), scope=SCOPE)["unit_id"]) == seen
    assert units_named_like(of_guizhou, "公司", SCOPE) == []
    assert units_named_like(of_guizhou, "公司") != []
    hidden = min(units_of(of_guizhou) - seen)
    assert profile(of_guizhou, hidden).facts["unit_id"] == hidden
    with pytest.raises(Refused):
        profile(of_guizhou, hidden, SCOPE)


def test_a_filter_never_widens_the_scope(of_guizhou) -> None:
    assert counted(of_guizhou, Filters().having("sector", ["enterprise"]), SCOPE) == 0
    assert counted(of_guizhou, Filters().having("sector", ["enterprise", "government"]), SCOPE) == 23
    assert counted(of_guizhou, Filters().having("task", ["T06"]), (("task", ("T07",)),)) == len(
        units_on(of_guizhou, "task_id", "T06") & units_on(of_guizhou, "task_id", "T07")
    )


def units_on(reader: Reader, column: str, *values: str) -> set[str]:
    lists = reader.frame(select_all("unit_lists"))
    return set(lists[lists[column].isin(values)]["unit_id"])


def test_several_values_are_either_and_several_dimensions_are_both(reader) -> None:
    both = Filters().having("sector", ["enterprise", "institution"])
    either = units_of(reader, sector="enterprise") | units_of(reader, sector="institution")
    assert counted(reader, both) == len(either) > 0
    unclear = units_of(reader, main_class="to_verify")
    assert counted(reader, both.having("main_class", ["to_verify"])) == len(either & unclear) > 0


def test_an_empty_value_is_the_units_without_one_and_no_value_matches_nothing(reader) -> None:
    frame = reader.frame(select_all("unit_status"))
    without = int(frame["size"].isna().sum())
    assert counted(reader, Filters().having("size", [""])) == without > 0
    large = int((frame["size"] == "large").sum())
    assert counted(reader, Filters().having("size", ["", "large"])) == without + large
    for name in (*DIMENSIONS, "check_fail"):
        assert counted(reader, Filters().having(name, [])) == 0, name


def test_a_region_is_met_by_every_code_below_it(province) -> None:
    reader = open_reader(province.current())
    codes = reader.frame(select_all("unit_status"))["region"].dropna()
    whole = sorted(codes.unique())
    assert len(whole) > 3
    for prefix in (whole[0][:2], whole[0][:4], whole[-1][:4], whole[0]):
        below = int(codes.str.startswith(prefix).sum())
        assert counted(reader, Filters().having("region", [prefix])) == below > 0
    assert counted(reader, Filters().having("region", ["%"])) == 0


def test_search_finds_names_ids_and_every_spelling(of_guizhou) -> None:
    def found(text: str) -> list[str]:
        return [name for _, name in units_named_like(of_guizhou, text)]

    assert found("省广电网络公司工会") == found("贵州广电网络公司") == ["贵州省广电网络公司"]
    unit_id, name = units_named_like(of_guizhou, "证劵")[0]
    assert found(unit_id.upper()) == [name]
    assert "贵州省广电网络公司" in found("gzsgd") and "贵州省广电网络公司" in found("GDWL")
    assert counted(of_guizhou, Filters(search="  证劵 ")) == 1
    assert counted(of_guizhou, Filters(search="%")) == counted(of_guizhou, Filters(search="没有这样的单位")) == 0
    assert counted(of_guizhou, Filters(search="   ")) == 62


def test_a_filter_on_lists_counts_a_unit_once(of_guizhou) -> None:
    chosen = Filters().having("task", ["T05", "T07"])
    assert counted(of_guizhou, chosen) == len(units_on(of_guizhou, "task_id", "T05", "T07")) == 7
    assert [number.numerator for number in numbers.numbers(of_guizhou, chosen, ["task"], ["units_open"])] == [2, 7]
    rows = rows_behind(of_guizhou, catalogue().indicators["units_open"], chosen)
    assert len(rows) == rows["unit_id"].nunique() == 7


def test_filters_on_lists_are_met_by_one_list_together(of_guizhou) -> None:
    lists = of_guizhou.frame(select_all("unit_lists"))
    of_seven = lists[lists["task_id"] == "T07"]["list_name"].iloc[0]
    filters = Filters().having("task", ["T05"]).having("list", [of_seven])
    assert units_on(of_guizhou, "task_id", "T05") & units_on(of_guizhou, "list_name", of_seven)
    assert counted(of_guizhou, filters) == 0
    assert counted(of_guizhou, filters.having("task", ["T07"])) == 7


def test_a_filter_by_state_is_the_units_in_it(reader) -> None:
    states = lists_module.states(reader, Filters())
    failing = states[(states["check_id"] == "election_on_time") & (states["state"] == "fail")]
    assert counted(reader, Filters().having("check_fail", ["election_on_time"])) == len(failing) > 0


@pytest.mark.parametrize("seed", [12])
def test_raw_tables_views_and_the_kept_status_give_the_same_numbers(seed, tmp_path) -> None:
    tables, as_of = random_register(seed)
    version = publish_tables(tmp_path, tables, as_of).current()
    kept = numbers.numbers(open_reader(version), Filters())
    assert sum(number.numerator for number in kept) > 0
    with duckdb.connect() as raw, duckdb.connect() as views:
        attach(raw, version.path, "version")
        show_tables_as_of(raw, as_of)
        create_session_tables(raw, as_of, catalogue())
        for step in as_written(catalogue()):
            create(raw, step.name, step.tree, "TABLE", temporary=True)
        attach(views, version.path, "version")
        show_status(views, version, as_of)
        for number in kept:
            expected = [number.numerator, number.denominator, number.unknown, number.not_applicable]
            for connection in (raw, views):
                found = connection.sql(file_text(number.indicator))
                row = dict(zip(found.columns, found.fetchall()[0], strict=True))
                names = ("numerator", "denominator", "unknown", "not_applicable")
                counts = [row[name] or 0 if name in row else None for name in names]
                assert counts == expected, number.indicator.id


def file_text(query: Query) -> str:
    """The query file as it stands; a check's own rate is made by the program."""
    is_made = query.id in catalogue().checks
    return query.tree.sql(dialect="duckdb") if is_made else query.path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", catalogue().indicators)
def test_every_indicator_is_rendered_for_another_engine(name) -> None:
    indicator = catalogue().indicators[name]
    text = indicator.tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE)
    again = sqlglot.parse_one(text, read="spark")
    assert again.named_selects == indicator.tree.named_selects
    assert again.sql(dialect="spark") == text
    where = tuple((dimension, ("x", "")) for dimension in ("region", *LIST_DIMENSIONS))
    composed = compose.numbers(indicator.columns, ["sector"], Filters(where=where, search="公司"))
    sqlglot.parse_one(composed.tree.sql(dialect="spark", unsupported_level=sqlglot.ErrorLevel.RAISE), read="spark")
