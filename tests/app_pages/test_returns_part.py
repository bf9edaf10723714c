"""The Data page sets up a return, marks it as received by files or by hand, and takes that back."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ingest.returning.return_setup import return_forms, return_units
from dashboard.register.versions import Register

FORM, PERIOD = "季度统计表", "2014年1季度"


@pytest.fixture
def app(guizhou_copy: Register, register_only: None, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    def script() -> None:
        from dashboard.app_pages.data import data_page as page
        from dashboard.app_pages.frame.view import read_view, speak

        page.page(read_view(speak()))

    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou_copy.home.folder))
    app = AppTest.from_function(script, default_timeout=120)
    app.query_params["lang"] = "zh"
    app.query_params["tab"] = "returns"
    app.run()
    assert not app.exception
    return app


def one(elements, key: str):
    (found,) = [element for element in elements if element.key == key]
    return found


def press(app: AppTest, key: str) -> None:
    one(app.button, key).click().run()
    assert not app.exception


def set_up(app: AppTest, names: str = "") -> None:
    one(app.text_input, "return-form").input(FORM)
    one(app.text_input, "return-period").input(PERIOD)
    one(app.date_input, "return-due").set_value(date(2014, 4, 10))
    one(app.text_area, "return-names").input(names)
    press(app, "return-set-up")


def test_a_return_is_set_up_received_by_hand_and_taken_back(app: AppTest, guizhou_copy: Register) -> None:
    assert any("还没有设置报表" in caption.value for caption in app.caption)
    set_up(app, "贵州中烟公司\n没有这家公司")
    assert "没有这家公司" in app.error[0].value and return_forms(guizhou_copy.current()) == []
    set_up(app, "贵州中烟公司")
    (form,) = return_forms(guizhou_copy.current())
    assert (form.key, form.due_on) == ((FORM, PERIOD), date(2014, 4, 10))
    assert "贵州中烟公司" in app.code[0].value
    (unit_id,) = return_units(guizhou_copy.current(), *form.key)["unit_id"]
    one(app.multiselect, "return-hand").set_value([unit_id])
    one(app.date_input, "return-hand-day").set_value(date(2014, 4, 9))
    press(app, "return-hand-now")
    assert return_forms(guizhou_copy.current())[0].received == 1
    one(app.multiselect, "return-back").set_value([unit_id])
    press(app, "return-back-now")
    assert return_forms(guizhou_copy.current())[0].received == 0
    press(app, "return-withdraw")
    assert return_forms(guizhou_copy.current()) == []


def test_all_units_of_a_sector_owe_a_form(app: AppTest, guizhou_copy: Register) -> None:
    one(app.multiselect, "return-sector").set_value(["enterprise"])
    set_up(app)
    (form,) = return_forms(guizhou_copy.current())
    assert 10 < form.units < 62


def test_nothing_chosen_is_refused_in_one_sentence(app: AppTest, guizhou_copy: Register) -> None:
    press(app, "return-set-up")
    assert ["请填写报表名称和期次" in error.value for error in app.error] == [True]
