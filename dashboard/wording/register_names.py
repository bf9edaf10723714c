"""What a register is called."""

from dashboard.locale import _


def register_title(name: str, synthetic: bool) -> str:
    """A register's title in the current language; one of invented data says so in it."""
    title = {"guizhou": _("Guizhou, harmonious enterprises 2014"), "plans": _("Five plans of grassroots unions")}.get(
        name, name
    )
    return _("{title} (synthetic data)", title=title) if synthetic else title
