"""The brief as one HTML file that works offline, contains an interactive chart and prints on A4."""

from dashboard.charts.embedded import chart_program, embedded
from dashboard.charts.main_classes import main_classes
from dashboard.documents.brief import Brief
from dashboard.export.html_page import html_page
from dashboard.export.numbering import numbered
from dashboard.locale import _
from dashboard.locale.in_language import speaking


def brief_html(brief: Brief) -> bytes:
    """The page in UTF-8, self-contained: its content security policy forbids loading anything else."""
    language = brief.context.language
    with speaking(language):
        drawn = main_classes(brief.classes, language, "light")
        return html_page(
            "brief.html",
            language,
            brief=brief,
            sections=list(zip(numbered(brief), brief.sections, strict=True)),
            chart=drawn,
            embedded=embedded(drawn) if drawn else "",
            program=chart_program() if drawn else "",
            made_by=made_by(brief),
        )


def made_by(brief: Brief) -> str:
    """The register version and program that the brief comes from, in the current language."""
    context = brief.context
    return _(
        "Register version {version}. Made on {moment} by {program}.",
        version=context.version,
        moment=f"{context.made_at:%Y-%m-%d %H:%M}",
        program=f"Union Health {context.program_version}",
    )
