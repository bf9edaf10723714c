"""What a query file may not contain, each with the reason that its author is told."""

import pytest

from dashboard.catalogue.allowed_sql import (
    ALLOWED_FUNCTIONS,
    QueryError,
    check_aggregates,
    check_columns,
    check_counted_list,
    check_query,
    parse,
)

RELATIONS = {"units", "unit_status", "as_of", "terms"}

REFUSED = {
    "select 1 from units; select 2 from units": "one statement",
    "": "one statement",
    "-- only a comment": "one statement",
    "delete from units": "not DELETE",
    "update units set name = 'x'": "not UPDATE",
    "insert into units select * from units": "not INSERT",
    "create table t as select * from units": "not CREATE",
    "drop table units": "not DROP",
    "attach 'x.duckdb'": "a query is a SELECT",
    "copy units to 'x.csv'": "a query is a SELECT",
    "pragma version": "a query is a SELECT",
    "set threads = 1": "a query is a SELECT",
    "select name from units union all select name from units": "not UNION",
    "select (name from units": "no valid SQL",
    "select 'open from units": "no valid SQL",
    "select name from units where name = ?": "placeholder",
    "select name from units where name = $name": "placeholder",
    "select name from units where name = :name": "placeholder",
    "select name from units limit $1": "placeholder",
    "select * from range(3)": "table function or a file",
    "select * from glob('*')": "table function or a file",
    "select * from duckdb_settings()": "table function or a file",
    "select * from read_csv('x.csv')": "table function or a file",
    "select * from read_parquet('x.parquet')": "table function or a file",
    "select * from 'x.csv'": "x.csv",
    'select * from "x.csv"': "x.csv",
    "select * from units where name in (select * from 'x.parquet')": "x.parquet",
    "select * from main.units": "qualified",
    "select * from other.main.units": "qualified",
    "select * from information_schema.tables": "qualified",
    "with units as (select * from terms) select * from units": "named like a table",
    "with a as (with as_of as (select 1 as as_of) select * from as_of) select * from a": "named like a table",
    "select * from nowhere": "no table or relation “nowhere”",
    "select * from units where unit_id in (select unit_id from nowhere)": "no table or relation “nowhere”",
    "select getenv('HOME') from units": "function getenv",
    "select md5(name) from units": "function md5",
    "select regexp_matches(name, 'x') from units": "not on the list",
    "select random() from units": "not on the list",
    "select current_date from units": "not on the list",
    "select now() from units": "not on the list",
    "select avg(employees) from units": "not on the list",
    "select extract(dow from founded_on) from units": "not on the list",
    "select percentile_cont(0.5) within group (order by employees) from units": "not on the list",
    "select unnest([1, 2]) from units": "not on the list",
    "select try_cast(name as integer) from units": "not on the list",
    "select closed_on - founded_on from units": "date_diff",
    "select as_of.as_of - units.founded_on from units cross join as_of": "date_diff",
    "select (closed_on) - cast(name as date) from units": "date_diff",
    "select closed_on + founded_on from units": "date_diff",
}

ALLOWED = [
    "select unit_id, coalesce(name, '–') as name from units where employees >= 25",
    "with grown as (select * from units where employees > 100) select count(*) from grown",
    "select date_diff('day', founded_on, as_of.as_of) as days from units cross join as_of",
    "select cast(founded_on + interval 3 month as date) as later from units",
    "select row_number() over (partition by sector order by employees desc nulls last) as place from units",
    "select employees - female_employees as men from units",
    "select count(*) filter (where name like '%$x ?%') from units",
]


@pytest.mark.parametrize("text", REFUSED)
def test_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match=REFUSED[text]):
        check_query(parse(text), RELATIONS)


@pytest.mark.parametrize("text", ALLOWED)
def test_is_allowed(text: str) -> None:
    tree = parse(text)
    check_query(tree, RELATIONS)
    assert parse(tree.sql(dialect="duckdb")) == tree


def test_the_line_of_what_is_wrong_is_told() -> None:
    with pytest.raises(QueryError) as caught:
        check_query(parse("select\n    name,\n    md5(name)\nfrom units"), RELATIONS)
    assert caught.value.line == 3
    with pytest.raises(QueryError) as caught:
        check_query(parse("select name\nfrom units\ninner join nowhere using (unit_id)"), RELATIONS)
    assert caught.value.line == 3
    with pytest.raises(QueryError) as caught:
        parse("select\n    name\nfrom units\nwhere (name")
    assert caught.value.line == 4


AGGREGATES = {
    "with a as (select * from unit_status) select count(*) as numerator from a": "no common table expression",
    "select count(*) as numerator from unit_status inner join units using (unit_id)": "no join",
    "select count(*) as numerator from unit_status, units": "no join",
    "select count(*) as numerator from unit_status where is_lead": "no WHERE",
    "select distinct count(*) as numerator from unit_status": "no DISTINCT",
    "select count(distinct sector) as numerator from unit_status": "no DISTINCT",
    "select count(*) as numerator from unit_status group by sector": "no GROUP BY",
    "select count(*) as numerator from unit_status having count(*) > 1": "no HAVING",
    "select count(*) over () as numerator from unit_status": "no window",
    "select (select count(*) from units) as numerator from unit_status": "no subquery",
    "select count(*) as numerator from (select * from unit_status) as a": "no subquery",
    "select max(employees) as numerator from unit_status": "not additive",
    "select employees as numerator from unit_status": "not additive",
    "select sum(members) / sum(employees) as numerator from unit_status": "not additive",
    "select 1 as numerator from unit_status": "not additive",
    "select -1 as numerator from unit_status": "not additive",
    "select 'a' as numerator from unit_status": "not additive",
    "select count(*) as numerator from unit_status limit 1": "no LIMIT",
    "select count(*) as numerator from unit_status order by 1": "no ORDER",
    "select count(*) as numerator from unit_status as others": "by its own name",
    "select count(*) as numerator from unit_status tablesample 10 percent": "one relation",
    "select count(*) as numerator": "one relation",
    "select count(*) as share from unit_status": "the column “share”",
    "select count(*) from unit_status": "the column “",
    "select count(*) as numerator, 0 as numerator from unit_status": "stands twice",
}


@pytest.mark.parametrize("text", AGGREGATES)
def test_is_no_indicator(text: str) -> None:
    tree = parse(text)
    with pytest.raises(QueryError, match=AGGREGATES[text]):
        check_aggregates(tree)
        check_columns(tree, ("numerator", "unknown"), "an indicator")


def test_an_indicator_is_sums_counts_and_nothing() -> None:
    tree = parse(
        "select cast(sum(members) filter (where is_lead) as bigint) as numerator, count(employees) as denominator, "
        "0 as unknown, count(*) filter (where sector in ('enterprise')) as not_applicable from unit_status"
    )
    check_aggregates(tree)
    check_columns(tree, ("numerator", "denominator", "unknown", "not_applicable"), "an indicator")


@pytest.mark.parametrize(
    ("columns", "end", "said"),
    [
        ("avg(members) as amount", "", "“amount” is not additive"),
        ("count(distinct sector) as amount", "", "“amount” is not additive"),
        ("coalesce(sum(members), 1) as amount", "", "“amount” is not additive"),
        ("count(*) as amount", "having count(*) > 5", "no HAVING"),
        ("count(*) as amount", "limit 5", "no LIMIT"),
    ],
)
def test_is_no_list_of_counts(columns: str, end: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        check_counted_list(parse(f"select sector, {columns} from unit_status group by sector {end}"))


def test_a_list_of_counts_is_sums_and_counts_by_its_other_columns() -> None:
    check_counted_list(
        parse(
            "select sector, cast(coalesce(sum(members), 0) as bigint) as amount, "
            "count(*) filter (where members is null) as unknown from unit_status group by sector"
        )
    )


def test_every_allowed_function_can_be_used() -> None:
    calls = {
        "case": "case when true then 1 end",
        "cast": "cast(1 as integer)",
        "and": "true and false",
        "or": "true or false",
        "date_diff": "date_diff('day', founded_on, closed_on)",
        "date_trunc": "date_trunc('month', founded_on)",
        "row_number": "row_number() over ()",
        "rank": "rank() over (order by name)",
        "if": "if(true, 1, 2)",
        "split_part": "split_part(name, '=', 1)",
        "substr": "substr(name, 1, 2)",
        "concat_ws": "concat_ws(',', name, name)",
        "nullif": "nullif(1, 2)",
        "starts_with": "starts_with(name, 'a')",
        "contains": "contains(name, 'a')",
        "greatest": "greatest(1, 2)",
        "least": "least(1, 2)",
        "coalesce": "coalesce(1, 2)",
        "string_agg": "string_agg(name, ',')",
    }
    for name in ALLOWED_FUNCTIONS:
        tree = parse(f"select {calls.get(name, f'{name}(employees)')} as found from units")
        check_query(tree, RELATIONS)
        assert "found" in tree.named_selects, name
