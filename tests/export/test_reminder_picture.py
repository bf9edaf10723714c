"""Who has not reported as a picture: every name is drawn, in the font that comes with the program."""

import io
from datetime import date

import numpy as np
import pandas as pd
import pytest
from PIL import Image

from dashboard.export import reminder_picture as picture
from dashboard.locale import use_language

DAY = date(2014, 4, 30)


def missing(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["unit", "form", "period"]).assign(status="missing")


def drawn(frame: pd.DataFrame) -> Image.Image:
    return Image.open(io.BytesIO(picture.reminder_picture(frame, DAY)))


def said(frame: pd.DataFrame) -> list[str]:
    return [text for _kind, text, _colour in picture._lines(frame, DAY, False)]


@pytest.fixture(autouse=True)
def chinese() -> None:
    use_language("zh")


def test_it_names_each_unit_once_by_form_and_period() -> None:
    frame = missing(("甲公司", "年报", "2013"), ("乙公司", "年报", "2013"), ("甲公司", "季报", "2014-1"))
    lines = said(frame)
    assert lines[1] == "截至2014年4月30日"
    assert "年报\uff082013\uff09\uff1a2家" in lines and "季报\uff082014-1\uff09\uff1a1家" in lines
    assert [line for line in lines if line.endswith("公司")] == ["1. 甲公司", "1. 甲公司", "2. 乙公司"]


def test_what_was_sent_back_is_not_called_missing() -> None:
    frame = missing(("甲公司", "年报", "2013"), ("乙公司", "年报", "2013"))
    frame["status"] = ["missing", "sent_back"]
    lines = said(frame)
    assert lines[0] == "未报送及退回待改的单位"
    assert "年报\uff082013\uff09\uff1a1家" in lines and "年报\uff082013\uff09退回待改\uff1a1家" in lines


def test_every_line_fits_and_leaves_ink() -> None:
    long = "贵州省" + "很长的名称" * 20
    frame = missing((long, "年报", "2013"))
    for kind, text, _colour in picture._lines(frame, DAY, False):
        assert picture._font(kind).getlength(text) <= picture._WIDTH - 2 * picture._MARGIN if text else True
    assert "".join(line for line in said(frame)).count("很长的名称") == 20
    image = np.asarray(drawn(frame).convert("L"))
    assert image.shape[1] == picture._WIDTH
    assert (image < 128).any(axis=1).sum() > 100
    right = image[:, -picture._MARGIN + 4 :]
    assert (right[20:] > 200).all(), "nothing is drawn beyond the margin"


def test_many_units_are_a_number_and_the_picture_keeps_its_height() -> None:
    frame = missing(*((f"单位{n}", f"报表{n % 50:02}", "2014") for n in range(1_000)))
    lines = said(frame)
    assert lines.count("等\uff0c另有12家") == 20 and lines[-1] == "另有30种报表、期次"
    assert sum(". 单位" in line for line in lines) == 160
    assert drawn(frame).height < 12_000


def test_nothing_missing_is_said_without_claiming_that_all_have_reported() -> None:
    assert said(missing())[-1] == "没有已过时限而未报送的记录。"


def test_a_name_with_a_sign_that_the_font_lacks_says_so_and_invented_data_too() -> None:
    rare = missing(("龘靐公司", "年报", "2013"))
    assert said(rare)[-1] == "方框表示字库中没有的字。"
    assert "方框表示字库中没有的字。" not in said(missing(("凯里市鑫源公司 A-1", "年报", "2013")))
    assert "合成数据" in [text for _kind, text, _colour in picture._lines(rare, DAY, True)]
