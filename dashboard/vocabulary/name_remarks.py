"""Splits a remark from the name of a unit: 甲公司（原乙公司）, 甲公司（已注销）, 甲公司（筹）."""

import re
from dataclasses import dataclass
from functools import lru_cache

_REMARK = re.compile(
    r"(?P<name>.+?)\s*[(\uff08\[\u3010](?P<remark>(?:原|曾用名|曾名|现名|现更名|已更名|更名|改名|已改|现为|现改|已注销|注销|已吊销|吊销|已撤销|撤销|已停业|停业|"
    r"歇业|已关闭|关闭|已破产|破产|已并入|并入|已合并|合并|划转|已划转|撤并|已解散|解散|筹建|筹备|筹|拟建|在建|新建|新增|已搬迁|搬迁|改制)[^()\uff08\uff09\[\]]*)"
    r"[)\uff09\]\u3011]"
)


@dataclass(frozen=True)
class RemarkedName:
    """A unit's name, and the remark that stood behind it in brackets; None if there was none."""

    name: str
    remark: str | None = None


@lru_cache(maxsize=2**18)
def without_remark(text: str) -> RemarkedName:
    """The name without a remark at its end on renaming, closing, merging or founding; other brackets stay: （本部）."""
    if text[-1:] not in (")", "\uff09", "]", "\u3011"):
        return RemarkedName(text)
    found = _REMARK.fullmatch(text.strip())
    return RemarkedName(found["name"].strip(), found["remark"]) if found else RemarkedName(text)
