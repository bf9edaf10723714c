"""Returns: who must send which form by when, received by hand or by files, and taken back."""

from datetime import date

import pytest

from dashboard.answers.lists import rows_of
from dashboard.errors import Refused
from dashboard.ingest.importer import import_files
from dashboard.ingest.returning.return_setup import (
    record_received,
    return_forms,
    return_units,
    set_up_returns,
    take_back_received,
    units_called,
    withdraw_returns,
)
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.status_file import build_status
from ingest.bringing import DAY, written

FORM, PERIOD = "年报", "2013"
DUE = date(2014, 3, 31)
UNITS = [(name, "企业") for name in "甲乙丙"]


@pytest.fixture
def units(register, tmp_path) -> dict[str, str]:
    """Three units by name."""
    import_files(
        register, [written(tmp_path, "单位.csv", ("单位名称", "单位性质"), *((n, "企业") for n in "甲乙丙"))], as_of=DAY
    )
    return {name: units_called(register.current(), [name])[0] for name in "甲乙丙"}


def state(register) -> dict[str, bool]:
    found = return_units(register.current(), FORM, PERIOD)
    return dict(zip(found["unit"], found["is_received"].astype(bool), strict=True))


def not_reported(register) -> list[str]:
    version = register.current()
    build_status(version, version.date)
    return sorted(rows_of(open_reader(version, version.date), "not_reported", Filters())["unit"])


def test_a_form_is_set_up_and_who_has_not_sent_it_is_listed(register, units) -> None:
    set_up_returns(register, FORM, PERIOD, DUE, list(units.values()))
    (form,) = return_forms(register.current())
    assert (form.key, form.due_on, form.units, form.received) == ((FORM, PERIOD), DUE, 3, 0)
    assert not_reported(register) == ["丙", "乙", "甲"]


def test_what_is_received_by_hand_is_taken_back(register, units) -> None:
    set_up_returns(register, FORM, PERIOD, DUE, list(units.values()))
    version = record_received(register, FORM, PERIOD, [units["甲"]], date(2014, 5, 2))
    assert version.date == date(2014, 5, 2)
    assert state(register) == {"甲": True, "乙": False, "丙": False}
    assert not_reported(register) == ["丙", "乙"]
    take_back_received(register, FORM, PERIOD, [units["甲"]])
    assert state(register) == {"甲": False, "乙": False, "丙": False}
    assert len(not_reported(register)) == 3


def test_a_file_marks_the_units_in_it_and_a_later_deadline_keeps_what_was_received(register, units, tmp_path) -> None:
    set_up_returns(register, FORM, PERIOD, DUE, list(units.values()))
    path = written(tmp_path, "报表.csv", ("单位名称", "职工人数"), ("乙", 5))
    import_files(register, [path], as_of=DAY, received=(FORM, PERIOD))
    set_up_returns(register, FORM, PERIOD, date(2014, 4, 15), [units["甲"], units["乙"]])
    assert state(register) == {"甲": False, "乙": True, "丙": False}
    assert return_forms(register.current())[0].due_on == date(2014, 4, 15)


def test_a_form_that_is_withdrawn_is_owed_by_nobody_but_what_was_sent_stays(register, units) -> None:
    set_up_returns(register, FORM, PERIOD, DUE, list(units.values()))
    set_up_returns(register, "季报", PERIOD, DUE, [units["甲"]])
    record_received(register, FORM, PERIOD, [units["丙"]], DAY)
    withdraw_returns(register, FORM, PERIOD)
    assert state(register) == {"丙": True}
    assert [one.key for one in return_forms(register.current())] == [("季报", PERIOD), (FORM, PERIOD)]
    with pytest.raises(Refused):
        withdraw_returns(register, FORM, PERIOD)


@pytest.mark.parametrize(
    ("form", "period", "chosen"), [("", "2013", ["甲"]), ("年报", " ", ["甲"]), ("年报", "2013", [])]
)
def test_a_return_has_form_period_and_units(register, units, form, period, chosen) -> None:
    with pytest.raises(Refused):
        set_up_returns(register, form, period, DUE, [units[name] for name in chosen])
    assert return_forms(register.current()) == []


def test_names_that_are_no_units_are_told_and_nothing_is_set_up(register, units) -> None:
    assert units_called(register.current(), ["甲", " 乙 ", "", units["丙"]]) == [units[name] for name in "甲乙丙"]
    with pytest.raises(Refused, match="丁"):
        units_called(register.current(), ["甲", "丁"])
    with pytest.raises(Refused, match="no unit u-0"):
        set_up_returns(register, FORM, PERIOD, DUE, ["u-0"])
