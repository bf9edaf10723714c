"""Messages in the reader's language, through gettext: English in the code, Chinese in the zh_CN catalogue."""

import gettext
import io
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Literal

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_FOLDER = Path(__file__).resolve().parent
_current: ContextVar[Language] = ContextVar("language", default="zh")


@cache
def _translations(language: Language) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    # Compiled at program start (0.02 s), so that no compiled catalogue can be stale.
    with (_FOLDER / "zh_CN" / "LC_MESSAGES" / "dashboard.po").open("rb") as source:
        catalogue = read_po(source, locale="zh_CN")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def use_language(language: Language) -> None:
    """Set the language of the current thread or task."""
    _current.set(language)


def language() -> Language:
    """The language of the current thread or task."""
    return _current.get()


def preferred(accepted: str | None) -> Language:
    """The language for an Accept-Language header or locale name, such as ``en-GB,en;q=0.9`` or ``zh_CN.UTF-8``.

    Chinese unless English comes first: the dashboard's readers are Chinese union bodies.
    """
    return "en" if (accepted or "").strip().lower().startswith("en") else "zh"


def _(message: str, **values: object) -> str:
    """The message in the current language, with its {placeholders} filled in."""
    text = _translations(language()).gettext(message)
    return text.format(**values) if values else text


def ngettext(one: str, many: str, count: int, **values: object) -> str:
    """One of two messages by the plural rule of the current language, with its {placeholders} filled in."""
    return _translations(language()).ngettext(one, many, count).format(**values)
