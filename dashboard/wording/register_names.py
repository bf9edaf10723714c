"""Titles of registers."""

from dashboard.locale import _


def register_title(name: str, synthetic: bool) -> str:
    """A register's title in the current language, marked if its data are synthetic."""
    title = {"guizhou": _("Guizhou, harmonious enterprises 2014"), "plans": _("Five plans of grassroots unions")}.get(
        name, name
    )
    return _("{title} (synthetic data)", title=title) if synthetic else title
