"""A text that was told is asked once for all its cells; what a person decides holds for this and later imports."""

from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.ingest.history.import_rules import (
    forget_rules,
    import_rules,
    remember_headers,
    remember_values,
)
from dashboard.ingest.importer import import_files
from dashboard.ingest.mapping.headers import Target
from dashboard.ingest.suggesting.value_questions import value_questions
from dashboard.locale import use_language
from dashboard.register.versions import Register
from ingest.everyday import DAY, Brought, new_register, workbook
from ingest.reading import rows

HEADER = ("单位名称", "单位性质", "职工人数", "换届日期", "满意度")
LINES = [
    HEADER,
    ("甲厂", "企业", "约60人", "2021.1", None),
    ("乙厂", "民企业", "约60人", "2021.1", None),
    ("丙厂", "民企业", "100", "2021-05-06", None),
]


@pytest.fixture
def started(tmp_path: Path) -> Brought:
    return new_register(tmp_path)


def questions(register: Register, path: Path) -> dict[tuple[str, str], tuple[int, tuple[str, ...]]]:
    report = import_files(register, [path], as_of=DAY, dry_run=True)
    return {(one.column, one.text): (one.cells, one.offered) for one in value_questions(report, "zh")}


def test_each_text_is_one_question_with_what_it_may_mean(started: Brought, tmp_path: Path) -> None:
    found = questions(started.register, workbook(tmp_path / "x.xlsx", LINES))
    assert found["employees", "约60人"] == (2, ("60",))
    assert found["elected_on", "2021.1"] == (2, ("2021-01", "2021-10"))
    cells, offered = found["sector", "民企业"]
    assert cells == 2 and offered[0] == "企业"


def test_a_decision_holds_for_all_its_cells_and_for_later_imports(started: Brought, tmp_path: Path) -> None:
    decided = [
        ("units", "employees", "约60人", "60"),
        ("terms", "elected_on", "2021.1", "2021-10"),
        ("units", "sector", "民企业", "企业"),
    ]
    remember_values(started.register, decided)
    path = workbook(tmp_path / "x.xlsx", LINES)
    assert questions(started.register, path) == {}
    started.bring(path)
    assert started.by_unit("employees") == {"甲厂": 60, "乙厂": 60, "丙厂": 100}
    assert {str(day) for day in started.dates().values()} == {"2021-10-01", "2021-05-06"}
    assert rows(started.register, "select distinct sector from units") == [("enterprise",)]
    other = Register(started.register.home, "another")
    assert questions(other, path)  # a rule is this register's alone


def test_a_text_may_count_as_empty(started: Brought, tmp_path: Path) -> None:
    remember_values(started.register, [("units", "employees", "约60人", None)])
    started.bring(workbook(tmp_path / "x.xlsx", LINES))
    assert started.by_unit("employees")["甲厂"] is None
    assert not started.told("约60人")


def test_what_the_column_can_t_take_is_refused_and_nothing_is_kept(started: Brought) -> None:
    use_language("en")
    decided = [("units", "employees", "约60人", "60"), ("units", "employees", "约70人", "七十上下")]
    with pytest.raises(Refused, match="“七十上下” can't be read in this column either"):
        remember_values(started.register, decided)
    assert import_rules(started.register.folder).values == ()


def test_a_decision_can_be_changed_and_taken_back(started: Brought) -> None:
    remember_values(started.register, [("units", "employees", "约60人", "60")])
    remember_values(started.register, [("units", "employees", "约60人", "65")])
    remember_headers(started.register, [("人头", Target("units", "employees"))])
    rules = import_rules(started.register.folder)
    assert [(rule.text, rule.means) for rule in rules.values] == [("约60人", "65")]
    forget_rules(started.register, [*rules.values, *rules.headers])
    assert import_rules(started.register.folder) == type(rules)()


def test_a_header_that_a_person_named_is_known_from_then_on(started: Brought, tmp_path: Path) -> None:
    remember_headers(
        started.register, [("人头", Target("units", "employees")), ("会不会", Target("coverage", "scope", "unions"))]
    )
    started.bring(workbook(tmp_path / "x.xlsx", [("单位名称", "人头", "会不会"), ("甲厂", 60, "否")]))
    assert started.by_unit("employees") == {"甲厂": 60}
    assert rows(started.register, "select table_name from coverage") == [("unions",)]


def test_rules_that_can_t_be_read_stop_the_import(started: Brought, tmp_path: Path) -> None:
    use_language("en")
    started.register.folder.mkdir(parents=True, exist_ok=True)
    (started.register.folder / "import_rules.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refused, match=r"import_rules\.json is damaged"):
        import_files(started.register, [workbook(tmp_path / "x.xlsx", LINES)], as_of=DAY)
