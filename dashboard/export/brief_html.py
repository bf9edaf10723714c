"""The brief as one HTML file that works offline, contains an interactive chart and prints on A4."""

from collections.abc import Sequence
from html import escape

from dashboard.charts.embedded import chart_program, embedded
from dashboard.charts.main_classes import main_classes
from dashboard.documents.blocks import Section, Table
from dashboard.documents.brief import Brief
from dashboard.export.numbering import numbered
from dashboard.locale import _
from dashboard.locale.other_language import speaking
from dashboard.paths import package_folder

_STYLE = package_folder() / "export" / "brief.css"


def brief_html(brief: Brief) -> bytes:
    """The page in UTF-8, self-contained: its content security policy forbids loading anything else."""
    language = brief.context.language
    with speaking(language):
        drawn = main_classes(brief.classes, language, "light")
        chart = f"<figure>{embedded(drawn)}<figcaption>{escape(drawn.alt)}</figcaption></figure>" if drawn else ""
        sections = [_section(*part) for part in zip(numbered(brief), brief.sections, strict=True)]
        body = [
            f"<h1>{escape(brief.title)}</h1>",
            *(f'<p class="about">{escape(line)}</p>' for line in brief.about),
            *sections[:1],
            chart,
            *sections[1:],
            _sign_off(brief.sign_off),
            f"<footer>{escape(made_by(brief))}</footer>",
        ]
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'; img-src data:\">"
        f"<title>{escape(brief.title)}</title><style>{_STYLE.read_text(encoding='utf-8')}</style>"
        + (f"<script>{chart_program()}</script>" if chart else "")
    )
    tag = "zh-CN" if language == "zh" else "en"
    page = f'<!doctype html><html lang="{tag}"><head>{head}</head><body>{"".join(body)}</body></html>\n'
    return page.encode("utf-8", errors="replace")


def made_by(brief: Brief) -> str:
    """The register version and program that the brief comes from, in the current language."""
    context = brief.context
    return _(
        "Register version {version}. Made on {moment} by {program}.",
        version=context.version,
        moment=f"{context.made_at:%Y-%m-%d %H:%M}",
        program=f"Union Health {context.program_version}",
    )


def _section(heading: str, section: Section) -> str:
    return f"<section><h2>{escape(heading)}</h2>{''.join(map(_block, section.blocks))}</section>"


def _block(block: str | Table) -> str:
    if isinstance(block, str):
        return f"<p>{escape(block)}</p>"
    kinds = ['class="number"' if place in block.numbers else "" for place in range(len(block.headers))]

    def row(tag: str, cells: Sequence[str]) -> str:
        inner = (f"<{tag} {kind}>{escape(cell)}</{tag}>" for kind, cell in zip(kinds, cells, strict=True))
        return f"<tr>{''.join(inner)}</tr>"

    rows = "".join(row("td", cells) for cells in block.rows)
    return (
        f"<table><caption>{escape(block.caption)}</caption><thead>{row('th', block.headers)}</thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _sign_off(labels: Sequence[str]) -> str:
    if not labels:
        return ""
    return '<p class="sign">' + "".join(f"<span>{escape(label)}</span>" for label in labels) + "</p>"
