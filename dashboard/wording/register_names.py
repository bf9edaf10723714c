"""Titles of registers."""

from pathlib import Path

from dashboard.home.register_about import register_about
from dashboard.locale import _, language


def register_title(folder: Path, synthetic: bool) -> str:
    """The title in the current language of the register in this folder, marked if its data are synthetic."""
    about = register_about(folder)
    own = (about.title_zh or about.title_en) if language() == "zh" else (about.title_en or about.title_zh)
    title = own or {
        "guizhou": _("Guizhou, harmonious enterprises 2014"),
        "plans": _("Five plans of grassroots unions"),
    }.get(folder.name, folder.name)
    return _("{title} (synthetic data)", title=title) if synthetic else title
