"""What the register says of itself: how old its tables are, what each version came from, who decided on names."""

from datetime import date, timedelta

import pandas as pd
import pytest

from dashboard.catalogue.schema import tables
from dashboard.errors import Refused
from dashboard.ingest.history.assertions import assertions, breaking_rows
from dashboard.ingest.history.freshness import freshness
from dashboard.ingest.history.name_decisions import decisions, last_decision, take_back
from dashboard.ingest.history.version_sources import history
from dashboard.ingest.importer import import_files
from dashboard.ingest.suggesting.aliases import confirm_alias, refuse_alias, suggestions
from dashboard.wording.history_words import (
    breaking_in_words,
    decisions_in_words,
    files_in_words,
    freshness_in_words,
    versions_in_words,
)
from ingest.bringing import DAY, brought
from ingest.reading import opened

HEADER = ("单位名称", "单位性质", "职工人数")


def test_freshness_counts_every_table_and_its_latest_import(guizhou) -> None:
    version = guizhou.current()
    today = date.today() + timedelta(days=3)
    found = freshness(version, today).set_index("table_name")
    with opened(guizhou) as connection:
        counts = {name: len(connection.table(name)) for name in tables()}
    for name, table in tables().items():
        count = counts[name]
        if table.imported and table.key and count:
            assert found.loc[name, "amount"] == count, name
        else:
            assert name not in found.index
    assert set(found["undated"]) == {0}
    assert set(found["days"]) == {(today - version.created_at.date()).days}
    shown = freshness_in_words(freshness(version, today), "zh")
    assert list(shown["资料表"])[:2] == ["单位", "工会"]
    assert "导入时间不明的行" not in shown.columns


def test_rows_of_no_import_are_of_unknown_age(province) -> None:
    found = freshness(province.current(), date.today())
    assert (found["amount"] == found["undated"]).all()
    assert found["days"].isna().all()
    shown = freshness_in_words(found, "zh")
    assert "距今天数" not in shown.columns and "导入时间不明的行" in shown.columns
    assert {day for day in shown["声明完备截至"] if day is not None} == {province.current().date}


def test_the_history_tells_each_versions_own_files_with_hash_and_counts(register, tmp_path) -> None:
    brought(register, tmp_path, "a.csv", HEADER, ("甲", "企业", 1))
    brought(register, tmp_path, "b.csv", HEADER, ("乙", "企业", "x"), ("丙", "企业", 3), ("合计", "", 3))
    newest, oldest = history(register, 10)
    assert (newest.current, oldest.current) == (True, False)
    assert list(newest.files["file"]) == ["b.csv"] and list(oldest.files["file"]) == ["a.csv"]
    counts = [newest.total(f"rows_{name}") for name in ("read", "accepted", "quarantined", "skipped")]
    assert counts == [3, 1, 1, 1]
    assert len(newest.files["sha256"].iloc[0]) == 64
    shown = versions_in_words((newest, oldest), "zh")
    assert list(shown["版本"]) == ["v0002\uff08当前\uff09", "v0001"] and list(shown["来源"]) == ["导入", "导入"]
    assert list(files_in_words(newest.files, "zh")["资料表"]) == ["单位"]
    assert len(history(register, 1)) == 1


def test_a_decision_on_a_name_can_be_taken_back_until_something_else_is_published(register, tmp_path) -> None:
    lines = (HEADER, ("甲公司", "企业", 1), ("甲公司机关", "企业", 2))
    brought(register, tmp_path, "a.csv", *lines)
    assert last_decision(register) is None
    (found,) = suggestions(register.current())
    version = confirm_alias(register, str(found["spelling"]), str(found["unit_id"]))
    assert suggestions(version) == []
    made = decisions(version)
    assert list(made["decision"]) == ["confirmed"] and set(made["unit"]) == {"甲公司"}
    assert set(decisions_in_words(made, "zh")["决定"]) == {"是该单位"}
    assert take_back(register, version.name).name == "v0001"
    assert len(suggestions(register.current())) == 1 and decisions(register.current()).empty

    refused = refuse_alias(register, str(found["spelling"]), str(found["unit_id"]))
    assert suggestions(refused) == [] and list(decisions(refused)["decision"]) == ["refused"]
    brought(register, tmp_path, "b.csv", HEADER, ("丁", "企业", 1))
    with pytest.raises(Refused, match="can no longer be taken back"):
        take_back(register, refused.name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_column_of_an_assertion_has_a_title(guizhou, language) -> None:
    for assertion in assertions():
        rows = breaking_rows(guizhou.current(), assertion.id)
        filled = pd.DataFrame([["x"] * len(rows.columns)], columns=rows.columns, dtype=object)
        titles = list(breaking_in_words(filled, language).columns)
        assert not set(titles) & set(rows.columns), assertion.id
        assert len(set(titles)) == len(titles), assertion.id


def test_only_what_changes_the_register_is_listed_as_its_version(register, tmp_path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("单位名称\n甲\n", encoding="utf-8")
    import_files(register, [path], as_of=DAY, dry_run=True)
    assert not (register.folder / "current").exists()
