"""Parses docs/plans.md into rows of four cells, and the names in a cell."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = (ROOT / "docs" / "plans.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split(" | ")]
    for line in DOCUMENT.splitlines()
    if line.startswith("|") and not re.fullmatch(r"[|\- ]+", line)
][1:]
PLANS = ("贵州 Guizhou", "阜新 Fuxin", "山丹 Shandan", "富阳 Fuyang", "重庆 Chongqing")
TASK = re.compile(r"(T|FX|SD|FY|CQ)\d\d")


def named(cell: str) -> list[str]:
    """What a cell names between backquotes."""
    return re.findall(r"`([^`]+)`", cell)
