"""Generates the handbook docs/indicators.md from the query headers. Run as a module to write it."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from dashboard.catalogue.entries import Catalogue, Check, Indicator, Query
from dashboard.catalogue.loader import catalogue
from dashboard.paths import resources_folder

PLACE = Path("docs") / "indicators.md"

_STRENGTH = {"must": "应当（法律法规） · must", "should": "章程政策或方案要求 · should", "may": "可以 · may"}
_PARTS = {"numerator": "分子 numerator", "denominator": "分母 denominator", "remainder": "其余 remainder"}
_PERIODS = {
    "quarter": "季度，跨季度不作比较 · quarter; not compared with another",
    "year": "年度，跨年度不作比较 · year; not compared with another",
}
_ASKED = {"unit": "每个单位 · every unit", "union": "每个工会，在其牵头单位 · every union, at its lead unit"}


def handbook(queries: Catalogue) -> str:
    """The handbook's text: every check, then every indicator that is not a check's rate."""
    lines = [
        "# 指标手册 · Indicators",
        "",
        "由 queries/ 中各文件的表头生成，请勿手改（`make docs`）。  ",
        "Generated from the headers of the files in queries/; do not edit (`make docs`).",
        "",
        "每项检查对每个单位有四种状态：达标、未达标、待核实、不适用。"
        "比率 = 达标 ÷（达标 + 未达标）；待核实的单列，从不计为好或坏。  ",
        "A check answers for every unit with one of four states: pass, fail, unknown, not applicable. "
        "Its rate is pass ÷ (pass + fail); unknown stands beside it and is never counted as good or bad.",
        "",
        "## 检查 · Checks",
        "",
        *_table(("id", "检查", "check", "强度 strength"), _check_rows(queries.checks.values())),
        "",
    ]
    for check in queries.checks.values():
        lines += _check(check)
    lines += ["## 指标 · Indicators", "", "各项检查的比率与检查同名。  ", "The rate of a check has the check's id.", ""]
    own = [indicator for indicator in queries.indicators.values() if not indicator.check]
    lines += _table(
        ("id", "指标", "indicator", "计量 unit"),
        ((item.id, item.title.zh, item.title.en, item.unit) for item in own),
    )
    lines.append("")
    for indicator in own:
        lines += _indicator(indicator)
    return "\n".join(lines).rstrip() + "\n"


def _check_rows(checks: Iterable[Check]) -> Iterator[tuple[str, ...]]:
    for check in checks:
        yield (check.id, check.title.zh, check.title.en, check.strength)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    return lines + [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]


def _check(check: Check) -> list[str]:
    lines = [f"### {check.title.zh} · {check.title.en}", ""]
    lines.append(f"`{check.id}` · 比率 rate:{check.rate.zh} · {check.rate.en}")
    return [
        *lines,
        "",
        check.definition.zh,
        "",
        check.definition.en,
        "",
        f"- 强度 strength: {_STRENGTH[check.strength]}（计分权重 weight {check.weight}）",
        *(["- 各地、各类单位按规则 by place and sector: docs/rules.md"] if check.has_local_strength else []),
        f"- 询问对象 asked of: {_ASKED[check.asked]}",
        *_period(check),
        f"- 依据 basis: {check.basis.zh}  ",
        f"  {check.basis.en}",
        *_former(check),
        *_parameters(check.parameters),
        f"- 资料 records: {', '.join(f'`{name}`' for name in check.records)}",
        f"- 下一步 next step: {check.next_step.zh}  ",
        f"  {check.next_step.en}",
        "",
    ]


def _former(query: Query) -> list[str]:
    former = query.former_basis
    if former is None:
        return []
    return [f"- 至{former.until}的依据 basis until {former.until}: {former.words.zh}  ", f"  {former.words.en}"]


def _period(query: Query) -> list[str]:
    return [f"- 计数期 counts in one: {_PERIODS[query.period]}"] if query.period else []


def _parameters(names: tuple[str, ...]) -> list[str]:
    return [f"- 参数 parameters: {', '.join(f'`{name}`' for name in names)}"] if names else []


def _indicator(indicator: Indicator) -> list[str]:
    return [
        f"### {indicator.title.zh} · {indicator.title.en}",
        "",
        f"`{indicator.id}` · {indicator.unit}",
        "",
        indicator.definition.zh,
        "",
        indicator.definition.en,
        "",
        f"- 依据 basis: {indicator.basis.zh}  ",
        f"  {indicator.basis.en}",
        *_former(indicator),
        *_parameters(indicator.parameters),
        *_period(indicator),
        *(f"- {_PARTS[part]}: {words.zh} · {words.en}" for part, words in indicator.meanings.items()),
        f"- 明细 rows behind it: {f'`{indicator.rows}`' if indicator.rows else '单位 units'}",
        "",
    ]


def matching(queries: Catalogue, text: str, theme: str | None = None) -> list[Indicator]:
    """Search: the indicators (check rates included) of a theme (None: all) whose texts contain every word of ``text``.

    Searches title, definition, basis and next step in both languages, and the id.
    """
    parts = text.casefold().split()
    chosen = [indicator for indicator in queries.indicators.values() if theme in (None, indicator.theme)]
    return [indicator for indicator in chosen if all(part in _words(indicator, queries) for part in parts)]


def _words(indicator: Indicator, queries: Catalogue) -> str:
    check = queries.checks.get(indicator.check)
    texts = [indicator.title, indicator.definition, indicator.basis, indicator.next_step]
    texts += [check.title, check.short] if check else []
    return " ".join([indicator.id, *(text.zh for text in texts), *(text.en for text in texts)]).casefold()


def main() -> int:
    """Write the handbook into the checkout's docs."""
    (resources_folder() / PLACE).write_text(handbook(catalogue()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
