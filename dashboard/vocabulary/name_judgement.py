"""Judges whether a text can be the name of a unit, or is a total, a remark, a sentence, a filler or a label."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache

from dashboard.paths import data_folder

_HAN = r"\u3400-\u9fff"
_BRACKETS = re.compile(r"[()\[\]【】《》<>]")
_OF_ALL = re.compile(
    r"(全|本)(省|市|县|区|州|国|系统|行业|集团|地区|乡|镇|街道)?(合计|总计|小计|共计|平均|总数)|.*[^\w](合计|总计|小计|共计)|.{1,12}(合计|总计|小计)"
)
_NUMBERED = re.compile(
    r"[\d]{1,3}\s*[.、,)](?!\d)\s*\S.*|[(\[][\d一二三四五六七八九十]{1,3}[)\]].+|[一二三四五六七八九十]{1,3}、.+|[①-⑳].+"
)
_LABEL = re.compile(rf"[^:]{{0,14}}[{_HAN}][^:]{{0,14}}:.*")
_MARK = re.compile(r"[*★☆※●▲■◆►•]+\s*.+")
_SENTENCE = re.compile(
    rf".*。.*|(?=.*[{_HAN}]).*[;!?].*|"
    r"请(各|于|在|将|按|认真|填|注|勿|及时).*|(数据)?截(至|止).*\d.*|以上(共|数据|各|为|合计|单位|\d).*|本表.*|此表.*|该表.*|"
    r"表内.*|其中[::,].*|注[::].*|.*(一式.份|另附页|可附页|不够可).*|第\s*\d+\s*页.*|共\s*\d+\s*页.*|共(计)?\s*\d+\s*(家|个|人|户).*|"
    r"数据来源.*|填(表|报|写)(说明|要求|须知).*|.*(加盖公章|盖章处)"
)
_FILLER = re.compile(rf"[Xx×＊*○]{{2,}}.*|.*[{_HAN}][Xx×*]{{2,}}.*|某某.*|某(公司|单位|企业|局|厂|集团|学校|医院)")
_LEVEL = re.compile(r"(全?(国|省|市|县|区|州|盟|旗|乡|镇)|.{2,4}(省|市|县|区|州|盟|旗))?直?本级")
_DATE = re.compile(r"\d{4}\s*[年./-]\s*\d{1,2}(\s*[月./-]\s*(\d{1,2}\s*日?)?)?|\d{1,2}月\d{1,2}日|\d{4}年(度)?")
_TELEPHONE = re.compile(r"(?<!\d)(1[3-9]\d{9}|0\d{2,3}[-\s]?\d{3,8})(?!\d)")
_ENDING = re.compile(
    r"(公司|厂|局|厅|委|办|学校|中学|小学|大学|学院|医院|中心|处|所|院|集团|协会|工会|机关|站|社|店|馆|银行|支行|分行|队|部|幼儿园|法院|检察院|合作社|事务所)$"
)


@cache
def _words() -> frozenset[str]:
    with (data_folder() / "no_names.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["words"])


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


@lru_cache(maxsize=2**18)
def no_unit_name(text: str) -> bool:
    """Whether the text can't be a unit's name: no letter in it, a sentence, a label, a filler, a total, two names."""
    folded = _folded(text)
    before, bracket, _rest = folded.partition("(")
    if bracket and folded.endswith(")") and any(sign.isalpha() for sign in before) and _judged(before.strip()):
        return True  # 合计(20家), 示例(请勿删除)
    return _judged(folded)


def _judged(folded: str) -> bool:
    bare = "".join(folded.split()).strip("-—–―_*()[]【】《》<>.。,、;:·… ")
    if not any(sign.isalpha() for sign in bare) or _BRACKETS.sub("", bare).casefold() in _words():
        return True
    whole = (_OF_ALL, _NUMBERED, _LABEL, _MARK, _SENTENCE, _FILLER, _DATE, _LEVEL)
    if any(pattern.fullmatch(folded) or pattern.fullmatch(bare) for pattern in whole):
        return True
    return holds_telephone(folded) or _names_two(folded)


def holds_telephone(text: str) -> bool:
    """Whether the text holds a telephone number."""
    return _TELEPHONE.search(text) is not None


def _names_two(text: str) -> bool:
    """Whether the text names several units: each part between 、 or the like ends as a unit's name does."""
    parts = [part.strip() for part in re.split("[、,;/\n]", text)]
    return len(parts) > 1 and all(len(part) >= 3 and _ENDING.search(part) for part in parts)
