"""The catalogue: a file with a mistake is refused with file, line and reason; adding a file is enough."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from sqlglot import exp

from dashboard.answers import lists, numbers
from dashboard.catalogue import allowed_sql, header, loader
from dashboard.errors import Refused
from dashboard.paths import queries_folder
from dashboard.query.filters import Filters
from dashboard.register.binding import bind
from dashboard.register.reader import open_reader
from dashboard.status.plan import plan

CHECK = "checks/organisation/chair_in_post.sql"
KINDS = "checks/organisation/audit_commission.sql"
INDICATOR = "indicators/units/units_open.sql"
LIST = "lists/worklist/closed.sql"
RATIO = "indicators/democracy/proposals_closed.sql"
MEAN = "indicators/score/health_score.sql"
ROWS = "lists/rows/proposals_closed_rows.sql"
STATUS = "status/home_reviews.sql"
PARSED = cache(allowed_sql.parse)


@pytest.fixture
def queries(tmp_path, monkeypatch) -> Path:
    """A copy of the query files to change; those that a test leaves alone are parsed once for all tests."""
    monkeypatch.setattr(loader, "parse", PARSED)
    folder = tmp_path / "queries"
    shutil.copytree(queries_folder(), folder)
    return folder


def change(queries: Path, name: str, old: str, new: str) -> None:
    path = queries / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{name} has no “{old}”: the test would change nothing"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(queries: Path, name: str, reason: str) -> int:
    """Load the folder, which must be refused for this reason at this file. Returns the line that is named."""
    with pytest.raises(Refused) as caught:
        loader.load(queries)
    found = re.fullmatch(r"(.+):(\d+): (.+)", str(caught.value))
    assert found is not None, caught.value
    assert found[1] == str(queries / name)
    assert reason in found[3]
    return int(found[2])


def line_of(queries: Path, name: str, text: str) -> int:
    lines = (queries / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


HEADERS = [
    (CHECK, "-- title_en: ", "-- titel_en: ", "unknown field “titel_en”", "titel_en"),
    (CHECK, "-- asked: union", "-- asked: everybody", "“asked” is one of union, unit", "asked:"),
    (CHECK, "-- strength: should", "-- strength: perhaps", "“strength” is one of may, must, should", "strength:"),
    (CHECK, "-- strength: should", "-- weight: two\n-- strength: should", "“weight” is a whole number", "weight:"),
    (CHECK, "-- place: 5", "-- place: 5\n-- period: month", "“period” is one of quarter, year", "period:"),
    (CHECK, "-- place: 5", "-- place: first", "“place” is a whole number", "place:"),
    (CHECK, "-- place: 5", "-- place: 5\n-- place: 6", "the field “place” stands twice", "place: 6"),
    (CHECK, "-- place: 5", "--place: 5", "a line of the header is", "place: 5"),
    (CHECK, "-- place: 5", "-- place 5", "a line of the header is", "place 5"),
    (CHECK, "-- title_zh: ", "--   more\n-- title_zh: ", "a continued line before the first field", "more"),
    (CHECK, "-- asked: union", "-- better: higher", "unknown field “better”", "better:"),
    (INDICATOR, "-- better: neither", "-- better: more", "“better” is one of higher, lower, neither", "better:"),
    (INDICATOR, "-- unit: units", "-- asked: unit", "unknown field “asked”", "asked:"),
    (LIST, "-- basis_en: ", "-- unit: units\n-- basis_en: ", "unknown field “unit”", "unit:"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason", "at"), HEADERS)
def test_a_wrong_header_is_refused_with_its_line(queries, name, old, new, reason, at) -> None:
    change(queries, name, old, new)
    assert refused(queries, name, reason) == line_of(queries, name, at)


@pytest.mark.parametrize("name", [CHECK, INDICATOR, LIST])
def test_every_field_that_is_demanded_is_missed(queries, name) -> None:
    kind = name.partition("/")[0]
    text = (queries / name).read_text(encoding="utf-8")
    fields = sorted(header._REQUIRED[kind])
    assert len(fields) >= 6
    for field in fields:
        lines = re.sub(rf"-- {field}: .*\n(--   .*\n)*", "", text)
        assert lines != text
        with pytest.raises(allowed_sql.QueryError, match=f"lacks {field}"):
            header.read_header(lines, kind)
        emptied = re.sub(rf"-- {field}: .*\n(--   .*\n)*", f"-- {field}: \n", text)
        with pytest.raises(allowed_sql.QueryError, match=f"lacks {field}|“{field}” is one of"):
            header.read_header(emptied, kind)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("-- former_basis_to: 2021-12-31\n", "lacks former_basis_en, former_basis_zh"),
        ("-- former_basis_to: last year\n-- former_basis_zh: a\n-- former_basis_en: b\n", "is a date such as"),
    ],
)
def test_a_former_basis_needs_its_last_day_and_both_languages(queries, lines, reason) -> None:
    path = queries / CHECK
    path.write_text(lines + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(Refused, match=reason):
        loader.load(queries)


@pytest.mark.parametrize("part", ["numerator", "denominator", "remainder"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_ratio_says_what_each_of_its_parts_is_of(queries, part, language) -> None:
    text = (queries / RATIO).read_text(encoding="utf-8")
    (queries / RATIO).write_text(re.sub(rf"-- {part}_{language}: .*\n", "", text), encoding="utf-8")
    refused(queries, RATIO, f"the header lacks {part}_{language}: what a ratio is made of")


@pytest.mark.parametrize(
    ("name", "line"),
    [(INDICATOR, "-- numerator_en: units"), (INDICATOR, "-- remainder_zh: 单位"), (MEAN, "-- remainder_zh: 单位")],
)
def test_a_part_that_an_indicator_has_not_is_not_named(queries, name, line) -> None:
    change(queries, name, "-- better: ", f"{line}\n-- better: ")
    refused(queries, name, "the indicator has no part that")


def test_a_percentage_has_a_denominator(queries) -> None:
    change(queries, INDICATOR, "-- unit: units", "-- unit: percent")
    refused(queries, INDICATOR, "a percentage has a denominator")


@pytest.mark.parametrize("column", ["amount", "whole"])
def test_the_rows_behind_a_share_say_what_each_adds_to_both_its_counts(queries, column) -> None:
    change(queries, ROWS, f" as {column},", f" as other_{column},")
    refused(queries, ROWS, f"the rows behind proposals_closed give the column {column}")


def test_a_field_may_go_on_over_lines() -> None:
    text = "".join(f"-- {name}: one\n--   two\n" for name in sorted(header._COMMON))
    fields = header.read_header(text + "select 1", "lists")
    assert fields["title_en"] == "one two"
    assert fields["title_zh"] == "onetwo"


BODIES = [
    (CHECK, "from organisation", "from organisation inner join units using (unit_id)", "no JOINS"),
    (CHECK, "from organisation", "from organisation where is_operating", "no WHERE"),
    (CHECK, "from organisation", "from organisation limit 3", "no LIMIT"),
    (CHECK, "from organisation", "from organisation as others", "by its own name"),
    (CHECK, "from organisation", "from nowhere", "no table or relation “nowhere”"),
    (CHECK, "has_union as applies", "has_union as binds", "a check gives the column applies"),
    (CHECK, "chair_since as mended_on", "chair_since as mended", "the column “mended” is none of"),
    (CHECK, "chair_since as mended_on", "exists(select 1 from units) as open", "the function exists"),
    (CHECK, "chair_since as mended_on", "unit_id in (select unit_id from units) as open", "one relation"),
    (CHECK, "select\n", "with a as (select * from organisation)\nselect\n", "no WITH"),
    (CHECK, "chair_since as mended_on", "$day as mended_on", "a placeholder"),
    (INDICATOR, "from unit_status", "from units", "an indicator reads unit_status and nothing else"),
    (INDICATOR, "from unit_status", "from unit_status where is_lead", "no WHERE"),
    (INDICATOR, "count(*) as numerator", "avg(employees) as numerator", "the function avg"),
    (INDICATOR, "count(*) as numerator", "count(distinct sector) as numerator", "no DISTINCT"),
    (INDICATOR, "0 as unknown,", "", "an indicator gives numerator, unknown and not_applicable"),
    (INDICATOR, "0 as unknown,", "0 as unknown, 0 as half,", "the column “half” is none of"),
    (INDICATOR, "-- better", "-- rows: nowhere\n-- better", "there is no list “nowhere”"),
    (LIST, "from check_rows", "from read_csv('x.csv') as check_rows", "a table function or a file"),
    (LIST, "from check_rows", "from main.check_rows", "a qualified table name"),
    (LIST, "select\n", "delete from units;\nselect\n", "one statement is allowed, there are 2"),
    (STATUS, "held as (", "honours as (", "is named like a table"),
    (STATUS, "-- One row per ", "-- Every ", "begins with its grain"),
]


@pytest.mark.parametrize(("name", "old", "new", "reason"), BODIES)
def test_a_wrong_query_is_refused(queries, name, old, new, reason) -> None:
    change(queries, name, old, new)
    assert refused(queries, name, reason) >= 1


def test_the_line_inside_a_long_query_is_named(queries) -> None:
    change(queries, STATUS, "from honours", "from honors")
    assert refused(queries, STATUS, "honors") == line_of(queries, STATUS, "from honors")


@pytest.mark.parametrize(
    ("name", "again"),
    [
        (CHECK, "checks/home/chair_in_post.sql"),
        (INDICATOR, "indicators/organisation/units_open.sql"),
        (LIST, "lists/rows/closed.sql"),
        (CHECK, "indicators/organisation/chair_in_post.sql"),
    ],
)
def test_an_id_that_stands_twice_is_refused(queries, name, again) -> None:
    shutil.copy(queries / name, queries / again)
    with pytest.raises(Refused, match="stands also in"):
        loader.load(queries)


@pytest.mark.parametrize("stem", ["two words", "Capital", "1st", "schön", "a-b", "a;b"])
def test_an_id_is_a_plain_word(queries, stem) -> None:
    shutil.copy(queries / INDICATOR, queries / "indicators" / "units" / f"{stem}.sql")
    refused(queries, f"indicators/units/{stem}.sql", "an id has small letters")


def test_a_status_file_is_not_named_like_a_table(queries) -> None:
    shutil.copy(queries / STATUS, queries / "status" / "terms.sql")
    refused(queries, "status/terms.sql", "stands also in the program's own tables and relations")


def test_a_file_that_is_no_text_is_refused(queries) -> None:
    (queries / INDICATOR).write_bytes(b"-- title_zh: \xd6\xd0\xce\xc4\n")
    refused(queries, INDICATOR, "no UTF-8 text")


def test_the_projects_own_queries_fit_the_register() -> None:
    bind(loader.catalogue())


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (CHECK, "chair_since as mended_on", "chair_for as mended_on", "chair_for"),
        (CHECK, "has_union as applies", "chair_since as applies", "“applies” is DATE, not BOOLEAN"),
        (INDICATOR, "count(*) as", "count(headcount) as", "headcount"),
        (INDICATOR, "count(*) as", "sum(cast(employees as double)) as", "“numerator” is DOUBLE"),
        (LIST, "check_rows.detail", "check_rows.details", "details"),
        (STATUS, "honours.rework_due_on,", "honours.rework_due,", "rework_due"),
    ],
)
def test_a_column_that_does_not_exist_is_refused_when_the_queries_are_bound(queries, name, old, new, reason) -> None:
    change(queries, name, old, new)
    loaded = loader.load(queries)
    with pytest.raises(Refused, match=re.escape(reason)) as caught:
        bind(loaded)
    assert Path(name).name in str(caught.value)


def test_a_column_named_like_a_check_is_refused(queries) -> None:
    change(queries, "status/scores.sql", "end as grade,", "end as chair_in_post,")
    with pytest.raises(Refused, match="the column chair_in_post stands in final_states and in scores"):
        plan(loader.load(queries))


def test_adding_a_file_is_enough(queries, guizhou, monkeypatch) -> None:
    path = queries / "indicators" / "units" / "units_in_government.sql"
    text = (queries / INDICATOR).read_text(encoding="utf-8").replace("在册单位数", "机关数")
    assert text.count("count(*) as numerator") == 1
    path.write_text(text.replace("count(*) as", "count(*) filter (where sector = 'government') as"), encoding="utf-8")
    loaded = loader.load(queries)
    assert loaded.indicators["units_in_government"].title.zh == "机关数"
    assert loaded.indicators["units_in_government"].theme == "units"
    assert set(loaded.indicators) - set(loader.catalogue().indicators) == {"units_in_government"}
    bind(loaded)
    reader = open_reader(guizhou.current())
    monkeypatch.setattr(numbers, "catalogue", lambda: loaded)
    (number,) = numbers.numbers(reader, Filters(), only=["units_in_government"])
    assert number.numerator == 23
    rows = lists.rows_behind(reader, number.indicator, Filters())
    assert rows["sector"].unique().tolist() == ["government"]
    assert rows["amount"].sum() == 23


def test_every_check_is_an_indicator_with_the_checks_own_words() -> None:
    known = loader.catalogue()
    assert known.checks
    for name, check in known.checks.items():
        indicator = known.indicators[name]
        assert (indicator.check, indicator.title, indicator.definition) == (name, check.rate, check.definition)
        assert indicator.is_ratio
    assert not known.indicators["units_open"].is_ratio


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (KINDS, "-- kinds: audit", "-- kinds: audits", "the field “kinds” names “audits”, and these are audit, "),
        (CHECK, "-- place: 5", "-- kinds: audit\n-- place: 5", "names “audit”, and no table of its records has kinds"),
        (CHECK, "-- parameters: chair", "-- parameters: days, chair", "the field “parameters” names “days”, which"),
        (INDICATOR, "-- place", "-- parameters: days\n-- place", "the field “parameters” names “days”, which"),
        (CHECK, "-- records: unions", "-- records: union", "the field “records” names “union.chair_filled”, and there"),
        (CHECK, "unions.chair_filled", "unions.chair_full", "the field “records” names “unions.chair_full”, a column"),
    ],
)
def test_a_header_that_names_what_does_not_exist_is_refused_with_its_field(queries, name, old, new, reason) -> None:
    change(queries, name, old, new)
    with pytest.raises(Refused, match=re.escape(reason)) as caught:
        bind(loader.load(queries))
    assert str(caught.value).startswith(f"{queries / name}: ")


def test_a_field_that_nothing_reads_is_refused(queries) -> None:
    change(queries, CHECK, "-- place: 5", "-- rules: R10\n-- place: 5")
    refused(queries, CHECK, "unknown field “rules”")


@pytest.mark.parametrize("name", loader.catalogue().lists)
def test_the_order_of_a_list_of_groups_names_every_key(name) -> None:
    """Else two rows may change places from one asking to the next."""
    tree = loader.catalogue().lists[name].tree
    titles = {column.unalias().sql(): column.alias_or_name for column in tree.expressions}

    def title(part: exp.Expr) -> str:
        said = part.sql()
        found = (name for text, name in titles.items() if said == text or (not part.name and said in text))
        return next(found, part.name)

    group, order = tree.args.get("group"), tree.args.get("order")
    keys = {title(key) for key in group.expressions} if group else set()
    ordered = {title(part.this) for part in order.expressions} if order else set()
    assert keys <= ordered | FOLLOWING.get(name, set())


FOLLOWING = {"title_progress": {"title_step"}}
"""Keys that follow from another column of the order: a step has one place."""
