"""The 71 listings of the Guizhou campaign, merged into units by hand and loaded as a register (reading 83)."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from second_way.small_registers import Row, small_register

AS_OF = date(2014, 4, 30)
SELF_CHECK_DUE = date(2014, 9, 30)
CAMPAIGN = "和谐企业大创建"


@dataclass(frozen=True)
class Listing:
    """One list of a task: the names as printed, and the check under which it is also a finding."""

    list_name: str
    task_id: str
    check_id: str | None
    names: str


LISTINGS = [
    Listing(
        "未建工会组织的单位",
        "T01",
        "union_established",
        """
        省政府办公厅机关 省质量技术监督局机关 省卫生计生委员会直属机关 省安监局机关 省通信管理局机关
        贵州省政府驻北京办事处 贵州省政府驻上海办事处
        """,
    ),
    Listing(
        "长期不按时换届的工会",
        "T01",
        "election_on_time",
        """
        省烟草专卖局机关工会 省水利厅直属工会 省科技厅机关工会 华创证劵公司工会 省新华书店公司工会
        """,
    ),
    Listing(
        "工会组织不健全的工会",
        "T01",
        "organisation_complete",
        """
        省广播电影电视局直属工会 省委统战部机关工会 当代贵州杂志社工会 省邮政管理局机关工会
        省人大机关工会 省人社厅机关工会 省文化厅机关工会 省科协机关工会 新华社贵州分社机关工会
        省山地农机研究所工会 省节能中心工会 省安顺劳教所工会 省生物技术开发基地工会
        """,
    ),
    Listing(
        "创建全国模范职工之家单位",
        "T02",
        None,
        """
        省疾病预防控制中心工会
        """,
    ),
    Listing(
        "创建省级模范职工之家单位",
        "T02",
        None,
        """
        省委党校工会 省粮食局工会 省测试分析研究院工会 省警官职业学院工会 省植物园工会
        """,
    ),
    Listing(
        "创建省直先进职工之家的单位",
        "T02",
        None,
        """
        省国税局机关工会 省政协办公厅机关工会 省统计局机关工会 省建材研究院工会 省扎佐林场工会
        省龙里林场工会 省广播电视台工会 省中八劳教所工会
        """,
    ),
    Listing(
        "职工之家复查验收不合格需要整改的单位",
        "T02",
        "home_review",
        """
        贵州人民出版社公司工会 贵州省民族歌舞团工会
        """,
    ),
    Listing(
        "开展工资集体协商的大型企业",
        "T05",
        None,
        """
        贵州省广电网络公司工会 贵州日报报业集团工会
        """,
    ),
    Listing(
        "劳动用工自查企业",
        "T06",
        None,
        """
        中水集团贵阳勘测设计研究院 中铁二院贵阳院公司 贵州国储物流公司 贵州广电网络公司 贵州中烟公司
        贵州经贸联运总公司 省杂剧团公司 省歌舞团公司 省话剧团公司 省铁路投资公司 省水利投资公司
        省黔水建设工程公司 华能贵诚公司 华创证券公司 凯和工程建设公司 省新华书店公司 省外文书店公司
        贵州人民出版社公司 贵州新闻出版集团公司机关 省民族出版社公司 贵州德润环保产业公司
        """,
    ),
    Listing(
        "建立健全劳动争议调解委员会的大中型企业",
        "T07",
        None,
        """
        省广电网络公司工会 省水利水电勘测设计研究院工会 贵州中烟公司机关工会 华创证劵公司工会
        中铁二院贵阳院公司工会 贵州日报报业集团工会 贵州黔水建设工程公司工会
        """,
    ),
]

# Spellings of a unit whose first spelling differs.
SAME = {
    "华创证券公司": "华创证劵公司工会",
    "省新华书店公司": "省新华书店公司工会",
    "贵州人民出版社公司": "贵州人民出版社公司工会",
    "贵州广电网络公司": "贵州省广电网络公司工会",
    "省广电网络公司工会": "贵州省广电网络公司工会",
    "中铁二院贵阳院公司工会": "中铁二院贵阳院公司",
    "贵州黔水建设工程公司工会": "省黔水建设工程公司",
}
LEFT_TO_A_HUMAN = {"贵州中烟公司机关工会": "贵州中烟公司"}

INSTITUTIONS = (
    "当代贵州杂志社工会",
    "新华社贵州分社机关工会",
    "省山地农机研究所工会",
    "省节能中心工会",
    "省生物技术开发基地工会",
    "省疾病预防控制中心工会",
    "省委党校工会",
    "省测试分析研究院工会",
    "省警官职业学院工会",
    "省植物园工会",
    "省建材研究院工会",
    "省扎佐林场工会",
    "省龙里林场工会",
    "省广播电视台工会",
    "贵州省民族歌舞团工会",
)
# What the titles of the lists say of the size of their enterprises, and of the level of their titles.
SIZES = {"T05": "large", "T07": "large_or_medium"}
LEVELS = {
    "创建全国模范职工之家单位": "national",
    "创建省级模范职工之家单位": "provincial",
    "创建省直先进职工之家的单位": "direct",
}
ENTERPRISE_TASKS = ("T05", "T06", "T07")
OTHER_ENTERPRISES = ("华创证劵公司工会", "省新华书店公司工会", "贵州人民出版社公司工会")


def guizhou_register(pair_confirmed: bool) -> dict[str, pd.DataFrame]:
    """The campaign's register; the pair left to a human is one unit once confirmed."""
    same = SAME | LEFT_TO_A_HUMAN if pair_confirmed else SAME
    units: dict[str, Row] = {}
    rows: dict[str, list[Row]] = {table: [] for table in ("task_units", "findings", "self_checks", "honours")}
    for listing in LISTINGS:
        for name in listing.names.split():
            unit_id = same.get(name, name)
            unit = units.setdefault(
                unit_id, {"unit_id": unit_id, "sector": _sector(unit_id, listing), "union_id": None}
            )
            unit["size"] = unit.get("size") or SIZES.get(listing.task_id)
            if name.endswith("工会"):
                unit["union_id"] = f"{unit_id} 工会"
            for table, row in _records(unit_id, listing).items():
                rows[table].append(row)
    unions = [{"union_id": unit["union_id"]} for unit in units.values() if unit["union_id"]]
    tasks = [{"task_id": task_id, "campaign": CAMPAIGN} for task_id in sorted({row.task_id for row in LISTINGS})]
    return small_register(units=list(units.values()), unions=unions, tasks=tasks, **rows)


def _sector(name: str, listing: Listing) -> str:
    if name in INSTITUTIONS:
        return "institution"
    return "enterprise" if listing.task_id in ENTERPRISE_TASKS or name in OTHER_ENTERPRISES else "government"


def _records(unit_id: str, listing: Listing) -> dict[str, Row]:
    """What one listing records about its unit, by table."""
    records: dict[str, Row] = {
        "task_units": {"task_id": listing.task_id, "unit_id": unit_id, "list_name": listing.list_name}
    }
    if listing.check_id is not None:
        records["findings"] = {
            "unit_id": unit_id,
            "check_id": listing.check_id,
            "reported_on": AS_OF,
            "list_name": listing.list_name,
        }
    if listing.task_id == "T06":
        records["self_checks"] = {"unit_id": unit_id, "period": "2014", "due_on": SELF_CHECK_DUE}
    if listing.task_id == "T02":
        status = "rework" if listing.check_id == "home_review" else "candidate"
        level = "model_unknown" if status == "rework" else LEVELS[listing.list_name]
        records["honours"] = {"unit_id": unit_id, "level": level, "status": status}
    return records
