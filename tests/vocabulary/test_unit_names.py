import csv
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.vocabulary.unit_names import (
    hashed_unit_id,
    headquarters_of,
    names_a_federation,
    names_a_union,
    names_one_units_union,
    normalised,
    union_id_of,
    unit_name,
)

LISTINGS = Path(__file__).resolve().parents[3] / "shared" / "domain" / "guizhou_listings.csv"

SAME = [
    ("华创证劵公司工会", "华创证券公司"),
    ("贵州省广电网络公司工会", "贵州广电网络公司", "省广电网络公司工会"),
    ("省新华书店公司工会", "省新华书店公司"),
    ("中铁二院贵阳院公司工会", "中铁二院贵阳院公司"),
    ("省黔水建设工程公司", "贵州黔水建设工程公司工会"),
    ("贵州人民出版社公司工会", "贵州人民出版社公司"),
    ("华创 证券(公司)", "华创证券公司工会委员会", "華创证券公司".replace("華", "华")),
]
NEVER = [
    ("贵州省民族歌舞团", "省歌舞团公司"),
    ("省水利水电勘测设计研究院", "中水集团贵阳勘测设计研究院"),
    ("省广播电影电视局", "省广播电视台", "广电网络公司"),
    ("省水利厅", "省水利投资公司"),
    ("省新华书店", "省外文书店"),
    ("贵州人民出版社", "省民族出版社", "贵州新闻出版集团"),
    ("省安顺劳教所", "省中八劳教所"),
    ("省扎佐林场", "省龙里林场"),
    ("贵州省政府驻北京办事处", "贵州省政府驻上海办事处"),
    ("贵州中烟公司机关工会", "贵州中烟公司"),
]


@pytest.mark.parametrize("spellings", SAME)
def test_spellings_of_one_unit_are_equal(spellings) -> None:
    assert len({normalised(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize("names", NEVER)
def test_different_units_never_merge_with_or_without_their_union(names) -> None:
    for one, other in combinations(names, 2):
        for first in (one, f"{one}工会", f"{one}公司"):
            for second in (other, f"{other}工会", f"{other}公司"):
                assert normalised(first) != normalised(second)


def test_a_short_name_keeps_its_province() -> None:
    assert normalised("省外办") == "省外办"
    assert normalised("贵州人大") == "贵州人大"


def test_an_id_is_the_hash_of_the_normalised_name() -> None:
    assert hashed_unit_id("华创证劵公司工会") == hashed_unit_id("华创证券公司")
    assert hashed_unit_id("华创证券公司").startswith("u-")
    assert len(hashed_unit_id("华创证券公司")) == 12
    assert union_id_of(hashed_unit_id("甲")) == hashed_unit_id("甲").replace("u-", "w-")


def test_a_unit_is_named_without_its_union() -> None:
    assert unit_name("省植物园工会") == "省植物园"
    assert unit_name("省植物园工会委员会") == "省植物园"
    assert unit_name("工会") == "工会"


def test_a_federation_tells_no_unit() -> None:
    assert names_a_union("山丹县总工会")
    assert not names_one_units_union("山丹县总工会")
    assert names_one_units_union("省植物园工会")


def test_a_headquarters_belongs_to_the_unit_before_it() -> None:
    assert headquarters_of("贵州中烟公司机关工会") == normalised("贵州中烟公司")
    assert headquarters_of("省政府办公厅机关") == normalised("省政府办公厅")
    assert headquarters_of("省植物园工会") is None


@given(st.lists(st.sampled_from("贵州省人民出版社机关工会委员()（）[] "), max_size=20).map("".join))
def test_spaces_and_brackets_never_matter(text) -> None:
    bare = "".join(character for character in text if character not in "()（）[] ")
    assert normalised(text) == normalised(bare) == normalised(f" ({text}) ")


@pytest.mark.skipif(not LISTINGS.is_file(), reason="the listings of the Guizhou campaign are not beside the checkout")
def test_69_spellings_are_62_units_and_one_pair_is_left_to_a_person() -> None:
    with LISTINGS.open(encoding="utf-8-sig") as file:
        printed = {row["单位名称(原文)"] for row in csv.DictReader(file)}
    units = {normalised(name) for name in printed}
    assert (len(printed), len(units)) == (69, 62)
    assert [name for name in printed if headquarters_of(name) in units] == ["贵州中烟公司机关工会"]


def test_a_federation_is_a_body_of_its_own_and_no_units_union() -> None:
    assert unit_name("山丹县总工会") == "山丹县总工会"
    assert names_a_federation("山丹县总工会") and not names_a_federation("富阳总工会机关工会")
    assert unit_name("富阳总工会机关工会") == "富阳总工会机关"
