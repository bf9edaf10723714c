"""Normalises the spellings of a unit's name deterministically, and derives ids from them."""

import hashlib
import re
import unicodedata
from functools import lru_cache

_VARIANTS = str.maketrans({"劵": "券", "臺": "台"})
_LEFT_OUT = re.compile(r"[\s()\[\]{}<>〔〕【】《》〈〉「」『』〖〗]")
_AT_THE_ENDS = " .。,，、;；·•-—_*'\"“”"
_PROVINCE = re.compile(r"^(贵州省|贵州|省)(?=.{3})")
_NOT_OF_ONE_UNIT = re.compile(r"(总工会|联合工会|工会联合会|联合会|行业工会|区域工会|产业工会|工会工作委员会)$")
_FEDERATION = "总工会"
_COMMITTEE = "工会委员会"
_UNION = "工会"
_GRASSROOTS = re.compile(r"基层(工会委员会|工会|委员会)$")
_HEADQUARTERS_UNION = "机关工会"
_HEADQUARTERS = "机关"


@lru_cache(maxsize=2**20)
def normalised(name: str) -> str:
    """A normal form that is equal for spellings of the same unit.

    Folds width and variant characters, drops spaces, brackets, invisible signs and signs at the ends, drops a trailing
    工会 or 基层工会 (but not 机关工会, which can only name the headquarters' union), and folds a leading 贵州省, 贵州
    or 省 into 省 where at least three characters remain.
    """
    text = unicodedata.normalize("NFKC", name).translate(_VARIANTS)
    if not text.isascii():
        text = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    text = _LEFT_OUT.sub("", text)
    text = text.strip(_AT_THE_ENDS) or text
    text = _GRASSROOTS.sub(_UNION, text)
    text = text.removesuffix(_COMMITTEE) + _UNION if text.endswith(_COMMITTEE) else text
    if not text.endswith(_HEADQUARTERS_UNION):
        text = text.removesuffix(_UNION) or text
    return _PROVINCE.sub("省", text)


def _ten_digits(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]


@lru_cache(maxsize=2**20)
def hashed_unit_id(name: str) -> str:
    """The id of a unit without a credit code: u- and ten hex digits of its normalised name's SHA-256."""
    return f"u-{_ten_digits(normalised(name))}"


def union_id_of(unit_id: str) -> str:
    """The id of a unit's own union where no source gives one: w- and the unit's part."""
    return f"w-{unit_id.removeprefix('u-')}"


def row_id(prefix: str, values: tuple[str, ...]) -> str:
    """The id of a row whose source gives none: the prefix and ten hex digits of its values' SHA-256."""
    return f"{prefix}-{_ten_digits('|'.join(values))}"


def names_a_union(name: str) -> bool:
    """Whether the spelling is that of a union (…工会) rather than of the unit itself."""
    return name.strip().endswith((_UNION, _COMMITTEE))


def names_one_units_union(name: str) -> bool:
    """Whether a union's name identifies its unit: 某公司工会 does, a federation's or joint union's does not."""
    return names_a_union(name) and not _NOT_OF_ONE_UNIT.search(name.strip())


def names_a_federation(name: str) -> bool:
    """Whether the spelling is that of a federation (…总工会), an independent body that is no unit's union."""
    return name.strip().endswith(_FEDERATION)


def unit_name(spelling: str) -> str:
    """The unit's name: the spelling without a trailing 工会; a federation's name stays unchanged."""
    text = spelling.strip()
    if names_a_federation(text):
        return text
    for ending in (_COMMITTEE, _UNION):
        if text.endswith(ending) and len(text) > len(ending):
            return text.removesuffix(ending)
    return text


def headquarters_of(name: str) -> str | None:
    """The normalised name of the unit whose headquarters this may be: X for X机关工会 and X机关, else None."""
    text = normalised(name)
    for ending in (_HEADQUARTERS_UNION, _HEADQUARTERS):
        if text.endswith(ending) and len(text) > len(ending):
            return text.removesuffix(ending)
    return None


_UNION_ENDINGS = ("工会委员会", "工会", "基层委员会", "机关工会委员会", "机关工会", "机关委员会")
_GRASSROOTS_ENDING = "基层"


def units_of_union(name: str) -> tuple[str, ...]:
    """The names that this union's unit may have, the likeliest first: 省教育厅机关, 省教育厅 for 省教育厅机关工会."""
    text = unicodedata.normalize("NFKC", name).strip()
    found: dict[str, None] = {}
    for ending in _UNION_ENDINGS:
        if text.endswith(ending) and len(text) > len(ending):
            base = text.removesuffix(ending)
            found[base] = None
            found[base.removesuffix(_GRASSROOTS_ENDING) or base] = None
    return tuple(found)
