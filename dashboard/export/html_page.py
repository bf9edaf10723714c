"""HTML documents from the templates in export/templates; every value is escaped unless a template marks it safe."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.locale import Language
from dashboard.paths import package_folder


def html_page(template: str, language: Language, **values: object) -> bytes:
    """The filled template in UTF-8; ``language_tag`` is its language as HTML writes it."""
    text = _templates().get_template(template).render(language_tag="zh-CN" if language == "zh" else "en", **values)
    return text.encode("utf-8", errors="replace")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(package_folder() / "export" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
