"""What it would take, as the dialog of a number asks and answers it, run as Streamlit runs it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.register.versions import Register


@pytest.fixture(autouse=True)
def home(guizhou: Register, monkeypatch) -> None:
    monkeypatch.setenv("UNION_HEALTH_HOME", str(guizhou.home.folder))


def dialog(indicator: str) -> AppTest:
    """The dialog of an indicator as a page: AppTest runs all of a page again, which closes a dialog."""

    def script() -> None:
        import streamlit as st

        from dashboard.app_pages.cards import explanation_dialog
        from dashboard.app_pages.cards.card_parts import ExplanationRequest
        from dashboard.app_pages.frame.view import read_view, speak

        explanation_dialog._dialog(read_view(speak()), ExplanationRequest((st.query_params["asked"],)))

    app = AppTest.from_function(script, default_timeout=60)
    app.query_params["lang"] = "zh"
    app.query_params["asked"] = indicator
    return app.run()


def answered(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def test_a_target_is_answered_with_its_items_and_what_else_changes() -> None:
    app = dialog("organisations_incomplete")
    assert not app.exception
    assert "整改8项" not in answered(app)
    (target,) = [number for number in app.number_input if number.label.startswith("目标")]
    assert target.label == "目标\uff08现为13\uff09"
    target.set_value(5)
    (ask,) = [button for button in app.button if button.label == "测算"]
    app = ask.click().run()
    assert not app.exception
    assert "整改8项\uff0c组织不健全数即可由13降至5。" in answered(app)
    (moved,) = [frame.value for frame in app.dataframe if "整改后" in frame.value.columns]
    assert ["组织不健全数", "13", "5"] in moved.to_numpy().tolist()


def test_a_number_of_which_more_is_neither_better_nor_worse_has_no_target() -> None:
    app = dialog("units_open")
    assert not app.exception
    assert not app.number_input
