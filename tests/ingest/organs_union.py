"""Three workbooks as an organs union sends them around, invented, and what a person counts in them by hand."""

from datetime import date
from pathlib import Path

import openpyxl

DAY = date(2026, 11, 1)

UNITS = (
    # name, kind, employees as written, women, whether there is a union, since when
    ("省民政厅机关", "机关", 150, 62, "是", "2021年5月"),
    ("省司法厅机关", "机关", 143, 60, "是", "2018-06"),
    ("省财政厅机关", "机关", 210, 95, "√", "二〇一九年九月"),
    ("  省商务厅机关", "机关", 98, 41, "已建", "2022.3.15"),
    ("省应急管理厅机关", "机关", 88, None, "是", "2019年1月"),
    ("省档案馆", "事业单位", 75, 33, "否", None),
    ("省中医院", "事业单位", 1850, 1120, "是", "2015.4"),
    ("省美术馆", "事业单位", 66, 31, "是", "2020/5"),
    ("省科\n技馆", "事业单位", 58, 25, "√", "2025年2月10日"),
    ("省测绘院", "事业单位", 240, None, "有", "2011.3"),
    ("省航道管理局", "事业单位", 310, 96, "是", "2017年9月"),
    ("省艺术学校", "事业单位", 180, 99, "是", "2021-08"),
    ("省铁路投资集团有限责任公司", "企业", 2600, 640, "是", "二〇一七年七月"),
    ("省环境科技集团有限公司", "企业", 720, 210, "是", "2016.3.18"),
    ("省文化演艺集团", "企业", 430, None, "√", "2020年10月"),
    ("省建筑业协会", "社会组织", 28, 11, "筹建中", None),
    ("省翻译协会", "社会组织", 26, 17, "否", None),
    ("省老干部局", "机关", "约50人", None, "√", "2014年6月"),
    ("省盐业集团有限公司", "企业", "520（含劳务派遣60）", None, "是", "2016年5月15日"),
    ("省信访局", "机关", 72, 30, "是", "2019.4"),
)
NAMES = tuple("".join(name.split()) for name, *_rest in UNITS)
EMPLOYEES = sum(count for _name, _kind, count, *_rest in UNITS if isinstance(count, int)) + 520
"""Of the 19 units whose number is exact; 约50人 is none."""

WITHOUT_UNION = {"省档案馆", "省建筑业协会", "省翻译协会"}
ASKED_FOR_A_UNION = 20
"""All have 25 employees or more; the one of about 50 has a union, so that its exact number does not matter."""

SHORT_NAMES = {
    "省铁投集团工会": "省铁路投资集团有限责任公司",
    "省环科集团工会": "省环境科技集团有限公司",
    "省演艺集团工会": "省文化演艺集团",
}
TERMS = (
    # union, chair, elected, which term, years, end, in time, why not
    ("省民政厅机关工会", "王建国", "2023.4", "第四届", "5年", "2028.4", "是", None),
    ("省司法厅机关工会", "李明", "2021年6月", "第三届", 5, "2026年6月", "否", "主席拟调整"),
    ("省财政厅机关工会", "赵强", "2019-09", "第五届", 5, "2024-09", "否", "机构改革"),
    ("省商务厅机关工会", None, "二〇二二年三月", "第二届", 5, "2027年3月", "是", "主席退休，未补选"),
    ("省应急管理厅机关工会", "陈明", "2024.1.18", "第二届", "五年", "2029.1.17", "是", None),
    ("省中医院工会", "周丽", "2018年11月", "第七届", 3, "2021年11月", "否", None),
    ("省美术馆工会", "吴刚", "2020/5", "首届", 5, "2025/5", "否", "正在筹备"),
    ("省科技馆工会", "郑敏", "2025.2", "第一届", 3, "2028.2", "是", None),
    ("省测绘院工会", "冯涛", None, "第五届", None, None, "不详", None),
    ("省航道管理局工会", "何平", "2022年9月1日", "第二届", 5, "2027年8月31日", "是", None),
    ("省艺术学校工会", "孙静", "2021.8", "第六届", 3, "2024.8", "否", "学校搬迁"),
    ("省铁投集团工会", "钱进", "2022年7月", "第三届", 5, "2027年7月", "是", None),
    ("省环科集团工会", "马超", "2019-03", "第二届", 3, "2022-03", "否", None),
    ("省演艺集团工会", "高翔", "2020年10月", "第一届", 3, "2023年10月", "延期", "报经上级工会同意延期至2024年6月"),
    ("省盐业集团有限公司工会", "罗兰", "2016.5", "第三届", 5, "2021.5", "否", None),
    ("省信访局机关工会", "唐军", 45383, "第四届", 5, "2029年3月", "是", None),
)
OVERDUE = {
    "省司法厅机关",
    "省财政厅机关",
    "省中医院",
    "省美术馆",
    "省艺术学校",
    "省环境科技集团有限公司",
    "省文化演艺集团",
    "省盐业集团有限公司",
}
"""Their end is before 1 November 2026; 测绘院 has no dates."""

AGREEMENTS = (
    # enterprise (empty: merged with the one above), kind, signed, for how long, from when to when, employees
    ("省铁路投资集团有限责任公司", "集体合同", "2024.6.1", "3年", "2024.6.1-2027.5.31", 2600),
    (None, "工资专项集体合同", "2025年4月1日", "1年", "2025.4.1至2026.3.31", 2600),
    ("省环境科技集团有限公司", "集体合同", "2023/5/1", "三年", "2023/5/1-2026/4/30", 720),
    (None, "工资专项集体合同", "2026.2.1", "1年", "2026.2.1-2027.1.31", "720人"),
    ("省文化演艺集团", "工资协议", "未签", None, None, None),
    ("省盐业集团有限公司", "工资专项集体合同", "2024年8月", "2年", "2024.8-2026.7", 520),
    ("省翻译协会", "集体合同", "/", "/", "/", "/"),
)
ENDS = (
    ("省铁路投资集团有限责任公司", "comprehensive", date(2027, 5, 31)),
    ("省铁路投资集团有限责任公司", "wage", date(2026, 3, 31)),
    ("省环境科技集团有限公司", "comprehensive", date(2026, 4, 30)),
    ("省环境科技集团有限公司", "wage", date(2027, 1, 31)),
    ("省盐业集团有限公司", "wage", date(2026, 7, 31)),
)
IN_FORCE = 2
"""The agreements that have not ended on 1 November 2026: one of each kind."""

PERSONS = ("0851-8650", *(chair for _union, chair, *_rest in TERMS if chair), "刘某某")
"""What is stored nowhere."""


def three_workbooks(folder: Path) -> tuple[Path, Path, Path]:
    """The list of units, the elections and the agreements, in the order in which they are sent."""
    return (
        _units(folder / "1单位花名册.xlsx"),
        _terms(folder / "2换届情况.xlsx"),
        _agreements(folder / "3合同台账.xlsx"),
    )


def _units(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "花名册"
    sheet.append(["2026年度省直机关工会所属单位花名册"])
    sheet.append(["填报单位：省直机关工会组织部", *[None] * 5, "填报时间：2026年10月30日    单位：人"])
    sheet.append(
        ["序号", "单位名称", "单位性质", "职工人数", None, "工会组织", None, "上级工会", "联系人及电话", "备注"]
    )
    sheet.append([None, None, None, "总数", "其中：女", "是否建会", "建会时间"])
    for number, (name, kind, count, women, union, since) in enumerate(UNITS, 1):
        contact = f"张三 0851-8650{number:04}" if number % 2 else None
        sheet.append([number, name, kind, count, women, union, since, "省直机关工会", contact, None])
        if number == 12:
            sheet.append(["小计", None, None, sum(int(one[2]) for one in UNITS[:12])])
    sheet.append(["合计", None, None, "=SUM(D5:D25)"])
    sheet.append(["注：1.本表由各单位工会填报；2.空白表示未掌握。"])
    for place in ("A1:J1", "A2:F2", "G2:J2", "D3:E3", "F3:G3", "A3:A4", "B3:B4", "C3:C4", "H3:H4", "I3:I4", "J3:J4"):
        sheet.merge_cells(place)
    notes = book.create_sheet("填表说明")
    for line in (["填表说明"], [], ["1.单位名称填全称。"], ["2.职工人数为年末在岗人数。"]):
        notes.append(line)
    book.save(path)
    return path


def _terms(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["省直机关基层工会换届情况统计表"])
    sheet.append(["截止时间：2026年10月31日"])
    sheet.append(
        [
            "序号",
            "工会名称",
            "现任主席",
            "本届成立时间",
            "届次",
            "任期（年）",
            "届满时间",
            "是否按期换届",
            "未按期换届原因",
        ]
    )
    for number, line in enumerate(TERMS, 1):
        sheet.append([number, *line])
    sheet.append(["填表人：刘某某      审核人：            填表日期：2026.10.30"])
    for place in ("A1:I1", "A2:I2", f"A{sheet.max_row}:I{sheet.max_row}"):
        sheet.merge_cells(place)
    book.save(path)
    return path


def _agreements(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "集体合同台账"
    sheet.append(["省直企业集体合同（工资专项集体合同）签订台账"])
    sheet.append(["（2026年）"])
    sheet.append(["序号", "企业名称", "合同类型", "签订日期", "有效期", "起止时间", "覆盖职工人数"])
    for number, line in enumerate(AGREEMENTS, 1):
        sheet.append([number, *line])
    for place in ("A1:G1", "A2:G2", "B4:B5", "B6:B7"):
        sheet.merge_cells(place)
    book.save(path)
    return path
