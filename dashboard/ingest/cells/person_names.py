"""Tells the name of a person from other words in the cell of a post, and what such words say about the post."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache

from dashboard.paths import data_folder

_HAN = r"\u3400-\u9fff"
_OF_MINORITIES = re.compile(rf"[{_HAN}]{{1,8}}([·•‧・．][{_HAN}]{{1,8}}){{1,3}}")
_LATIN = re.compile(r"[A-Z][A-Za-z'’.-]*( [A-Z][A-Za-z'’.-]*){1,3}")
_MASKED = re.compile(rf"[{_HAN}](某某?|[*＊Xx○〇]{{1,2}}|某[{_HAN}])")
_NO_GIVEN_NAME = re.compile(
    r"[缺无未不空待暂拟选职休调离退兼届席委局已]|工会|会员|员工|部门|公司|处室|科室|机关|请示|批复|批准|同意|正在|办理|筹备|筹建|准备|"
    r"完成|情况|说明|单位|工作|人数|人员|合计|总计|任期|任命|任免|主任|书记|经理|组长|厂长|校长|院长|处长|科长|部长|队长|站长|所长|干事|"
    r"干部|领导|成员|成立|建立|组建|到期|期满|满期|终止|公示|公开|时间|日期|班组|行政|上级|下级"
)
"""Characters and words that are in no given name. 明, 成, 年, 月, 正 and 文 are in many."""

_POST = (
    r"同志|先生|女士|老师|教授|[一二三四]级调研员|"
    r"副?(?:主席|书记|部长|处长|科长|主任|经理|局长|校长|院长|厂长|厅长)"
)
_BESIDE_A_NAME = re.compile(
    rf"(?:(?:工会)?(?:主席|负责人|联系人)\s*[:\uff1a]?\s*)?(?P<name>.+?)"
    rf"(?:\s*(?:{_POST})|\s*[(\[](?:男|女|汉族?|中共党员|党员|专职|兼职?|主席|{_POST}|[副正]?[处科厅局股]级|\d{{4}}年?.{{0,6}}[任选])[)\]]|"
    rf"[\s,;/]*1\d{{10}}|[\s,;/]*0\d{{2,3}}-?\d{{7,8}}|[\s,;/]*\d{{7,8}})*"
)
"""What may stand beside the name of somebody in office: a form of address, a post, a telephone number."""

_VACANT = re.compile(
    r"空缺|暂缺|缺额|缺位|缺编|^缺$|^空$|暂空|未选|待选|待补|未补|未设|不设|没设|未配|没有|无人|无主席|^暂无|^无$|尚未|未产生|未换届|"
    r"未任命|未当选|未到位|未明确|未确定"
)
_NOT_NOW = re.compile(
    r"退休|调走|调离|调任|离任|离职|辞职|免职|去世|病故|到龄|拟任|拟聘|拟选|候选|提名|代理|暂由|代管|代行|主持|筹备|筹建|兼|挂职|借调|前任|原"
)


@dataclass(frozen=True)
class PostWords:
    """What the cell of a post says. state is filled, vacant or unclear; said is the word that decided, never a name."""

    state: str
    said: str = ""


@dataclass(frozen=True)
class _Surnames:
    single: frozenset[str]
    compound: frozenset[str]
    words: frozenset[str]


@cache
def _surnames() -> _Surnames:
    with (data_folder() / "surnames.toml").open("rb") as file:
        return _Surnames(**{name: frozenset(entries) for name, entries in tomllib.load(file).items()})


def is_person(text: str) -> bool:
    """Whether the text looks like the name of one person and like nothing else."""
    name = text.strip()
    if _OF_MINORITIES.fullmatch(name) or _LATIN.fullmatch(name):
        return True
    name = name.replace(" ", "")
    if _MASKED.fullmatch(name):
        return name[0] in _surnames().single
    if not re.fullmatch(rf"[{_HAN}]{{2,4}}", name):
        return False
    known = _surnames()
    if name in known.words:
        return False
    if name[:2] in known.compound and len(name) > 2:
        return not _NO_GIVEN_NAME.search(name[2:])
    # Four characters with a single surname are rare, and mostly words.
    return name[0] in known.single and len(name) <= 3 and not _NO_GIVEN_NAME.search(name[1:])


def post_words(text: str) -> PostWords:
    """What a text that is neither yes nor no says about the post."""
    beside = _BESIDE_A_NAME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if is_person(text) or (beside and is_person(beside["name"])):
        return PostWords("filled")
    if (found := _VACANT.search(text)) or (found := _NOT_NOW.search(text)):
        return PostWords("vacant" if found.re is _VACANT else "unclear", found[0])
    return PostWords("unclear")
